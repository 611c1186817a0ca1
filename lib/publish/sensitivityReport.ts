import type { MeasureUnit } from "../model/measures.ts";
import type { DesignName } from "../sampling/designs/design.ts";
import { type Association, associations } from "../sensitivity/association/associations.ts";
import { conditionalMeans } from "../sensitivity/givenData/conditionalMeans.ts";
import { delta } from "../sensitivity/givenData/delta.ts";
import type { Distance } from "../sensitivity/givenData/distances.ts";
import { firstOrderFromSample } from "../sensitivity/givenData/firstOrderFromSample.ts";
import { pawn } from "../sensitivity/givenData/pawn.ts";
import {
  type GroupKind,
  groupKinds,
  type InputGroup,
  inputGroups,
} from "../sensitivity/groups/inputGroups.ts";
import { groupInformation } from "../sensitivity/information/groupInformation.ts";
import { newData } from "../sensitivity/information/newData.ts";
import { perfectInformation } from "../sensitivity/information/perfectInformation.ts";
import type { Estimate } from "../sensitivity/intervals/estimate.ts";
import { type Method, type MethodId, methodIds, methods } from "../sensitivity/methods.ts";
import {
  closed,
  type DependentSet,
  dependentSets,
  independentSets,
} from "../sensitivity/model/dependentSets.ts";
import type { Model } from "../sensitivity/model/model.ts";
import { studyModel } from "../sensitivity/model/studyModel.ts";
import { studyUniforms } from "../sensitivity/model/studyUniforms.ts";
import { type DrawnSample, drawnSample } from "../sensitivity/samples/drawn.ts";
import { permutationSample } from "../sensitivity/samples/permutations.ts";
import { type InputSet, type PickFreezeSample, pickFreezeSample } from "../sensitivity/samples/pickFreeze.ts";
import { trajectorySample } from "../sensitivity/samples/trajectories.ts";
import type { Uniforms } from "../sensitivity/samples/uniforms.ts";
import { documentedRanges } from "../sensitivity/screening/documentedRanges.ts";
import { morris } from "../sensitivity/screening/morris.ts";
import { tornado } from "../sensitivity/screening/tornado.ts";
import { groupShares, withUnions } from "../sensitivity/variance/groupShares.ts";
import { type Ranking, ranking } from "../sensitivity/variance/ranking.ts";
import { secondOrder, withPairs } from "../sensitivity/variance/secondOrder.ts";
import { shapleyEffects } from "../sensitivity/variance/shapleyEffects.ts";
import { sobolIndices } from "../sensitivity/variance/sobolIndices.ts";
import { parseOutcome } from "../simulate/evaluateStudy.ts";
import type { Catalogue } from "../study/catalogue.ts";
import type { Study } from "../study/study.ts";
import { choicePrefix } from "../study/vocabulary.ts";
import { version } from "../version.ts";
import { changedIn, type RunReport } from "./runReport.ts";
import { studyDigest } from "./studyDigest.ts";

/** What a row is about. */
export type ItemKind =
  | "parameter"
  | "choice"
  | "dependent parameters"
  | "pair"
  | "model"
  | `${GroupKind} group`;

/** One number of a sensitivity analysis. */
export interface SensitivityRow {
  readonly outcome: string;
  readonly method: MethodId;
  readonly kind: ItemKind;
  /** Id of a parameter, choice (`choice:<id>`) or group; of a pair both. */
  readonly item: string;
  readonly label: string;
  readonly measure: string;
  readonly unit: MeasureUnit | "index" | "correlation" | "distance";
  /** Value of the input that the row is for; null where it is for none. */
  readonly at: number | null;
  /** The kind of datum, or whether a distance is told from chance; null where there is nothing to note. */
  readonly note: string | null;
  readonly value: number;
  readonly standardError: number | null;
  /** Ends of the 95 % interval. */
  readonly low: number | null;
  readonly high: number | null;
}

/** A sensitivity analysis, for people and machines; the form has a version of its own. */
export interface SensitivityReport {
  readonly format: "wageflow-sensitivity";
  readonly formatVersion: 1;
  readonly scenario: Pick<Study, "id" | "title" | "year" | "kind">;
  readonly seed: string;
  readonly design: DesignName;
  readonly replicates: number;
  readonly drawsPerReplicate: number;
  readonly codeVersion: string;
  readonly studyDigest: string;
  readonly changed: RunReport["changed"];
  readonly outcomes: readonly {
    readonly outcome: string;
    readonly label: string;
    readonly unit: MeasureUnit;
  }[];
  readonly methods: readonly Method[];
  readonly rows: readonly SensitivityRow[];
  /** For each outcome, where the method `sobol` was asked for: the ten largest total indices, and which are apart. */
  readonly rankings: readonly ({ readonly outcome: string } & Ranking)[];
  /** What the reader has to know of this analysis. */
  readonly notes: readonly string[];
}

export interface SensitivityOptions {
  /** Default: narrow revenue and take-home. */
  readonly outcomes?: readonly string[];
  /** Default: all. */
  readonly methods?: readonly MethodId[];
  /** Kinds of groups for the method `groups`; default: all. */
  readonly groups?: readonly GroupKind[];
  readonly seed?: string | number;
  readonly design?: DesignName;
  readonly replicates?: number;
  /** A power of two from 64; groups, which cost more, take half of them. */
  readonly drawsPerReplicate?: number;
  readonly onProgress?: (share: number, method: string) => void;
}

export const defaultSensitivityOutcomes: readonly string[] = ["narrow", "net-pay-per-month"];
/** Narrow revenue and take-home, as far as the scenario speaks of them. */
export function sensitivityOutcomes({ speaksOf }: Study): readonly string[] {
  if (speaksOf === undefined) return defaultSensitivityOutcomes;
  return defaultSensitivityOutcomes.filter((outcome) => speaksOf.includes(parseOutcome(outcome).measure.id));
}

/** The inputs that second-order indices are estimated for. */
const paired = 6;
/** Data are looked at for inputs whose first-order index may be above this: a datum teaches less than all. */
const worthADatum = 0.005;

type Row = Omit<SensitivityRow, "outcome" | "method" | "at" | "note"> &
  Partial<Pick<SensitivityRow, "at" | "note">>;
/** Results of one method, by outcome. */
type Results = ReadonlyMap<string, readonly Row[]>;

/**
 * Analyses what drives outcomes of a study. The same study, seed and options give the same bits everywhere.
 *
 * @param catalogue where figures, sources and kinds of data are looked up
 * @throws RangeError where an outcome is not known or the study does not define it, or nothing in it is uncertain
 */
export function sensitivityReport(
  study: Study,
  catalogue: Catalogue,
  {
    outcomes = defaultSensitivityOutcomes,
    methods: wanted = methodIds,
    groups: wantedGroups = groupKinds,
    seed: givenSeed = study.seed,
    design = "sobol",
    replicates = 16,
    drawsPerReplicate = 512,
    onProgress,
  }: SensitivityOptions = {},
): SensitivityReport {
  const seed = String(givenSeed);
  const model = studyModel(study, outcomes);
  const missing = outcomes.find((outcome) => !model.outcomes.includes(outcome));
  if (missing !== undefined) {
    throw new RangeError(`"${missing}" is not defined for this study: its data lacks what it takes`);
  }
  if (model.inputs.length === 0) {
    throw new RangeError("nothing that these outcomes depend on is uncertain, so nothing can drive them");
  }
  const dependent = dependentSets(study, model.inputs);
  const inputs = describeInputs(study, model, dependent);
  const uniforms = (part = 1, how = {}): Uniforms =>
    studyUniforms(
      study,
      model.inputs,
      { seed, design, replicates, drawsPerReplicate: drawsPerReplicate * part },
      how,
    );
  // Where inputs depend on one another, exchanging one of them alone would be wrong.
  const singles = independentSets(model.inputs, dependent);
  const groupsOf = (kind: GroupKind) =>
    inputGroups(study, catalogue, model.inputs, kind).map((group) => closed(group, dependent));

  let done = 0;
  let current: MethodId = "sobol";
  const progress = (share: number) => onProgress?.((done + share) / wanted.length, current);
  const once = <Value>(make: () => Value) => {
    let made: { readonly value: Value } | undefined;
    return () => {
      made ??= { value: make() };
      return made.value;
    };
  };
  // Independent draws, as an ordinary run has them: what is estimated from draws already made rests on that.
  const drawn = once(() =>
    drawnSample(
      model,
      studyUniforms(study, model.inputs, { seed, design: "random", replicates, drawsPerReplicate }),
    ),
  );
  const ofSingles = once(() => pickFreezeSample(model, uniforms(), singles, { onProgress: progress }));
  const byOutcome = (rows: (outcome: string) => readonly Row[]): Results =>
    new Map(outcomes.map((outcome) => [outcome, rows(outcome)]));
  const inputRow = (
    name: string,
    measure: string,
    unit: Row["unit"],
    estimate: Estimate,
    note: string | null = null,
  ) => ({
    ...inputs.get(name)!,
    measure,
    unit,
    note,
    ...estimate,
  });
  const rankings: ({ outcome: string } & Ranking)[] = [];

  const run: Readonly<Record<MethodId, () => Results>> = {
    sobol: () => {
      const sample = ofSingles();
      for (const outcome of outcomes) rankings.push({ outcome, ...ranking(sample, outcome) });
      return byOutcome((outcome) =>
        sobolIndices(sample, outcome).flatMap(({ set, first, total }) => [
          inputRow(set, "first", "index", first),
          inputRow(set, "total", "index", total),
        ]),
      );
    },
    "second-order": () => {
      const tops = new Map(
        outcomes.map((outcome) => [
          outcome,
          ranking(ofSingles(), outcome, { places: paired }).places.map(({ set }) => set),
        ]),
      );
      const sets = withPairs(singles.filter(({ id }) => [...tops.values()].some((top) => top.includes(id))));
      const sample = pickFreezeSample(model, uniforms(1 / 2), sets, { onProgress: progress });
      return byOutcome((outcome) => {
        const top = tops.get(outcome)!;
        return secondOrder(sample, outcome)
          .filter(({ sets: [left, right] }) => top.includes(left) && top.includes(right))
          .map(({ sets: [left, right], interaction }) => ({
            kind: "pair",
            item: `${left} and ${right}`,
            label: `${inputs.get(left)!.label}; ${inputs.get(right)!.label}`,
            measure: "interaction",
            unit: "index",
            ...interaction,
          }));
      });
    },
    groups: () => {
      const groups = wantedGroups.flatMap(groupsOf);
      const sample = sampleOfGroups(model, uniforms(1 / 2), groups, progress);
      return byOutcome((outcome) => {
        const indices = new Map(sobolIndices(sample, outcome).map((index) => [index.set, index]));
        return groups.flatMap((group) => {
          const { first, total } = indices.get(setOf(group))!;
          return [
            { ...groupRow(group), measure: "first", unit: "index" as const, ...first },
            { ...groupRow(group), measure: "total", unit: "index" as const, ...total },
          ];
        });
      });
    },
    "rests-on": () => {
      const groups = weakestLast(inputGroups(study, catalogue, model.inputs, "basis"), dependent);
      const sample = pickFreezeSample(model, uniforms(), withUnions(groups), { onProgress: progress });
      return byOutcome((outcome) =>
        groupShares(
          sample,
          groups.map(({ id }) => id),
          outcome,
        ).map(({ share }, index) => ({
          ...groupRow(groups[index]!),
          measure: "share",
          unit: "index",
          ...share,
        })),
      );
    },
    shapley: () => {
      const sample = permutationSample(model, uniforms(1, { independent: true }), {
        seed,
        correlated: dependent,
        onProgress: progress,
      });
      return byOutcome((outcome) =>
        shapleyEffects(sample, outcome).map(({ input, share }) => inputRow(input, "share", "index", share)),
      );
    },
    "given-data": () =>
      byOutcome((outcome) =>
        firstOrderFromSample(drawn(), outcome, { seed }).map(({ input, first }) =>
          inputRow(input, "first", "index", first),
        ),
      ),
    tornado: () => {
      const ranges = documentedRanges(study, model.inputs);
      return byOutcome((outcome) =>
        tornado(model, outcome, ranges).flatMap(({ input, low, high }) =>
          (["low", "high"] as const).map((end) => ({
            ...inputs.get(input)!,
            measure: end,
            unit: parseOutcome(outcome).measure.unit,
            at: end === "low" ? low.input : high.input,
            ...exactly(end === "low" ? low.outcome : high.outcome),
          })),
        ),
      );
    },
    curves: () =>
      byOutcome((outcome) =>
        conditionalMeans(drawn(), outcome).flatMap(({ input, points }) =>
          points.map(({ input: at, mean, standardError }) => ({
            ...inputs.get(input)!,
            measure: "mean",
            unit: parseOutcome(outcome).measure.unit,
            at,
            ...exactly(mean),
            standardError,
          })),
        ),
      ),
    correlation: () => ofAssociations(drawn(), outcomes, "values", inputs),
    "rank-correlation": () => ofAssociations(drawn(), outcomes, "ranks", inputs),
    morris: () => {
      const sample = trajectorySample(model, { seed });
      return byOutcome((outcome) =>
        morris(sample, outcome).flatMap(({ input, size, mean, spread }) => {
          const { unit } = parseOutcome(outcome).measure;
          return [
            inputRow(input, "size", unit, size),
            ...(mean === undefined ? [] : [inputRow(input, "mean", unit, mean)]),
            { ...inputs.get(input)!, measure: "spread", unit, ...exactly(spread) },
          ];
        }),
      );
    },
    delta: () => byOutcome((outcome) => ofDistances(delta(drawn(), outcome, { seed }), inputs)),
    pawn: () => byOutcome((outcome) => ofDistances(pawn(drawn(), outcome, { seed }), inputs)),
    information: () => {
      const groups = (["topic", "choice"] as const)
        .flatMap(groupsOf)
        .filter((group) => group.inputs.length > 1);
      const sets = groups.map(asSet);
      const widths = groupInformation(model, uniforms(), sets, { held: 16, draws: 512 });
      const sample = pickFreezeSample(model, uniforms(1 / 2), sets);
      return byOutcome((outcome) => [
        ...perfectInformation(drawn(), outcome, { seed }).flatMap(({ input, variance, width }) => [
          inputRow(input, "variance", "index", variance),
          inputRow(input, "width", "index", width),
        ]),
        ...sobolIndices(sample, outcome).flatMap(({ first }, index) => [
          { ...groupRow(groups[index]!), measure: "variance", unit: "index" as const, ...first },
          {
            ...groupRow(groups[index]!),
            measure: "width",
            unit: "index" as const,
            ...widths.get(outcome)![index]!.width,
          },
        ]),
      ]);
    },
    "new-data": () =>
      byOutcome((outcome) => {
        const worth = firstOrderFromSample(drawn(), outcome, { seed }).filter(
          ({ first }) => first.high > worthADatum,
        );
        const looked = new Set(worth.map(({ input }) => input));
        return newData(drawn(), outcome, study, catalogue.datumKinds, { inputs: looked, seed }).flatMap(
          ({ input, kind, variance, width }) => [
            inputRow(input, "variance", "index", variance, kind),
            inputRow(input, "width", "index", width, kind),
          ],
        );
      }),
  };

  const rows: SensitivityRow[] = [];
  for (const method of methodIds.filter((id) => wanted.includes(id))) {
    current = method;
    progress(0);
    for (const [outcome, found] of run[method]()) {
      for (const { kind, item, label, measure, unit, at = null, note = null, ...estimate } of found) {
        const { value, standardError, low, high } = estimate;
        rows.push({
          outcome,
          method,
          kind,
          item,
          label,
          measure,
          unit,
          at,
          note,
          value,
          standardError,
          low,
          high,
        });
      }
    }
    done++;
    progress(0);
  }
  return {
    format: "wageflow-sensitivity",
    formatVersion: 1,
    scenario: { id: study.id, title: study.title, year: study.year, kind: study.kind },
    seed,
    design,
    replicates,
    drawsPerReplicate,
    codeVersion: version,
    studyDigest: studyDigest(study),
    changed: changedIn(study),
    outcomes: outcomes.map((outcome) => {
      const { label, unit } = parseOutcome(outcome).measure;
      return { outcome, label, unit };
    }),
    methods: methods.filter(({ id }) => wanted.includes(id)),
    rows,
    rankings,
    notes: notesOf(study, model, dependent),
  };
}

type Described = Pick<SensitivityRow, "kind" | "item" | "label">;

function describeInputs(
  study: Study,
  model: Model,
  dependent: readonly DependentSet[],
): ReadonlyMap<string, Described> {
  return new Map<string, Described>([
    ...model.inputs.map(({ name }): [string, Described] => {
      const isChoice = name.startsWith(choicePrefix);
      const label = isChoice
        ? study.choices.get(name.slice(choicePrefix.length))!.written.title
        : study.parameters.get(name)!.label;
      return [name, { kind: isChoice ? "choice" : "parameter", item: name, label }];
    }),
    ...dependent.map(({ id, title }): [string, Described] => {
      const item = `dependent:${id}`;
      return [item, { kind: "dependent parameters", item, label: title }];
    }),
  ]);
}

/** Inputs that depend on one another belong to the last, and weakest, of their classes, so that no two overlap. */
function weakestLast(groups: readonly InputGroup[], dependent: readonly DependentSet[]): InputGroup[] {
  const taken = new Set<number>();
  return groups
    .toReversed()
    .map((group) => {
      const inputs = closed(group, dependent).inputs.filter((input) => !taken.has(input));
      for (const input of inputs) taken.add(input);
      return { ...group, inputs };
    })
    .reverse();
}

function groupRow({ kind, id, label }: InputGroup): Described {
  return { kind: `${kind} group`, item: id, label };
}

/** The same inputs make the same set, so that it is evaluated once. */
const setOf = ({ inputs }: InputGroup) => inputs.join(" ");
const asSet = (group: InputGroup): InputSet => ({ id: `${group.kind} ${group.id}`, inputs: group.inputs });

function sampleOfGroups(
  model: Model,
  uniforms: Uniforms,
  groups: readonly InputGroup[],
  onProgress: (share: number) => void,
): PickFreezeSample {
  const sets = new Map(groups.map((group) => [setOf(group), { id: setOf(group), inputs: group.inputs }]));
  return pickFreezeSample(model, uniforms, [...sets.values()], { onProgress });
}

function exactly(value: number): Pick<Row, "value" | "standardError" | "low" | "high"> {
  return { value, standardError: null, low: null, high: null };
}

function ofAssociations(
  sample: DrawnSample,
  outcomes: readonly string[],
  of: "values" | "ranks",
  inputs: ReadonlyMap<string, Described>,
): Results {
  const measures: readonly (keyof Omit<Association, "input">)[] = ["correlation", "coefficient", "partial"];
  return new Map(
    [...associations(sample, outcomes, of)].map(([outcome, found]) => [
      outcome,
      [
        {
          kind: "model",
          item: "linear",
          label: "What the linear model explains (R squared)",
          measure: "explained",
          unit: "index",
          ...found.explained,
        },
        ...found.inputs.flatMap((association) =>
          measures.map(
            (measure): Row => ({
              ...inputs.get(association.input)!,
              measure,
              unit: "correlation",
              ...association[measure],
            }),
          ),
        ),
      ],
    ]),
  );
}

function ofDistances(found: readonly Distance[], inputs: ReadonlyMap<string, Described>): Row[] {
  return found.flatMap(({ input, distance, byChance, aboveChance }) => [
    {
      ...inputs.get(input)!,
      measure: "distance",
      unit: "distance",
      note: aboveChance ? "above chance" : "not told from chance",
      ...distance,
    },
    { ...inputs.get(input)!, measure: "by chance", unit: "distance", ...exactly(byChance) },
  ]);
}

function notesOf(study: Study, model: Model, dependent: readonly DependentSet[]): string[] {
  const weighted = [...study.choices.values()].filter(
    ({ id, given }) => given !== undefined && model.inputs.some(({ name }) => name === choicePrefix + id),
  );
  return [
    dependent.length === 0
      ? "Parameters are independent of one another."
      : `Parameters that depend on one another (${dependent.map(({ id }) => id).join(", ")}) are exchanged together in Sobol' indices, and groups are filled up with them; Shapley effects tell them apart. Morris' walks and moving one at a time take them as if they were independent.`,
    ...weighted.map(
      ({ id, given }) =>
        `The weights of choice "${id}" depend on "${given}": its index is that of its independent innovation, and methods on draws already made take its options as they were drawn. The group "${given} and ${id}" takes both together.`,
    ),
    "Small first-order estimates may come out below zero: that is sampling error, and the interval shows it.",
    "An input that counts only under one option of a choice has a total index well above its first: most of what it does hangs on the choice.",
    ...(study.headcounts === undefined
      ? []
      : ["Under a fixed total of workers, the number of one place changes the mix only."]),
    "Groups by source, lineage and choice overlap: do not add their shares.",
  ];
}
