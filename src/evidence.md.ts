import { from, op } from "arquero";
import { catalogue } from "../lib/index.ts";
import { elementMaker } from "./components/element.ts";
import { evidenceRow } from "./components/evidenceRow.ts";
import { facetTools, searchField, selectField } from "./components/facetFields.ts";
import { markup, pageDocument } from "./components/pageDocument.ts";

const document = pageDocument();
const make = elementMaker(document);
const { evidence, sources, lineages, scenarios, claims, contradictions } = catalogue;
const parameters = [...catalogue.parameters, ...scenarios.flatMap((scenario) => scenario.parameters ?? [])];
const sourceOf = new Map(sources.map((source) => [source.id, source]));
const lineageOf = new Map(lineages.map((lineage) => [lineage.id, lineage]));
const table = from(
  evidence.map(({ source, topic, place, lineage, represents, certainty }) => ({
    ...{ source, topic, place, lineage, represents, certainty },
  })),
);
const counts = (facet: string) =>
  table.groupby(facet).rollup({ count: op.count() }).objects() as Record<string, string | number>[];
const ofLineage = new Map(counts("lineage").map(({ lineage, count }) => [lineage, Number(count)]));

const rows = inOrder(evidence).map((figure) =>
  evidenceRow(
    {
      figure,
      source: sourceOf.get(figure.source)!,
      lineage: lineageOf.get(figure.lineage)!,
      ofLineage: ofLineage.get(figure.lineage)!,
      usedBy: parameters.filter(({ evidence: used, derivedFrom }) =>
        [...(used ?? []), ...(derivedFrom ?? [])].includes(figure.id),
      ),
      leftOutOf: parameters.flatMap(({ id, label, leftOut }) =>
        (leftOut ?? [])
          .filter((left) => left.evidence.includes(figure.id))
          .map(({ because }) => ({ id, label, because })),
      ),
      claims: claims.filter((claim) => claim.evidence.includes(figure.id)),
      contradictions: contradictions.filter((one) => one.evidence.includes(figure.id)),
    },
    document,
  ),
);

const byCount = (facet: string, name: (value: string) => string = (value) => value) =>
  counts(facet)
    .map((row) => [String(row[facet]), Number(row.count)] as const)
    .filter(([value]) => value !== "")
    .sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
    .map(([value, count]) => [value, `${name(value)} (${count})`] as const);

/** Wages, headcounts, deductions and totals first, and what is no more than context last. */
function inOrder(figures: typeof evidence): typeof evidence {
  const order = [
    ...["gross-wage", "workers", "deduction-share", "deduction-amount", "state-revenue"],
    ...["kept-share", "net-pay", "remittance", "living-cost", "upfront-cost", "side-income"],
    ...["hours", "days-off", "contract-term", "group-size", "exchange-rate", "comparison-wage"],
  ];
  const place = ({ topic, represents }: (typeof evidence)[number]) => {
    const found = order.indexOf(topic);
    return (represents === "context" ? order.length + 1 : 0) + (found < 0 ? order.length : found);
  };
  return figures.toSorted((a, b) => place(a) - place(b));
}

const tools = facetTools(
  document,
  [
    searchField(document, "Kuwait, 48%, embassy …"),
    selectField(
      document,
      "source",
      "Source",
      byCount("source", (id) => sourceOf.get(id)?.title ?? id),
    ),
    selectField(
      document,
      "topic",
      "Topic",
      byCount("topic", (topic) => topic.replaceAll("-", " ")),
    ),
    selectField(document, "place", "Place", byCount("place")),
    selectField(
      document,
      "lineage",
      "Origin",
      byCount("lineage", (id) => lineageOf.get(id)?.label ?? id),
    ),
    selectField(document, "represents", "Stands for", byCount("represents")),
    selectField(document, "certainty", "Certainty", byCount("certainty")),
    selectField(document, "use", "Use", [
      ["used", "Used in a parameter"],
      ["left out", "Left out, with a reason"],
      ["not used", "Context only"],
    ]),
  ],
  `${evidence.length} figures`,
);

const list = make(
  "ul",
  { class: "sources" },
  sources.map(({ title, publisher, date, url, seen, note }) =>
    make(
      "li",
      {},
      url === "" ? title : make("a", { href: url, rel: "noreferrer" }, title),
      `. ${[publisher, date].filter((part) => part !== "").join(", ")}.`,
      seen === "excerpt" ? " Seen as an excerpt only." : "",
      note === "" ? "" : ` ${note}`,
    ),
  ),
);

process.stdout.write(`---
title: Evidence
---

# Every figure, as it was printed

<p class="standfirst">${evidence.length} figures from ${sources.length} sources, each with its place in the source, what it stands for, where it is used, and where it was left out and why. Each has an address of its own.</p>

${markup([tools])}

<div id="figures"><h2 class="unseen">Figures</h2>${markup(rows)}</div>

<section id="sources"><h2>Sources</h2>${markup([list])}</section>

\`\`\`js
import { mountEvidence } from "./components/mountEvidence.js";
mountEvidence();
\`\`\`
`);
