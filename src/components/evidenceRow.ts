import type { Catalogue } from "../../lib/study/catalogue.ts";
import { grouped } from "../engine/page.js";
import { elementMaker } from "./element.js";
import { pageLink } from "./figureLink.js";

type Figure = Catalogue["evidence"][number];

export interface EvidenceRowData {
  readonly figure: Figure;
  readonly source: Catalogue["sources"][number];
  readonly lineage: Catalogue["lineages"][number];
  /** How many figures share the lineage. */
  readonly ofLineage: number;
  readonly usedBy: readonly { readonly id: string; readonly label: string }[];
  readonly leftOutOf: readonly { readonly id: string; readonly label: string; readonly because: string }[];
  readonly claims: readonly { readonly id: string; readonly title: string }[];
  readonly contradictions: readonly { readonly id: string; readonly title: string }[];
}

/** One printed figure, at its own address. */
export function evidenceRow(data: EvidenceRowData, document: Document): HTMLElement {
  const make = elementMaker(document);
  const { figure, source, lineage, ofLineage, usedBy, leftOutOf, claims, contradictions } = data;
  const parameter = ({ id, label }: { id: string; label: string }) =>
    // What a restatement brings along has no row on the page of assumptions.
    id.startsWith("restated.") ? label : pageLink(make, `./assumptions.html#${id}`, label);
  const onClaims = (entries: readonly { readonly id: string; readonly title: string }[]) =>
    entries.flatMap(({ id, title }, index) => [
      ...(index === 0 ? [] : ["; "]),
      pageLink(make, `./claims.html#${id}`, title),
    ]);
  const facts: [string, (Node | string)[]][] = [
    ["Printed", [`“${figure.printed}”${valueText(figure)}`]],
    ["Where", [whereText(figure, source.title)]],
    [
      "Kind",
      [`${figure.represents}, ${figure.certainty}${figure.reading === "" ? "" : `. ${figure.reading}`}`],
    ],
    [
      "Origin",
      [
        `${lineage.label}${ofLineage > 1 ? `; ${ofLineage} figures share this origin, and within one input they count as one` : ""}`,
      ],
    ],
    [
      "Used in",
      usedBy.flatMap((entry, index) => (index === 0 ? [parameter(entry)] : ["; ", parameter(entry)])),
    ],
    [
      "Left out of",
      leftOutOf.flatMap((entry, index) => [index === 0 ? "" : " ", parameter(entry), `: ${entry.because}`]),
    ],
    ["Claims", onClaims(claims)],
    ["Conflicts", onClaims(contradictions)],
  ];
  return make(
    "article",
    {
      id: figure.id,
      class: "evidence",
      "data-source": figure.source,
      "data-topic": figure.topic,
      "data-place": figure.place,
      "data-lineage": figure.lineage,
      "data-represents": figure.represents,
      "data-certainty": figure.certainty,
      "data-use": usedBy.length > 0 ? "used" : leftOutOf.length > 0 ? "left out" : "not used",
    },
    make("h3", {}, make("a", { href: `#${figure.id}` }, figure.id), ` ${figure.says}`),
    make(
      "dl",
      {},
      facts
        .filter(([, text]) => text.length > 0 && text[0] !== "")
        .map(([name, text]) => [make("dt", {}, name), make("dd", {}, text)]),
    ),
  );
}

function valueText({ low, high, unit }: Figure): string {
  if (low === null && high === null) return "";
  const isYear = unit === "year";
  const show = isYear ? String : grouped;
  const range =
    low === high
      ? show(low!)
      : low === null
        ? `up to ${show(high!)}`
        : high === null
          ? `${show(low)} or more`
          : `${show(low)} to ${show(high)}`;
  return isYear ? `: ${range}` : `: ${range} ${unit}`;
}

function whereText({ chapter, section, lines, speaker }: Figure, title: string): string {
  return [
    title,
    chapter && `chapter ${chapter}`,
    section,
    lines && `lines ${lines}`,
    speaker && `speaker ${speaker}`,
  ]
    .filter((part) => part !== "")
    .join(", ");
}
