import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compareStudies, mostSingleChanges } from "../../lib/compare/compareStudies.ts";
import { shapleySplit } from "../../lib/compare/shapleySplit.ts";
import { studyChanges, withChanges } from "../../lib/compare/studyChanges.ts";
import { studyDigest } from "../../lib/publish/studyDigest.ts";
import { simulate } from "../../lib/simulate/simulate.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";
import { chain, choice, fixed, projectCatalogue, segment, studyOf, uniform } from "../support.ts";

const catalogue = projectCatalogue();
const base = resolveStudy(catalogue, "bottom-up-2012");

describe("shapleySplit", () => {
  it("gives each player his own where they do not interact", () => {
    const own = [3, -1, 10];
    const parts = shapleySplit(3, (players) =>
      own.reduce((sum, value, index) => sum + ((players & (1 << index)) !== 0 ? value : 0), 7),
    );
    own.forEach((value, index) => {
      expect(parts[index]).toBeCloseTo(value, 12);
    });
  });

  it("splits the glove game as in the books: a left glove, two right ones", () => {
    const pairs = (players: number) => ((players & 1) !== 0 && (players & 6) !== 0 ? 1 : 0);
    const [left, ...right] = shapleySplit(3, pairs);
    expect(left).toBeCloseTo(2 / 3, 12);
    for (const part of right) expect(part).toBeCloseTo(1 / 6, 12);
  });

  it("always adds up, and asks for each set once", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 6 }).chain((count) =>
          fc.tuple(
            fc.constant(count),
            fc.array(fc.double({ min: -100, max: 100, noNaN: true }), {
              minLength: 1 << count,
              maxLength: 1 << count,
            }),
          ),
        ),
        ([count, values]) => {
          let asked = 0;
          const parts = shapleySplit(count, (players) => {
            asked++;
            return values[players]!;
          });
          expect(asked).toBe(1 << count);
          expect(parts.reduce((a, b) => a + b, 0)).toBeCloseTo(values.at(-1)! - values[0]!, 9);
        },
      ),
    );
  });

  it("refuses more than it can do", () => {
    expect(() => shapleySplit(17, () => 0)).toThrow(RangeError);
  });
});

describe("studyChanges", () => {
  it("finds nothing between a study and itself", () => {
    expect(studyChanges(base, resolveStudy(catalogue, "bottom-up-2012"))).toEqual([]);
  });

  it("names parameters, pins and segments that differ", () => {
    const other = resolveStudy(catalogue, "bottom-up-2012", {
      set: { "wage.kuwait": 400 },
      choose: { "kuwait-chain": "in-sequence" },
      sentHome: { Mongolia: "all" },
    });
    expect(studyChanges(base, other)).toEqual([
      { kind: "parameter", id: "wage.kuwait", how: "changed" },
      { kind: "choice", id: "kuwait-chain", how: "changed" },
      { kind: "segment", id: "mongolia", how: "removed" },
    ]);
    expect(studyChanges(base, resolveStudy(catalogue, "bottom-up-2012", { dependence: 0.5 }))).toEqual([
      { kind: "dependence", id: "dependence", how: "changed" },
    ]);
    expect(studyChanges(other, base).find(({ kind }) => kind === "segment")).toEqual({
      kind: "segment",
      id: "mongolia",
      how: "added",
    });
  });
});

describe("withChanges", () => {
  const others = ["direct-payment-2012", "china-expansion-2012", "repatriation-2012", "kuwait-2012"];

  it.each(others)("with no change is the first study, with all of them gives %s's draws", (id) => {
    const other = resolveStudy(catalogue, id);
    const changes = studyChanges(base, other);
    const draws = (study: typeof base) => simulate(study, { draws: 256, seed: 7 }).digest();
    expect(draws(withChanges(base, other, []))).toBe(draws(base));
    expect(draws(withChanges(base, other, changes))).toBe(draws(other));
    expect(draws(withChanges(other, base, studyChanges(other, base)))).toBe(draws(base));
  });

  it("carries dependence over, with parameters that only one study has", () => {
    const other = resolveStudy(catalogue, "repatriation-2012", { dependence: "common" });
    const changes = studyChanges(base, other);
    const draws = (study: typeof base) => simulate(study, { draws: 256, seed: 7 }).digest();
    expect(draws(withChanges(base, other, changes))).toBe(draws(other));
    expect(draws(withChanges(base, other, []))).toBe(draws(base));
  });

  it("of a change that touches nothing else keeps the digest of the study", () => {
    const other = resolveStudy(catalogue, "bottom-up-2012", { set: { "wage.kuwait": 400 } });
    expect(studyDigest(withChanges(base, other, studyChanges(base, other)))).toBe(studyDigest(other));
  });
});

describe("compareStudies", () => {
  const made = (rate: string, wage = uniform("wage", "USD/month", 100, 300)) =>
    studyOf(
      [
        "parameters:",
        uniform("heads", "persons", 1000, 3000),
        wage,
        fixed("months", "months/year", 12),
        rate,
        "segments:",
        segment("a", "workers: heads, grossWage: wage, monthsPaid: months, chain: half"),
        "chains:",
        chain("half", "{ id: s, of: wage, deductions: [{ to: state, share: rate }] }"),
      ].join("\n"),
    );

  it("pairs draws: what both share drops out", () => {
    const comparison = compareStudies(made(fixed("rate", "share", 0.5)), made(fixed("rate", "share", 0.6)), {
      draws: 4096,
      outcomes: ["narrow"],
    });
    const [narrow] = comparison.differences;
    // A tenth of gross pay more in every draw, so a fifth of what the first takes.
    expect(narrow!.difference.mean).toBeCloseTo(narrow!.first.mean / 5, 3);
    for (const [index, { value }] of narrow!.difference.quantiles.entries())
      expect(value).toBeCloseTo(narrow!.first.quantiles[index]!.value / 5, 3);
    expect(narrow).toMatchObject({ lower: 0, higher: 1 });
    expect(narrow!.narrowing).toBeLessThan(0.2);
  });

  it("splits the mean difference over the changes, and the parts add up", () => {
    const first = made(fixed("rate", "share", 0.5), fixed("wage", "USD/month", 100));
    const second = made(fixed("rate", "share", 1), fixed("wage", "USD/month", 300));
    const { split, differences } = compareStudies(first, second, { draws: 1024, outcomes: ["narrow"] });
    // From 50 to 300 a month: the wage alone adds 100, the rate alone 50, both together 250.
    const perMonth = differences[0]!.difference.mean / 250;
    const part = (id: string) => split.parts.find(({ changes }) => changes[0]!.id === id)!.part;
    expect(part("wage") / perMonth).toBeCloseTo((100 + 200) / 2, 9);
    expect(part("rate") / perMonth).toBeCloseTo((50 + 150) / 2, 9);
  });

  it("takes many changes together where they are alike", () => {
    const other = resolveStudy(catalogue, "direct-payment-2012");
    const { changes, split, differences } = compareStudies(base, other, { draws: 512 });
    expect(changes.length).toBeGreaterThan(mostSingleChanges);
    expect(split.parts.length).toBeLessThanOrEqual(mostSingleChanges);
    expect(split.parts.flatMap((part) => part.changes)).toHaveLength(changes.length);
    expect(split.parts.reduce((sum, { part }) => sum + part, 0)).toBeCloseTo(
      differences[0]!.difference.mean,
      1,
    );
  });

  it("compares with a restatement in either direction, by what both speak of", () => {
    const restated = resolveStudy(catalogue, "report-headline-2012");
    for (const [first, second] of [
      [base, restated],
      [restated, base],
    ] as const) {
      const { differences, split } = compareStudies(first, second, { draws: 512 });
      expect(differences.map(({ outcome }) => outcome)).toEqual(["narrow", "workers"]);
      const sum = split.parts.reduce((total, { part }) => total + part, 0);
      expect(sum / differences[0]!.difference.mean).toBeCloseTo(1, 9);
    }
  });

  it("tells how far it is", () => {
    const steps: string[] = [];
    const other = resolveStudy(catalogue, "capped-fees-2012");
    compareStudies(base, other, { draws: 64, onProgress: (done, of) => steps.push(`${done}/${of}`) });
    expect(steps).toEqual(["1/4", "2/4", "3/4", "4/4"]);
  });

  it("is nothing between a study and itself", () => {
    const { differences, split } = compareStudies(base, base, { draws: 512 });
    expect(split.parts).toEqual([]);
    for (const { difference } of differences)
      expect(difference).toMatchObject({ mean: 0, standardDeviation: 0 });
  });

  it("compares choices that are pinned", () => {
    const text = (weights: string) =>
      [
        "parameters:",
        fixed("heads", "persons", 1000),
        fixed("wage", "USD/month", 100),
        fixed("months", "months/year", 12),
        fixed("rate", "share", 0.5),
        "segments:",
        segment("a", "workers: heads, grossWage: wage, monthsPaid: months, chain: maybe"),
        "chains:",
        chain("maybe", "{ id: s, of: wage, when: { takes: yes }, deductions: [{ to: state, share: rate }] }"),
        "choices:",
        choice("takes", { yes: 1, no: 1 }),
        weights,
      ].join("\n");
    const open = studyOf(text(""));
    const pinned = studyOf(text("choose: { takes: yes }"));
    const { changes, differences } = compareStudies(open, pinned, { draws: 4096, outcomes: ["narrow"] });
    expect(changes).toEqual([{ kind: "choice", id: "takes", how: "changed" }]);
    expect(differences[0]!.lower).toBe(0);
    expect(Math.abs(differences[0]!.higher - 0.5)).toBeLessThan(5 * Math.sqrt(0.25 / 4096));
  });
});

describe("policy scenarios", () => {
  const narrow = (id: string, overrides = {}) =>
    compareStudies(base, resolveStudy(catalogue, id, overrides), { draws: 512 });

  it("are marked as what if, and say what they change and leave out", () => {
    const policies = catalogue.scenarios.filter(({ kind }) => kind === "policy");
    expect(policies.map(({ id }) => id)).toEqual([
      "capped-fees-2012",
      "china-expansion-2012",
      "direct-payment-2012",
      "repatriation-2012",
    ]);
    for (const { assumes, leavesOut } of policies)
      expect(assumes.length + leavesOut.length).toBeGreaterThan(200);
  });

  it("leave the numbers of other places as they are when one sends its workers home", () => {
    const without = resolveStudy(catalogue, "bottom-up-2012", { sentHome: { Russia: "all" } });
    const outcomes = ["workers@kuwait-construction", "workers@china-factories"];
    const { differences } = compareStudies(base, without, { draws: 512, outcomes });
    for (const { difference } of differences)
      expect(difference).toMatchObject({ mean: 0, standardDeviation: 0 });
  });

  it("lower what the state takes by direct payment and repatriation, in every draw", () => {
    for (const id of ["direct-payment-2012", "repatriation-2012"])
      expect(narrow(id).differences[0], id).toMatchObject({ lower: 1, higher: 0 });
  });

  it("raise it by the expansion to China, by forty thousand workers at most", () => {
    const { differences } = narrow("china-expansion-2012");
    expect(differences[0]!.higher).toBe(1);
    const workers = differences.find(({ outcome }) => outcome === "workers")!.difference;
    expect(workers.quantiles[4]!.value).toBeLessThan(44_000);
    expect(workers.quantiles[0]!.value).toBeGreaterThan(25_000);
  });
});
