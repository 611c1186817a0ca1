import { findMeasure } from "../../model/measures.ts";
import {
  type Conditioner,
  conditioner,
  keptDraws,
  type Moved,
  type Range,
  type Spread,
  valuesAt,
} from "../../sensitivity/conditioning/condition.ts";
import type { DrawnSample } from "../../sensitivity/samples/drawn.ts";
import type { Study } from "../../study/study.ts";
import { choicePrefix } from "../../study/vocabulary.ts";
import { conditionSample, revenueDefinitions } from "../conditionReport.ts";
import { rangeText } from "../rangeText.ts";
import { analysedOutcomes, inputNames } from "./sensitivityFigures.ts";
import { type Density, densityOf, densityOn } from "./shapeOfDraws.ts";

/** The distribution of one input or outcome, of all draws and of those that remain. */
export interface MovedFigures {
  readonly id: string;
  readonly kind: "outcome" | "parameter" | "choice";
  readonly label: string;
  readonly unit: string;
  readonly before: Spread;
  /** Null where no draw remains. */
  readonly after: Spread | null;
  readonly gap: number;
  readonly isMoved: boolean;
  /** Of a choice, its options and how often each is drawn; null for a quantity. */
  readonly options:
    | readonly { readonly title: string; readonly before: number; readonly after: number }[]
    | null;
  /** Over the same steps; null for a choice. */
  readonly density: { readonly before: Density; readonly after: Density } | null;
}

/** A study conditioned on ranges, as the page shows it. */
export interface ConditionFigures {
  readonly scenario: Pick<Study, "id" | "title" | "year">;
  readonly seed: string;
  /** What is brushed. */
  readonly brushed: MovedFigures;
  readonly ranges: readonly (Range & { readonly says: string })[];
  readonly probability: number;
  readonly draws: number;
  readonly ofDraws: number;
  readonly isFew: boolean;
  readonly outcomes: readonly MovedFigures[];
  /** Those that moved by more than chance would, most moved first, without those of the ranges. */
  readonly inputs: readonly MovedFigures[];
  readonly inputsMoved: number;
  readonly inputsInAll: number;
  /** Where a definition of revenue is brushed: how probable its range is under each definition. */
  readonly definitions: readonly { readonly label: string; readonly probability: number }[];
  /** Everything that can be brushed: outcomes, then parameters and choices. */
  readonly names: readonly {
    readonly id: string;
    readonly label: string;
    readonly options: readonly string[] | null;
  }[];
}

/** The draws of a study, ready to be conditioned again and again. */
export interface ConditionGround {
  readonly study: Study;
  readonly seed: string;
  readonly sample: DrawnSample;
  readonly condition: Conditioner;
  /** Densities of all draws, as they are asked for. */
  readonly densities: Map<string, Density>;
}

const inputsShown = 9;
const steps = 60;

export function conditionGround(study: Study, seed = study.seed): ConditionGround {
  const sample = conditionSample(
    study,
    analysedOutcomes(study).map(({ id }) => id),
    { seed },
  );
  return { study, seed, sample, condition: conditioner(sample), densities: new Map() };
}

/**
 * @param ranges that hold together; none keeps every draw
 * @param of outcome, parameter or choice whose distribution is brushed
 * @throws RangeError where the study has nothing of a name
 */
export function conditionFigures(
  ground: ConditionGround,
  ranges: readonly Range[],
  of: string,
): ConditionFigures {
  const { study, sample, seed } = ground;
  const found = ground.condition(ranges);
  const kept = keptDraws(sample, ranges);
  const show = (moved: Moved) => movedFigures(ground, moved, kept);
  const brushed = [...found.outcomes, ...found.inputs].find(({ name }) => name === of);
  if (brushed === undefined) throw new RangeError(`the study has nothing uncertain of the name "${of}"`);
  const isGiven = ({ name }: Moved) => name === of || ranges.some((range) => range.of === name);
  const moved = found.inputs.filter((input) => input.isMoved && !isGiven(input));
  const outcomes = analysedOutcomes(study);
  const range = ranges.find((candidate) => candidate.of === of);
  const isRevenue = (revenueDefinitions as readonly string[]).includes(of);
  return {
    scenario: { id: study.id, title: study.title, year: study.year },
    seed,
    brushed: show(brushed),
    ranges: ranges.map((given) => ({ ...given, says: rangeText(given, study) })),
    probability: found.probability,
    draws: found.draws,
    ofDraws: sample.draws,
    isFew: found.isFew,
    outcomes: found.outcomes.filter((outcome) => !isGiven(outcome)).map(show),
    inputs: moved.slice(0, inputsShown).map(show),
    inputsMoved: moved.length,
    inputsInAll: found.inputs.length,
    definitions:
      range === undefined || !isRevenue
        ? []
        : revenueDefinitions.flatMap((id) => {
            const definition = outcomes.find((outcome) => outcome.id === id);
            if (definition === undefined) return [];
            const within = keptDraws(sample, [{ ...range, of: id }]).length;
            return [{ label: definition.label, probability: within / sample.draws }];
          }),
    names: [
      ...outcomes.map(({ id, label }) => ({ id, label, options: null })),
      ...inputNames(
        study,
        sample.inputs.map(({ name }) => name),
      ).map(({ id, label }) => ({ id, label, options: optionsOf(study, id) })),
    ],
  };
}

function movedFigures(
  { study, sample, densities }: ConditionGround,
  { name, before, after, gap, isMoved }: Moved,
  kept: Uint32Array,
): MovedFigures {
  const titles = optionsOf(study, name);
  const measure = sample.outcomes.has(name) ? findMeasure(name)! : undefined;
  const values = sample.outcomes.get(name) ?? sample.inputs.find((input) => input.name === name)!.values;
  let density: MovedFigures["density"] = null;
  if (titles === null) {
    const all = densities.get(name) ?? densityOf(values, steps);
    densities.set(name, all);
    density = {
      before: all,
      after:
        kept.length === 0 ? { ...all, shares: [] } : densityOn(valuesAt(values, kept), { ...all, steps }),
    };
  }
  return {
    id: name,
    kind: measure !== undefined ? "outcome" : titles === null ? "parameter" : "choice",
    label: measure?.label ?? inputNames(study, [name])[0]!.label,
    unit: measure?.unit ?? study.parameters.get(name)?.unit ?? "",
    before,
    after,
    gap,
    isMoved,
    options:
      titles?.map((title, option) => ({
        title,
        before: before.options![option]!,
        after: after === null ? 0 : after.options![option]!,
      })) ?? null,
    density,
  };
}

/** Titles of a choice's options; null for a quantity. */
function optionsOf(study: Study, name: string): readonly string[] | null {
  if (!name.startsWith(choicePrefix)) return null;
  return study.choices.get(name.slice(choicePrefix.length))!.written.options.map(({ title }) => title);
}
