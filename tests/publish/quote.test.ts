import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { catalogue, loadStudy, simulate } from "../../lib/index.ts";
import { quoteFigures, quoteOutcomes } from "../../lib/publish/figures/quoteFigures.ts";
import { bibtexOf, cslOf } from "../../lib/publish/quote/citations.ts";
import { confidence, quote } from "../../lib/publish/quote/quote.ts";
import { type OutcomeReport, runReport } from "../../lib/publish/runReport.ts";
import { wordingSchema } from "../../lib/study/schemas/wording.ts";
import { released, version } from "../../lib/version.ts";
import { myriads } from "../../lib/wording/myriads.ts";

const [english, korean] = catalogue.wording as [(typeof catalogue.wording)[0], (typeof catalogue.wording)[0]];
const everywhere = { isOwn: false, place: undefined };

function figuresOf(scenario: string) {
  const study = loadStudy(scenario);
  return quoteFigures(simulate(study, { outcomes: quoteOutcomes(study) }), catalogue);
}

describe("the sentence to quote", () => {
  const { quotes } = figuresOf("bottom-up-2012");

  it("says range and middle in two languages, the same numbers", () => {
    expect(quotes.map(({ language }) => language)).toEqual(["en", "ko"]);
    expect(quotes[0]!.sentences[0]).toMatch(
      /In 2012 .* 70 to 230 million US dollars .* 140 million US dollars\.$/,
    );
    expect(quotes[1]!.sentences[0]).toMatch(/^2012년 .* 7,000만~2억 3,000만 달러.* 1억 4,000만 달러다\.$/);
  });

  it("says likelihood and confidence in sentences apart, with the words of ICD 203", () => {
    expect(quotes[0]!.likelihood).toContain("very likely (90 %)");
    expect(quotes[0]!.likelihood).not.toMatch(/confidence/i);
    expect(quotes[0]!.confidence).toMatch(/^Confidence in the evidence is low/);
    expect(quotes[0]!.confidence).not.toMatch(/likely|chance/);
    expect(quotes[1]!.likelihood).not.toContain("신뢰");
    expect(quotes[1]!.confidence).not.toContain("가능성");
  });

  it("speaks of one place where the study does, and is no estimate where it is none", () => {
    expect(figuresOf("kuwait-2012").quotes[0]!.sentences[0]).toContain("its workers in Kuwait");
    expect(figuresOf("kuwait-2012").quotes[1]!.sentences[0]).toContain("쿠웨이트");
    expect(figuresOf("direct-payment-2012").quotes[0]!.sentences[0]).toMatch(
      /^With the change .* would have/,
    );
    const restated = figuresOf("report-headline-2012").quotes[0]!;
    expect(restated.sentences[0]).toContain("no evidence");
    expect([restated.likelihood, restated.confidence]).toEqual([undefined, undefined]);
  });

  const study = loadStudy();
  const report = runReport(simulate(study, { draws: 64 }), { outcomes: ["narrow"] });
  const withNarrow = (values: readonly number[], standardError: number) => ({
    ...report,
    envelopes: {},
    outcomes: report.outcomes.map(
      (outcome): OutcomeReport => ({
        ...outcome,
        quantiles: [0.05, 0.5, 0.95].map((probability, index) => ({
          probability,
          value: values[index]!,
          standardError,
        })),
      }),
    ),
  });

  it.each([
    [[71.4e6, 143.2e6, 241.9e6], 0.4e6, "71 to 240 million US dollars"],
    [[71.4e6, 143.2e6, 241.9e6], 12e6, "70 to 240 million US dollars"],
    [[71.4e6, 143.2e6, 241.9e6], 130e6, "100 to 200 million US dollars"],
    [[0.66e6, 22e6, 110e6], 1e4, "0.66 to 110 million US dollars"],
    [[5400, 8200, 93_000], 10, "5,400 to 93,000 US dollars"],
    [[0, 0, 0], 0, "0 to 0 US dollars"],
  ])("rounds %o with a standard error of %d to %s", (values, error, range) => {
    expect(quote(withNarrow(values, error), english, everywhere).sentences[0]).toContain(range);
  });

  it("says the standard errors by which it rounds", () => {
    expect(quote(withNarrow([71.4e6, 143.2e6, 241.9e6], 0.4e6), english, everywhere).rounding).toContain(
      "400,000 US dollars",
    );
    expect(quote(withNarrow([71.4e6, 143.2e6, 241.9e6], 0.4e6), korean, everywhere).rounding).toContain(
      "40만 달러",
    );
  });
});

describe("confidence", () => {
  it.each([
    [{ judged: 0.9, disputed: 0 }, "low"],
    [{ judged: 0.5, disputed: 1 }, "moderate"],
    [{ judged: 0, disputed: 1 }, "moderate"],
    [{ judged: 0.2, disputed: 0.2 }, "high"],
  ])("of %o is %s", (support, level) => {
    expect(confidence(support)).toBe(level);
  });
});

describe("the wording", () => {
  it.each(catalogue.wording)(
    "of $language has every word of ICD 203, and one sentence for each thing",
    (wording) => {
      expect(Object.keys(wording.likelihoodWords)).toEqual(Object.keys(english.likelihoodWords));
      for (const text of [
        ...Object.values(wording.headline),
        wording.takeHome,
        ...Object.values(wording.confidence),
      ])
        expect(text).toMatch(/\.$/);
    },
  );

  it("is refused where a sentence lacks what it fills in, or asks for more", () => {
    const wrong = { ...english, likelihood: "It is likely." };
    expect(wordingSchema.safeParse(english).success).toBe(true);
    expect(wordingSchema.safeParse(wrong).success).toBe(false);
    expect(wordingSchema.safeParse({ ...english, takeHome: "{range} {middle} {more}" }).success).toBe(false);
  });
});

describe("myriads", () => {
  it.each([
    [0, "0"],
    [9_999, "9,999"],
    [10_000, "1만"],
    [71_500, "7만 1,500"],
    [71_000_000, "7,100만"],
    [240_000_000, "2억 4,000만"],
    [300_000_000, "3억"],
    [1_500_000_001, "15억 1"],
  ])("writes %d as %s", (value, text) => {
    expect(myriads(value)).toBe(text);
  });
});

describe("citations", () => {
  const { bibtex, csl, digestLine } = figuresOf("kuwait-2012");

  it("of program, data and run are well-formed BibTeX and CSL-JSON", () => {
    expect(bibtex.match(/^@(software|dataset|misc)\{[\w-]+,$/gm)).toHaveLength(3);
    for (const entry of bibtex.trim().split("\n\n")) {
      expect(entry.match(/\{/g)!.length).toBe(entry.match(/\}/g)!.length);
      for (const line of entry.split("\n").slice(1, -1)) expect(line).toMatch(/^ {2}\w+ = \{.*\},?$/);
    }
    const entries = JSON.parse(csl) as Record<string, unknown>[];
    expect(entries.map(({ type }) => type)).toEqual(["software", "dataset", "report"]);
    for (const entry of entries) {
      expect(entry).toMatchObject({ author: [{ literal: "The Wageflow authors" }], version });
    }
    expect(JSON.stringify(entries[2])).toContain(digestLine);
  });

  it("name no data of the project for a study of one's own, and obey no TeX", () => {
    const run = {
      scenario: "own",
      title: "50 % & {more} \\input{x}",
      digestLine: "l",
      outcomesDigest: "0".repeat(64),
      isOwn: true,
    };
    expect(bibtexOf(run)).not.toContain("dataset");
    expect(bibtexOf(run)).toContain("50 \\% \\& more inputx");
    expect(cslOf(run)).not.toContain("dataset");
  });

  it("have the version and the day of CITATION.cff", () => {
    const cff = parse(readFileSync(path.resolve(import.meta.dirname, "../../CITATION.cff"), "utf8"), {
      schema: "failsafe",
    }) as Record<string, string>;
    expect([cff.version, cff["date-released"]]).toEqual([version, released]);
  });
});
