import fc from "fast-check";
import { describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import catalogue from "#catalogue";
import { readOverrides } from "../../../lib/node/cli/overrides.ts";
import { WrongCall } from "../../../lib/node/cli/wrongCall.ts";
import { simulate } from "../../../lib/simulate/simulate.ts";
import { DataError } from "../../../lib/study/problems.ts";
import { readScenario } from "../../../lib/study/readScenario.ts";
import { resolveStudy } from "../../../lib/study/resolveStudy.ts";
import type { Study } from "../../../lib/study/study.ts";
import { overProject, ownStudy } from "./scenarioTexts.ts";

vi.setConfig({ testTimeout: 120_000 });

/** Processor time, a hundred times what a scenario takes: only a text that hangs the reader takes longer. */
const longestMicroseconds = 5_000_000;
const runs = { seed: 20120401, endOnFailure: true } as const;

const changed = `${overProject}seed: 0
segments: [kuwait-construction, russia-logging]
set:
  wage.kuwait: [300, 500]
  months.usual: { distribution: { kind: triangular, low: 8, mode: 11, high: 12 }, covers: 1 }
choose:
  total: own-sum
  russia-state-take: quota
`;

/** The study of a text, or undefined where it is refused; anything but a DataError is passed on. */
function readOrRefuse(text: string): Study | undefined {
  const start = process.cpuUsage();
  try {
    const { scenario, locate } = readScenario(text, "FILE");
    return resolveStudy(catalogue, scenario, {}, locate);
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    expect(error.problems.length).toBeGreaterThan(0);
    for (const problem of error.problems) expect(problem).toMatch(/^FILE(?::[1-9]\d*)?: ./s);
    return undefined;
  } finally {
    const { user, system } = process.cpuUsage(start);
    expect(user + system).toBeLessThan(longestMicroseconds);
  }
}

/** Pieces that YAML, JavaScript and the project give a meaning to. */
const pieces = [
  ..."\n:-?,[]{}#&*!|>'\"%@` \t0",
  ...[
    "\n  ",
    "\n    ",
    "\n  - ",
    ": ",
    " #",
    "---\n",
    "...\n",
    "{ ",
    " }",
    "[ ",
    " ]",
    "&a ",
    "*a",
    "<<: *a",
    "? ",
    "|\n",
    ">-\n",
  ],
  ...[
    "!!str ",
    "!!js/function ",
    "!!binary ",
    "!!set ",
    "!!timestamp ",
    "%YAML 1.1\n",
    "null",
    "~",
    "true",
    ".nan",
    "-.inf",
    "1e999",
  ],
  ...[
    "0x10",
    "-0",
    "1_000",
    "2012-01-01",
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "\0",
    "\u2028",
    "\ud800",
    "\ufeff",
  ],
  ...[
    "id: ",
    "title: ",
    "base: none\n",
    "segments:\n",
    "parameters:\n",
    "chains:\n",
    "choices:\n",
    "set:\n",
    "choose:\n",
    "headcounts:\n",
  ],
  ...[
    "kuwait-construction",
    "wage.kuwait",
    "total",
    "own-sum",
    "not ",
    "distribution: ",
    "kind: uniform",
    "low: 1",
    "high: 0",
    "covers: 2",
  ],
];
const yamlish = fc.array(fc.constantFrom(...pieces), { maxLength: 120 }).map((parts) => parts.join(""));

const oddNumbers = ["0", "-1", "1", "1e-320", "0.5", "13", "1e6", "-0", ".nan", ".inf", "1e400", '"1"'];

type Edit = (text: string) => string;
const lineEdit = (edit: (lines: string[], at: number) => void) =>
  fc.nat().map(
    (at): Edit =>
      (text) => {
        const lines = text.split("\n");
        edit(lines, at % lines.length);
        return lines.join("\n");
      },
  );
/** Puts another text in place of one match; a text without matches stays as it is. */
function replaceNth(
  text: string,
  pattern: RegExp,
  nth: number,
  by: (matches: readonly string[]) => string,
): string {
  const matches = [...text.matchAll(pattern)];
  const match = matches[nth % matches.length];
  if (match === undefined) return text;
  return (
    text.slice(0, match.index) +
    by(matches.map(([found]) => found)) +
    text.slice(match.index + match[0].length)
  );
}
const edits: fc.Arbitrary<Edit> = fc.oneof(
  lineEdit((lines, at) => lines.splice(at, 1)),
  lineEdit((lines, at) => lines.splice(at, 0, lines[at]!)),
  lineEdit((lines, at) => lines.push(lines[at]!)),
  lineEdit((lines, at) => lines.splice(at, 1, `  ${lines[at]!}`)),
  lineEdit((lines, at) => lines.splice(at, 1, lines[at]!.trimStart())),
  lineEdit((lines, at) => lines.splice(at)),
  fc.tuple(fc.nat(), fc.constantFrom(...pieces)).map(
    ([at, piece]): Edit =>
      (text) => {
        const place = at % (text.length + 1);
        return text.slice(0, place) + piece + text.slice(place);
      },
  ),
  fc.tuple(fc.nat(), fc.nat()).map(
    ([from, to]): Edit =>
      (text) =>
        replaceNth(text, /[\w.-]+/g, from, (words) => words[to % words.length]!),
  ),
  fc.tuple(fc.nat(), fc.constantFrom(...oddNumbers)).map(
    ([from, number]): Edit =>
      (text) =>
        replaceNth(text, /(?<=[ [])-?\d+(?:\.\d+)?(?=[ ,\]}\n])/g, from, () => number),
  ),
);
const mutated = fc
  .tuple(fc.constantFrom(ownStudy, changed), fc.array(edits, { minLength: 1, maxLength: 6 }))
  .map(([text, changes]) => changes.reduce((changed, change) => change(changed), text));

/** Something that YAML can hold, small and odd. */
const oddValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    "",
    "none",
    "wage.kuwait",
    "constructor",
    "not ",
    "not share.lost",
    "F312",
    [],
    {},
    [[]],
    "x".repeat(5000),
  ),
  fc.constantFrom(0, -1, 1, 0.5, 13, 1e6, 1e-320, 2 ** 53),
  fc.jsonValue({ maxDepth: 2 }),
  fc.dictionary(
    fc.constantFrom("id", "of", "add", "share", "__proto__", "constructor", "length", "toString", "0"),
    fc.jsonValue({ maxDepth: 1 }),
  ),
);
/** A scenario with some of its values taken out or replaced, written as JSON, which is YAML. */
const distorted = fc
  .tuple(
    fc.constantFrom(ownStudy, changed),
    fc.array(fc.tuple(fc.nat(), fc.option(oddValue)), { minLength: 1, maxLength: 3 }),
  )
  .map(([text, changes]) => {
    const data: unknown = parse(text);
    for (const [at, value] of changes) {
      const places = placesIn(data);
      const { holder, key } = places[at % places.length]!;
      if (value === null) delete holder[key];
      else holder[key] = structuredClone(value);
    }
    return JSON.stringify(data, null, 1);
  });

/** Every field and entry of nested data, outermost first. */
function placesIn(data: unknown): { readonly holder: Record<string, unknown>; readonly key: string }[] {
  if (data === null || typeof data !== "object") return [];
  const holder = data as Record<string, unknown>;
  return Object.keys(holder).flatMap((key) => [{ holder, key }, ...placesIn(holder[key])]);
}

describe("a text from anywhere", () => {
  it("is refused with a DataError, whatever its characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 400 }), (text) => {
        readOrRefuse(text);
      }),
      { ...runs, numRuns: 400 },
    );
  });

  it("is refused with a DataError, whatever it does to YAML", () => {
    fc.assert(
      fc.property(yamlish, (text) => {
        readOrRefuse(text);
      }),
      { ...runs, numRuns: 400 },
    );
  });
});

describe("a valid scenario that was damaged", () => {
  it("is refused with a DataError or read, and what is read can be run", () => {
    fc.assert(
      fc.property(mutated, (text) => {
        const study = readOrRefuse(text);
        if (study !== undefined) simulate(study, { draws: 8 });
      }),
      { ...runs, numRuns: 100 },
    );
  });

  it("is refused with a DataError or run, whatever stands in the place of a value", () => {
    fc.assert(
      fc.property(distorted, (text) => {
        const study = readOrRefuse(text);
        if (study !== undefined) simulate(study, { draws: 8 });
      }),
      { ...runs, numRuns: 150 },
    );
  });
});

describe("overrides of a call", () => {
  const word = fc.oneof(
    fc.constantFrom(
      "wage.kuwait",
      "rate.kuwait.state",
      "headcount.kuwait",
      "total",
      "own-sum",
      "kuwait-chain",
      "constructor",
      "__proto__",
    ),
    fc.constantFrom(
      "1..2",
      "2..1",
      "0.1..0.2..0.3",
      "..",
      "1..",
      "NaN",
      "-Infinity",
      "1e999",
      "0x10",
      "1e-320",
      "-0",
      "=",
      "\0",
      " ",
    ),
    fc.string({ maxLength: 8 }),
  );
  const option = fc.array(word, { maxLength: 4 }).map((parts) => parts.join("="));

  const list = fc.array(option, { maxLength: 3 });

  it("are refused with a WrongCall or a DataError, or make a study", () => {
    fc.assert(
      fc.property(fc.record({ set: list, choose: list, weigh: list, without: list }), (words) => {
        try {
          resolveStudy(catalogue, "kuwait-2012", readOverrides(words));
        } catch (error) {
          expect([DataError, WrongCall]).toContain((error as object).constructor);
        }
      }),
      { ...runs, numRuns: 400 },
    );
  });
});
