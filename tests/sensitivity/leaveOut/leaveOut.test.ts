import { describe, expect, it } from "vitest";
import { catalogue, leaveOutReport, loadStudy } from "../../../lib/index.ts";
import { originsUsed } from "../../../lib/sensitivity/leaveOut/leaveOut.ts";
import { optionsLost } from "../../../lib/sensitivity/leaveOut/optionsLost.ts";
import { optionsDrawn, redrawOptions } from "../../../lib/sensitivity/leaveOut/redrawOptions.ts";
import { refitParameter } from "../../../lib/sensitivity/leaveOut/refitParameter.ts";
import { resolveParameter } from "../../../lib/study/resolveParameter.ts";
import type { Evidence } from "../../../lib/study/schemas/evidence.ts";
import type { WrittenParameter } from "../../../lib/study/schemas/parameter.ts";

const study = loadStudy();

/** A printed figure, of which only these fields matter here. */
function figure(id: string, low: number, high: number, unit = "USD/month", lineage = id): [string, Evidence] {
  return [
    id,
    { id, low, high, unit, lineage, source: lineage, represents: "mean", certainty: "stated" } as Evidence,
  ];
}
const evidence = new Map([
  figure("F1", 100, 200),
  figure("F2", 300, 500),
  figure("F3", 120, 180),
  figure("F4", 0.2, 0.3, "share"),
  figure("F5", 0.4, 0.5, "share", "F4"),
]);

function refit(written: object, ...dropped: string[]) {
  const parameter = resolveParameter(
    {
      id: "p",
      label: "p",
      unit: "USD/month",
      basis: "documented",
      note: "Made up.",
      ...written,
    } as WrittenParameter,
    evidence,
    (_, message) => {
      throw new Error(message);
    },
  )!;
  const { rule, quantile } = refitParameter(parameter, new Set(dropped), evidence);
  return { rule, low: quantile(1e-9), median: quantile(0.5), high: quantile(1 - 1e-9) };
}

const range = { kind: "uniform", low: 100, high: 500 } as const;

describe("refitParameter", () => {
  it("makes a mixture again from the figures that remain", () => {
    const written = { distribution: { kind: "mixture", by: "lineage" }, evidence: ["F1", "F2"] } as const;
    expect(refit(written, "F1")).toMatchObject({
      rule: "made again",
      low: expect.closeTo(300, 3),
      high: expect.closeTo(500, 3),
    });
  });

  it("moves the end of a range that a dropped figure held, by as much", () => {
    const found = refit({ distribution: range, covers: 1, evidence: ["F1", "F2", "F3"] }, "F1");
    expect(found.rule).toBe("ends moved");
    expect(found.low).toBeCloseTo(120, -1);
    expect(found.high).toBeCloseTo(500, 0);
  });

  it("leaves a range whose remaining figures reach as far", () => {
    expect(refit({ distribution: range, covers: 1, evidence: ["F1", "F2", "F3"] }, "F3")).toMatchObject({
      rule: "same range",
      low: expect.closeTo(100, 3),
      high: expect.closeTo(500, 3),
    });
  });

  it("lays a range to the remaining figures where its ends would pass one another", () => {
    const narrow = { kind: "uniform", low: 350, high: 400 } as const;
    const found = refit({ distribution: narrow, covers: 1, evidence: ["F1", "F2"] }, "F2");
    expect(found.low).toBeGreaterThan(95);
    expect(found.high).toBeLessThan(205);
  });

  it("stretches what was worked out from other figures by the part of its lineages that is gone", () => {
    // F4 and F5 are one lineage: without F5 nothing is gone, without both half is.
    const written = { distribution: range, covers: 1, derivedFrom: ["F4", "F5", "F2"] } as const;
    expect(refit(written, "F5").rule).toBe("same range");
    expect(refit(written, "F4", "F5")).toMatchObject({
      rule: "stretched",
      low: expect.closeTo(0, 3),
      median: expect.closeTo(300, 6),
      high: expect.closeTo(600, 3),
    });
  });

  it("doubles the width of what is left without any figure, within what the quantity can be", () => {
    const share = {
      unit: "share",
      distribution: { kind: "uniform", low: 0.2, high: 0.4 },
      covers: 1,
      evidence: ["F4"],
    } as const;
    expect(refit(share, "F4")).toMatchObject({
      rule: "unsupported",
      low: expect.closeTo(0.1, 6),
      high: expect.closeTo(0.5, 6),
    });
    const wide = { ...share, distribution: { kind: "uniform", low: 0, high: 0.9 } } as const;
    expect(refit(wide, "F4")).toMatchObject({ low: 0, high: 1 });
  });
});

describe("redrawOptions", () => {
  const choice = { options: ["a", "b", "c"], weights: [[0.5, 0.3, 0.2]] };
  const uniforms = Float64Array.from({ length: 1000 }, (_, index) => (index + 0.5) / 1000);
  const none = new Uint16Array(1000);
  const counts = (drawn: Uint16Array) =>
    [0, 1, 2].map((option) => drawn.filter((each) => each === option).length);

  it("draws the other options in proportion to their weights", () => {
    const redrawn = redrawOptions(choice, uniforms, none, new Set(["b"]));
    expect(counts(optionsDrawn(choice, redrawn, none))).toEqual([714, 0, 286]);
    expect(redrawn.every((uniform) => uniform > 0 && uniform < 1)).toBe(true);
  });

  it("draws every option as before where none is lost, or all are", () => {
    for (const lost of [new Set<string>(), new Set(["a", "b", "c"])]) {
      const redrawn = redrawOptions(choice, uniforms, none, lost);
      redrawn.forEach((uniform, draw) => {
        expect(uniform).toBeCloseTo(uniforms[draw]!, 12);
      });
    }
  });

  it("follows the weights of the option that each draw has of another choice", () => {
    const given = {
      options: ["a", "b"],
      weights: [
        [1, 0],
        [0.5, 0.5],
      ],
    };
    const parents = Uint16Array.from({ length: 1000 }, (_, draw) => draw % 2);
    const drawn = optionsDrawn(given, redrawOptions(given, uniforms, parents, new Set()), parents);
    expect(drawn.filter((option, draw) => draw % 2 === 0 && option === 1)).toHaveLength(0);
    expect(drawn.filter((option) => option === 1)).toHaveLength(250);
    // Under the first option of the other nothing but a is left to draw, so it stays.
    const lost = redrawOptions(given, uniforms, parents, new Set(["a"]));
    const after = optionsDrawn(given, lost, parents);
    expect(after.filter((option) => option === 1)).toHaveLength(500);
  });
});

describe("optionsLost", () => {
  it("are lists and totals whose own parameters have lost every figure", () => {
    expect(optionsLost(study, new Set())).toEqual(new Map());
    expect(optionsLost(study, new Set(["headcount.total.thirty-thousand"]))).toEqual(
      new Map([["total", new Set(["thirty-thousand"])]]),
    );
    const named = ["headcount.russia.list-2011", "headcount.middle-east.list-2011"];
    expect(optionsLost(study, new Set(named))).toEqual(new Map());
  });
});

describe("leaveOutReport", () => {
  const options = { kinds: ["interviewee"], drawsPerReplicate: 32 } as const;
  const report = leaveOutReport(study, catalogue, options);

  it("has every interviewee whose figures sampled parameters rest on", () => {
    const used = originsUsed(study, catalogue, "interviewee");
    expect(report.leftOut.map(({ id }) => id).toSorted()).toEqual(used.map(({ id }) => id).toSorted());
    for (const { figures } of used) expect(figures.size).toBeGreaterThan(0);
  });

  it("puts the largest change first and compares with one and the same estimate", () => {
    const changes = report.leftOut.map(({ outcomes }) => Math.abs(outcomes[0]!.change));
    expect(changes).toEqual(changes.toSorted((a, b) => b - a));
    for (const { outcomes } of report.leftOut)
      expect(outcomes[0]!.before).toEqual(report.leftOut[0]!.outcomes[0]!.before);
  });

  it("changes nothing where nothing is refitted", () => {
    for (const { refitted, options, outcomes } of report.leftOut) {
      if (options.length > 0 || refitted.some(({ rule }) => rule !== "same range")) continue;
      for (const { before, after } of outcomes) expect(after).toEqual(before);
    }
  });

  it("can be of one origin, and refuses names that nothing rests on", () => {
    const { id } = report.leftOut[0]!;
    expect(leaveOutReport(study, catalogue, { ...options, ids: [id] }).leftOut).toEqual([report.leftOut[0]]);
    expect(() => leaveOutReport(study, catalogue, { ...options, ids: ["interviewee-zz"] })).toThrow(
      'there is no source, lineage or interviewee in use "interviewee-zz"',
    );
  });

  it("does not touch what the caller has set", () => {
    const parameter = report.leftOut[0]!.refitted[0]!.parameter;
    const set = { [parameter]: 0.5 };
    const changed = loadStudy("bottom-up-2012", { set });
    const refitted = leaveOutReport(changed, catalogue, options).leftOut.flatMap((left) => left.refitted);
    expect(refitted.map((entry) => entry.parameter)).not.toContain(parameter);
  });
});
