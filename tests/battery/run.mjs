/**
 * Runs tests of dieharder (apt-get install dieharder) on words of the engine's streams, about ten minutes on
 * two cores, and writes results.md beside this file:  npm run battery
 */
import { spawn, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const folder = path.dirname(fileURLToPath(import.meta.url));

const arrangements = {
  stream: "one stream, word after word",
  parameters: "words of 96 parameters in turn",
  seeds: "words of 1,024 neighbouring seeds in turn",
};

/**
 * Options of dieharder: the tests that it calls good, those that take long with fewer samples. Without -n, test
 * 201 refuses its own reference generators.
 */
const tests = [
  ...[0, 1, 3, 4, 8, 9, 10, 11, 12, 13, 15, 16].map((test) => `-d ${test}`),
  "-d 2 -p 20",
  "-d 17 -p 5",
  ...[100, 101, 102].map((test) => `-d ${test}`),
  ...[1, 2, 4, 8].map((bits) => `-d 200 -n ${bits} -p 20`),
  ...[2, 5].map((dimensions) => `-d 201 -n ${dimensions} -p 20`),
  ...[2, 5].map((length) => `-d 202 -n ${length}`),
  // Lags of 96 and 1,024 words compare the words of one stream in the two arrangements.
  ...[0, 31].map((skipped) => `-d 203 -n ${skipped} -p 20`),
  "-d 203 -n 95 -p 10",
  "-d 203 -n 1023 -p 1",
  ...[204, 205, 206, 207, 208, 209].map((test) => `-d ${test}`),
];

const columns = "-D test_name -D ntuple -D tsamples -D psamples -D pvalues -D assessment";

/** Where words begin that a weak test is repeated on: far beyond those that it had. */
const other = 2 ** 40;

/** Rows of what a test says of an arrangement: name, n, samples, repetitions, p-value, assessment. */
async function resultsOf(arrangement, test, start = 0) {
  const words = spawn(process.execPath, [path.join(folder, "words.mjs"), arrangement, `${start}`], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const battery = spawn("dieharder", `-g 200 ${test} ${columns}`.split(" "), {
    stdio: [words.stdout, "pipe", "inherit"],
  });
  words.stdout.destroy();
  let text = "";
  for await (const chunk of battery.stdout) text += chunk;
  words.kill();
  const rows = text.split("\n").filter((line) => line.includes("|"));
  if (rows.length === 0) throw new Error(`dieharder ${test} said nothing of ${arrangement}: ${text}`);
  return rows.map((row) => row.split("|").map((field) => field.trim()));
}

const version = /version ([\d.]+)/.exec(
  spawnSync("dieharder", ["-l"], { encoding: "utf8" }).stdout ?? "",
)?.[1];
if (version === undefined) throw new Error("dieharder is not installed; try: apt-get install dieharder");

const lines = [];
const assessments = { PASSED: 0, WEAK: 0, FAILED: 0 };
const again = { PASSED: 0, WEAK: 0, FAILED: 0 };
for (const test of tests) {
  let rows;
  const columnsOfCells = [];
  for (const arrangement of Object.keys(arrangements)) {
    rows = await resultsOf(arrangement, test);
    const isClear = rows.every(([, , , , , assessment]) => assessment === "PASSED");
    const repeated = isClear ? rows : await resultsOf(arrangement, test, other);
    columnsOfCells.push(
      rows.map(([, , , , p, assessment], index) => {
        assessments[assessment]++;
        if (assessment === "PASSED") return digits(p);
        const [, , , , otherP, then] = repeated[index];
        again[then]++;
        return `${digits(p)} ${assessment.toLowerCase()}, then ${digits(otherP)} ${then.toLowerCase()}`;
      }),
    );
  }
  for (const [index, [name, n, samples, repetitions]] of rows.entries()) {
    const cells = columnsOfCells.map((column) => column[index]);
    lines.push(`| \`${test}\` | ${name} | ${n} | ${samples} x ${repetitions} | ${cells.join(" | ")} |`);
    process.stderr.write(`${lines.at(-1)}\n`);
  }
}

function digits(p) {
  return Number(p).toFixed(4);
}

const { PASSED, WEAK, FAILED } = assessments;
const all = PASSED + WEAK + FAILED;
writeFileSync(
  path.join(folder, "results.md"),
  `# The streams under dieharder

Made by \`npm run battery\` with dieharder ${version}; a row is one of

${Object.keys(arrangements)
  .map((arrangement) => `    node tests/battery/words.mjs ${arrangement} | dieharder -g 200 OPTIONS`)
  .join("\n")}

${Object.entries(arrangements)
  .map(([arrangement, meaning]) => `- \`${arrangement}\`: ${meaning}`)
  .join("\n")}

${all} p-values: ${PASSED} passed, ${WEAK} weak, ${FAILED} failed. dieharder calls a p-value weak below 0.005 and
above 0.995, which one in a hundred of a perfect generator's is (${(all / 100).toFixed(1)} of these), and failed below
0.000001 and above 0.999999. Tests with such a p-value were repeated on words from draw 2^40 on: ${again.PASSED} passed,
${again.WEAK} weak, ${again.FAILED} failed.

| options | test | n | samples | ${Object.keys(arrangements).join(" | ")} |
| --- | --- | --- | --- | ${Object.keys(arrangements)
    .map(() => "---")
    .join(" | ")} |
${lines.join("\n")}
`,
);
