import { describe, expect, it } from "vitest";
import { checkParts, jobOfPart, mergeParts } from "../../../lib/publish/parts/mergeParts.ts";
import { partOf, readPartFile, writePart } from "../../../lib/publish/parts/partFile.ts";
import type { PartFile } from "../../../lib/publish/parts/partFileSchema.ts";
import { digestOfText } from "../../../lib/simulate/digest.ts";
import { inlineExecutor } from "../../../lib/simulate/executors/inlineExecutor.ts";
import { completePart, summariseWith } from "../../../lib/simulate/executors/simulateWith.ts";
import { compileJob, type JobOptions, jobOf } from "../../../lib/simulate/job.ts";
import { leafSize } from "../../../lib/simulate/moments.ts";
import { emptyPart } from "../../../lib/simulate/parts/part.ts";
import { smallStudy } from "../../simulate/executors/studies.ts";

const executor = inlineExecutor();
const call = {
  scenario: "small.yaml",
  text: "made up",
  set: [],
  choose: [],
  weigh: [],
  without: [],
  dependence: null,
};
const options: JobOptions = { draws: 16 * leafSize, design: "sobol", outcomes: ["narrow@all"] };

/** Text of the part with these leaves. */
async function textOf(first: number, end: number, changed: JobOptions = {}): Promise<string> {
  const compiled = compileJob(jobOf(smallStudy, { ...options, ...changed }));
  const part = emptyPart(compiled);
  await completePart(executor, compiled, part, { leaves: { first, end } });
  return writePart(compiled, part, { call, shard: null });
}

/** A file whose content was changed, and its checksum with it. */
function forged(text: string, change: (file: Record<string, unknown>) => void): string {
  const { checksum: _, ...content } = JSON.parse(text) as Record<string, unknown>;
  change(content);
  return JSON.stringify({ ...content, checksum: digestOfText(JSON.stringify(content)) });
}

const text = await textOf(3, 9);
const compiled = compileJob(jobOf(smallStudy, options));

describe("the file of a part", () => {
  it("gives the part back to the last bit", () => {
    const part = partOf(compiled, readPartFile(text, "p.json"), "p.json");
    expect(writePart(compiled, part, { call, shard: null })).toBe(text);
  });

  it("gives the job back that it belongs to", () => {
    const { job } = jobOfPart(smallStudy, { name: "p.json", file: readPartFile(text, "p.json") });
    expect(job).toEqual(compiled.job);
  });

  it("merges with the others to the bits of the whole run, in any order", async () => {
    const files = await Promise.all([textOf(9, 16), Promise.resolve(text), textOf(0, 3)]);
    const whole = await summariseWith(executor, smallStudy, options);
    for (const order of [files, [...files].reverse()]) {
      const parts = order.map((part, index) => ({ name: `${index}`, file: readPartFile(part, `${index}`) }));
      checkParts(parts);
      const merged = mergeParts(smallStudy, parts);
      expect(merged.digest()).toBe(whole.digest());
      for (const [outcome, { moments, replicates }] of whole.outcomes)
        expect(merged.outcomes.get(outcome)).toMatchObject({ moments, replicates });
    }
  });

  it.each([
    ["cut off", text.slice(0, 500), "p.json: is not JSON"],
    ["empty", "", "p.json: is not JSON"],
    ["of another form", '{"format":"wageflow-run"}', "p.json: format"],
    [
      "with a digit changed",
      text.replace(/"zeros":0/, '"zeros":1'),
      "p.json: was changed since it was written",
    ],
    ["with a further field", text.replace("{", '{"more":1,'), "p.json: "],
  ])("is refused %s", (_, changed, message) => {
    expect(() => readPartFile(changed, "p.json")).toThrow(message);
  });

  const first = (file: Record<string, unknown>) => (file.outcomes as Record<string, unknown>[])[0]!;
  it.each<[string, (file: Record<string, unknown>) => void]>([
    ["fewer digests than leaves", (file) => (file.leafDigests as unknown[]).pop()],
    ["leaves upside down", (file) => (file.leaves = [[9, 3]])],
    [
      "leaves that touch",
      (file) =>
        (file.leaves = [
          [3, 5],
          [5, 9],
        ]),
    ],
    ["leaves beyond the end", (file) => (file.leaves = [[13, 19]])],
    ["more leaves", (file) => (file.leaves = [[0, 9]])],
    ["a sum too few", (file) => (first(file).sums as unknown[]).pop()],
    ["a sum of a replicate too many", (file) => (first(file).replicateSums as unknown[]).push([1, 1])],
    ["an outcome too few", (file) => (file.outcomes as unknown[]).pop()],
    ["another outcome", (file) => (first(file).outcome = "narrow")],
    ["more zeros", (file) => (first(file).zeros = 5)],
    ["extremes upside down", (file) => Object.assign(first(file), { least: 2, most: 1 })],
    ["counts of nothing", (file) => (first(file).counts = "")],
    ["counts that are none", (file) => (first(file).counts = "!")],
    ["no options", (file) => (file.options = {})],
    ["options of another choice", (file) => (file.options = { constructor: [1, 2] })],
    ["other options", (file) => (file.options = { take: [1, 2] })],
  ])("is refused with %s, even where its checksum is right", (_, change) => {
    expect(() => {
      const file = readPartFile(forged(text, change), "p.json");
      partOf(compiled, file, "p.json");
    }).toThrow(/^p\.json: contradicts itself/);
  });

  it.each<[string, (file: PartFile) => Partial<PartFile>, string]>([
    ["version of the code", () => ({ codeVersion: "9.9.9" }), "was made by wageflow 9.9.9"],
    ["study", () => ({ studyDigest: "0".repeat(64) }), "its study is not the one"],
    [
      "design",
      ({ design }) => ({ design: { ...design, draws: design.draws + 1 } }),
      "there is no sobol design",
    ],
  ])("has no job here with another %s", (_, change, message) => {
    const file = readPartFile(text, "p.json");
    expect(() => jobOfPart(smallStudy, { name: "p.json", file: { ...file, ...change(file) } })).toThrow(
      message,
    );
  });
});

describe("checkParts", () => {
  const part = async (name: string, first: number, end: number, changed?: JobOptions) => ({
    name,
    file: readPartFile(await textOf(first, end, changed), name),
  });

  it("names the foreign one, wherever it stands", async () => {
    const [a, b] = await Promise.all([part("a", 0, 3), part("b", 3, 9)]);
    for (const [changed, message] of [
      [{ seed: "x" }, 'its seed is "x", not "2020"'],
      [{ draws: 32 * leafSize }, "its number of draws is 262144, not 131072"],
      [{ design: "random" }, "its design is random in 1 replicates, not sobol in 16 replicates"],
      [{ outcomes: [] }, "its list of outcomes is 8 outcomes, not 9 outcomes"],
    ] as const) {
      const odd = await part("odd", 9, 16, changed);
      for (const parts of [
        [odd, a, b],
        [a, odd, b],
      ])
        expect(() => checkParts(parts)).toThrow(`odd: is of another run than a: ${message}`);
    }
  });

  it("names what is doubled and what is missing", async () => {
    const parts = await Promise.all([part("a", 0, 5), part("b", 4, 9)]);
    expect(() => checkParts(parts)).toThrow("b: holds leaf 4 that a holds too; take one of them away");
    expect(() => checkParts([parts[1]!])).toThrow(
      "leaves 0 to 3 of 16 are missing\nleaves 9 to 15 of 16 are missing",
    );
  });
});
