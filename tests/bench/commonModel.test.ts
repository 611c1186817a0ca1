import { readFileSync } from "node:fs";
import { mean, sampleStandardDeviation } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { readStudy, simulate, summarise } from "../../lib/index.ts";
import type { Distribution } from "../../lib/sampling/distribution.ts";
import { readReference } from "../sampling/readReference.ts";

const text = (name: string) => readFileSync(new URL(name, import.meta.url), "utf8");
const study = readStudy(text("common-model.yaml"));
const inputs = ["workers", "wage", "months", "state", "agency", "embassy", "company"];

describe("the common model", () => {
  it("has the ranges that its peers read", () => {
    const written = study.segments.map(({ id }) => {
      const ranges = inputs.map((input) => study.parameters.get(`${input}.${id}`)!.distribution);
      return [id, ...ranges.flatMap(boundsOf)].join(",");
    });
    const [header, ...rows] = text("common-model.csv").trim().split("\n");
    const columns = inputs.flatMap((input) =>
      (input === "wage" ? ["Low", "Mode", "High"] : ["Low", "High"]).map((bound) => input + bound),
    );
    expect(header).toBe(["segment", ...columns].join(","));
    expect(rows).toEqual(written);
  });

  it("has ten segments and seventy inputs, and nothing else", () => {
    expect(study.segments).toHaveLength(10);
    expect(study.parameters.size).toBe(70);
    expect(study.choices.size).toBe(0);
  });

  it("has the quantiles that NumPy finds, within the error of chance", () => {
    const expected = readReference("commonModel");
    const outcomes = [...new Set(expected.map(({ outcome }) => outcome!))];
    const runs = Array.from({ length: 100 }, (_, seed) => {
      const run = simulate(study, { seed, draws: 4096, outcomes });
      return outcomes.flatMap((outcome) => summarise(run.outcomes.get(outcome)!).quantiles);
    });
    expected.forEach(({ value, error }, index) => {
      const found = runs.map((quantiles) => quantiles[index]!.value);
      const itsError = sampleStandardDeviation(found) / Math.sqrt(runs.length);
      expect(Math.abs(mean(found) - Number(value))).toBeLessThan(4 * Math.hypot(itsError, Number(error)));
    });
  });
});

function boundsOf(distribution: Distribution): number[] {
  if (distribution.kind === "uniform") return [distribution.low, distribution.high];
  if (distribution.kind === "triangular") return [distribution.low, distribution.mode, distribution.high];
  throw new Error(`the common model has no ${distribution.kind} inputs`);
}
