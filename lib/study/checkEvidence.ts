import type { Evidence } from "./schemas/evidence.ts";

export type LocatedFigure = Pick<
  Evidence,
  "id" | "chapter" | "section" | "lines" | "printed" | "says" | "reading"
>;

/** Something about a figure that does not agree with the text that it is said to stand in. */
export interface EvidenceMiss {
  readonly id: string;
  /** Lines where it is said to stand. */
  readonly lines: string;
  readonly message: string;
}

export interface EvidenceCheck {
  readonly misses: readonly EvidenceMiss[];
  /** Why the text cannot be the edition whose lines the figures name; undefined where it can. */
  readonly otherEdition: string | undefined;
}

/** As many words in a row, and our own words count as the text's. */
const wordsThatAreACopy = 11;

/** A footnote may stand as many lines away from the section that it belongs to. */
const linesOfAPage = 80;

/**
 * Holds figures against the text of their source: each stands, white space apart, in the lines that it
 * names; chapters and sections come in the order of the lines; and nothing that we say of a figure is
 * taken from the text.
 */
export function checkEvidence(text: string, figures: readonly LocatedFigure[]): EvidenceCheck {
  const lines = text
    .replace(/(?:\r\n|\r|\n)$/, "")
    .split(/\r\n|\r|\n/)
    .map(fold);
  const located = figures.map((figure) => ({ ...figure, ...readLines(figure.lines) }));
  const placed = located.filter((figure) => figure.first !== undefined);
  const find = finder(lines);
  const missing = placed
    .filter(
      ({ first, last, printed }) => !fold(lines.slice(first - 1, last).join(" ")).includes(fold(printed)),
    )
    .map((figure) => ({ figure, nearest: nearestTo(figure, find(fold(figure.printed))) }));
  const beyond = placed.filter(({ last }) => last > lines.length);

  const elsewhere = missing.filter(({ nearest }) => nearest !== undefined).length;
  const isOtherEdition = beyond.length > 0 || elsewhere * 10 > figures.length;
  return {
    misses: [
      ...located
        .filter(({ first }) => first === undefined)
        .map((figure) => miss(figure, "names no range of lines")),
      ...beyond.map((figure) => miss(figure, `the text has only ${lines.length} lines`)),
      ...missing.map(({ figure, nearest }) =>
        miss(
          figure,
          `"${fold(figure.printed)}" does not stand there; it stands ${nearest === undefined ? "nowhere in the text" : `at ${showLines(nearest)}`}`,
        ),
      ),
      ...outOfOrder(placed),
      ...copied(text, figures),
    ],
    otherEdition: isOtherEdition
      ? `this text is another edition than the one whose lines the figures name: ${elsewhere} of ${figures.length} figures stand on other lines of it, and ${beyond.length} are said to stand after its end`
      : undefined,
  };
}

function miss({ id, lines }: LocatedFigure, message: string): EvidenceMiss {
  return { id, lines, message };
}

interface Lines {
  readonly first: number;
  readonly last: number;
}
type PlacedFigure = LocatedFigure & Lines;

function readLines(text: string): Lines | { readonly first?: never; readonly last?: never } {
  const [first = Number.NaN, last = first] = text.split("-").map(Number);
  return first >= 1 && first <= last ? { first, last } : {};
}

function fold(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

function showLines({ first, last }: Lines): string {
  return first === last ? `line ${first}` : `lines ${first}-${last}`;
}

/** Finds every place of a folded passage in folded lines. */
function finder(lines: readonly string[]): (passage: string) => Lines[] {
  const starts: { readonly line: number; readonly offset: number }[] = [];
  let whole = "";
  lines.forEach((line, index) => {
    if (line === "") return;
    if (whole !== "") whole += " ";
    starts.push({ line: index + 1, offset: whole.length });
    whole += line;
  });
  const lineAt = (offset: number) => starts.findLast((start) => start.offset <= offset)!.line;
  return (passage) => {
    const found: Lines[] = [];
    for (let at = whole.indexOf(passage); at >= 0; at = whole.indexOf(passage, at + 1)) {
      found.push({ first: lineAt(at), last: lineAt(at + passage.length - 1) });
    }
    return found;
  };
}

function nearestTo({ first, last }: Lines, places: readonly Lines[]): Lines | undefined {
  const distance = (place: Lines) => Math.max(place.first - last, first - place.last, 0);
  return [...places].sort((a, b) => distance(a) - distance(b))[0];
}

/**
 * Figures whose chapter or section does not fit where they stand: in line order, a run of one section
 * inside another section and more than a page from the rest of its own, or a chapter after a later one.
 */
function outOfOrder(figures: readonly PlacedFigure[]): EvidenceMiss[] {
  const runs: PlacedFigure[][] = [];
  for (const figure of figures.toSorted((a, b) => a.first - b.first)) {
    const run = runs.at(-1);
    if (run && sectionOf(run) === sectionOf([figure])) run.push(figure);
    else runs.push([figure]);
  }
  const linesApart = (a: readonly PlacedFigure[], b: readonly PlacedFigure[]) =>
    Math.max(b[0]!.first - a.at(-1)!.last, a[0]!.first - b.at(-1)!.last);
  let chapter = 0;
  return runs.flatMap((run, index) => {
    const before = runs[index - 1];
    const after = runs[index + 1];
    const section = sectionOf(run);
    const rest = runs.filter((other) => other !== run && sectionOf(other) === section);
    const isInside = before !== undefined && after !== undefined && sectionOf(before) === sectionOf(after);
    const isAlone = rest.every((other) => linesApart(run, other) > linesOfAPage);
    const ownChapter = Number(run[0]!.chapter);
    const message =
      isInside && isAlone
        ? `is said to stand in ${section}, but figures of ${sectionOf(before)} stand before and after it`
        : ownChapter < chapter
          ? `is said to stand in ${section}, but figures of chapter ${chapter} stand before it`
          : undefined;
    if (message !== undefined) return run.map((figure) => miss(figure, message));
    if (ownChapter > chapter) chapter = ownChapter;
    return [];
  });
}

function sectionOf([figure]: readonly PlacedFigure[]): string {
  return `chapter ${figure!.chapter}, ${figure!.section}`;
}

/** Descriptions that share too many words in a row with the text. */
function copied(text: string, figures: readonly LocatedFigure[]): EvidenceMiss[] {
  const inText = new Set(runsOfWords(text));
  return figures.flatMap((figure) =>
    (["says", "reading"] as const).flatMap((field) => {
      const shared = runsOfWords(figure[field]).find((run) => inText.has(run));
      return shared === undefined
        ? []
        : [miss(figure, `"${field}" has ${wordsThatAreACopy} words in a row of the text: "${shared}"`)];
    }),
  );
}

function runsOfWords(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words
    .slice(wordsThatAreACopy - 1)
    .map((_, start) => words.slice(start, start + wordsThatAreACopy).join(" "));
}
