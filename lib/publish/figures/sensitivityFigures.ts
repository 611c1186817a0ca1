import type { TornadoBase } from "../../charts/tornadoSpans.ts";
import type { MeasureUnit } from "../../model/measures.ts";
import { findMeasure } from "../../model/measures.ts";
import type { GroupKind } from "../../sensitivity/groups/inputGroups.ts";
import { type Method, type MethodId, methods } from "../../sensitivity/methods.ts";
import { digestOfText } from "../../simulate/digest.ts";
import type { Catalogue } from "../../study/catalogue.ts";
import type { Study } from "../../study/study.ts";
import { choicePrefix } from "../../study/vocabulary.ts";
import { methodLayouts } from "../methodLayouts.ts";
import { itemsOf } from "../sensitivityItems.ts";
import { datumTitle, sensitivityMeaning } from "../sensitivityMeaning.ts";
import {
  type ItemKind,
  type SensitivityReport,
  type SensitivityRow,
  sensitivityReport,
} from "../sensitivityReport.ts";
import { revenueMeasures, takeHomeMeasures } from "./overviewFigures.ts";
import { spanBase } from "./spanBase.ts";

/** What shares are of: single inputs, or groups of a kind. */
export type By = "parameter" | GroupKind;

/** One number with its 95 % interval, where the method gives one. */
export interface Measured {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  /** Value of the input that it is for; null where it is for none. */
  readonly at: number | null;
}

/** An input, a pair or a group, and what a method says of it. */
export interface ItemFigures {
  readonly kind: ItemKind;
  readonly item: string;
  readonly label: string;
  readonly note: string | null;
  /** By the names of `methodLayouts`. */
  readonly measures: Readonly<Record<string, Measured>>;
  /** Of conditional means, one for each class of the input; empty for other methods. */
  readonly points: readonly Measured[];
}

/** One method's results for one outcome, the largest first. */
export interface MethodFigures {
  readonly id: MethodId;
  readonly by: By;
  readonly method: Method;
  readonly unit: SensitivityRow["unit"];
  readonly items: readonly ItemFigures[];
  /** What the numbers mean, and how sure the ranking is; empty where there is no more to say. */
  readonly meaning: string;
  /** Where the spans of one input at a time start from; null for other methods. */
  readonly base: TornadoBase | null;
}

const choicesTold = 3;

export interface OutcomeName {
  readonly id: string;
  readonly label: string;
  readonly unit: MeasureUnit;
  readonly says: string;
}

/** Results of some methods, as pages show them. */
export interface SensitivityFigures {
  readonly run: {
    readonly scenario: Pick<Study, "id" | "title" | "year" | "kind">;
    readonly seed: string;
    readonly replicates: number;
    readonly drawsPerReplicate: number;
    readonly codeVersion: string;
    readonly studyDigest: string;
    /** Of the rows of results. */
    readonly rowsDigest: string;
  };
  readonly outcome: OutcomeName;
  /** Those that the study speaks of. */
  readonly outcomes: readonly OutcomeName[];
  readonly methods: readonly MethodFigures[];
  readonly notes: readonly string[];
}

/** Outcomes that the pages analyse, as far as the study speaks of them. */
export function analysedOutcomes(study: Study): OutcomeName[] {
  return [...revenueMeasures.toReversed(), ...takeHomeMeasures]
    .filter((id) => study.speaksOf === undefined || study.speaksOf.includes(id))
    .map((id) => {
      const { label, unit, says } = findMeasure(id)!;
      return { id, label, unit, says };
    });
}

/** The parameters and choices that are uncertain in a study, with what readers call them. */
export function inputNames(study: Study, names: readonly string[]): { id: string; label: string }[] {
  return names.map((id) => ({
    id,
    label: id.startsWith(choicePrefix)
      ? study.choices.get(id.slice(choicePrefix.length))!.written.title
      : study.parameters.get(id)!.label,
  }));
}

/**
 * Analyses one outcome by some methods.
 *
 * @param asked each by single inputs or by groups of one kind
 * @throws RangeError where the outcome is not defined for the study, or nothing in it is uncertain
 */
export function sensitivityFigures(
  study: Study,
  catalogue: Catalogue,
  {
    outcome,
    asked,
    seed = study.seed,
    onProgress,
  }: {
    readonly outcome: string;
    readonly asked: readonly { readonly id: MethodId; readonly by: By }[];
    readonly seed?: string;
    readonly onProgress?: (share: number) => void;
  },
): SensitivityFigures {
  const report = sensitivityReport(study, catalogue, {
    outcomes: [outcome],
    methods: asked.map(({ id }) => id),
    groups: asked.flatMap(({ id, by }) => (id === "groups" && by !== "parameter" ? [by] : [])),
    seed,
    ...(onProgress === undefined ? {} : { onProgress }),
  });
  const { label, unit, says } = findMeasure(outcome)!;
  return {
    run: {
      scenario: report.scenario,
      seed: report.seed,
      replicates: report.replicates,
      drawsPerReplicate: report.drawsPerReplicate,
      codeVersion: report.codeVersion,
      studyDigest: report.studyDigest,
      rowsDigest: digestOfText(JSON.stringify(report.rows)),
    },
    outcome: { id: outcome, label, unit, says },
    outcomes: analysedOutcomes(study),
    methods: asked.map(({ id, by }) => {
      const figures = methodFigures(report, catalogue, outcome, id, by);
      return {
        ...figures,
        base: id === "tornado" ? spanBase(study, outcome, strongChoices(figures), seed) : null,
      };
    }),
    notes: report.notes,
  };
}

function methodFigures(
  report: SensitivityReport,
  catalogue: Pick<Catalogue, "datumKinds">,
  outcome: string,
  id: MethodId,
  by: By,
): Omit<MethodFigures, "base"> {
  const isWanted = ({ kind }: SensitivityRow) =>
    kind !== "model" &&
    (by === "parameter" || id === "rests-on" ? !/source|lineage/.test(kind) : kind === `${by} group`);
  const rows = report.rows.filter(
    (row) =>
      row.method === id &&
      isWanted(row) &&
      !(id === "information" && by === "parameter" && row.kind.endsWith("group")),
  );
  const { by: measure } = methodLayouts[id];
  const items = id === "curves" ? curvesOf(rows) : itemsOf(rows).map((item) => itemFigures(item));
  const sizeOf = ({ measures, points }: ItemFigures) => {
    if (id === "curves") return swing(points.map(({ value }) => value));
    if (id === "tornado") return swing([measures.low!.value, measures.high!.value]);
    return Math.abs(measures[measure]?.value ?? 0);
  };
  return {
    id,
    by,
    method: methods.find((method) => method.id === id)!,
    unit: rows[0]?.unit ?? "index",
    items: items
      .map((item) => (id === "new-data" ? { ...item, note: datumOf(item, catalogue) } : item))
      .sort((a, b) => sizeOf(b) - sizeOf(a)),
    meaning: sensitivityMeaning(report, id, outcome),
  };
}

/** Choices that move the outcome most, the strongest first. */
function strongChoices({ items }: Pick<MethodFigures, "items">): string[] {
  return items
    .filter(({ kind }) => kind === "choice")
    .slice(0, choicesTold)
    .map(({ item }) => item);
}

function itemFigures(item: ReadonlyMap<string, SensitivityRow>): ItemFigures {
  const [first] = item.values();
  const { kind, item: name, label, note } = first!;
  return {
    kind,
    item: name,
    label,
    note,
    measures: Object.fromEntries([...item].map(([measure, row]) => [measure, measured(row)])),
    points: [],
  };
}

function curvesOf(rows: readonly SensitivityRow[]): ItemFigures[] {
  return [...new Set(rows.map(({ item }) => item))].map((name) => {
    const own = rows.filter(({ item }) => item === name);
    return { ...itemFigures(new Map([["", own[0]!]])), measures: {}, points: own.map(measured) };
  });
}

function measured({ value, low, high, at }: SensitivityRow): Measured {
  return { value, low, high, at };
}

function datumOf({ note }: ItemFigures, { datumKinds }: Pick<Catalogue, "datumKinds">): string {
  return datumKinds.find(({ id }) => id === note)?.title ?? datumTitle({ note });
}

function swing(values: readonly number[]): number {
  return Math.max(...values) - Math.min(...values);
}
