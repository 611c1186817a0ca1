import type { Distribution, MixtureComponent } from "../sampling/distribution.ts";
import { distributionRange } from "../sampling/distributionRange.ts";
import { lognormalFromQuantiles, normalFromQuantiles } from "../sampling/fromQuantiles.ts";
import { quantileFunction } from "../sampling/quantileFunction.ts";
import { stretchRange } from "../sampling/stretchRange.ts";
import { unknownName } from "./problems.ts";
import type { Evidence } from "./schemas/evidence.ts";
import type { WrittenDistribution, WrittenParameter } from "./schemas/parameter.ts";
import type { Parameter } from "./study.ts";
import { currencies, naturalBounds, parseUnit } from "./units.ts";

type Report = (path: readonly (string | number)[], message: string) => void;

const rangeKinds: ReadonlySet<string> = new Set([
  "uniform",
  "loguniform",
  "triangular",
  "pert",
  "normal",
  "lognormal",
]);

/**
 * Works out a parameter's distribution from what is written: stretches ranges that cover less than
 * everything, fills mixtures with the evidence, checks unit, bounds and support.
 *
 * @param report is told of everything that is wrong
 * @returns undefined where the distribution cannot be worked out
 */
export function resolveParameter(
  written: WrittenParameter,
  evidence: ReadonlyMap<string, Evidence>,
  report: Report,
): Parameter | undefined {
  const unit = parseUnit(written.unit);
  if (unit.dimension === "other") {
    report(
      ["unit"],
      `"${written.unit}" is no unit the model knows; it knows money in ${currencies.join(", ")} as USD/month, AED/month, USD/year, USD/contract and the like, CNY/USD for an exchange rate, share, ratio, persons, years, months/year, hours/day, days/month`,
    );
  }
  checkSupport(written, evidence, report);
  let distribution: Distribution | undefined;
  try {
    distribution = resolveDistribution(written, evidence);
    quantileFunction(distribution);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    report(["distribution"], error.message);
    return undefined;
  }
  const [least, most] = naturalBounds(unit.dimension);
  const [low, high] = distributionRange(distribution);
  if (low < least || high > most) {
    report(
      ["distribution"],
      `reaches from ${show(low)} to ${show(high)}, but a quantity in ${written.unit} ${most === Number.POSITIVE_INFINITY ? `is ${least} or more` : `lies from ${least} to ${most}`}` +
        (written.covers !== undefined && written.covers < 1
          ? `; the range was stretched because it covers ${written.covers}: narrow it, or let it cover 1`
          : ""),
    );
  } else if (low === 0 && (unit.dimension === "exchange rate" || unit.dimension === "years")) {
    report(
      ["distribution"],
      `can be 0, but the model divides by a quantity in ${written.unit}, which must be above 0`,
    );
  }
  return {
    id: written.id,
    label: written.label,
    unit: written.unit,
    basis: written.basis,
    stream: written.stream ?? written.id,
    distribution,
    covers: written.covers ?? 1,
    changed: false,
    written,
  };
}

function resolveDistribution(
  { distribution: written, covers, ...parameter }: WrittenParameter,
  evidence: ReadonlyMap<string, Evidence>,
): Distribution {
  if (rangeKinds.has(written.kind) && covers === undefined) {
    throw new RangeError(
      `a ${written.kind} range says what it covers: \`covers: 1\` for least and most, \`covers: 0.9\` for a central interval`,
    );
  }
  if (!rangeKinds.has(written.kind) && covers !== undefined) {
    throw new RangeError(`\`covers\` belongs to a range; a ${written.kind} distribution has none`);
  }
  switch (written.kind) {
    case "fixed":
      return written;
    case "uniform":
    case "loguniform":
    case "triangular":
    case "pert": {
      checkOrder(written.low, written.high);
      return { ...written, ...stretchRange(written, covers!) } as Distribution;
    }
    case "normal": {
      checkOrder(written.low, written.high);
      return {
        kind: "normal",
        ...normalFromQuantiles(written.low, written.high, covers!),
        ...truncation(written),
      };
    }
    case "lognormal": {
      checkOrder(written.low, written.high);
      return {
        kind: "lognormal",
        ...lognormalFromQuantiles(written.low, written.high, covers!),
        ...truncation(written),
      };
    }
    case "beta":
      return {
        kind: "beta",
        alpha: written.alpha,
        beta: written.beta,
        low: written.low ?? 0,
        high: written.high ?? 1,
      };
    case "discrete":
      return {
        kind: "discrete",
        values: written.values.map(({ value }) => value),
        weights: written.values.map(({ weight }) => weight),
      };
    case "mixture":
      return { kind: "mixture", components: components(written, parameter, evidence) };
    case "empirical": {
      const ends = components(written, parameter, evidence).flatMap(({ low, high, weight }) => [
        { value: low, weight: weight / 2 },
        { value: high, weight: weight / 2 },
      ]);
      return {
        kind: "discrete",
        values: ends.map(({ value }) => value),
        weights: ends.map(({ weight }) => weight),
      };
    }
  }
}

/**
 * The evidence as pieces of a mixture. Every lineage (or source) weighs the same, shared among its
 * figures, so that a figure repeated often does not count more often.
 */
function components(
  written: Extract<WrittenDistribution, { kind: "mixture" | "empirical" }>,
  parameter: Omit<WrittenParameter, "distribution" | "covers">,
  evidence: ReadonlyMap<string, Evidence>,
): MixtureComponent[] {
  const given = new Map(
    (written.kind === "mixture" ? (written.components ?? []) : []).map((component) => [
      component.evidence,
      component,
    ]),
  );
  const ids = [...new Set([...(parameter.evidence ?? []), ...given.keys()])];
  if (ids.length === 0)
    throw new RangeError(`a ${written.kind} takes its values from evidence, and none is named`);
  const figures = ids.map((id) => {
    const figure = evidence.get(id);
    if (figure === undefined) throw new RangeError(unknownName("figure", id, evidence.keys()));
    if (
      figure.represents === "extreme" ||
      figure.represents === "context" ||
      figure.certainty === "projected"
    ) {
      throw new RangeError(
        `${id} is ${figure.certainty === "projected" ? "a forecast" : figure.represents === "extreme" ? "an extreme" : "context"}; it cannot stand for a mean in a ${written.kind}, only bound a range`,
      );
    }
    const range = given.get(id) ?? inUnit(figure, parameter.unit);
    checkOrder(range.low, range.high);
    return {
      origin: written.by === "lineage" ? figure.lineage : figure.source,
      low: range.low,
      high: range.high,
    };
  });
  const origins = new Map<string, number>();
  for (const { origin } of figures) origins.set(origin, (origins.get(origin) ?? 0) + 1);
  return figures.map(({ origin, low, high }) => ({
    low,
    high,
    weight: 1 / (origins.size * origins.get(origin)!),
  }));
}

/** A figure in the parameter's unit: a year's money is twelve months'. */
function inUnit(figure: Evidence, unit: string): { low: number; high: number } {
  if (figure.low === null || figure.high === null) {
    throw new RangeError(`${figure.id} is open at one end; give its range under \`components\``);
  }
  const from = parseUnit(figure.unit);
  const to = parseUnit(unit);
  const factor =
    figure.unit === unit
      ? 1
      : from.currency === to.currency && from.period === "year" && to.period === "month"
        ? 1 / 12
        : from.currency === to.currency && from.period === "month" && to.period === "year"
          ? 12
          : undefined;
  if (from.dimension !== to.dimension || factor === undefined) {
    throw new RangeError(
      `${figure.id} is in ${figure.unit}, the parameter in ${unit}; give its range under \`components\``,
    );
  }
  return { low: figure.low * factor, high: figure.high * factor };
}

function checkSupport(
  written: WrittenParameter,
  evidence: ReadonlyMap<string, Evidence>,
  report: Report,
): void {
  const cited = [...(written.evidence ?? []), ...(written.derivedFrom ?? [])];
  if (written.basis === "documented" && cited.length === 0) {
    report(
      ["basis"],
      "is documented, but names no evidence; name it under `evidence`, or say `basis: judgement` with a reason in `note`",
    );
  }
  if (written.basis !== "documented" && written.note === undefined) {
    report(["note"], `is missing: a parameter whose basis is ${written.basis} gives its reason`);
  }
  if (written.basis === "borrowed" && cited.length === 0) {
    report(["evidence"], "is missing: a borrowed parameter names what it borrows");
  }
  if ((written.derivedFrom?.length ?? 0) > 0 && written.note === undefined) {
    report(["note"], "is missing: it says how the value follows from `derivedFrom`");
  }
  const dimension = parseUnit(written.unit).dimension;
  written.evidence?.forEach((id, index) => {
    const figure = evidence.get(id);
    if (figure === undefined) report(["evidence", index], unknownName("figure", id, evidence.keys()));
    else if (parseUnit(figure.unit).dimension !== dimension) {
      report(
        ["evidence", index],
        `${id} is in ${figure.unit}, the parameter in ${written.unit}: different quantities; name it under \`derivedFrom\` and say in \`note\` how it is used`,
      );
    }
  });
  const named: readonly [readonly (string | number)[], readonly string[]][] = [
    [["derivedFrom"], written.derivedFrom ?? []],
    ...(written.leftOut ?? []).map(({ evidence: left }, index): [(string | number)[], string[]] => [
      ["leftOut", index],
      left,
    ]),
  ];
  for (const [path, ids] of named) {
    for (const id of ids) if (!evidence.has(id)) report(path, unknownName("figure", id, evidence.keys()));
  }
  const used = new Set(cited);
  for (const id of (written.leftOut ?? []).flatMap(({ evidence: left }) => left)) {
    if (used.has(id)) report(["leftOut"], `${id} is both used and left out`);
  }
}

function checkOrder(low: number, high: number): void {
  if (low > high) throw new RangeError(`the range is upside down: low ${low} is above high ${high}`);
}

function truncation({ low, high, bounds }: Extract<WrittenDistribution, { kind: "normal" | "lognormal" }>): {
  lower?: number;
  upper?: number;
} {
  if (bounds === undefined) return {};
  const [lower, upper] = bounds;
  if (lower < upper && !(lower <= low && high <= upper))
    throw new RangeError(
      `the bounds, ${lower} and ${upper}, cut into the range from ${low} to ${high}; they have to hold all of it`,
    );
  return { lower, upper };
}

function show(value: number): string {
  return Number.isFinite(value)
    ? String(Number(value.toPrecision(4)))
    : value < 0
      ? "minus infinity"
      : "infinity";
}
