import { describe, expect, it, vi } from "vitest";
import { complaintsAbout, complaintsOfProgram, refusalBy } from "./complaintsAbout.ts";
import { change, lineOf, overProject, ownStudy, smallStudy } from "./scenarioTexts.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

type Change = readonly [from: string, to: string];
type Case = readonly [title: string, change: Change, complaint: string];

const wage = "{ kind: uniform, low: 300, high: 500 }";
const segments = smallStudy.slice(smallStudy.indexOf("segments:"), smallStudy.indexOf("chains:"));
const parameters = smallStudy.slice(smallStudy.indexOf("parameters:"));

/** The complaint stands at the line of what was put in, or of what is around it. */
function expectComplaint(text: string, line: number, complaint: string): void {
  const complaints = complaintsAbout(text);
  expect(complaints.split("\n")).toContainEqual(expect.stringMatching(new RegExp(`^FILE:${line}: `)));
  expect(complaints).toContain(complaint);
}

describe("an unknown field", () => {
  it.each<Case>([
    [
      "of the scenario",
      ["title: Small", "titel: Small"],
      'there is no field "titel"; the nearest is "title"',
    ],
    [
      "of a segment",
      ["grossWage: wage", "grosWage: wage"],
      'there is no field "grosWage"; the nearest is "grossWage"',
    ],
    ["of a chain", ["says: A fee.", "say: A fee."], 'there is no field "say"; the nearest is "says"'],
    [
      "of a deduction",
      ["share: fee }", "share: fee, labl: a }"],
      'there is no field "labl"; the nearest is "label"',
    ],
    ["of a parameter", ["label: Wage", "lable: Wage"], 'there is no field "lable"; the nearest is "label"'],
    [
      "of a distribution",
      [wage, "{ kind: uniform, low: 300, hihg: 500 }"],
      'there is no field "hihg"; the nearest is "high"',
    ],
  ])("is named with the nearest that there is: %s", (_, [from, to], complaint) => {
    expectComplaint(change(smallStudy, [from, to]), lineOf(smallStudy, from), complaint);
  });
});

describe("a field that is missing", () => {
  it.each<Case>([
    ["of the scenario", ["year: 2020\n", ""], "FILE:1: year is missing; a number is needed"],
    ["base, which may be of two kinds", ["base: none\n", ""], "FILE:1: base is missing"],
    [
      "of a segment, which may be of two kinds",
      ["    grossWage: wage\n", ""],
      "FILE:8: segments.0.grossWage is missing",
    ],
    ["of a deduction", ["{ to: company, ", "{ "], "FILE:25: chains.0.stages.0.deductions.0.to"],
    [
      "of a distribution",
      [wage, "{ kind: uniform, low: 300 }"],
      "FILE:28: parameters.1.distribution.high is missing; a number is needed",
    ],
    [
      "the kind of a distribution",
      [wage, "{ low: 300, high: 500 }"],
      "FILE:28: parameters.1.distribution.kind is missing",
    ],
    [
      "workers or headcount of a segment",
      ["    workers: crew\n", ""],
      "FILE:8: segments.0 a segment has either workers or headcount",
    ],
  ])("is named: %s", (_, changed, complaint) => {
    expect(complaintsAbout(change(smallStudy, changed))).toContain(complaint);
  });
});

describe("a value of the wrong type", () => {
  it.each<Case>([
    ["text for a number", ["year: 2020", "year: soon"], 'year found "soon", where a number is needed'],
    [
      "a number in quotes",
      ["low: 300", 'low: "300"'],
      'distribution.low found "300", where a number is needed',
    ],
    ["a number for a text", ["title: Small", "title: 7"], "title found 7, where a text is needed"],
    [
      "a fraction for a whole number",
      ["year: 2020", "year: 2020.5"],
      "year found 2020.5, where a whole number is needed",
    ],
    ["text for a list", [segments, "segments: many\n"], 'segments found "many", where a list is needed'],
    [
      "a group for a list",
      [parameters, "parameters: { a: 1 }\n"],
      "parameters found a group of fields, where a list is needed",
    ],
    [
      "a list for a group",
      [wage, "[300, 500]"],
      "parameters.1.distribution found a list of 2, where a group of fields is needed",
    ],
    ["nothing for a text", ["title: Small", "title:"], "title found null, where a text is needed"],
    [
      "a list for one name",
      ["monthsPaid: months", "monthsPaid: [months]"],
      "monthsPaid found a list of 1, where a text is needed",
    ],
  ])("is named with what is needed: %s", (_, [from, to], complaint) => {
    expectComplaint(change(smallStudy, [from, to]), lineOf(smallStudy, from), complaint);
  });
});

describe("a number that is none, or too large or small", () => {
  it.each<Case>([
    ["NaN", ["low: 300", "low: .nan"], "distribution.low found NaN, where a number is needed"],
    ["infinity", ["high: 500", "high: .inf"], "distribution.high found Infinity, where a number is needed"],
    [
      "minus infinity",
      ["low: 300", "low: -.inf"],
      "distribution.low found -Infinity, where a number is needed",
    ],
    [
      "beyond all doubles",
      ["high: 500", "high: 1e999"],
      "distribution.high found Infinity, where a number is needed",
    ],
    [
      "covers 0",
      [`covers: 1, distribution: ${wage}`, `covers: 0, distribution: ${wage}`],
      "covers found 0; allowed: more than 0",
    ],
    [
      "covers below 0",
      [`covers: 1, distribution: ${wage}`, `covers: -0.9, distribution: ${wage}`],
      "covers found -0.9; allowed: more than 0",
    ],
    [
      "covers above 1",
      [`covers: 1, distribution: ${wage}`, `covers: 1.5, distribution: ${wage}`],
      "covers found 1.5; allowed: at most 1",
    ],
    ["a year far off", ["year: 2020", "year: 3000"], "year found 3000; allowed: at most 2200"],
    ["no draws", ["year: 2020", "year: 2020\ndraws: 0"], "draws found 0; allowed: at least 1"],
    [
      "too many draws",
      ["year: 2020", "year: 2020\ndraws: 1e12"],
      "draws found 1000000000000; allowed: at most 100000000",
    ],
    ["a seed between whole numbers", ["year: 2020", "year: 2020\nseed: 1.5"], "seed found 1.5"],
    [
      "a loguniform range from 0",
      [wage, "{ kind: loguniform, low: 0, high: 5 }"],
      "distribution.low found 0; allowed: more than 0",
    ],
  ])("is refused: %s", (_, changed, complaint) => {
    const text = change(smallStudy, changed);
    expectComplaint(text, lineOf(text, changed[1].split("\n").at(-1)!), complaint);
  });

  it("is refused as a change, too", () => {
    const complaints = complaintsAbout(
      `${overProject}set:\n  wage.kuwait: .nan\n  wage.qatar: [300, .inf]\n  wage.mongolia: { distribution: { kind: fixed, value: -.inf } }\n`,
    );
    expect(complaints).toContain("FILE:8: set.wage.kuwait found NaN");
    expect(complaints).toContain("FILE:9: set.wage.qatar.1 found Infinity, where a number is needed");
    expect(complaints).toContain(
      "FILE:10: set.wage.mongolia.distribution.value found -Infinity, where a number is needed",
    );
  });

  it("is refused as a weight", () => {
    const negative = change(ownStudy, ["weight: 0.6", "weight: -0.6"]);
    expectComplaint(negative, lineOf(ownStudy, "weight: 0.6"), "weight found -0.6; allowed: at least 0");
    const nan = change(ownStudy, ["weight: 0.6", "weight: .nan"]);
    expectComplaint(nan, lineOf(ownStudy, "weight: 0.6"), "weight found NaN");
  });
});

describe("an unknown word", () => {
  it.each<Case>([
    ["a recipient", ["to: company", "to: compnay"], '"compnay"; the nearest is "company"'],
    [
      "a period",
      ["share: fee }", "amount: wage, per: paid-month }"],
      '"paid-month"; the nearest is "paid month"',
    ],
    [
      "a basis",
      [
        `basis: judgement, note: Made up., covers: 1, distribution: ${wage}`,
        `basis: judgment, note: Made up., covers: 1, distribution: ${wage}`,
      ],
      '"judgment"; the nearest is "judgement"',
    ],
    [
      "a kind of scenario",
      ["base: none", "base: none\nkind: estimat"],
      '"estimat"; the nearest is "estimate"',
    ],
    [
      "a kind of distribution",
      ["kind: uniform, low: 300", "kind: unifrom, low: 300"],
      '"unifrom"; the nearest is "uniform"',
    ],
    ["what a stage is of", ["of: wage", "of: wages"], '"wages"; the nearest is "wage"'],
  ])("is named with the nearest that there is: %s", (_, changed, complaint) => {
    const text = change(smallStudy, changed);
    const line = lineOf(text, changed[1].split("\n").at(-1)!);
    expectComplaint(text, line, complaint);
  });

  it("is told in a sentence that can be read", () => {
    expect(complaintsAbout(change(smallStudy, ["of: wage", "of: wages"]))).not.toContain("where there is no");
  });
});

describe("a name", () => {
  const long = "x".repeat(5000);

  it.each<Case>([
    ["with capitals", ["id: small", "id: Small"], 'id found "Small"; an id is lower-case letters and digits'],
    [
      "with a blank",
      ["id: small", "id: small one"],
      'id found "small one"; an id is lower-case letters and digits',
    ],
    ["with letters beyond", ["id: small", "id: klein-é"], "an id is lower-case letters and digits"],
    ["of nothing", ["id: small", 'id: ""'], 'id found ""'],
    ["far too long", ["id: small", `id: ${long}`], "allowed: at most 80 characters"],
    ["in a title far too long", ["title: Small", `title: ${long}`], "allowed: at most 4000 characters"],
    ["of a parameter far too long", ["grossWage: wage", `grossWage: ${long}`], "grossWage"],
    [
      "of an option far too long",
      ["base: none", `base: none\nchoose: { total: ${long} }`],
      "allowed: at most 80 characters",
    ],
    [
      "of a parameter set, with capitals",
      ["base: none", "base: none\nset: { Wage: 3 }"],
      '"Wage" cannot be a name here: an id is lower-case',
    ],
    [
      "of a currency",
      ["base: none", "base: none\nexchangeRates: { eur: fee }"],
      '"eur" cannot be a name here: a currency is three capital letters',
    ],
    [
      "of a figure",
      [
        `note: Made up., covers: 1, distribution: ${wage}`,
        `evidence: [f312], note: Made up., covers: 1, distribution: ${wage}`,
      ],
      'found "f312"; a figure\'s id looks like F312',
    ],
  ])("is refused where it cannot be one: %s", (_, changed, complaint) => {
    const text = change(smallStudy, changed);
    const line = lineOf(text, changed[1].split("\n").at(-1)!);
    expectComplaint(text, line, complaint);
    expect(complaintsAbout(text).length).toBeLessThan(1000);
  });

  it("may not be a key without end", () => {
    expect(complaintsAbout(change(smallStudy, ["title: Small\n", `title: Small\n${long}: 3\n`]))).toMatch(
      /^FILE:3: /,
    );
  });
});

describe("a deduction or segment at odds with itself", () => {
  it.each<Case>([
    [
      "a share and an amount",
      ["share: fee }", "share: fee, amount: wage, per: year }"],
      "exactly one of share, amount and quota",
    ],
    ["an amount without a period", ["share: fee }", "amount: wage }"], "an amount or a quota says per what"],
    ["a share with a period", ["share: fee }", "share: fee, per: year }"], "a share does not"],
    [
      "workers and a headcount",
      ["    workers: crew\n", "    workers: crew\n    headcount: { place: valley }\n"],
      "either workers or headcount",
    ],
    [
      "no deduction in a stage",
      ["          - { to: company, share: fee }\n", "          []\n"],
      "allowed: at least 1",
    ],
  ])("is refused: %s", (_, changed, complaint) => {
    expect(complaintsAbout(change(smallStudy, changed))).toContain(complaint);
  });

  it("is refused where it has no segment", () => {
    expect(complaintsAbout(change(smallStudy, [segments, "segments: []\n"]))).toMatch(
      /^FILE:7: segments .*at least 1/,
    );
  });
});

describe("the command line", () => {
  const texts = [
    change(smallStudy, ["title: Small", "titel: Small"]),
    change(smallStudy, ["low: 300", "low: .nan"]),
    change(smallStudy, ["to: company", "to: compnay"]),
    change(smallStudy, ["share: fee }", "share: fee, per: year }"]),
  ];

  it.concurrent.each(texts)(
    "says the same: check with status 1, run and show with status 2",
    async (text) => {
      const complaints = complaintsAbout(text);
      expect(await complaintsOfProgram(text)).toBe(complaints);
      expect(await refusalBy(["run", "FILE"], text)).toBe(complaints);
      expect(await refusalBy(["show", "--scenario", "FILE"], text)).toBe(complaints);
    },
  );
});
