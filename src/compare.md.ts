import { catalogue, findMeasure, loadStudy } from "../lib/index.ts";
import { baseComparison, type Compared, writeCompared } from "../lib/publish/comparisonLink.ts";
import { comparedOutcomes, comparisonFigures } from "../lib/publish/figures/comparisonFigures.ts";
import { comparison } from "./components/comparison.ts";
import { elementMaker } from "./components/element.ts";
import { markup, pageDocument } from "./components/pageDocument.ts";

const document = pageDocument();
const make = elementMaker(document);
const { first, second, outcome } = baseComparison;
const base = loadStudy(first);
const figures = comparisonFigures(base, loadStudy(writeCompared(second)), outcome);
const places = [...new Set(base.segments.map(({ place }) => place))].sort();

const option = (value: string, text: string, chosen: string) =>
  make("option", { value, selected: value === chosen }, text);
const scenarios = (chosen: string) => catalogue.scenarios.map(({ id, title }) => option(id, title, chosen));
const without = (place: string): Compared => ({ kind: "without", place });
const field = (id: string, label: string, options: readonly HTMLElement[]) =>
  make(
    "div",
    { class: "field" },
    make("label", { for: id }, label),
    make("select", { id, disabled: true }, options),
  );

const tools = make(
  "div",
  { id: "tools" },
  make(
    "div",
    { class: "compared" },
    field("first", "First", scenarios(first)),
    field("second", "Second", [
      make("optgroup", { label: "Scenarios" }, scenarios(writeCompared(second))),
      make(
        "optgroup",
        { label: "The first, with the workers of a place sent home" },
        places.map((place) => option(writeCompared(without(place)), `Without ${place}`, "")),
      ),
      make(
        "optgroup",
        { label: "Your own" },
        make("option", { value: "own", disabled: true }, "With your changes (none yet)"),
      ),
    ]),
    field(
      "outcome",
      "Outcome",
      comparedOutcomes.map((id) => option(id, findMeasure(id)!.label, outcome)),
    ),
  ),
  make(
    "div",
    { class: "buttons" },
    make("button", { type: "button", id: "swap", disabled: true }, "Swap"),
    make("button", { type: "button", id: "copy", disabled: true }, "Copy link"),
    make("button", { type: "button", id: "cancel", hidden: true }, "Cancel"),
    make("span", { id: "progress", role: "status" }),
  ),
);

process.stdout.write(`---
title: Compare
---

# Two scenarios, draw by draw

<p class="standfirst">What changes if a country sends its workers home, fees are capped, or wages are paid to the worker? Both scenarios are drawn on the same random numbers, so the difference has an interval of its own.</p>

${markup([tools])}

<div id="comparison">${markup(comparison(figures, {}, { document }))}</div>

\`\`\`js
import { mountCompare } from "./components/mountCompare.js";
mountCompare();
\`\`\`
`);
