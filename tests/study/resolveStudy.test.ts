import { describe, expect, it } from "vitest";
import type { Catalogue } from "../../lib/study/catalogue.ts";
import { DataError } from "../../lib/study/problems.ts";
import { readScenario } from "../../lib/study/readScenario.ts";
import { defaultDraws, type Overrides, resolveStudy } from "../../lib/study/resolveStudy.ts";
import {
  chain,
  choice,
  fixed,
  parameter,
  problemsOf,
  projectCatalogue,
  segment,
  studyOf,
  uniform,
} from "../support.ts";

const parameters = [
  fixed("workers", "persons", 100),
  uniform("wage", "USD/month", 200, 400),
  fixed("months", "months/year", 10),
  uniform("taken", "share", 0.3, 0.5),
  fixed("fee", "USD/month", 10),
  fixed("once", "USD", 100),
  fixed("years", "years", 3),
  fixed("unequal", "ratio", 0.4),
  fixed("wage.yuan", "CNY/month", 2000),
  fixed("yuan", "CNY/USD", 6.3),
  fixed("total", "persons", 500),
];
const plainSegment = "workers: workers, grossWage: wage, monthsPaid: months, chain: share";
const plainChain = chain("share", "{ id: s, of: wage, deductions: [{ to: state, share: taken }] }");
const twoOptions = choice("reading", { one: 0.5, two: 0.5 });

/** A scenario with these lists in place of plain ones. */
function scenario({
  segments = [segment("all", plainSegment)],
  chains = [plainChain],
  choices = [twoOptions],
  more = [],
  rest = "",
}: {
  segments?: readonly string[];
  chains?: readonly string[];
  choices?: readonly string[];
  more?: readonly string[];
  rest?: string;
}): string {
  return `${rest}
parameters:
${[...parameters, ...more].join("\n")}
segments:
${segments.join("\n")}
chains:
${chains.join("\n")}
choices:
${choices.join("\n")}
`;
}

const stage = (text: string, id = "s", of = "wage", when = "") =>
  chain("share", `{ id: ${id}, of: ${of}, ${when} deductions: [${text}] }`);
const uses = (text: string) => `afterNetPay: [{ id: uses, title: Uses, says: Made up., ${text} }]`;
const placed = [
  segment("all", "headcount: { place: here }, grossWage: wage, monthsPaid: months, chain: share"),
];
const scheme = (
  changed: Partial<Record<"places" | "compositions" | "totals" | "choice", string>> = {},
) => `headcounts:
  id: scheme
  title: Scheme
  says: Made up.
  places: ${changed.places ?? "[{ id: here, title: Here }, { id: there, title: There, pinned: true }]"}
  compositionChoice: ${changed.choice ?? "list"}
  compositions: ${changed.compositions ?? "{ only: { there: { add: workers }, here: { add: workers, less: [{ place: there }] } } }"}
  totalChoice: sum
  totals: ${changed.totals ?? "{ own: null, five-hundred: total }"}
`;
const headcountChoices = [choice("list", { only: 1 }), choice("sum", { own: 0.5, "five-hundred": 0.5 })];
const withScheme = (changed: Parameters<typeof scheme>[0] = {}) =>
  scenario({ segments: placed, choices: headcountChoices, rest: scheme(changed) });

describe("resolveStudy", () => {
  it("makes a study of a scenario, with chains in place of their names and only what is used", () => {
    const study = studyOf(
      scenario({
        segments: [segment("all", `${plainSegment}, with: { of-pay: taken }`)],
        chains: [stage("{ to: state, share: of-pay }"), chain("unused")],
        choices: [twoOptions],
      }),
    );
    expect(study).toMatchObject({
      id: "made-up",
      title: "Made up",
      year: 2020,
      kind: "estimate",
      seed: "2020",
      draws: defaultDraws,
      speaksOf: undefined,
      headcounts: undefined,
      exchangeRates: {},
      companySpent: undefined,
    });
    expect([...study.parameters.keys()].sort()).toEqual(["months", "taken", "wage", "workers"]);
    expect([...study.choices.keys()]).toEqual([]);
    expect(study.segments[0]).toMatchObject({
      id: "all",
      workers: [["workers"]],
      chain: { id: "share", stages: [{ deductions: [{ to: "state", share: ["taken"] }] }] },
      afterNetPay: undefined,
    });
  });

  it("keeps seed, draws, kind and what the scenario speaks of", () => {
    const study = studyOf(
      scenario({ rest: "seed: 0\ndraws: 5\nkind: restatement\nspeaksOf: [narrow, workers]" }),
    );
    expect(study).toMatchObject({
      seed: "0",
      draws: 5,
      kind: "restatement",
      speaksOf: ["narrow", "workers"],
    });
  });

  it("uses the choices that conditions name, and those on which their weights depend", () => {
    const study = studyOf(
      scenario({
        chains: [stage("{ to: state, share: taken }", "s", "wage", "when: { reading: one },")],
        choices: [
          choice("reading", { one: "{ a: 1, b: 0.5 }", two: "{ a: 0, b: 0.5 }" }, ", given: era"),
          choice("era", { a: 0.5, b: 0.5 }),
          choice("unused", { x: 1 }),
        ],
      }),
    );
    expect([...study.choices.keys()].sort()).toEqual(["era", "reading"]);
  });

  it("uses the exchange rate of a currency that a parameter is in, and no other", () => {
    const text = scenario({
      segments: [segment("all", plainSegment.replace("grossWage: wage", "grossWage: wage.yuan"))],
      more: [fixed("dirham", "AED/USD", 3.67)],
      rest: "exchangeRates: { CNY: yuan, AED: dirham }",
    });
    expect([...studyOf(text).parameters.keys()].sort()).toEqual([
      "months",
      "taken",
      "wage.yuan",
      "workers",
      "yuan",
    ]);
  });

  it("uses the headcount scheme where a segment needs it, and only there", () => {
    expect(studyOf(withScheme()).headcounts).toMatchObject({ id: "scheme" });
    expect([...studyOf(withScheme()).choices.keys()]).toEqual(["list", "sum"]);
    const unused = studyOf(scenario({ choices: headcountChoices, rest: scheme() }));
    expect(unused.headcounts).toBeUndefined();
    expect([...unused.choices.keys()]).toEqual([]);
  });

  const changes: [Overrides["set"], object][] = [
    [{ wage: 300 }, { kind: "fixed", value: 300 }],
    [{ wage: [100, 500] }, { kind: "uniform", low: 100, high: 500 }],
    [
      { wage: { distribution: { kind: "pert", low: 1, mode: 2, high: 5 }, covers: 1 } },
      { kind: "pert", low: 1, mode: 2, high: 5 },
    ],
    [{ wage: { distribution: { kind: "fixed", value: 7 } } }, { kind: "fixed", value: 7 }],
  ];
  it.each(changes)("changes a parameter by %j and marks it as changed", (set, distribution) => {
    const study = studyOf(scenario({}), { set: set! });
    expect(study.parameters.get("wage")).toMatchObject({
      changed: true,
      distribution,
      stream: "wage",
      basis: "judgement",
    });
    expect(study.parameters.get("taken")).toMatchObject({ changed: false });
  });

  it("takes a caller's changes and pins before the scenario's", () => {
    const text = scenario({
      chains: [stage("{ to: state, share: taken }", "s", "wage", "when: { reading: one },")],
      rest: "set: { wage: 250, taken: 0.1 }\nchoose: { reading: one }",
    });
    const study = studyOf(text, { set: { wage: 275 }, choose: { reading: "two" } });
    expect(study.parameters.get("wage")).toMatchObject({ distribution: { value: 275 } });
    expect(study.parameters.get("taken")).toMatchObject({ distribution: { value: 0.1 } });
    expect(study.choices.get("reading")).toMatchObject({ pinned: "two" });
  });

  it("lets a scenario on a base of the project see the project's data, and a study of its own only its own", () => {
    const catalogue = projectCatalogue();
    const { scenario: onBase } = readScenario(
      "id: mine\ntitle: Mine\nyear: 2012\nbase: kuwait-2012\nassumes: A.\nleavesOut: B.\nset: { wage.kuwait: 400 }\n",
      "mine.yaml",
    );
    const study = resolveStudy(catalogue, onBase);
    expect(study.segments.map(({ id }) => id)).toEqual(["kuwait-construction"]);
    expect(study.parameters.get("wage.kuwait")).toMatchObject({ changed: true });
    expect(problemsOf("segments: [kuwait-construction]", {}, catalogue)).toEqual([
      'scenario "made-up", segments.0: there is no segment "kuwait-construction"; there are: none',
    ]);
  });

  it("resolves every scenario of the project", () => {
    const catalogue = projectCatalogue();
    for (const { id } of catalogue.scenarios) expect(() => resolveStudy(catalogue, id)).not.toThrow();
  });
});

describe("a scenario that cannot be used", () => {
  const cases: [string, string, string][] = [
    [
      "no segments",
      "parameters: []",
      'scenario "made-up", segments: names no segment: a study has at least one group of workers',
    ],
    [
      "an unknown segment",
      "segments: [al]",
      'scenario "made-up", segments.0: there is no segment "al"; there are: none',
    ],
    [
      "a segment named twice",
      scenario({ segments: [segment("all", plainSegment), "  - all"] }),
      'scenario "made-up", segments.1: names "all" twice',
    ],
    [
      "a parameter written twice",
      scenario({ more: [fixed("wage", "USD/month", 1)] }),
      'parameter "wage": stands there twice; to change a parameter that exists, use `set`',
    ],
    [
      "a chain written twice",
      scenario({ chains: [plainChain, plainChain] }),
      'chain "share": stands there twice',
    ],
    [
      "an unknown chain",
      scenario({ segments: [segment("all", plainSegment.replace("chain: share", "chain: shore"))] }),
      'segment "all", chain: there is no chain "shore"; the nearest is "share"',
    ],
    [
      "unknown uses of net pay",
      scenario({ segments: [segment("all", `${plainSegment}, afterNetPay: uses`)] }),
      'segment "all", afterNetPay: there is no after-net-pay "uses"; there are: none',
    ],
    [
      "an unknown parameter",
      scenario({ segments: [segment("all", plainSegment.replace("grossWage: wage", "grossWage: wagge"))] }),
      'segment "all", grossWage: there is no parameter "wagge"; the nearest is "wage"',
    ],
    [
      "an unknown parameter in a chain",
      scenario({ chains: [stage("{ to: state, share: [not takken] }")] }),
      'chain "share", stages.0.deductions.0.share: there is no parameter "takken"; the nearest is "taken"',
    ],
    [
      "a wage in persons",
      scenario({ segments: [segment("all", plainSegment.replace("grossWage: wage", "grossWage: workers"))] }),
      'segment "all", grossWage: "workers" in persons is not what belongs here: one parameter in money per month or year, and shares or ratios',
    ],
    [
      "a wage times a wage",
      scenario({
        segments: [segment("all", plainSegment.replace("grossWage: wage", "grossWage: [wage, fee]"))],
      }),
      'segment "all", grossWage: "wage" in USD/month times "fee" in USD/month is not what belongs here: one parameter in money per month or year, and shares or ratios',
    ],
    [
      "workers in money",
      scenario({ segments: [segment("all", plainSegment.replace("workers: workers", "workers: wage"))] }),
      'segment "all", workers.0: "wage" in USD/month is not what belongs here: one parameter in persons, and shares or ratios',
    ],
    [
      "months in years",
      scenario({
        segments: [segment("all", plainSegment.replace("monthsPaid: months", "monthsPaid: years"))],
      }),
      'segment "all", monthsPaid: "years" in years is not what belongs here: one parameter in months a year, and shares or ratios',
    ],
    [
      "a share that is money",
      scenario({ chains: [stage("{ to: state, share: [taken, fee] }")] }),
      'chain "share", stages.0.deductions.0.share: "taken" in share times "fee" in USD/month is not what belongs here: a share, or a product of shares',
    ],
    [
      "a month's amount for a year",
      scenario({ chains: [stage("{ to: state, amount: fee, per: year }")] }),
      'chain "share", stages.0.deductions.0.amount: "fee" in USD/month is not what belongs here: one parameter in money per year or once, and shares or ratios',
    ],
    [
      "one minus money",
      scenario({ chains: [stage("{ to: state, amount: [not fee], per: paid month }")] }),
      'chain "share", stages.0.deductions.0.amount: "not fee" makes no sense: "fee" is in USD/month, and only a share can be taken from one',
    ],
    [
      "a spread that is a share",
      scenario({ segments: [segment("all", `${plainSegment}, spreadOfEarnings: taken`)] }),
      'segment "all", spreadOfEarnings: "taken" in share is not what belongs here: a ratio',
    ],
    [
      "others' pay that is neither a month's money nor a ratio",
      scenario({ segments: [segment("all", `${plainSegment}, comparison: { who: others, wage: once }`)] }),
      'segment "all", comparison.wage: "once" in USD is not what belongs here: one parameter in money per month, and shares or ratios',
    ],
    [
      "a quota without a spread of earnings",
      scenario({ chains: [stage("{ to: state, quota: once, per: year }")] }),
      'segment "all", spreadOfEarnings: is missing: chain "share" has a quota, which falls unequally on unequal earnings',
    ],
    [
      "an amount per contract without its length",
      scenario({ chains: [stage("{ to: state, amount: once, per: contract }")] }),
      'segment "all", contractYears: is missing: an amount is due per contract, and this says how many years one lasts',
    ],
    [
      "a cost per contract without its length",
      scenario({
        segments: [segment("all", `${plainSegment}, afterNetPay: uses`)],
        rest: uses("costs: [{ to: officials, amount: once, per: contract }]"),
      }),
      'segment "all", contractYears: is missing: an amount is due per contract, and this says how many years one lasts',
    ],
    [
      "money sent home that is no share",
      scenario({
        segments: [segment("all", `${plainSegment}, afterNetPay: uses`)],
        rest: uses("sentHome: fee"),
      }),
      'after-net-pay "uses", sentHome: "fee" in USD/month is not what belongs here: a share, or a product of shares',
    ],
    [
      "a condition on an unknown choice",
      scenario({ chains: [stage("{ to: state, share: taken }", "s", "wage", "when: { readin: one },")] }),
      'chain "share", stages.0.when: there is no choice "readin"; the nearest is "reading"',
    ],
    [
      "a condition on an unknown option",
      scenario({
        chains: [stage("{ to: state, share: taken }", "s", "wage", "when: { reading: [one, tow] },")],
      }),
      'chain "share", stages.0.when: there is no option "tow"; the nearest is "two"',
    ],
    [
      "a stage after one that does not come before it",
      scenario({
        chains: [
          chain(
            "share",
            "{ id: first, of: wage, deductions: [{ to: state, share: taken }] }",
            "{ id: second, of: { after: third }, deductions: [{ to: state, share: taken }] }",
          ),
        ],
      }),
      'chain "share", stages.1.of: "third" is no stage before "second"; there are: first',
    ],
    [
      "a stage after itself",
      scenario({ chains: [stage("{ to: state, share: taken }", "s", "{ after: s }")] }),
      'chain "share", stages.0.of: "s" is no stage before "s"',
    ],
    [
      "a stage that stands there twice",
      scenario({
        chains: [
          chain(
            "share",
            "{ id: s, of: wage, deductions: [{ to: state, share: taken }] }",
            "{ id: s, of: remaining, deductions: [{ to: state, share: taken }] }",
          ),
        ],
      }),
      'chain "share", stages.1.id: "s" stands there twice',
    ],
    [
      "shares of one stage that are certain to add up to more than 1",
      scenario({
        chains: [
          stage(
            "{ to: state, share: taken }, { to: company, share: big }, { to: embassy, share: [not taken] }",
          ),
        ],
        more: [fixed("big", "share", 0.5)],
      }),
      'chain "share", stages.0: its shares add up to at least 1.3 of what they are taken from, which is more than 1',
    ],
    [
      "a currency without an exchange rate",
      scenario({
        segments: [segment("all", plainSegment.replace("grossWage: wage", "grossWage: wage.yuan"))],
      }),
      'parameter "wage.yuan", unit: is in CNY, and the scenario names no exchange rate for it under `exchangeRates`',
    ],
    [
      "an unknown exchange rate",
      scenario({ rest: "exchangeRates: { CNY: yuam }" }),
      'scenario "made-up", exchangeRates.CNY: there is no parameter "yuam"; the nearest is "yuan"',
    ],
    [
      "an exchange rate in another unit",
      scenario({ rest: "exchangeRates: { AED: yuan }" }),
      'scenario "made-up", exchangeRates.AED: "yuan" is in CNY/USD; a rate for AED is in AED/USD',
    ],
    [
      "a company's share of costs that is no share",
      scenario({ rest: "companySpent: fee" }),
      'scenario "made-up", companySpent: "fee" in USD/month is not what belongs here: a share, or a product of shares',
    ],
    [
      "a change to an unknown parameter",
      scenario({ rest: "set: { wagge: 3 }" }),
      'scenario "made-up", set.wagge: there is no parameter "wagge"; the nearest is "wage"',
    ],
    [
      "a change to a parameter that nothing uses",
      scenario({ rest: "set: { fee: 3 }" }),
      'scenario "made-up", set.fee: parameter "fee" is not used in this study, so changing it changes nothing',
    ],
    [
      "a change that is upside down",
      scenario({ rest: "set: { wage: [3, 2] }" }),
      'scenario "made-up", set.wage: the range is upside down: low 3 is above high 2',
    ],
    [
      "a change beyond what there can be",
      scenario({ rest: "set: { taken: 1.5 }" }),
      'scenario "made-up", set.taken: reaches from 1.5 to 1.5, but a quantity in share lies from 0 to 1',
    ],
    [
      "a pin on an unknown choice",
      scenario({ rest: "choose: { readin: one }" }),
      'scenario "made-up", choose.readin: there is no choice "readin"; the nearest is "reading"',
    ],
    [
      "a pin on an unknown option",
      scenario({ rest: "choose: { reading: tow }" }),
      'scenario "made-up", choose.reading: there is no option "tow"; the nearest is "two"',
    ],
    [
      "a pin on a choice that nothing asks for",
      scenario({ rest: "choose: { reading: one }" }),
      'scenario "made-up", choose.reading: choice "reading" is not used in this study, so pinning it changes nothing',
    ],
    [
      "a place without headcounts",
      scenario({ segments: placed }),
      'segment "all", headcount: names a place, but the scenario has no `headcounts`; give `workers` instead',
    ],
    [
      "unknown headcounts",
      scenario({ segments: placed, rest: "headcounts: lists" }),
      'scenario "made-up", headcounts: there is no headcounts "lists"; there are: none',
    ],
    [
      "an unknown place",
      withScheme({ places: "[{ id: hare, title: Hare }, { id: there, title: There }]" }),
      'segment "all", headcount.place: there is no place "here"; the nearest is "hare"',
    ],
    [
      "a composition with an unknown place",
      withScheme({ compositions: "{ only: { here: { add: workers }, theer: { add: workers } } }" }),
      'headcounts "scheme", compositions.only.theer: there is no place "theer"; the nearest is "there"',
    ],
    [
      "a composition in a circle",
      withScheme({
        compositions:
          "{ only: { here: { add: workers, less: [{ place: there }] }, there: { add: workers, less: [{ place: here }] } } }",
      }),
      'headcounts "scheme", compositions.only.here.less.0: "there" has to be counted before "here" (in a circle it cannot be)',
    ],
    [
      "a composition that no option draws",
      withScheme({ compositions: "{ only: { here: { add: workers } }, onyl: { here: { add: workers } } }" }),
      'headcounts "scheme", compositions.onyl: there is no option "onyl"; the nearest is "only"',
    ],
    [
      "an option without a total",
      withScheme({ totals: "{ own: null }" }),
      'headcounts "scheme", totals: has no entry for option "five-hundred" of choice "sum"',
    ],
    [
      "headcounts by an unknown choice",
      withScheme({ choice: "lst" }),
      'headcounts "scheme", compositions: there is no choice "lst"; the nearest is "list"',
    ],
    [
      "a total that is money",
      withScheme({ totals: "{ own: null, five-hundred: wage }" }),
      'headcounts "scheme", totals.five-hundred: "wage" in USD/month is not what belongs here: one parameter in persons, and shares or ratios',
    ],
    [
      "a total below what is pinned",
      scenario({
        segments: placed,
        choices: headcountChoices,
        more: [uniform("few", "persons", 90, 300)],
        rest: scheme({ totals: "{ own: null, five-hundred: few }" }),
      }),
      'headcounts "scheme", totals.five-hundred: "few" can be as low as 90, below the 100 that the pinned places can have under "only"',
    ],
    [
      "a parameter that makes no sense",
      scenario({
        more: [parameter("odd", "share", "{ kind: uniform, low: 0.5, high: 0.2 }", ", covers: 1")],
        rest: "companySpent: odd",
      }),
      'parameter "odd", distribution: the range is upside down: low 0.5 is above high 0.2',
    ],
  ];

  it.each(cases)("has %s", (_, text, message) => {
    expect(problemsOf(text)).toContain(message);
  });

  it("speaks of an outcome that there is not", () => {
    const problems = problemsOf(scenario({ rest: "speaksOf: [narow]" }));
    expect(problems.join()).toContain('speaksOf.0: there is no outcome "narow"');
  });

  it("names a place twice, which would count it twice when it is scaled", () => {
    const twice =
      "[{ id: here, title: Here }, { id: here, title: Here }, { id: there, title: There, pinned: true }]";
    expect(problemsOf(withScheme({ places: twice })).join()).toContain('"here"');
  });

  it("divides by what can be nothing: a contract of no years, a rate at which a dollar buys nothing", () => {
    const contract = stage("{ to: state, amount: once, per: contract }");
    const segments = [segment("all", `${plainSegment}, contractYears: at-once`)];
    const years = scenario({ segments, chains: [contract], more: [fixed("at-once", "years", 0)] });
    expect(problemsOf(years).join()).toContain("at-once");
    const yuan = [segment("all", plainSegment.replace("grossWage: wage", "grossWage: wage.yuan"))];
    const rate = scenario({
      segments: yuan,
      more: [uniform("any-rate", "CNY/USD", 0, 6)],
      rest: "exchangeRates: { CNY: any-rate }",
    });
    expect(problemsOf(rate).join()).toContain("any-rate");
  });

  it("is none of the project's", () => {
    const catalogue = { scenarios: [{ id: "bottom" }] } as unknown as Catalogue;
    expect(() => resolveStudy(catalogue, "botom")).toThrow(
      new DataError(['there is no scenario "botom"; the nearest is "bottom"']),
    );
  });

  it("has all its problems told at once, each once", () => {
    const segments = [segment("one", plainSegment), segment("two", plainSegment)];
    const problems = problemsOf(
      scenario({
        segments,
        chains: [stage("{ to: state, share: [takken] }")],
        rest: "set: { wagge: 3 }\nchoose: { readin: one }",
      }),
    );
    expect(problems.length).toBe(3);
  });

  it.each<[Overrides]>([
    [{ set: { wage: Number.NaN } }],
    [{ set: { wage: Number.POSITIVE_INFINITY } }],
    [{ set: { constructor: 5 } as never }],
    [{ choose: { constructor: "one" } as never }],
    [{ choose: { reading: "constructor" } }],
  ])("is changed by %j", (overrides) => {
    expect(problemsOf(scenario({}), overrides).length).toBe(1);
  });
});

describe("the place of a problem", () => {
  const lines = `id: made-up
title: Made up
year: 2020
base: none
assumes: Made up.
leavesOut: Nothing.
set:
  wage: 300
  wagge: 3
choose:
  readin: one
parameters:
  - id: workers
    label: Workers
    unit: persons
    basis: judgement
    note: Made up.
    distribution:
      kind: uniform
      low: 5
      high: 2
    covers: 1
    leftOut:
      - evidence: [F1]
        because: It is odd.
  - { id: wage, label: Wage, unit: USD/month, basis: judgement, note: Made up., distribution: { kind: fixed, value: 1 } }
  - { id: months, label: Months, unit: months/year, basis: judgement, note: Made up., distribution: { kind: fixed, value: 9 } }
segments:
  - id: all
    title: All
    place: Anywhere
    work: any
    mode: any
    workers: workers
    grossWage: wage
    monthsPaid: months
    chain: share
chains:
  - id: share
    title: Share
    says: Made up.
    stages:
      - id: first
        of: wage
        deductions:
          - { to: state, share: [not wage] }
      - id: second
        of:
          after: third
        deductions:
          - { to: state, share: nothing }
`;
  const problems = (() => {
    const { scenario: written, locate } = readScenario(lines, "lines.yaml");
    try {
      resolveStudy({ ...projectCatalogue(), evidence: [] }, written, {}, locate);
    } catch (error) {
      return (error as DataError).problems;
    }
    return [];
  })();

  it.each([
    ["set.wagge", "  wagge: 3"],
    ["choose.readin", "  readin: one"],
    ['parameter "workers", distribution', "    distribution:"],
    ['parameter "workers", leftOut.0', "      - evidence: [F1]"],
    ["stages.0.deductions.0.share", "          - { to: state, share: [not wage] }"],
    ["stages.1.of", "        of:"],
    ["stages.1.deductions.0.share", "          - { to: state, share: nothing }"],
  ])("%s is told by its line", (where, text) => {
    const line = lines.split("\n").indexOf(text) + 1;
    const problem = problems.find((candidate) => candidate.includes(where));
    expect(problem).toBeDefined();
    expect(problem!.split(": ")[0]).toBe(`lines.yaml:${line}`);
  });
});
