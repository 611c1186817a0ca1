import { describe, expect, it, vi } from "vitest";
import { loadStudy } from "../../lib/index.ts";
import { breakEvenFigures } from "../../lib/publish/figures/breakEvenFigures.ts";
import { conditionFigures, conditionGround } from "../../lib/publish/figures/conditionFigures.ts";
import { scatterFigures, scatterSample } from "../../lib/publish/figures/scatterFigures.ts";
import { analysedOutcomes, sensitivityFigures } from "../../lib/publish/figures/sensitivityFigures.ts";
import { projectCatalogue } from "../support.ts";

vi.setConfig({ testTimeout: 60_000 });

const study = loadStudy();
const catalogue = projectCatalogue();

describe("sensitivityFigures", () => {
  it("sorts items, keeps the meaning, and tells groups of one kind", () => {
    const { methods, run } = sensitivityFigures(study, catalogue, {
      outcome: "narrow",
      asked: [
        { id: "sobol", by: "parameter" },
        { id: "groups", by: "place" },
        { id: "curves", by: "parameter" },
      ],
    });
    const [sobol, groups, curves] = methods;
    const totals = sobol!.items.map(({ measures }) => measures.total!.value);
    expect(totals).toEqual(totals.toSorted((a, b) => b - a));
    expect(sobol!.meaning).toContain("drives it most");
    expect(new Set(groups!.items.map(({ kind }) => kind))).toEqual(new Set(["place group"]));
    expect(curves!.items[0]!.points.length).toBeGreaterThan(1);
    expect(run.rowsDigest).toMatch(/^[0-9a-f]{64}$/);
  });

  it("speaks of what a restatement speaks of", () => {
    expect(analysedOutcomes(loadStudy("report-headline-2012")).map(({ id }) => id)).toEqual(["narrow"]);
  });
});

describe("conditionFigures", () => {
  const ground = conditionGround(study);

  it("holds what is given together, and leaves it out of what moves", () => {
    const range = { of: "narrow", from: 150e6, to: 230e6 };
    const found = conditionFigures(ground, [range, { of: "choice:total", from: 1, to: 1 }], "narrow");
    expect(found.ranges).toHaveLength(2);
    expect(found.draws).toBeLessThan(conditionFigures(ground, [range], "narrow").draws);
    expect(found.inputs.map(({ id }) => id)).not.toContain("choice:total");
    expect(found.outcomes.map(({ id }) => id)).not.toContain("narrow");
    expect(found.definitions).toHaveLength(5);
    for (const { density } of found.inputs) expect(density?.before.step).toBe(density?.after.step);
  });

  it("keeps every draw without a range, and none of an impossible one", () => {
    expect(conditionFigures(ground, [], "taken").draws).toBe(32768);
    const none = conditionFigures(ground, [{ of: "taken", from: 9e9, to: 10e9 }], "taken");
    expect(none.draws).toBe(0);
    expect(none.brushed.after).toBeNull();
  });

  it("refuses a name that the study does not have", () => {
    expect(() => conditionFigures(ground, [], "wage.atlantis")).toThrow('"wage.atlantis"');
  });
});

describe("scatterFigures", () => {
  it("have a choice's readings by name, and refuse what the outcome does not depend on", () => {
    const sample = scatterSample(study, "narrow");
    const { input, means, points } = scatterFigures(study, sample, "narrow", "choice:total");
    expect(input.options).toHaveLength(4);
    expect(means).toHaveLength(4);
    expect(points).toHaveLength(600);
    expect(() => scatterFigures(study, sample, "narrow", "nothing")).toThrow("does not depend");
  });
});

describe("breakEvenFigures", () => {
  it("says in words what is impossible, what lies beyond and what within", () => {
    const sentence = (parameter: string, target: number) =>
      breakEvenFigures(study, { outcome: "narrow", target, parameters: [parameter] }).sentences[0]!;
    expect(sentence("split.state", 1.5e9)).toMatch(/^Impossible: .*at most/);
    expect(sentence("wage.russia.company", 1.5e9)).toMatch(/times the end of its range/);
    expect(sentence("split.state", 160e6)).toContain("inside its whole range");
  });
});
