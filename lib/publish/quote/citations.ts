import { released, version } from "../../version.ts";

/** What is cited of a run. */
export interface CitedRun {
  readonly scenario: string;
  readonly title: string;
  /** The line beside a figure. */
  readonly digestLine: string;
  readonly outcomesDigest: string;
  /** Not made from the project's data, which then are not cited. */
  readonly isOwn: boolean;
}

/** Something to cite, in the fields that reference managers share. */
interface Work {
  readonly key: string;
  readonly csl: "software" | "dataset" | "report";
  readonly bibtex: "software" | "dataset" | "misc";
  readonly title: string;
  readonly version: string;
  readonly note: string;
  readonly authors: string;
}

const authors = "The Wageflow authors";

const data: Work = {
  key: "wageflow-data",
  csl: "dataset",
  bibtex: "dataset",
  title: "Wageflow data: wages, deductions and numbers of North Korean workers abroad",
  version,
  note: "Data Package, CC BY 4.0",
  authors,
};

/** Whoever made a study of their own puts their name here. */
function authorsOf({ isOwn }: CitedRun): string {
  return isOwn ? "The authors of the study" : authors;
}

function works(run: CitedRun): readonly Work[] {
  return [
    {
      key: "wageflow",
      csl: "software",
      bibtex: "software",
      title: "Wageflow: how much of the wages of North Korean workers abroad reaches the state",
      version,
      note: "MIT licence",
      authors,
    },
    ...(run.isOwn ? [] : [data]),
    {
      key: `wageflow-run-${run.outcomesDigest.slice(0, 12)}`,
      csl: "report",
      bibtex: "misc",
      title: `${run.title} (an estimate with Wageflow)`,
      version,
      note: `${run.digestLine}; digest of the outcomes ${run.outcomesDigest}`,
      authors: authorsOf(run),
    },
  ];
}

/** Software, data and run as BibTeX. */
export function bibtexOf(run: CitedRun): string {
  const [year, month] = released.split("-");
  return works(run)
    .map(({ key, bibtex, title, version: of, note, authors: by }) =>
      [
        `@${bibtex}{${key},`,
        `  author = {{${by}}},`,
        `  title = {{${forTex(title)}}},`,
        `  version = {${of}},`,
        `  year = {${year}},`,
        `  month = {${Number(month)}},`,
        `  note = {${forTex(note)}}`,
        "}",
      ].join("\n"),
    )
    .join("\n\n")
    .concat("\n");
}

/** Software, data and run as CSL-JSON, which reference managers and pandoc read. */
export function cslOf(run: CitedRun): string {
  const issued = { "date-parts": [released.split("-").map(Number)] };
  const entries = works(run).map(({ key, csl, title, version: of, note, authors: by }) => ({
    id: key,
    type: csl,
    title,
    author: [{ literal: by }],
    issued,
    version: of,
    note,
  }));
  return `${JSON.stringify(entries, null, 2)}\n`;
}

/** One line to put into a list of references. */
export function citationText(run: CitedRun): string {
  return `${authorsOf(run)} (${released.slice(0, 4)}): ${run.title}. An estimate with Wageflow ${version}. ${run.digestLine}`;
}

/** Signs that TeX would obey. */
function forTex(text: string): string {
  return text.replace(/[\\{}]/g, "").replace(/[#$%&_~^]/g, (sign) => `\\${sign}`);
}
