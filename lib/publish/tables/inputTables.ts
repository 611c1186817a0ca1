import { quantileFunction } from "../../sampling/quantileFunction.ts";
import type { Catalogue } from "../../study/catalogue.ts";
import type { Evidence, Lineage, Source } from "../../study/schemas/evidence.ts";
import type { Parameter, Study } from "../../study/study.ts";
import { column, type Table, tableOf } from "./table.ts";

type Data = Pick<Catalogue, "evidence" | "sources" | "lineages">;

/** Every parameter of a study: the log of its assumptions. */
export function parametersTable(study: Study): Table {
  return tableOf(
    {
      name: "parameters",
      title: "Parameters",
      description:
        "Every uncertain quantity: its distribution, what supports it, and the figures that it rests on.",
    },
    [...study.parameters.values()],
    [
      { ...text("parameter", "Name of the parameter."), cell: ({ id }: Parameter) => id },
      { ...text("label", "What it is."), cell: ({ label }) => label },
      { ...text("unit", "Unit of its values."), cell: ({ unit }) => unit },
      {
        ...text("basis", "documented for that very place, borrowed from elsewhere, or judgement."),
        cell: ({ basis }) => basis,
      },
      { ...text("distribution", "Kind of distribution."), cell: ({ written }) => written.distribution.kind },
      { ...number("quantile_0.05", "Its 5th percentile."), cell: (parameter) => quantileOf(parameter, 0.05) },
      { ...number("quantile_0.5", "Its median."), cell: (parameter) => quantileOf(parameter, 0.5) },
      {
        ...number("quantile_0.95", "Its 95th percentile."),
        cell: (parameter) => quantileOf(parameter, 0.95),
      },
      {
        ...column("changed", "boolean", "Whether the scenario or its user set it."),
        required: true,
        cell: ({ changed }) => changed,
      },
      {
        ...column("evidence", "string", "Figures of the same kind that it rests on, with spaces between."),
        cell: ({ written }) => (written.evidence ?? []).join(" "),
      },
      {
        ...column("derived_from", "string", "Figures of other kinds from which it was worked out."),
        cell: ({ written }) => (written.derivedFrom ?? []).join(" "),
      },
      {
        ...column("note", "string", "The reason, and how it was worked out."),
        cell: ({ written }) => written.note,
      },
    ],
  );
}

function quantileOf({ distribution }: Parameter, probability: number): number {
  return quantileFunction(distribution)(probability);
}

/** The figures that a study uses, each with where it is printed. */
export function evidenceTable(study: Study, { evidence }: Data): Table {
  const usedBy = namesByFigure(study, ({ written }) => [
    ...(written.evidence ?? []),
    ...(written.derivedFrom ?? []),
    ...(written.distribution.kind === "mixture"
      ? (written.distribution.components ?? []).map((component) => component.evidence)
      : []),
  ]);
  return figuresTable(
    {
      name: "evidence",
      title: "Evidence used",
      description: "The printed figures that parameters rest on, each with its place in its source.",
    },
    evidence.filter(({ id }) => usedBy.has(id)),
    usedBy,
    "Parameters that use it, with spaces between.",
  );
}

/** The figures that were looked at and not used, with the reasons. */
export function leftOutTable(study: Study, { evidence }: Data): Table {
  const reasons = new Map<string, string[]>();
  for (const { id, written } of study.parameters.values()) {
    for (const { evidence: figures, because } of written.leftOut ?? []) {
      for (const figure of figures) {
        reasons.set(figure, [...(reasons.get(figure) ?? []), `${id}: ${because}`]);
      }
    }
  }
  return figuresTable(
    {
      name: "left-out",
      title: "Evidence left out",
      description: "Figures that parameters leave out, each with the reason.",
    },
    evidence.filter(({ id }) => reasons.has(id)),
    reasons,
    "Parameter and reason, one after the other.",
  );
}

function figuresTable(
  of: Pick<Table, "name" | "title" | "description">,
  figures: readonly Evidence[],
  beside: ReadonlyMap<string, readonly string[]>,
  what: string,
): Table {
  return tableOf(of, figures, [
    { ...text("figure", "Name of the figure."), cell: ({ id }) => id },
    { ...text("source", "Document that prints it, as named in sources."), cell: ({ source }) => source },
    { ...column("chapter", "string", "Chapter."), cell: ({ chapter }) => chapter },
    { ...column("section", "string", "Section."), cell: ({ section }) => section },
    {
      ...column("speaker", "string", "Who says it; interviewees are letters."),
      cell: ({ speaker }) => speaker,
    },
    { ...column("lines", "string", "Lines of the text edition."), cell: ({ lines }) => lines },
    { ...column("place", "string", "Place that it speaks of."), cell: ({ place }) => place },
    { ...column("work", "string", "Kind of work that it speaks of."), cell: ({ work }) => work },
    { ...text("says", "What it says, in our words."), cell: ({ says }) => says },
    { ...text("printed", "The figure as printed."), cell: ({ printed }) => printed },
    { ...number("low", "Lower end in `unit`; blank where it is open."), cell: ({ low }) => low },
    { ...number("high", "Upper end in `unit`; blank where it is open."), cell: ({ high }) => high },
    { ...column("unit", "string", "Unit of low and high."), cell: ({ unit }) => unit },
    {
      ...text("represents", "Whom it speaks for: a mean, a typical value, one person."),
      cell: ({ represents }) => represents,
    },
    {
      ...text("certainty", "How sure it is: stated, ambiguous, hearsay, projected."),
      cell: ({ certainty }) => certainty,
    },
    {
      ...text("lineage", "The origin that it repeats, as named in lineages."),
      cell: ({ lineage }) => lineage,
    },
    {
      ...text(of.name === "evidence" ? "used_by" : "because", what),
      cell: ({ id }) => beside.get(id)!.join(of.name === "evidence" ? " " : "; "),
    },
  ]);
}

/** The documents that the figures are printed in. */
export function sourcesTable({ sources }: Data): Table {
  return tableOf(
    { name: "sources", title: "Sources", description: "Documents in which the figures are printed." },
    sources,
    [
      { ...text("source", "Name of the source."), cell: ({ id }: Source) => id },
      { ...text("title", "Title."), cell: ({ title }) => title },
      { ...column("publisher", "string", "Publisher."), cell: ({ publisher }) => publisher },
      { ...column("date", "string", "Date of publication."), cell: ({ date }) => date },
      { ...column("url", "string", "Address."), cell: ({ url }) => url },
      { ...column("kind", "string", "Kind of document."), cell: ({ kind }) => kind },
      {
        ...column("seen", "string", "Whether the document or an excerpt was seen."),
        cell: ({ seen }) => seen,
      },
      { ...column("note", "string", "What is to be noted of it."), cell: ({ note }) => note },
    ],
  );
}

/** The origins of the figures. */
export function lineagesTable({ lineages }: Data): Table {
  return tableOf(
    {
      name: "lineages",
      title: "Lineages",
      description: "Origins that the figures repeat; figures of one origin count once.",
    },
    lineages,
    [
      { ...text("lineage", "Name of the origin."), cell: ({ id }: Lineage) => id },
      { ...text("label", "What it is."), cell: ({ label }) => label },
      { ...column("kind", "string", "Kind of origin."), cell: ({ kind }) => kind },
      { ...column("year", "string", "Year."), cell: ({ year }) => year },
      { ...column("from", "string", "The origin that it comes from itself."), cell: ({ from }) => from },
      { ...column("note", "string", "What is to be noted of it."), cell: ({ note }) => note },
    ],
  );
}

function namesByFigure(
  study: Study,
  figuresOf: (parameter: Parameter) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const parameter of study.parameters.values()) {
    for (const figure of new Set(figuresOf(parameter)))
      names.set(figure, [...(names.get(figure) ?? []), parameter.id]);
  }
  return names;
}

function text(name: string, description: string) {
  return { ...column(name, "string", description), required: true };
}

function number(name: string, description: string) {
  return column(name, "number", description);
}
