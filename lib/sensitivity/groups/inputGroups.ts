import type { Catalogue } from "../../study/catalogue.ts";
import { namesInAfterNetPay, namesInChain, namesInSegment } from "../../study/namesIn.ts";
import { datumSubjects } from "../../study/schemas/datumKind.ts";
import type { Study, StudySegment } from "../../study/study.ts";
import { bases, choicePrefix, parameterOf } from "../../study/vocabulary.ts";
import { families } from "./families.ts";

export const groupKinds = ["topic", "place", "basis", "choice", "source", "lineage"] as const;
export type GroupKind = (typeof groupKinds)[number];

/** Inputs of a model that are looked at together. */
export interface InputGroup {
  readonly kind: GroupKind;
  readonly id: string;
  readonly label: string;
  /** Numbers of the inputs. */
  readonly inputs: readonly number[];
}

/** The basis of choices, beside those of parameters. */
export const chosen = "chosen";

/**
 * The groups of one kind among the inputs of a model, those without an input left out.
 *
 * - `topic`: headcounts, wages, time, deductions, what follows net pay; with the choices about them
 * - `place`: parameters that only segments of this place name
 * - `basis`: documented, borrowed, judged (with what the caller has set), chosen; every input is in one
 * - `choice`: every choice, and those together whose weights depend on one another
 * - `source`, `lineage`: the parameters that rest on a figure of it; one parameter may be in several
 */
export function inputGroups(
  study: Study,
  catalogue: Pick<Catalogue, "evidence" | "sources" | "lineages">,
  inputs: readonly { readonly name: string }[],
  kind: GroupKind,
): InputGroup[] {
  const names = inputs.map(({ name }) => name);
  const where = (belongs: (name: string) => boolean) =>
    names.flatMap((name, input) => (belongs(name) ? [input] : []));
  const group = (id: string, label: string, belongs: (name: string) => boolean) => ({
    kind,
    id,
    label,
    inputs: where(belongs),
  });
  const groups = (): InputGroup[] => {
    switch (kind) {
      case "topic": {
        const subjects = families(study);
        return datumSubjects.map((subject) =>
          group(subject, subject, (name) => subjects.get(name) === subject),
        );
      }
      case "place": {
        const places = placesOf(study);
        return [...new Set(study.segments.map(({ place }) => place))].map((place) =>
          group(place, place, (name) => places.get(name)?.size === 1 && places.get(name)!.has(place)),
        );
      }
      case "basis":
        return [...bases, chosen].map((basis) =>
          group(basis, basis === "judgement" ? "judged" : basis, (name) => basisOf(study, name) === basis),
        );
      case "choice":
        return choiceGroups(study, group);
      case "source": {
        const origins = originsOf(study, catalogue, "source");
        return catalogue.sources.map(({ id, title }) =>
          group(id, title, (name) => origins.get(name)?.has(id) ?? false),
        );
      }
      case "lineage": {
        const origins = originsOf(study, catalogue, "lineage");
        return catalogue.lineages.map(({ id, label }) =>
          group(id, label, (name) => origins.get(name)?.has(id) ?? false),
        );
      }
    }
  };
  return groups().filter((found) => found.inputs.length > 0);
}

function basisOf(study: Study, name: string): string {
  if (name.startsWith(choicePrefix)) return chosen;
  const { basis, changed } = study.parameters.get(name)!;
  return changed ? "judgement" : basis;
}

function choiceGroups(
  study: Study,
  group: (id: string, label: string, belongs: (name: string) => boolean) => InputGroup,
): InputGroup[] {
  return [...study.choices.values()].flatMap(({ id, given, written }) => {
    const alone = group(id, written.title, (name) => name === choicePrefix + id);
    if (given === undefined) return [alone];
    const parent = study.choices.get(given)!.written.title;
    const both = [choicePrefix + id, choicePrefix + given];
    return [
      alone,
      group(`${given} and ${id}`, `${parent}; ${written.title.toLowerCase()}`, (name) => both.includes(name)),
    ];
  });
}

/** The places whose segments name a parameter. */
function placesOf(study: Study): ReadonlyMap<string, ReadonlySet<string>> {
  const places = new Map<string, Set<string>>();
  for (const segment of study.segments) {
    for (const name of namesOf(study, segment))
      places.set(name, (places.get(name) ?? new Set()).add(segment.place));
  }
  return places;
}

function namesOf(study: Study, segment: StudySegment): string[] {
  const { chain, afterNetPay, headcount } = segment;
  const mentions = [
    ...namesInSegment({ ...segment, chain: chain.id, afterNetPay: undefined }),
    ...namesInChain(chain).parameters,
    ...(afterNetPay === undefined ? [] : namesInAfterNetPay(afterNetPay).parameters),
  ].flatMap(({ factors }) => factors);
  const counts =
    headcount === undefined || study.headcounts === undefined
      ? []
      : Object.values(study.headcounts.compositions).flatMap(
          (places) => places[headcount.place]?.add.flat() ?? [],
        );
  return [...mentions, ...counts].map(parameterOf);
}

/** The sources or lineages of the figures that each parameter rests on. */
export function originsOf(
  study: Study,
  catalogue: Pick<Catalogue, "evidence">,
  of: "source" | "lineage",
): ReadonlyMap<string, ReadonlySet<string>> {
  const figures = new Map(catalogue.evidence.map((figure) => [figure.id, figure]));
  return new Map(
    [...study.parameters.values()]
      .filter(({ changed }) => !changed)
      .map(({ id, written }) => [
        id,
        new Set(
          [...(written.evidence ?? []), ...(written.derivedFrom ?? [])].map(
            (figure) => figures.get(figure)![of],
          ),
        ),
      ]),
  );
}
