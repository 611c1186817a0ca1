import { distributionRange } from "../sampling/distributionRange.ts";
import { quantileFunction } from "../sampling/quantileFunction.ts";
import { factorOnEverything } from "../sensitivity/breakEven/factorOnEverything.ts";
import { findBreakEven } from "../sensitivity/breakEven/findBreakEven.ts";
import type { Model } from "../sensitivity/model/model.ts";
import { studyModel } from "../sensitivity/model/studyModel.ts";
import { studyUniforms } from "../sensitivity/model/studyUniforms.ts";
import { drawnSample } from "../sensitivity/samples/drawn.ts";
import { pickFreezeSample } from "../sensitivity/samples/pickFreeze.ts";
import { evaluatePoints } from "../sensitivity/samples/points.ts";
import { ranking } from "../sensitivity/variance/ranking.ts";
import { quantiles } from "../simulate/quantiles.ts";
import type { Parameter, Study } from "../study/study.ts";
import { choicePrefix } from "../study/vocabulary.ts";
import { version } from "../version.ts";
import { studyDigest } from "./studyDigest.ts";

/** What parameters would have to be; the form has a version of its own. */
export interface BreakEvenReport {
  readonly format: "wageflow-break-even";
  readonly formatVersion: 1;
  readonly scenario: Pick<Study, "id" | "title" | "year" | "kind">;
  readonly seed: string;
  readonly draws: number;
  readonly codeVersion: string;
  readonly studyDigest: string;
  readonly outcome: string;
  readonly target: number;
  readonly probability: number;
  /** The quantile as it is. */
  readonly before: number;
  readonly parameters: readonly {
    readonly parameter: string;
    readonly label: string;
    readonly unit: string;
    readonly where: "inside" | "beyond" | "impossible";
    /** Null where it is impossible. */
    readonly value: number | null;
    /** The value over the end of the sampled range that it lies beyond; null inside the range. */
    readonly multiple: number | null;
    readonly crossings: number;
    readonly sampled: readonly [number, number];
    /** Least and most that the quantile comes to over the values looked at. */
    readonly reached: readonly [number, number];
  }[];
  /** For a target in dollars a year above what is: one factor on workers, wages and months, every rate at 1. */
  readonly everything: {
    readonly factor: number | null;
    readonly before: number;
    readonly monthsCapped: number;
    /** What each family would have to be, over the most of its range: the median over its parameters. */
    readonly families: readonly { readonly family: string; readonly multiple: number }[];
    /** Gross earnings with every input at the end of its range that gives more. */
    readonly atMostOfRanges: number;
  } | null;
}

export interface BreakEvenReportOptions {
  readonly target: number;
  readonly outcome?: string;
  readonly probability?: number;
  /** Default: the ten parameters with the largest total index, taken as independent. */
  readonly parameters?: readonly string[];
  readonly seed?: string | number;
  readonly onProgress?: (share: number) => void;
}

const replicates = 16;
const drawsPerReplicate = 128;
const mostParameters = 10;

/**
 * What value of each parameter brings a quantile of an outcome to a target, and for a target in dollars a year above
 * what the estimate has, what factor on workers, wages and months would.
 *
 * @throws RangeError where a parameter or the outcome is not known
 */
export function breakEvenReport(
  study: Study,
  {
    target,
    outcome = "narrow",
    probability = 0.5,
    parameters,
    seed: givenSeed = study.seed,
    onProgress,
  }: BreakEvenReportOptions,
): BreakEvenReport {
  const seed = String(givenSeed);
  const model = studyModel(study, [outcome]);
  if (model.outcomes.length === 0) {
    throw new RangeError(`"${outcome}" is not defined for this study: its data lacks what it takes`);
  }
  const uniforms = studyUniforms(study, model.inputs, {
    seed,
    design: "sobol",
    replicates,
    drawsPerReplicate,
  });
  const sample = drawnSample(model, uniforms);
  const before = quantiles(sample.outcomes.get(outcome)!, [probability]).values[0]!;
  const looked = parameters ?? mostImportant(study, model, outcome, seed);
  const found = looked.map((input, index) => {
    onProgress?.(index / looked.length);
    const { where, value, multiple, crossings, sampled, reached } = findBreakEven(
      study,
      model,
      uniforms,
      { input, outcome, target },
      { probability },
    );
    const { label, unit } = study.parameters.get(input)!;
    return {
      parameter: input,
      label,
      unit,
      where,
      value: value ?? null,
      multiple: multiple ?? null,
      crossings,
      sampled,
      reached,
    };
  });
  onProgress?.(1);
  return {
    format: "wageflow-break-even",
    formatVersion: 1,
    scenario: { id: study.id, title: study.title, year: study.year, kind: study.kind },
    seed,
    draws: replicates * drawsPerReplicate,
    codeVersion: version,
    studyDigest: studyDigest(study),
    outcome,
    target,
    probability,
    before,
    parameters: found,
    everything:
      inDollarsAYear(outcome) && target > before ? everythingOf(study, target, probability, seed) : null,
  };
}

function mostImportant(study: Study, model: Model, outcome: string, seed: string): string[] {
  const uniforms = studyUniforms(
    study,
    model.inputs,
    { seed, design: "sobol", replicates, drawsPerReplicate },
    { independent: true },
  );
  const sets = model.inputs.flatMap(({ name, options }, input) =>
    options === undefined ? [{ id: name, inputs: [input] }] : [],
  );
  const sample = pickFreezeSample(model, uniforms, sets);
  return ranking(sample, outcome, { places: mostParameters }).places.map(({ set }) => set);
}

/** Revenue of the total, which gross earnings bound. */
function inDollarsAYear(outcome: string): boolean {
  return /^(?:gross-earnings|taken|narrow|wide-net|wide-gross|regime-and-officials)$/.test(outcome);
}

function everythingOf(
  study: Study,
  target: number,
  probability: number,
  seed: string,
): BreakEvenReport["everything"] {
  const segments = study.segments.filter((segment) => !segment.outsideTotals);
  const outcomes = segments.map(({ id }) => `gross-earnings@${id}`);
  const model = studyModel(study, ["gross-earnings", ...outcomes]);
  const uniforms = studyUniforms(study, model.inputs, {
    seed,
    design: "sobol",
    replicates,
    drawsPerReplicate,
  });
  const sample = drawnSample(model, uniforms);
  const inputs = new Map(sample.inputs.map(({ name, values }) => [name, values]));
  const valuesOf = (id: string) =>
    inputs.get(id) ??
    new Float64Array(sample.draws).fill(quantileFunction(study.parameters.get(id)!.distribution)(0.5));
  const { factor, before, monthsCapped } = factorOnEverything(
    segments.map(({ monthsPaid }, index) => ({
      grossEarnings: sample.outcomes.get(outcomes[index]!)!,
      monthsPaid: valuesOf(monthsPaid),
    })),
    target,
    { probability },
  );
  const multiplesOf = (ids: Iterable<string>) =>
    [...new Set(ids)].flatMap((id) => {
      const parameter = study.parameters.get(id);
      return parameter === undefined || factor === undefined ? [] : [factor * overMost(parameter)];
    });
  const headcounts = [...study.parameters.values()]
    .filter(({ unit }) => unit === "persons")
    .map(({ id }) => id);
  const wages = segments.flatMap(({ grossWage }) => grossWage);
  const months = segments.map(({ monthsPaid }) => monthsPaid);
  const families = [
    { family: "headcounts", multiples: multiplesOf(headcounts) },
    { family: "wages", multiples: multiplesOf(wages) },
    {
      family: "months paid",
      multiples: [...new Set(months)].map(
        (id) =>
          Math.min(12, (factor ?? 1) * medianOf(study.parameters.get(id)!)) /
          mostOf(study.parameters.get(id)!),
      ),
    },
  ];
  return {
    factor: factor ?? null,
    before,
    monthsCapped,
    families: families.map(({ family, multiples }) => ({ family, multiple: middle(multiples) })),
    atMostOfRanges: most(study),
  };
}

const medianOf = ({ distribution }: Parameter) => quantileFunction(distribution)(0.5);

/** The most of a range: where a distribution has no end, what only one draw in a thousand exceeds. */
function mostOf({ distribution }: Parameter): number {
  const [, high] = distributionRange(distribution);
  return Number.isFinite(high) ? high : quantileFunction(distribution)(0.999);
}

const overMost = (parameter: Parameter) => medianOf(parameter) / mostOf(parameter);

function middle(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[(sorted.length - 1) >> 1]! + sorted[sorted.length >> 1]!) / 2;
}

/**
 * The most that gross earnings come to when every input is put at the end of its range that gives more, one after the
 * other until nothing gives more any longer.
 */
function most(study: Study): number {
  const model = studyModel(study, ["gross-earnings"]);
  const ends = model.inputs.map(({ name, quantile }) => {
    if (name.startsWith(choicePrefix)) {
      return study.choices.get(name.slice(choicePrefix.length))!.weights.flatMap((row) => middles(row));
    }
    const [low, high] = distributionRange(study.parameters.get(name)!.distribution);
    return [Number.isFinite(low) ? low : quantile(0.001), Number.isFinite(high) ? high : quantile(0.999)];
  });
  const best = Float64Array.from(model.inputs, ({ quantile }) => quantile(0.5));
  let reached = 0;
  for (let round = 0; round < 20; round++) {
    const before = reached;
    ends.forEach((values, input) => {
      const results = evaluatePoints(model, values.length, (point, row) => {
        row.set(best);
        row[input] = values[point]!;
      })[0]!;
      results.forEach((result, point) => {
        if (result <= reached) return;
        reached = result;
        best[input] = values[point]!;
      });
    });
    if (reached === before) break;
  }
  return reached;
}

/** A uniform in the middle of every option that can be drawn. */
function middles(weights: readonly number[]): number[] {
  let below = 0;
  return weights.flatMap((weight) => {
    below += weight;
    return weight > 0 ? [below - weight / 2] : [];
  });
}
