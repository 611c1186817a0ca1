// Measures this engine beside its peers, prints the tables and writes them to results.md.
// Usage: npm run bench -- [--rounds 5] [--section commonModel]
import { execFileSync } from "node:child_process";
import { renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import * as changedParameter from "./sections/changedParameter.mjs";
import * as commandLine from "./sections/commandLine.mjs";
import * as commonModel from "./sections/commonModel.mjs";
import * as manyDraws from "./sections/manyDraws.mjs";
import * as sobolIndices from "./sections/sobolIndices.mjs";
import { machineDescription } from "./tools/machine.mjs";
import { measureRounds } from "./tools/measureRounds.mjs";
import { root } from "./tools/programs.mjs";
import { sectionText } from "./tools/sectionText.mjs";

const sections = { commonModel, sobolIndices, changedParameter, manyDraws, commandLine };
const { values } = parseArgs({ options: { rounds: { type: "string" }, section: { type: "string" } } });
const rounds = Number(values.rounds ?? 5);
if (!Number.isInteger(rounds) || rounds < 1)
  throw new RangeError(`rounds are 1 or more, not ${values.rounds}`);
if (values.section !== undefined && !(values.section in sections))
  throw new RangeError(
    `there is no section ${values.section}; there are ${Object.keys(sections).join(", ")}`,
  );
const chosen = values.section === undefined ? Object.values(sections) : [sections[values.section]];

const texts = [];
const disagreements = [];
for (const section of chosen) {
  const measured = measureRounds(section.rows, rounds, (line) => process.stderr.write(`${line}\n`));
  const results = new Map([...measured.samples].map(([name, [first]]) => [name, first.results]));
  disagreements.push(...(section.disagreements?.(results) ?? []));
  texts.push(sectionText(section, measured));
  console.log(`${texts.at(-1)}\n`);
}
if (disagreements.length > 0) {
  console.error(`These programs do not compute the same:\n${disagreements.join("\n")}`);
  process.exit(1);
}

// A part of the sections would leave a file whose tables are not from one run.
if (values.section === undefined) {
  const commit = execFileSync("git", ["describe", "--always", "--dirty"], {
    cwd: root,
    encoding: "utf8",
  }).trim();
  const text = `# Results of the benchmark

Written by \`npm run bench\` on ${new Date().toISOString().slice(0, 10)}, from commit ${commit}.

Times are milliseconds: the median of the runs, the least and the most; \`cpu\` the processor's time; \`again\` the time
when the work is done a second time in the same process; \`peak MB\` the most memory that the process had. All programs
take turns, each round in a process of its own. A ratio is the median of the ratios within a round, by the clock and by
the processor's time, which other work on the machine disturbs less. What the programs compute was compared before
this file was written.

${machineDescription()
  .map((line) => `- ${line}`)
  .join("\n")}

${texts.join("\n\n")}
`;
  const file = path.join(root, "tests/bench/results.md");
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
  console.log(`Written to ${path.relative(process.cwd(), file)}`);
}
