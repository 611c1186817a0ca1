import { describe, expect, it, vi } from "vitest";
import {
  breakEvenReport,
  catalogue,
  conditionReport,
  leaveOutReport,
  loadStudy,
  methods,
  sensitivityReport,
} from "../../lib/index.ts";
import {
  breakEvenReportSchema,
  conditionReportSchema,
  leaveOutReportSchema,
  sensitivityReportSchema,
} from "../../lib/publish/analysisSchemas.ts";

// Every method runs here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const study = loadStudy();
const few = { drawsPerReplicate: 64 };

describe("sensitivityReport", () => {
  const steps: string[] = [];
  const report = sensitivityReport(study, catalogue, {
    ...few,
    onProgress: (share, method) => steps.push(`${method} ${share.toFixed(3)}`),
  });
  const rowsOf = (method: string, measure: string, outcome = "narrow") =>
    report.rows.filter((row) => row.method === method && row.measure === measure && row.outcome === outcome);

  it("has the form that is documented, also as JSON", () => {
    expect(() => sensitivityReportSchema.parse(JSON.parse(JSON.stringify(report)))).not.toThrow();
  });

  it("has rows of every method for every outcome", () => {
    for (const { id } of methods) {
      for (const outcome of ["narrow", "net-pay-per-month"]) {
        const found = report.rows.filter((row) => row.method === id && row.outcome === outcome);
        expect(found.length, `${id} of ${outcome}`).toBeGreaterThan(2);
      }
    }
  });

  it("gives the same bits again, and others for another seed", () => {
    const only = { ...few, methods: ["sobol", "shapley", "delta", "new-data"] } as const;
    const again = sensitivityReport(study, catalogue, only);
    expect(again.rows).toEqual(
      report.rows.filter(({ method }) => (only.methods as readonly string[]).includes(method)),
    );
    expect(sensitivityReport(study, catalogue, { ...only, seed: 1 }).rows).not.toEqual(again.rows);
  });

  it("shares the variance out so that shares add up to 1", () => {
    for (const method of ["rests-on", "shapley"]) {
      const sum = rowsOf(method, "share").reduce((total, { value }) => total + value, 0);
      expect(sum, method).toBeCloseTo(1, 10);
    }
    expect(rowsOf("rests-on", "share").map(({ item }) => item)).toEqual([
      ...["documented", "borrowed", "judgement", "chosen"],
    ]);
  });

  it("agrees with itself: first-order indices by two ways, and Shapley effects between first and total", () => {
    const first = new Map(rowsOf("sobol", "first").map((row) => [row.item, row]));
    const total = new Map(rowsOf("sobol", "total").map((row) => [row.item, row]));
    for (const row of rowsOf("given-data", "first")) {
      // Options as drawn are not the innovation where weights depend on another choice.
      if (row.item === "choice:total") continue;
      const other = first.get(row.item)!;
      const error = Math.sqrt(row.standardError! ** 2 + other.standardError! ** 2);
      expect(Math.abs(row.value - other.value), row.item).toBeLessThan(4.5 * error + 0.003);
    }
    for (const { item, value, standardError } of rowsOf("shapley", "share")) {
      expect(value, item).toBeGreaterThan(
        first.get(item)!.value - 4.5 * (standardError! + first.get(item)!.standardError!),
      );
      expect(value, item).toBeLessThan(
        total.get(item)!.value + 4.5 * (standardError! + total.get(item)!.standardError!),
      );
    }
  });

  it("takes choices as inputs in every method but those that need an order", () => {
    for (const { id } of methods) {
      const withChoice = report.rows.some((row) => row.method === id && row.item === "choice:total");
      const paired = id === "second-order" || id === "groups" || id === "rests-on";
      expect(withChoice || paired, id).toBe(id !== "correlation" && id !== "rank-correlation");
    }
    expect(
      report.rows.some((row) => row.method === "rank-correlation" && row.item === "choice:russia-state-take"),
    ).toBe(true);
  });

  it("ranks the ten largest total indices of every outcome", () => {
    expect(report.rankings.map(({ outcome }) => outcome)).toEqual(["narrow", "net-pay-per-month"]);
    for (const { places } of report.rankings) expect(places).toHaveLength(10);
    expect(report.rankings[0]!.places[0]!.set).toBe("choice:total");
  });

  it("tells of progress up to the end", () => {
    expect(steps.at(-1)).toBe("new-data 1.000");
    const shares = steps.map((step) => Number(step.split(" ")[1]));
    expect(shares.every((share) => share >= 0 && share <= 1)).toBe(true);
  });

  it("exchanges correlated parameters together, and tells them apart by Shapley effects", () => {
    const dependent = sensitivityReport(loadStudy("bottom-up-2012", { dependence: 1 }), catalogue, {
      ...few,
      methods: ["sobol", "rests-on", "shapley", "correlation"],
      outcomes: ["narrow"],
    });
    const items = dependent.rows.filter(({ method }) => method === "sobol").map(({ item }) => item);
    expect(items).toContain("dependent:wages");
    expect(items).not.toContain("wage.kuwait");
    const shares = dependent.rows.filter(({ method }) => method === "shapley");
    expect(shares.map(({ item }) => item)).toContain("wage.kuwait");
    expect(shares.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(1, 10);
    const total = dependent.rows.find(
      ({ item, measure }) => item === "dependent:wages" && measure === "total",
    )!;
    const ofWages = shares
      .filter(({ item }) => item.startsWith("wage."))
      .reduce((sum, { value }) => sum + value, 0);
    expect(ofWages).toBeGreaterThan(total.value / 2);
    expect(dependent.notes[0]).toContain("wages");
  });

  it("refuses outcomes that cannot be analysed", () => {
    expect(() => sensitivityReport(study, catalogue, { outcomes: ["gap-to-others-per-month"] })).toThrow(
      '"gap-to-others-per-month" is not defined for this study',
    );
    const fixed = loadStudy("projection-2015", { set: { "restated.workers": 1, "restated.per-worker": 1 } });
    expect(() => sensitivityReport(fixed, catalogue, { outcomes: ["narrow"] })).toThrow(
      "nothing that these outcomes depend on is uncertain",
    );
  });
});

describe("the other analyses", () => {
  it("have the forms that are documented, also as JSON", () => {
    const asJson = (report: object) => JSON.parse(JSON.stringify(report)) as unknown;
    const broken = breakEvenReport(study, { target: 1.5e9, parameters: ["split.state", "wage.kuwait"] });
    expect(breakEvenReportSchema.parse(asJson(broken))).toEqual(broken);
    const conditioned = conditionReport(
      study,
      [[{ of: "narrow", from: 1e9, to: 2e9 }], [{ of: "narrow", from: 1e8, to: 2e8 }]],
      { draws: 1024 },
    );
    expect(conditionReportSchema.parse(asJson(conditioned))).toEqual(conditioned);
    const left = leaveOutReport(study, catalogue, { kinds: ["lineage"], drawsPerReplicate: 32 });
    expect(leaveOutReportSchema.parse(asJson(left))).toEqual(left);
  });

  it("know what 1.5 billion would need: more than the most of every range", () => {
    const { everything, parameters } = breakEvenReport(study, { target: 1.5e9, parameters: ["split.state"] });
    expect(parameters[0]).toMatchObject({ where: "impossible", value: null });
    expect(everything!.factor).toBeGreaterThan(1.5);
    expect(everything!.atMostOfRanges).toBeLessThan(1.5e9);
    expect(everything!.before).toBeLessThan(everything!.atMostOfRanges);
  });

  it("have nothing of everything where the target is below what is", () => {
    expect(breakEvenReport(study, { target: 1e8, parameters: ["split.state"] }).everything).toBeNull();
    expect(
      breakEvenReport(study, { target: 500, outcome: "net-pay-per-month", parameters: ["wage.kuwait"] })
        .everything,
    ).toBeNull();
  });

  it("refuse conditions on what nobody knows", () => {
    expect(() => conditionReport(study, [[{ of: "narow", from: 0, to: 1 }]])).toThrow(
      'there is no outcome "narow"',
    );
  });
});
