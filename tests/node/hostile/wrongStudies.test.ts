import { describe, expect, it, vi } from "vitest";
import { outputOf, wageflowIn } from "../cli/wageflow.ts";
import { complaintsAbout, complaintsOfProgram, refusalBy, scenarioFile } from "./complaintsAbout.ts";
import { change, lineOf, overProject, ownStudy, smallStudy } from "./scenarioTexts.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

type Case = readonly [title: string, text: string, at: string, complaint: string];

/** A complaint about the line that holds `at`. */
function expectComplaint([, text, at, complaint]: Case): void {
  const complaints = complaintsAbout(text);
  const here = complaints.split("\n").filter((line) => line.startsWith(`FILE:${lineOf(text, at)}: `));
  expect(here.join("\n") || complaints).toContain(complaint);
}

const of = (base: string, from: string, to: string): string => change(base, [from, to]);
const wage = "note: Made up., covers: 1, distribution: { kind: uniform, low: 300, high: 500 }";

describe("a name that there is not", () => {
  it.each<Case>([
    [
      "a base",
      of(overProject, "bottom-up-2012", "bottom-up-2013"),
      "base:",
      'there is no scenario "bottom-up-2013"; the nearest is "bottom-up-2012"',
    ],
    [
      "a parameter of a segment",
      of(smallStudy, "grossWage: wage", "grossWage: wgae"),
      "wgae",
      'there is no parameter "wgae"; the nearest is "wage"',
    ],
    [
      "a parameter of a deduction",
      of(smallStudy, "share: fee }", "share: feee }"),
      "feee",
      'there is no parameter "feee"; the nearest is "fee"',
    ],
    [
      "a parameter of a factor",
      of(ownStudy, "[fee, not share.waived]", "[fee, not share.waved]"),
      "waved",
      'there is no parameter "share.waved"; the nearest is "share.waived"',
    ],
    [
      "a parameter that a name stands for",
      of(ownStudy, "{ fee: fee.orchards }", "{ fee: fee.orchard }"),
      "fee.orchard }",
      'there is no parameter "fee.orchard"; the nearest is "fee.orchards"',
    ],
    [
      "a name that a chain does not call",
      of(ownStudy, "{ fee: fee.canneries }", "{ fee: fee.canneries, fie: fee.orchards }"),
      "fie:",
      "fie",
    ],
    [
      "a parameter set",
      `${overProject}set:\n  wage.kuweit: 3\n`,
      "wage.kuweit",
      'there is no parameter "wage.kuweit"; the nearest is "wage.kuwait"',
    ],
    [
      "a parameter set that the study does not use",
      `${overProject}segments: [kuwait-construction]\nset:\n  wage.qatar: 3\n`,
      "wage.qatar",
      '"wage.qatar" is not used in this study',
    ],
    [
      "a parameter of an exchange rate",
      of(ownStudy, "EUR: rate.euro", "EUR: rate.eruo"),
      "rate.eruo",
      'there is no parameter "rate.eruo"; the nearest is "rate.euro"',
    ],
    [
      "a parameter of what the company spends",
      of(ownStudy, "companySpent: company.spent", "companySpent: company.spend"),
      "company.spend\n",
      'there is no parameter "company.spend"; the nearest is "company.spent"',
    ],
    [
      "a chain",
      of(smallStudy, "chain: agency", "chain: agancy"),
      "agancy",
      'there is no chain "agancy"; the nearest is "agency"',
    ],
    [
      "what follows net pay",
      of(ownStudy, "afterNetPay: at-home", "afterNetPay: at-hone"),
      "at-hone",
      'there is no after-net-pay "at-hone"; the nearest is "at-home"',
    ],
    [
      "a segment",
      `${overProject}segments: [kuwait-construktion]\n`,
      "segments:",
      'there is no segment "kuwait-construktion"; the nearest is "kuwait-construction"',
    ],
    [
      "a choice pinned",
      `${overProject}choose:\n  totl: own-sum\n`,
      "totl",
      'there is no choice "totl"; the nearest is "total"',
    ],
    [
      "an option pinned",
      `${overProject}choose:\n  total: own-sun\n`,
      "own-sun",
      'there is no option "own-sun"; the nearest is "own-sum"',
    ],
    [
      "a choice of a condition",
      of(ownStudy, "when: { levy: quota }", "when: { lvy: quota }"),
      "lvy",
      'there is no choice "lvy"; the nearest is "levy"',
    ],
    [
      "an option of a condition",
      of(ownStudy, "when: { levy: quota }", "when: { levy: qota }"),
      "qota",
      'there is no option "qota"; the nearest is "quota"',
    ],
    [
      "a choice that weights depend on",
      of(ownStudy, "given: list", "given: lst"),
      "lst",
      'there is no choice "lst"; the nearest is "list"',
    ],
    [
      "an option that weights depend on",
      of(ownStudy, "autumn-list: 1 }", "autumn-list: 1, winter-list: 1 }"),
      "winter-list",
      'there is no option "winter-list"; there are: spring-list, autumn-list',
    ],
    [
      "a place of a segment",
      of(ownStudy, "{ place: valley }", "{ place: valey }"),
      "valey",
      'there is no place "valey"; the nearest is "valley"',
    ],
    [
      "a place of a composition",
      of(ownStudy, "coast: { add: crew.coast }", "cost: { add: crew.coast }"),
      "cost:",
      'there is no place "cost"; the nearest is "coast"',
    ],
    [
      "a place taken off",
      of(ownStudy, "{ place: harbour, when", "{ place: harbor, when"),
      "harbor, when",
      'there is no place "harbor"; the nearest is "harbour"',
    ],
    [
      "an outcome",
      `${overProject}speaksOf: [narow]\n`,
      "narow",
      'there is no outcome "narow"; the nearest is "narrow"',
    ],
    [
      "a figure used",
      of(smallStudy, wage, `evidence: [F312x], ${wage}`),
      "F312x",
      'there is no figure "F312x"; the nearest is "F312"',
    ],
    [
      "a figure worked out from",
      of(smallStudy, wage, `derivedFrom: [F312x], ${wage}`),
      "F312x",
      'there is no figure "F312x"; the nearest is "F312"',
    ],
    [
      "a figure left out",
      of(smallStudy, wage, `leftOut: [{ evidence: [F312x], because: Odd. }], ${wage}`),
      "F312x",
      'there is no figure "F312x"; the nearest is "F312"',
    ],
    [
      "a figure of a mixture",
      `${overProject}set:\n  company.spent: { distribution: { kind: mixture, by: lineage, components: [{ evidence: F312x, low: 0, high: 1 }] } }\n`,
      "F312x",
      'there is no figure "F312x"; the nearest is "F312"',
    ],
  ])("is named with the nearest that there is: %s", (...the) => {
    expectComplaint(the);
  });

  it("is all that is said of a study that names one segment wrongly", () => {
    expect(
      complaintsAbout(`${overProject}segments: [kuwait-construktion]\n`).trimEnd().split("\n"),
    ).toHaveLength(1);
  });

  it("is said with the segment that does not give it, where a chain leaves it to the segments", () => {
    const text = of(ownStudy, "    with: { fee: fee.orchards }\n", "");
    expect(complaintsAbout(text)).toMatch(/"fee".*"orchards"|"orchards".*"fee"/);
  });
});

describe("a unit that does not belong", () => {
  it.each<Case>([
    [
      "a wage in persons",
      of(smallStudy, "unit: USD/month", "unit: persons"),
      "grossWage:",
      '"wage" in persons is not what belongs here: one parameter in money per month or year',
    ],
    [
      "a share in dollars",
      of(smallStudy, "label: Fee, unit: share", "label: Fee, unit: USD/month"),
      "share: fee }",
      '"fee" in USD/month is not what belongs here: a share',
    ],
    [
      "workers in years",
      of(smallStudy, "unit: persons", "unit: years"),
      "workers:",
      '"crew" in years is not what belongs here: one parameter in persons',
    ],
    [
      "months that are none",
      of(smallStudy, "unit: months/year", "unit: months"),
      "{ id: months",
      '"months" is no unit the model knows',
    ],
    [
      "a unit in words",
      of(smallStudy, "unit: USD/month", "unit: dollars"),
      "id: wage",
      '"dollars" is no unit the model knows',
    ],
    [
      "persons times persons",
      of(ownStudy, "[crew.late, share.ashore]]\n    grossWage", "[crew.late, crew.packers]]\n    grossWage"),
      "workers: [[",
      "is not what belongs here: one parameter in persons",
    ],
    [
      "one less a wage",
      of(ownStudy, "[wage.canneries, ratio.packers]", "[not wage.canneries, ratio.packers]"),
      "not wage.canneries",
      "only a share can be taken from one",
    ],
    [
      "a month's money for a contract",
      of(ownStudy, "amount: loan.crew, per: contract", "amount: wage.canneries, per: contract"),
      "per: contract }",
      "one parameter in money per contract or once",
    ],
    [
      "a share for what is spread",
      of(
        ownStudy,
        "spreadOfEarnings: spread.crews\n    comparison",
        "spreadOfEarnings: share.lost\n    comparison",
      ),
      "share.lost\n",
      '"share.lost" in share is not what belongs here: a ratio',
    ],
    [
      "an exchange rate in shares",
      of(ownStudy, "EUR: rate.euro", "EUR: share.lost"),
      "exchangeRates",
      '"share.lost" is in share; a rate for EUR is in EUR/USD',
    ],
    [
      "a currency without a rate",
      of(ownStudy, "exchangeRates: { EUR: rate.euro }\n", ""),
      "id: wage.orchards",
      "the scenario names no exchange rate for it under `exchangeRates`",
    ],
    [
      "a figure of another quantity",
      of(smallStudy, wage, `evidence: [F312], ${wage}`),
      "F312",
      "F312 is in share, the parameter in USD/month: different quantities",
    ],
  ])("is named with what belongs there: %s", (...the) => {
    expectComplaint(the);
  });
});

describe("a range that cannot be", () => {
  const changed = (to: string) => `${overProject}set:\n  wage.kuwait: ${to}\n`;

  it.each<Case>([
    [
      "upside down",
      of(smallStudy, "low: 300, high: 500", "low: 500, high: 300"),
      "low: 500",
      "the range is upside down: low 500 is above high 300",
    ],
    [
      "upside down, as a change",
      changed("[500, 300]"),
      "[500",
      "the range is upside down: low 500 is above high 300",
    ],
    [
      "its mode outside",
      changed("{ distribution: { kind: triangular, low: 300, mode: 600, high: 500 }, covers: 1 }"),
      "mode: 600",
      "mode is 600; allowed is a number from low (300) to high (500)",
    ],
    [
      "without what it covers",
      of(
        smallStudy,
        "covers: 1, distribution: { kind: uniform, low: 300",
        "distribution: { kind: uniform, low: 300",
      ),
      "low: 300",
      "a uniform range says what it covers",
    ],
    [
      "without what it covers, as a change",
      changed("{ distribution: { kind: pert, low: 300, mode: 400, high: 500 } }"),
      "mode: 400",
      "a pert range says what it covers",
    ],
    [
      "one value that covers something",
      of(
        smallStudy,
        "note: Made up., distribution: { kind: fixed",
        "note: Made up., covers: 1, distribution: { kind: fixed",
      ),
      "kind: fixed",
      "`covers` belongs to a range",
    ],
    [
      "a negative count",
      of(smallStudy, "low: 100, high: 200", "low: -100, high: 200"),
      "low: -100",
      "a quantity in persons is 0 or more",
    ],
    ["a negative wage", changed("-5"), "-5", "a quantity in USD/month is 0 or more"],
    [
      "thirteen months",
      of(smallStudy, "value: 12", "value: 13"),
      "value: 13",
      "a quantity in months/year lies from 0 to 12",
    ],
    ["a share above 1", changed("3\n  share.sent-home: 1.5"), "1.5", "a quantity in share lies from 0 to 1"],
    [
      "stretched beyond what can be",
      of(ownStudy, "high: 8 }, covers: 1", "high: 8 }, covers: 0.5"),
      "covers: 0.5",
      "the range was stretched because it covers 0.5",
    ],
    [
      "evidence that is not there",
      changed("{ distribution: { kind: empirical, by: lineage, } }").replace("wage.kuwait", "company.spent"),
      "empirical",
      "takes its values from evidence, and none is named",
    ],
    [
      "years of a contract that may be none",
      of(ownStudy, "{ value: 1, weight: 1 }", "{ value: 0, weight: 1 }"),
      "id: contract.season",
      "0",
    ],
    ["an exchange rate that may be nothing", of(ownStudy, "value: 0.88", "value: 0"), "id: rate.euro", "0"],
  ])("is refused: %s", (...the) => {
    expectComplaint(the);
  });
});

describe("sums that cannot be", () => {
  it.each<Case>([
    [
      "shares of one stage above 1",
      of(
        smallStudy,
        "          - { to: company, share: fee }\n",
        "          - { to: company, share: big }\n          - { to: broker, share: big }\n",
      ).concat(
        "  - { id: big, label: Big, unit: share, basis: judgement, note: Made up., distribution: { kind: fixed, value: 0.6 } }\n",
      ),
      "- id: fee\n",
      "its shares add up to at least 1.2",
    ],
    [
      "shares of one stage above 1, as changes",
      `${overProject}set:\n  rate.kuwait.agency: 0.6\n  rate.kuwait.embassy: 0.6\n`,
      "rate.kuwait",
      "add up to at least 1.",
    ],
    [
      "a total below what is pinned",
      of(ownStudy, "value: 5000", "value: 100"),
      "five-thousand: crew.total",
      "below the 120",
    ],
    [
      "weights that are all 0",
      change(ownStudy, ["weight: 0.6", "weight: 0"], ["weight: 0.4", "weight: 0"]),
      "options:\n      - { id: spring-list",
      "have weights that add up to nothing",
    ],
    [
      "weights that leave an option out",
      of(ownStudy, "weight: { spring-list: 0.3, autumn-list: 1 }", "weight: { spring-list: 0.3 }"),
      "id: own-sum",
      'has no entry for "autumn-list"',
    ],
    [
      "weights by options of no choice",
      of(ownStudy, "    given: list\n", ""),
      "id: own-sum",
      "names no `given`",
    ],
    [
      "a total without an option",
      of(ownStudy, "five-thousand: crew.total }", "six-thousand: crew.total }"),
      "totals:",
      'there is no option "six-thousand"',
    ],
    [
      "an option without a total",
      of(ownStudy, ", five-thousand: crew.total }", " }"),
      "totals:",
      'has no entry for option "five-thousand"',
    ],
  ])("are refused: %s", (...the) => {
    expectComplaint(the);
  });
});

describe("a circle", () => {
  it.each<Case>([
    [
      "a base that is itself",
      of(overProject, "base: bottom-up-2012", "base: mine"),
      "base:",
      "goes round in a circle: mine, mine",
    ],
    [
      "a base that rests on the name",
      change(overProject, ["id: mine", "id: bottom-up-2012"], ["base: bottom-up-2012", "base: kuwait-2012"]),
      "base:",
      "goes round in a circle: bottom-up-2012, kuwait-2012, bottom-up-2012",
    ],
    [
      "a place less itself",
      of(ownStudy, "{ place: harbour, when", "{ place: coast, when"),
      "place: coast, when",
      '"coast" has to be counted before "coast"',
    ],
    [
      "a place less a later one",
      of(ownStudy, "valley: { add: crew.late }", "valley: { add: crew.late, less: [{ place: coast }] }"),
      "less: [{ place: coast",
      '"coast" has to be counted before "valley"',
    ],
    [
      "a stage after itself",
      of(smallStudy, "of: wage", "of: { after: fee }"),
      "after: fee",
      '"fee" is no stage before "fee"',
    ],
    [
      "a stage after a later one",
      of(ownStudy, "of: { after: fee }", "of: { after: tax }"),
      "after: tax",
      '"tax" is no stage before "loan"; there are: fee',
    ],
    [
      "a stage after none",
      of(ownStudy, "of: { after: fee }", "of: { after: fees }"),
      "after: fees",
      '"fees" is no stage before "loan"; there are: fee',
    ],
    [
      "a choice given itself",
      of(ownStudy, "given: list", "given: all-crews"),
      "given: all-crews",
      "weights may depend on one choice only",
    ],
    [
      "a choice given a dependent choice",
      of(ownStudy, "  - id: levy\n", "  - id: levy\n    given: all-crews\n"),
      "given: all-crews",
      '"all-crews" depends on another choice itself',
    ],
  ])("is refused: %s", (...the) => {
    expectComplaint(the);
  });
});

describe("what stands there twice", () => {
  const again = smallStudy.split("\n").find((line) => line.includes("id: fee, label"))!;

  it.each<Case>([
    [
      "a segment named",
      `${overProject}segments: [kuwait-construction, kuwait-construction]\n`,
      "segments:",
      'names "kuwait-construction" twice',
    ],
    [
      "a segment written",
      of(ownStudy, "id: packers", "id: orchards"),
      "title: Packers, hired",
      "stands there twice",
    ],
    ["a stage", of(ownStudy, "- id: loan", "- id: fee"), "of: { after: fee }", '"fee" stands there twice'],
    ["a parameter", `${smallStudy}${again}\n`, "", ""],
    [
      "a parameter of the project",
      `${overProject}parameters:\n  - { id: wage.kuwait, label: Wage, unit: USD/month, basis: judgement, note: Made up., distribution: { kind: fixed, value: 3 } }\n`,
      "id: wage.kuwait",
      "use `set`",
    ],
    [
      "an option",
      of(ownStudy, "{ id: tax, title: Tax", "{ id: quota, title: Tax"),
      "{ id: quota, title: Quota",
      "",
    ],
    [
      "a choice",
      of(ownStudy, "  - id: levy\n", "  - id: list\n"),
      "title: A quota or a tax",
      "stands there twice",
    ],
    [
      "a place",
      of(
        ownStudy,
        "    - { id: harbour, title",
        "    - { id: coast, title: Again }\n    - { id: harbour, title",
      ),
      "title: Again",
      "twice",
    ],
  ])("is refused: %s", (title, text, at, complaint) => {
    const complaints = complaintsAbout(text);
    expect(complaints).toContain("twice");
    expect(complaints).toContain(complaint);
    // A list's entry may be named by the line at which it begins.
    const lines = [lineOf(text, at) - 1, lineOf(text, at), text.trimEnd().split("\n").length];
    expect(
      lines.map((line) => `FILE:${line}: `).some((start) => complaints.includes(start)) ? title : complaints,
    ).toBe(title);
  });
});

describe("what a study lacks", () => {
  it.each<Case>([
    [
      "segments",
      of(smallStudy, smallStudy.slice(smallStudy.indexOf("segments:"), smallStudy.indexOf("chains:")), ""),
      "id: small",
      "names no segment",
    ],
    [
      "how unequal earnings are, under a quota",
      of(smallStudy, "share: fee }", "quota: wage, per: paid month }"),
      "- id: pickers",
      "spreadOfEarnings: is missing",
    ],
    [
      "how long a contract lasts",
      of(smallStudy, "share: fee }", "amount: loan, per: contract }").concat(
        "  - { id: loan, label: Loan, unit: USD, basis: judgement, note: Made up., distribution: { kind: fixed, value: 3 } }\n",
      ),
      "- id: pickers",
      "contractYears: is missing",
    ],
    [
      "headcounts, where a segment names a place",
      of(smallStudy, "workers: crew", "headcount: { place: valley }"),
      "headcount:",
      "the scenario has no `headcounts`",
    ],
    [
      "evidence for what is documented",
      of(smallStudy, "unit: USD/month, basis: judgement", "unit: USD/month, basis: documented"),
      "id: wage",
      "is documented, but names no evidence",
    ],
    [
      "a reason for what is judged",
      of(
        smallStudy,
        "unit: USD/month, basis: judgement, note: Made up.",
        "unit: USD/month, basis: judgement",
      ),
      "id: wage",
      "a parameter whose basis is judgement gives its reason",
    ],
  ])("is said: %s", (...the) => {
    expectComplaint(the);
  });
});

describe("a study that was read", () => {
  it.concurrent.each([
    [
      "a condition that names no choice, in a chain",
      of(smallStudy, "of: wage\n", "of: wage\n        when: {}\n"),
    ],
    [
      "a condition that names no choice, in a headcount",
      of(ownStudy, "when: { harbour-counted: inside }", "when: {}"),
    ],
    [
      "an estimate that speaks of one outcome",
      `${overProject}segments: [kuwait-construction]\nspeaksOf: [narrow]\n`,
    ],
    ["a name that objects have, of a segment", of(smallStudy, "id: pickers", "id: constructor")],
    ["a name that objects have, of a place", of(ownStudy, "id: harbour, title", "id: constructor, title")],
  ])("is run or refused, whatever it holds: %s", async (_, text) => {
    const { folder, name } = scenarioFile(text);
    const { status, stderr } = await wageflowIn(folder, "run", name, "--draws", "100");
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect([0, 2]).toContain(status);
  });

  it.concurrent("gives the same digits under other names, or the names are refused", async () => {
    const renamed = ownStudy
      .replaceAll("compositionChoice: list", "compositionChoice: constructor")
      .replaceAll("- id: list\n", "- id: constructor\n")
      .replaceAll("title: Which list of crews", "title: Which list of crews\n    stream: list")
      .replaceAll("given: list", "given: constructor");
    const digestOf = (json: string) => /"outcomesDigest": "\w+"/.exec(json)![0];
    const first = scenarioFile(ownStudy);
    const expected = await outputOf(wageflowIn(first.folder, "run", first.name, "--json"));
    const second = scenarioFile(renamed);
    const { status, stdout } = await wageflowIn(second.folder, "run", second.name, "--json");
    expect([0, 2]).toContain(status);
    if (status === 0) expect(digestOf(stdout)).toBe(digestOf(expected));
  });

  it.concurrent("sends no control characters to the terminal", async () => {
    const { folder, name } = scenarioFile(
      change(ownStudy, ["title: Pilots of the harbour", 'title: "\\e[2J\\e]0;owned\\a"']),
    );
    const { stdout, stderr } = await wageflowIn(folder, "run", name, "--draws", "100");
    // biome-ignore lint/suspicious/noControlCharactersInRegex: a terminal obeys them
    expect(stdout + stderr).not.toMatch(/[\0-\x09\x0b-\x1f\x7f-\x9f]/);
  });
});

describe("the command line", () => {
  const texts = [
    of(smallStudy, "grossWage: wage", "grossWage: wgae"),
    of(smallStudy, "unit: USD/month", "unit: persons"),
    of(overProject, "base: bottom-up-2012", "base: mine"),
    of(ownStudy, "value: 5000", "value: 100"),
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
