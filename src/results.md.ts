import { catalogue, loadStudy, simulate } from "../lib/index.ts";
import { findMeasure } from "../lib/model/measures.ts";
import { revenueMeasures } from "../lib/publish/figures/overviewFigures.ts";
import { payslipFigures } from "../lib/publish/figures/payslipFigures.ts";
import { resultFigures, resultOutcomes } from "../lib/publish/figures/resultFigures.ts";
import { elementMaker } from "./components/element.ts";
import { markup, pageDocument } from "./components/pageDocument.ts";
import { payslip, results } from "./components/results.ts";

const outcome = "narrow";
/** The lower end of what the report prints for the state's revenue, in million dollars. */
const threshold = 150;

const document = pageDocument();
const make = elementMaker(document);
const study = loadStudy();
const figures = resultFigures(simulate(study, { outcomes: resultOutcomes(study, outcome) }), outcome);

const field = (id: string, label: string, control: HTMLElement) =>
  make("div", { class: "field" }, make("label", { for: id }, label), control);
const tools = make(
  "div",
  { id: "tools", class: "fields wide-fields" },
  field(
    "outcome",
    "Outcome",
    make(
      "select",
      { id: "outcome", disabled: true },
      [...revenueMeasures]
        .reverse()
        .map((id) => make("option", { value: id, selected: id === outcome }, findMeasure(id)!.label)),
    ),
  ),
  field(
    "threshold",
    "Threshold, million dollars a year",
    make("input", {
      type: "range",
      id: "threshold",
      min: 0,
      max: 400,
      step: 1,
      value: threshold,
      disabled: true,
    }),
  ),
  field(
    "threshold-amount",
    "The same as a number",
    make("input", {
      type: "number",
      id: "threshold-amount",
      min: 0,
      max: 400,
      step: 1,
      value: threshold,
      disabled: true,
    }),
  ),
);

process.stdout.write(`---
title: Results
---

# The results in full

<p class="standfirst">Distribution, chances, groups of workers, recipients, places; and single payslips held against what the testimony prints.</p>

${markup([tools])}

<div id="results">${markup(results(figures, threshold * 1e6, { document }))}</div>

<section id="payslips"><h2>Payslips: the chain against the testimony</h2><p>One worker’s pay, line by line, by the same model on single numbers. Each states the printed figures that it matches and those that it cannot.</p>${markup(
  catalogue.payslips.map((entry) => payslip(payslipFigures(entry, catalogue), { document })),
)}</section>

\`\`\`js
import { mountResults } from "./components/mountResults.js";
mountResults();
\`\`\`
`);
