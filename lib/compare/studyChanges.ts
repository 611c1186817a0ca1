import type { Dependence, Parameter, Study, StudyChoice, StudySegment } from "../study/study.ts";

export type ChangeKind =
  | "parameter"
  | "choice"
  | "segment"
  | "headcounts"
  | "company's spending"
  | "dependence";

/** One thing in which two studies differ. */
export interface StudyChange {
  readonly kind: ChangeKind;
  readonly id: string;
  /** Whether the second study has it changed, in addition, or not at all. */
  readonly how: "changed" | "added" | "removed";
}

/**
 * The things in which a study differs from another: parameters by their distributions, choices by their
 * weights and pins, segments by what they hold, the headcounts, and what is not independent. A parameter or choice that only one of
 * them has is no change of its own: it comes with the segment or headcounts that name it.
 */
export function studyChanges(from: Study, to: Study): StudyChange[] {
  const changes: StudyChange[] = [];
  const compare = <Entry>(
    kind: ChangeKind,
    entriesOf: (study: Study) => ReadonlyMap<string, Entry>,
    meaning: (entry: Entry) => unknown,
    alone: boolean,
  ) => {
    const before = entriesOf(from);
    const after = entriesOf(to);
    for (const [id, entry] of before) {
      const other = after.get(id);
      if (other === undefined) {
        if (alone) changes.push({ kind, id, how: "removed" });
      } else if (JSON.stringify(meaning(entry)) !== JSON.stringify(meaning(other)))
        changes.push({ kind, id, how: "changed" });
    }
    if (alone) for (const id of after.keys()) if (!before.has(id)) changes.push({ kind, id, how: "added" });
  };
  compare("parameter", ({ parameters }) => parameters, sampled, false);
  compare("choice", ({ choices }) => choices, drawn, false);
  compare("segment", segmentsOf, calculated, true);
  compare("headcounts", headcountsOf, (scheme) => scheme, true);
  if (from.companySpent !== to.companySpent)
    changes.push({ kind: "company's spending", id: "company.spent", how: "changed" });
  const both = new Set([...from.parameters.keys()].filter((id) => to.parameters.has(id)));
  if (JSON.stringify(correlationsAmong(from, both)) !== JSON.stringify(correlationsAmong(to, both)))
    changes.push({ kind: "dependence", id: "dependence", how: "changed" });
  return changes;
}

/**
 * The first study with some of the changes towards the second. What a segment or the headcounts name is
 * there whichever study they come from; only a parameter or choice that both have keeps the first one's
 * values unless it is among the changes.
 */
export function withChanges(from: Study, to: Study, changes: readonly StudyChange[]): Study {
  const taken = (kind: ChangeKind) =>
    new Set(changes.filter((change) => change.kind === kind).map(({ id }) => id));
  const merged = <Entry>(
    before: ReadonlyMap<string, Entry>,
    after: ReadonlyMap<string, Entry>,
    fromSecond: ReadonlySet<string>,
  ): Map<string, Entry> => {
    const together = new Map(before);
    for (const [id, entry] of after) if (!before.has(id) || fromSecond.has(id)) together.set(id, entry);
    return together;
  };
  const changedSegments = taken("segment");
  const before = segmentsOf(from);
  const after = segmentsOf(to);
  const segments = inOrder([...before.keys()], [...after.keys()]).flatMap(
    (id) => (changedSegments.has(id) ? after.get(id) : before.get(id)) ?? [],
  );
  const headcounts = changes.some(({ kind }) => kind === "headcounts") ? to.headcounts : from.headcounts;
  const usesScheme = segments.some(({ headcount }) => headcount !== undefined);
  return {
    ...from,
    segments,
    headcounts: headcounts ?? (usesScheme ? (to.headcounts ?? from.headcounts) : undefined),
    parameters: merged(from.parameters, to.parameters, taken("parameter")),
    choices: merged(from.choices, to.choices, taken("choice")),
    exchangeRates: { ...to.exchangeRates, ...from.exchangeRates },
    companySpent: taken("company's spending").size > 0 ? to.companySpent : from.companySpent,
    dependence:
      taken("dependence").size > 0
        ? withMembersOf(to.dependence, from.dependence)
        : withMembersOf(from.dependence, to.dependence),
    netPlaces: new Map([...to.netPlaces, ...from.netPlaces]),
  };
}

/** What is not independent among some parameters. */
function correlationsAmong({ dependence }: Study, ids: ReadonlySet<string>): unknown {
  return {
    together: dependence.together
      .map(({ id, correlation, parameters }) => [
        id,
        correlation,
        parameters.filter((member) => ids.has(member)),
      ])
      .filter(([, correlation, members]) => correlation !== 0 && (members as string[]).length > 1),
    matrices: dependence.matrices
      .filter(({ parameters }) => parameters.every((member) => ids.has(member)))
      .map(({ id, parameters, factor }) => [id, parameters, factor]),
  };
}

/** Dependence with the parameters that only the other study uses, in the groups where that has them. */
function withMembersOf(own: Dependence, other: Dependence): Dependence {
  return {
    together: own.together.map((group) => {
      const more = other.together.find(({ id }) => id === group.id)?.parameters ?? [];
      return { ...group, parameters: [...new Set([...group.parameters, ...more])] };
    }),
    matrices: own.matrices.map((matrix) => {
      const same = other.matrices.find(({ id }) => id === matrix.id);
      return same !== undefined && same.parameters.length > matrix.parameters.length ? same : matrix;
    }),
  };
}

/** Names of both lists, each in its order: sums over segments have the same last digits as in either study. */
function inOrder(before: readonly string[], after: readonly string[]): string[] {
  const names = [...before];
  after.forEach((name, index) => {
    if (!names.includes(name)) names.splice(names.indexOf(after[index - 1]!) + 1, 0, name);
  });
  return names;
}

function segmentsOf({ segments }: Study): ReadonlyMap<string, StudySegment> {
  return new Map(segments.map((segment) => [segment.id, segment]));
}

function headcountsOf({ headcounts }: Study): ReadonlyMap<string, unknown> {
  return new Map(headcounts === undefined ? [] : [["headcounts", headcounts]]);
}

function sampled({ distribution, stream, unit }: Parameter): unknown {
  return [distribution, stream, unit];
}

function drawn({ options, weights, pinned, stream, given }: StudyChoice): unknown {
  return [options, weights, pinned, stream, given];
}

/** What a segment's numbers depend on. */
function calculated({
  title: _,
  place: __,
  work: ___,
  mode: ____,
  note: _____,
  ...segment
}: StudySegment): unknown {
  return segment;
}
