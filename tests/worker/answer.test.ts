import fc from "fast-check";
import { describe, expect, it } from "vitest";
import catalogue from "#catalogue";
import { baseState, LinkError, type PageState, readLink } from "../../lib/publish/link.ts";
import { DataError } from "../../lib/study/problems.ts";
import { answers } from "../../src/worker/answer.ts";

const change = (query: string) => answers.change({ state: readLink(query) }, () => {});

describe("the answer to a change", () => {
  it("pairs weights, policies and dependence with the base, on the same draws", async () => {
    for (const query of [
      "?v=1&weigh=total=own-sum:0.2,thirty-thousand:0.8",
      "?v=1&without=Kuwait&without=Russia",
      "?v=1&dependence=common",
      "?v=1&set=wage.kuwait=400&without=Kuwait",
      "?v=1&design=sobol&draws=3000&set=wage.russia.private=900..1200",
    ]) {
      const { narrow, netPay } = await change(query);
      expect(narrow.difference).toBeDefined();
      expect(narrow.difference!.low).not.toBe(narrow.difference!.high);
      expect(netPay!.low).toBeGreaterThan(0);
    }
  });

  it("is nothing where nothing is changed", async () => {
    const { narrow, parameters } = await change("");
    expect(narrow.difference).toEqual({ low: 0, middle: 0, high: 0, shareHigher: 0 });
    expect(narrow.now).toEqual(narrow.base);
    expect(parameters).toEqual([]);
  });

  it("tells the digest of the run that the overview shows", async () => {
    const identity = await answers.identity({ state: baseState }, () => {});
    const overview = await answers.overview({ state: baseState }, () => {});
    expect(identity).toMatchObject({
      seed: "2012",
      draws: 20_000,
      design: "random",
      studyDigest: overview.run.studyDigest,
      outcomesDigest: overview.run.outcomesDigest,
    });
  });
});

describe("a link of any kind", () => {
  it("has its interval the right way round where few draws leave the upper end unknown", async () => {
    const changed = "headcount.china-mongolia.list-2011=9645503";
    const state = readLink(`?v=1&design=latin-hypercube&scenario=capped-fees-2012&set=${changed}`);
    const { narrow } = await answers.change({ state: { ...state, draws: 64 } }, () => {});
    expect(narrow.now.middle).toBeLessThanOrEqual(narrow.now.high);
  });

  const names = <Entry extends { readonly id: string }>(entries: readonly Entry[]) =>
    fc.oneof(
      { weight: 5, arbitrary: fc.constantFrom(...entries.map(({ id }) => id)) },
      { weight: 1, arbitrary: fc.constantFrom("wage.kuweit", "constructor", "a") },
    );
  const number = fc.oneof(fc.constantFrom(0, 1, -1, 0.5, 1e300, 1e-300, 450), fc.integer());
  const options = catalogue.choices.flatMap((choice) =>
    choice.options.map(({ id }) => [choice.id, id] as const),
  );
  const option = fc.constantFrom(...options);
  const piece = fc.oneof(
    fc
      .tuple(names(catalogue.parameters), fc.array(number, { minLength: 1, maxLength: 3 }))
      .map(([parameter, numbers]) => `set=${parameter}=${numbers.join("..")}`),
    option.map(([choice, id]) => `choose=${choice}=${id}`),
    fc.tuple(option, number).map(([[choice, id], weight]) => `weigh=${choice}=${id}:${weight}`),
    fc.constantFrom("without=Kuwait", "without=Russia", "without=Kaesong", "without=Nowhere"),
    fc.constantFrom("dependence=common", "dependence=0.5", "design=sobol", "design=latin-hypercube"),
    names(catalogue.scenarios).map((scenario) => `scenario=${scenario}`),
  );

  it("is answered, or refused in plain words", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 4 }), async (pieces) => {
        try {
          const state: PageState = { ...readLink(["?v=1", ...pieces].join("&")), draws: 64 };
          const { narrow } = await answers.change({ state }, () => {});
          expect(narrow.now.low).toBeLessThanOrEqual(narrow.now.high);
        } catch (error) {
          if (!(error instanceof LinkError || error instanceof DataError)) throw error;
          expect(error.message.length).toBeGreaterThan(10);
        }
      }),
      { seed: 2012, numRuns: 150 },
    );
  });
});
