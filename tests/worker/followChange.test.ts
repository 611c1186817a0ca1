import { describe, expect, it } from "vitest";
import { baseState, type PageState } from "../../lib/publish/link.ts";
import { overridesOf, samplingOf } from "../../lib/publish/overridesOf.ts";
import { simulate } from "../../lib/simulate/simulate.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";
import { followedRun } from "../../src/worker/followChange.ts";
import { projectCatalogue } from "../support.ts";

const outcomes = ["narrow", "net-pay-per-month"];
const draws = 2048;
const catalogue = projectCatalogue();
const studyOf = (state: PageState) => resolveStudy(catalogue, state.scenario, overridesOf(state));

/** Whether the state was followed; where it was, its bits are those of a run anew. */
function isFollowed(state: PageState): boolean {
  const study = studyOf(state);
  const followed = followedRun(state, study, outcomes);
  if (followed === undefined) return false;
  const anew = simulate(study, { ...samplingOf(state), outcomes });
  for (const id of outcomes) expect(followed.outcomes.get(id)).toEqual(anew.outcomes.get(id));
  return true;
}

describe("followedRun", () => {
  it("follows one parameter after another, back to the base, with the bits of a run anew", () => {
    const state: PageState = { ...baseState, draws };
    const moves: PageState["set"][] = [
      { "wage.russia.company": [500, 900] },
      { "wage.russia.company": [510, 900] },
      { "wage.russia.company": 700 },
      { "wage.russia.company": 700, "months.usual": [9, 11] },
      { "wage.russia.company": 700, "months.usual": [9, 12] },
      { "wage.russia.company": 700 },
      {},
      { "split.state": { distribution: { kind: "triangular", low: 0.2, mode: 0.4, high: 0.9 }, covers: 1 } },
    ];
    isFollowed(state);
    for (const set of moves) expect(isFollowed({ ...state, set })).toBe(true);
  });

  it("follows under pinned choices, other weights, a design and a dependence", () => {
    const state: PageState = {
      ...baseState,
      draws,
      design: "sobol",
      dependence: 0.5,
      choose: { "russia-state-take": "quota" },
    };
    for (const high of [800, 900]) {
      const set = { "quota.russia.construction": [300, high] as const };
      isFollowed({ ...state, set: {} });
      expect(isFollowed({ ...state, set })).toBe(true);
    }
  });

  it("keeps what a parameter that moves nothing leaves as it is", () => {
    const state: PageState = { ...baseState, scenario: "kuwait-2012", draws };
    isFollowed({ ...state, set: {} });
    const [unused] = [...studyOf(state).parameters.keys()].filter((id) => id.startsWith("hours."));
    expect(isFollowed({ ...state, set: { [unused!]: 8 } })).toBe(true);
  });

  it("follows the weights and the pins of choices, and changes of parameters between them", () => {
    const state: PageState = { ...baseState, draws };
    const share = (quota: number) => ({ "russia-state-take": { percentage: 1 - quota, quota } });
    const months = { "months.usual": 10 };
    isFollowed(state);
    for (const move of [
      { weigh: share(0.2) },
      { weigh: share(0.25) },
      { choose: { "russia-state-take": "quota" } },
      {},
      { set: months },
      { set: months, choose: { "kuwait-chain": "in-sequence" } },
      { set: months, weigh: { "kuwait-chain": { "in-sequence": 0.5, "side-by-side": 0.5 } } },
      { set: months },
      { set: months, weigh: { composition: { "list-2011": 1 } } },
    ])
      expect(isFollowed({ ...state, ...move }), JSON.stringify(move)).toBe(true);
  });

  it("has the bits of a run where a pin moves the weights of the choice that it depends on", () => {
    const state: PageState = { ...baseState, draws };
    const total = studyOf(state).choices.get("total")!;
    expect(total.given).toBe("composition");
    for (const option of total.options) isFollowed({ ...state, choose: { total: option } });
    for (const option of studyOf(state).choices.get("composition")!.options)
      isFollowed({ ...state, choose: { composition: option } });
    isFollowed(state);
  });

  it("leaves several changes at once, and more draws than it can keep, to a run", () => {
    isFollowed({ ...baseState, draws });
    expect(isFollowed({ ...baseState, draws, set: { "months.usual": 10, "split.state": 0.5 } })).toBe(false);
    expect(isFollowed({ ...baseState, draws: 100_000, set: { "months.usual": 10 } })).toBe(false);
  });
});
