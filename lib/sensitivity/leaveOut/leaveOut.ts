import { orderStatistics } from "../../simulate/orderStatistics.ts";
import type { Catalogue } from "../../study/catalogue.ts";
import type { Study } from "../../study/study.ts";
import { choicePrefix } from "../../study/vocabulary.ts";
import type { Model } from "../model/model.ts";
import type { Uniforms } from "../samples/uniforms.ts";
import { optionsLost } from "./optionsLost.ts";
import { optionsDrawn, redrawOptions } from "./redrawOptions.ts";
import { type Refit, type RefitRule, refitParameter } from "./refitParameter.ts";

export const leaveOutKinds = ["source", "lineage", "interviewee"] as const;
export type LeaveOutKind = (typeof leaveOutKinds)[number];

/** A source, a lineage or an interviewee, and the figures that go with it. */
export interface Origin {
  readonly kind: LeaveOutKind;
  readonly id: string;
  readonly label: string;
  readonly figures: ReadonlySet<string>;
}

/** An outcome's 90 % interval and median. */
export interface Interval {
  readonly low: number;
  readonly median: number;
  readonly high: number;
}

/** What becomes of the estimate without one origin. */
export interface LeftOut {
  readonly kind: LeaveOutKind;
  readonly id: string;
  readonly label: string;
  /** Figures of the origin that sampled parameters rest on. */
  readonly figures: readonly string[];
  readonly refitted: readonly { readonly parameter: string; readonly rule: RefitRule }[];
  /** Options that nothing speaks for any more: `total=fifty-thousand`. */
  readonly options: readonly string[];
  readonly outcomes: readonly {
    readonly outcome: string;
    readonly before: Interval;
    readonly after: Interval;
    /** Change of the median, as a share of it. */
    readonly change: number;
  }[];
}

/** The origins that sampled parameters of a study rest on. An interviewee is a lineage that is an interview. */
export function originsUsed(
  study: Study,
  catalogue: Pick<Catalogue, "evidence" | "sources" | "lineages">,
  kind: LeaveOutKind,
): Origin[] {
  const used = new Set(
    [...study.parameters.values()]
      .filter(({ changed }) => !changed)
      .flatMap(({ written }) => [...(written.evidence ?? []), ...(written.derivedFrom ?? [])]),
  );
  const origins =
    kind === "source"
      ? catalogue.sources.map(({ id, title }) => ({ id, label: title }))
      : catalogue.lineages.filter((lineage) => (lineage.kind === "interview") === (kind === "interviewee"));
  return origins
    .map(({ id, label }) => ({
      kind,
      id,
      label,
      figures: new Set(
        catalogue.evidence
          .filter((figure) => figure[kind === "source" ? "source" : "lineage"] === id && used.has(figure.id))
          .map((figure) => figure.id),
      ),
    }))
    .filter(({ figures }) => figures.size > 0);
}

/**
 * The estimate without each origin in turn, on common random numbers, largest change of the first outcome first. The
 * parameters that rested on its figures are laid anew (`refitParameter`), and lists or totals of workers that have
 * lost all their figures are no longer drawn.
 */
export function leaveOut(
  study: Study,
  model: Model,
  uniforms: Uniforms,
  origins: readonly Origin[],
  catalogue: Pick<Catalogue, "evidence">,
  { blockSize = 128, onProgress }: { blockSize?: number; onProgress?: (share: number) => void } = {},
): readonly LeftOut[] {
  const evidence = new Map(catalogue.evidence.map((figure) => [figure.id, figure]));
  const numberOf = new Map(model.inputs.map(({ name }, input) => [name, input]));
  const cases = origins.map((origin) => {
    const refits = new Map<string, Refit>();
    for (const parameter of study.parameters.values()) {
      const { written, changed, id } = parameter;
      const rests = [...(written.evidence ?? []), ...(written.derivedFrom ?? [])];
      if (changed || !rests.some((figure) => origin.figures.has(figure))) continue;
      refits.set(id, refitParameter(parameter, origin.figures, evidence));
    }
    const unsupported = new Set(
      [...refits].filter(([, { rule }]) => rule === "unsupported").map(([id]) => id),
    );
    const lost = optionsLost(study, unsupported);
    const inputs = [
      ...[...refits].flatMap(([id, { rule }]) => (rule === "same range" ? [] : (numberOf.get(id) ?? []))),
      ...[...lost.keys()].flatMap((id) => numberOf.get(choicePrefix + id) ?? []),
    ];
    return { origin, refits, lost, inputs };
  });
  const draws = uniforms.replicates * uniforms.drawsPerReplicate;
  const size = Math.min(blockSize, draws);
  const evaluation = model.start({ blockSize: size, variations: cases.map(({ inputs }) => inputs) });
  const { values, otherValues, results } = evaluation;
  const base = results.map(() => new Float64Array(draws));
  const changed = cases.map(() => results.map(() => new Float64Array(draws)));
  const drawn = model.inputs.map(() => new Float64Array(size));
  const none = new Uint16Array(size);
  for (let first = 0; first < draws; first += size) {
    model.inputs.forEach(({ quantile }, input) => {
      uniforms.fill(input, "value", first, drawn[input]!);
      for (let draw = 0; draw < size; draw++) values[input]![draw] = quantile(drawn[input]![draw]!);
    });
    evaluation.evaluate();
    base.forEach((column, outcome) => {
      column.set(results[outcome]!, first);
    });
    cases.forEach(({ refits, lost, inputs }, index) => {
      for (const input of inputs) {
        const { name } = model.inputs[input]!;
        if (name.startsWith(choicePrefix))
          otherValues[input]!.set(redrawn(name.slice(choicePrefix.length), lost));
        else {
          const { quantile } = refits.get(name)!;
          for (let draw = 0; draw < size; draw++) otherValues[input]![draw] = quantile(drawn[input]![draw]!);
        }
      }
      const varied = evaluation.vary(index);
      changed[index]!.forEach((column, outcome) => {
        column.set(varied[outcome]!, first);
      });
    });
    onProgress?.((first + size) / draws);
  }

  /** The uniforms of a choice without the options that it has lost, given the options of the choice it depends on. */
  function redrawn(id: string, lost: ReadonlyMap<string, ReadonlySet<string>>): Float64Array {
    const choice = study.choices.get(id)!;
    const parent = choice.given === undefined ? undefined : study.choices.get(choice.given)!;
    const input = parent && numberOf.get(choicePrefix + parent.id);
    const parents =
      parent === undefined
        ? none
        : input === undefined
          ? none.map(() => Math.max(0, parent.options.indexOf(parent.pinned ?? parent.options[0]!)))
          : optionsDrawn(parent, lost.has(parent.id) ? redrawn(parent.id, lost) : drawn[input]!, none);
    return redrawOptions(
      choice,
      drawn[numberOf.get(choicePrefix + id)!]!,
      parents,
      lost.get(id) ?? new Set(),
    );
  }

  const before = base.map(intervalOf);
  const found = cases.map(
    ({ origin, refits, lost }, index): LeftOut => ({
      kind: origin.kind,
      id: origin.id,
      label: origin.label,
      figures: [...origin.figures],
      refitted: [...refits].map(([parameter, { rule }]) => ({ parameter, rule })),
      options: [...lost].flatMap(([choice, options]) => [...options].map((option) => `${choice}=${option}`)),
      outcomes: model.outcomes.map((outcome, at) => {
        const after = intervalOf(changed[index]![at]!);
        return { outcome, before: before[at]!, after, change: after.median / before[at]!.median - 1 };
      }),
    }),
  );
  const size0 = ({ outcomes }: LeftOut) => Math.abs(outcomes[0]?.change ?? 0);
  return found.sort((a, b) => size0(b) - size0(a));
}

function intervalOf(draws: Float64Array): Interval {
  const ranks = [0.05, 0.5, 0.95].map((probability) => Math.round(probability * (draws.length - 1)));
  const statistic = orderStatistics(draws, ranks);
  const [low, median, high] = ranks.map(statistic) as [number, number, number];
  return { low, median, high };
}
