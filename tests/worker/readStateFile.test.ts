import fc from "fast-check";
import { describe, expect, it } from "vitest";
import catalogue from "#catalogue";
import { baseState, type PageState, readLink } from "../../lib/publish/link.ts";
import { scenarioFile } from "../../lib/publish/scenarioFile.ts";
import { DataError } from "../../lib/study/problems.ts";
import { readStateFile } from "../../src/worker/readStateFile.ts";

const saved = (state: PageState) => scenarioFile(state, { id: "mine", title: "Mine", year: 2012 });
const head = "id: mine\ntitle: Mine\nyear: 2012\nbase: bottom-up-2012\nassumes: A.\nleavesOut: B.\n";

describe("a scenario file on a page", () => {
  it.each([
    "",
    "?v=1&scenario=kuwait-2012&set=wage.kuwait=400&draws=300",
    "?v=1&weigh=total=own-sum:0.2,thirty-thousand:0.8&without=Kuwait&without=Russia&dependence=common&design=sobol",
    "?v=1&choose=total=own-sum&weigh=total=own-sum:0.5,thirty-thousand:0.5&dependence=0.25&seed=x",
  ])("that was saved from %j stands for that state", (query) => {
    const state = readLink(query);
    expect(readStateFile(saved(state), "mine.yaml")).toEqual(state);
  });

  it.each([
    ["a weight that is missing", `${head}weigh: { total: { own-sum: 0.9 } }\n`, /:7: .*add up to 0.9/],
    ["a place that is not there", `${head}sentHome: { Rusia: all }\n`, /:7: .*"Russia"/],
    ["a design that is not there", `${head}design: sobl\n`, /:7: design .*sobol/],
    ["another year", head.replace("2012", "2013"), /a study of its own \(it has the year 2013\)/],
    ["shares who leave", `${head}sentHome: { Kuwait: share.sent-home }\n`, /sentHome with a share/],
    ["groups of its own", `${head}dependence: { together: [] }\n`, /dependence with groups/],
    ["too many draws", `${head}draws: 2000000\n`, /up to 1000000/],
    [
      "a distribution that no address holds",
      `${head}set: { wage.kuwait: { distribution: { kind: discrete, values: [{ value: 1, weight: 1 }] } } }\n`,
      /A link cannot hold a discrete distribution/,
    ],
  ])("with %s is refused in plain words", (_, text, message) => {
    expect(() => readStateFile(text, "mine.yaml")).toThrow(message);
  });

  it("is a state or refused in plain words, whatever it holds", () => {
    const whole = `${head}${saved(readLink("?v=1&set=wage.kuwait=1..2&choose=total=own-sum&weigh=total=own-sum:1&without=Kuwait&draws=9")).split("\n").slice(6).join("\n")}`;
    const cut = fc
      .record({
        at: fc.nat(whole.length),
        remove: fc.nat(12),
        put: fc.oneof(
          fc.string({ maxLength: 6 }),
          fc.constantFrom("{", "[", ": ", "\n", "*a", "&a", "1e999", "-"),
        ),
      })
      .map(({ at, remove, put }) => whole.slice(0, at) + put + whole.slice(at + remove));
    fc.assert(
      fc.property(fc.oneof(cut, fc.string({ maxLength: 60 })), (text) => {
        try {
          expect(readStateFile(text, "mine.yaml").scenario).not.toBe("");
        } catch (error) {
          expect(error).toBeInstanceOf(DataError);
          expect((error as Error).message).toMatch(/mine\.yaml/);
        }
      }),
      { seed: 2012, numRuns: 300 },
    );
  });

  it("opens the base without changes", () => {
    expect(readStateFile(head, "mine.yaml")).toEqual(baseState);
    expect(catalogue.scenarios.map(({ id }) => id)).toContain(baseState.scenario);
  });
});
