import { describe, expect, it } from "vitest";
import { distributionRange } from "../../lib/sampling/distributionRange.ts";
import { quantileFunction } from "../../lib/sampling/quantileFunction.ts";
import { resolveParameter } from "../../lib/study/resolveParameter.ts";
import type { Evidence } from "../../lib/study/schemas/evidence.ts";
import type { WrittenDistribution, WrittenParameter } from "../../lib/study/schemas/parameter.ts";
import type { Parameter } from "../../lib/study/study.ts";

function figure(
  id: string,
  low: number | null,
  high: number | null,
  unit: string,
  lineage = id,
  source = "report",
): [string, Evidence] {
  return [id, { id, source, lineage, low, high, unit } as Evidence];
}

const evidence = new Map([
  figure("F1", 100, 200, "USD/month", "minister"),
  figure("F2", 300, 300, "USD/month", "minister"),
  figure("F3", 400, 500, "USD/month", "newspaper", "elsewhere"),
  figure("F4", 2400, 3600, "USD/year", "worker"),
  figure("F5", 1000, 1000, "CNY/month"),
  figure("F6", 250, null, "USD/month"),
  figure("F7", 0.2, 0.3, "share"),
  figure("F8", 0.5, 0.6, "share"),
]);

function resolve(written: Partial<WrittenParameter>): {
  parameter: Parameter | undefined;
  problems: string[];
} {
  const problems: string[] = [];
  const parameter = resolveParameter(
    {
      id: "made-up",
      label: "Made up",
      unit: "USD/month",
      basis: "judgement",
      note: "Made up.",
      distribution: { kind: "fixed", value: 1 },
      ...written,
    },
    evidence,
    (path, message) => problems.push(`${path.join(".")} ${message}`),
  );
  return { parameter, problems };
}

function distribution(
  written: WrittenDistribution,
  more: Partial<WrittenParameter> = {},
): Parameter["distribution"] {
  const { parameter, problems } = resolve({ distribution: written, ...more });
  expect(problems).toEqual([]);
  return parameter!.distribution;
}

const problems = (written: Partial<WrittenParameter>) => resolve(written).problems;

describe("resolveParameter", () => {
  it("keeps what is written and draws from the parameter's own stream, or from the one that it names", () => {
    const { parameter } = resolve({});
    expect(parameter).toMatchObject({
      id: "made-up",
      label: "Made up",
      unit: "USD/month",
      basis: "judgement",
      stream: "made-up",
      covers: 1,
      changed: false,
      distribution: { kind: "fixed", value: 1 },
    });
    expect(resolve({ stream: "old-name" }).parameter!.stream).toBe("old-name");
  });

  it("takes a range that covers everything as it is", () => {
    const range = { low: 100, high: 200 };
    expect(distribution({ kind: "uniform", ...range }, { covers: 1 })).toEqual({ kind: "uniform", ...range });
    expect(distribution({ kind: "pert", mode: 120, ...range }, { covers: 1 })).toEqual({
      kind: "pert",
      mode: 120,
      ...range,
    });
  });

  it.each(["uniform", "loguniform", "triangular", "pert"] as const)(
    "stretches a %s range until it covers what it says",
    (kind) => {
      const range =
        kind === "triangular" || kind === "pert"
          ? { low: 100, mode: 130, high: 200 }
          : { low: 100, high: 200 };
      const stretched = distribution({ kind, ...range } as WrittenDistribution, { covers: 0.8 });
      const quantile = quantileFunction(stretched);
      const share = (value: number) => {
        let [low, high] = [0, 1];
        for (let halving = 0; halving < 60; halving++) {
          if (quantile((low + high) / 2) < value) low = (low + high) / 2;
          else high = (low + high) / 2;
        }
        return low;
      };
      expect(share(200) - share(100)).toBeCloseTo(0.8, 6);
      if (kind === "uniform") expect(stretched).toMatchObject({ low: 87.5, high: 212.5 });
      if ("mode" in range) expect(stretched).toMatchObject({ mode: 130 });
    },
  );

  it.each(["normal", "lognormal"] as const)(
    "puts the ends of a %s range where what it covers puts them, within bounds",
    (kind) => {
      const made = distribution({ kind, low: 100, high: 200, bounds: [50, 300] }, { covers: 0.9 });
      expect(made).toMatchObject({ lower: 50, upper: 300 });
      const {
        lower: _,
        upper: __,
        ...unbounded
      } = made as Extract<Parameter["distribution"], { kind: "normal" }>;
      const quantile = quantileFunction(unbounded);
      expect(quantile(0.05)).toBeCloseTo(100, 8);
      expect(quantile(0.95)).toBeCloseTo(200, 8);
    },
  );

  it("takes a beta distribution from 0 to 1 unless it says otherwise, and a discrete one with its weights", () => {
    expect(distribution({ kind: "beta", alpha: 2, beta: 3 })).toEqual({
      kind: "beta",
      alpha: 2,
      beta: 3,
      low: 0,
      high: 1,
    });
    expect(distribution({ kind: "beta", alpha: 2, beta: 3, low: 5, high: 9 })).toMatchObject({
      low: 5,
      high: 9,
    });
    const values = [
      { value: 5, weight: 3 },
      { value: 7, weight: 1 },
    ];
    expect(distribution({ kind: "discrete", values })).toEqual({
      kind: "discrete",
      values: [5, 7],
      weights: [3, 1],
    });
  });

  it("asks what a range covers, and asks it of ranges only", () => {
    for (const kind of ["uniform", "loguniform", "normal", "lognormal"] as const) {
      expect(problems({ distribution: { kind, low: 1, high: 2 } })[0]).toContain(
        `distribution a ${kind} range says what it covers`,
      );
    }
    expect(problems({ covers: 0.9 })).toEqual([
      "distribution `covers` belongs to a range; a fixed distribution has none",
    ]);
    expect(problems({ distribution: { kind: "beta", alpha: 1, beta: 1 }, covers: 1 })[0]).toContain(
      "a beta distribution has none",
    );
  });

  it("refuses a range that is upside down", () => {
    for (const kind of ["uniform", "normal", "lognormal"] as const) {
      expect(problems({ distribution: { kind, low: 2, high: 1 }, covers: 0.9 })).toEqual([
        "distribution the range is upside down: low 2 is above high 1",
      ]);
    }
    expect(problems({ distribution: { kind: "pert", low: 1, mode: 3, high: 2 }, covers: 1 })[0]).toContain(
      "mode is 3",
    );
    expect(
      problems({ distribution: { kind: "normal", low: 1, high: 2, bounds: [5, 4] }, covers: 0.9 })[0],
    ).toContain("lower is 5");
    expect(
      problems({ distribution: { kind: "normal", low: 1, high: 2, bounds: [0, 1.5] }, covers: 0.9 }),
    ).toEqual([
      "distribution the bounds, 0 and 1.5, cut into the range from 1 to 2; they have to hold all of it",
    ]);
  });
});

describe("bounds", () => {
  const fixed = (unit: string, value: number) => problems({ unit, distribution: { kind: "fixed", value } });

  it.each([
    ["share", 0, 1],
    ["months/year", 0, 12],
    ["hours/day", 1, 24],
    ["days/month", 0, 30],
  ])("keep a quantity in %s from %d to %d", (unit, least, most) => {
    expect(fixed(unit, least)).toEqual([]);
    expect(fixed(unit, most)).toEqual([]);
    for (const value of [least - 0.01, most + 0.01]) {
      expect(fixed(unit, value)[0]).toContain(`but a quantity in ${unit} lies from ${least} to ${most}`);
    }
  });

  it.each(["persons", "USD/month", "CNY/USD", "years", "ratio"])(
    "keep a quantity in %s from falling below 0",
    (unit) => {
      expect(fixed(unit, 1e6)).toEqual([]);
      expect(fixed(unit, -1)[0]).toContain(
        `distribution reaches from -1 to -1, but a quantity in ${unit} is 0 or more`,
      );
    },
  );

  it("refuse a normal distribution that reaches without an end, and take it with bounds", () => {
    const normal = { kind: "normal", low: 0.4, high: 0.6 } as const;
    expect(problems({ unit: "share", distribution: normal, covers: 0.9 })[0]).toContain(
      "reaches from minus infinity to infinity",
    );
    expect(problems({ unit: "share", distribution: { ...normal, bounds: [0, 1] }, covers: 0.9 })).toEqual([]);
  });

  it("say where a range leaves them because it was stretched", () => {
    const wide = problems({
      unit: "share",
      distribution: { kind: "uniform", low: 0.1, high: 0.9 },
      covers: 0.7,
    });
    expect(wide).toEqual([
      "distribution reaches from -0.07143 to 1.071, but a quantity in share lies from 0 to 1; the range was stretched because it covers 0.7: narrow it, or let it cover 1",
    ]);
  });

  it("refuse a unit that the model does not know", () => {
    expect(problems({ unit: "USD/fortnight" })[0]).toContain(
      'unit "USD/fortnight" is no unit the model knows',
    );
  });
});

describe("a mixture", () => {
  const documented = { basis: "documented" } as const;

  it("gives every lineage the same weight, shared among its figures", () => {
    const { components } = distribution(
      { kind: "mixture", by: "lineage" },
      { ...documented, evidence: ["F1", "F2", "F3"] },
    ) as Extract<Parameter["distribution"], { kind: "mixture" }>;
    expect(components).toEqual([
      { low: 100, high: 200, weight: 0.25 },
      { low: 300, high: 300, weight: 0.25 },
      { low: 400, high: 500, weight: 0.5 },
    ]);
  });

  it("weighs by source where it says so", () => {
    const made = distribution(
      { kind: "mixture", by: "source" },
      { ...documented, evidence: ["F1", "F3", "F2", "F4"] },
    );
    const weights = (made as Extract<Parameter["distribution"], { kind: "mixture" }>).components.map(
      ({ weight }) => weight,
    );
    for (const [index, weight] of [1 / 6, 1 / 2, 1 / 6, 1 / 6].entries())
      expect(weights[index]).toBeCloseTo(weight, 15);
  });

  it("counts a figure that is named twice once", () => {
    const once = distribution(
      { kind: "mixture", by: "lineage" },
      { ...documented, evidence: ["F1", "F2", "F3"] },
    );
    const twice = distribution(
      { kind: "mixture", by: "lineage" },
      { ...documented, evidence: ["F1", "F2", "F3", "F2", "F1"] },
    );
    expect(twice).toEqual(once);
  });

  it("turns a year's money into a month's and a month's into a year's", () => {
    expect(distribution({ kind: "mixture", by: "lineage" }, { ...documented, evidence: ["F4"] })).toEqual({
      kind: "mixture",
      components: [{ low: 200, high: 300, weight: 1 }],
    });
    const year = { ...documented, unit: "USD/year", evidence: ["F1"] };
    expect(distribution({ kind: "mixture", by: "lineage" }, year)).toMatchObject({
      components: [{ low: 1200, high: 2400 }],
    });
  });

  it("takes a component's own range, for a figure that it names itself too", () => {
    const components = [
      { evidence: "F5", low: 150, high: 160 },
      { evidence: "F1", low: 110, high: 190 },
    ];
    expect(
      distribution({ kind: "mixture", by: "lineage", components }, { ...documented, evidence: ["F1"] }),
    ).toEqual({
      kind: "mixture",
      components: [
        { low: 110, high: 190, weight: 0.5 },
        { low: 150, high: 160, weight: 0.5 },
      ],
    });
  });

  it.each([
    [["F5"], "F5 is in CNY/month, the parameter in USD/month; give its range under `components`"],
    [["F6"], "F6 is open at one end; give its range under `components`"],
    [["F1", "F9"], 'there is no figure "F9"'],
    [[], "a mixture takes its values from evidence, and none is named"],
  ])("says what it cannot make of %j", (ids, message) => {
    const found = problems({ distribution: { kind: "mixture", by: "lineage" }, evidence: ids as string[] });
    expect(found.some((problem) => problem.startsWith(`distribution ${message}`))).toBe(true);
  });

  it("refuses a component that is upside down", () => {
    const components = [{ evidence: "F1", low: 3, high: 2 }];
    expect(problems({ distribution: { kind: "mixture", by: "lineage", components } })).toEqual([
      "distribution the range is upside down: low 3 is above high 2",
    ]);
  });
});

describe("an empirical distribution", () => {
  it("takes both ends of every figure, lineages weighing the same", () => {
    const made = distribution(
      { kind: "empirical", by: "lineage" },
      { basis: "documented", evidence: ["F1", "F2", "F3"] },
    );
    expect(made).toEqual({
      kind: "discrete",
      values: [100, 200, 300, 300, 400, 500],
      weights: [0.125, 0.125, 0.125, 0.125, 0.25, 0.25],
    });
    expect(distributionRange(made)).toEqual([100, 500]);
  });
});

describe("support", () => {
  const share = { unit: "share", distribution: { kind: "fixed", value: 0.25 } } as const;

  it("is asked of every parameter, by its basis", () => {
    const { note: _, ...bare } = { ...share, note: undefined };
    const without = (basis: WrittenParameter["basis"], more: Partial<WrittenParameter> = {}) => {
      const found: string[] = [];
      resolveParameter(
        { id: "made-up", label: "Made up", basis, ...bare, ...more },
        evidence,
        (path, message) => found.push(`${path.join(".")} ${message}`),
      );
      return found;
    };
    expect(without("documented")).toEqual([
      "basis is documented, but names no evidence; name it under `evidence`, or say `basis: judgement` with a reason in `note`",
    ]);
    expect(without("judgement")).toEqual([
      "note is missing: a parameter whose basis is judgement gives its reason",
    ]);
    expect(without("borrowed")).toEqual([
      "note is missing: a parameter whose basis is borrowed gives its reason",
      "evidence is missing: a borrowed parameter names what it borrows",
    ]);
    expect(without("documented", { evidence: ["F7"] })).toEqual([]);
    expect(without("documented", { derivedFrom: ["F7"] })).toEqual([
      "note is missing: it says how the value follows from `derivedFrom`",
    ]);
    expect(without("borrowed", { evidence: ["F7"], note: "From elsewhere." })).toEqual([]);
  });

  it("cannot be a figure of another dimension, nor one that there is not", () => {
    expect(problems({ ...share, evidence: ["F1"] })[0]).toBe(
      "evidence.0 F1 is in USD/month, the parameter in share: different quantities; name it under `derivedFrom` and say in `note` how it is used",
    );
    expect(problems({ ...share, evidence: ["F7", "F70"] })).toEqual([
      'evidence.1 there is no figure "F70"; the nearest is "F7"',
    ]);
    expect(problems({ ...share, derivedFrom: ["F70"] })).toEqual([
      'derivedFrom there is no figure "F70"; the nearest is "F7"',
    ]);
    const leftOut = [{ evidence: ["F8", "F80"], because: "It is odd." }];
    expect(problems({ ...share, leftOut })).toEqual([
      'leftOut.0 there is no figure "F80"; the nearest is "F8"',
    ]);
  });

  it("cannot be used and left out at once", () => {
    const leftOut = [{ evidence: ["F7"], because: "It is odd." }];
    expect(problems({ ...share, evidence: ["F7"], leftOut })).toEqual([
      "leftOut F7 is both used and left out",
    ]);
    expect(problems({ ...share, derivedFrom: ["F7"], leftOut })).toEqual([
      "leftOut F7 is both used and left out",
    ]);
    expect(problems({ ...share, evidence: ["F8"], leftOut })).toEqual([]);
  });
});
