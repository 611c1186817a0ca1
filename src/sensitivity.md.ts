import { catalogue, loadStudy } from "../lib/index.ts";
import { breakEvenFigures } from "../lib/publish/figures/breakEvenFigures.ts";
import { conditionFigures, conditionGround } from "../lib/publish/figures/conditionFigures.ts";
import { scatterFigures, scatterSample } from "../lib/publish/figures/scatterFigures.ts";
import { analysedOutcomes, sensitivityFigures } from "../lib/publish/figures/sensitivityFigures.ts";
import { leaveOutReport } from "../lib/publish/leaveOutReport.ts";
import { baseState } from "../lib/publish/link.ts";
import { leaveOutKinds } from "../lib/sensitivity/leaveOut/leaveOut.ts";
import { methods } from "../lib/sensitivity/methods.ts";
import { breakEven } from "./components/breakEven.ts";
import { brushFigure, conditioning, conditionSentence } from "./components/conditioning.ts";
import { elementMaker } from "./components/element.ts";
import { leaveOut, leaveOutWords } from "./components/leaveOut.ts";
import { markup, pageDocument } from "./components/pageDocument.ts";
import { scatter } from "./components/scatter.ts";
import { headMethods, methodAnswer, sensitivity } from "./components/sensitivity.ts";

const outcome = "narrow";
const firstMethod = "tornado";
/** What the report prints for the state's revenue, and the figure printed once that is ten times as large. */
const printed = { from: 150, to: 230, tenfold: 1500 };

const document = pageDocument();
const make = elementMaker(document);
const view = { document };
const study = loadStudy();
const head = sensitivityFigures(study, catalogue, { outcome, asked: headMethods });
const [sobol] = head.methods;
const first = sensitivityFigures(study, catalogue, {
  outcome,
  asked: [{ id: firstMethod, by: "parameter" }],
});
const strongest = sobol!.items[0]!.item;
const against = scatterFigures(study, scatterSample(study, outcome), outcome, strongest);
const order = sobol!.items.map(({ item }) => item);
const inputs = against.inputs.toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
const needed = breakEvenFigures(study, { outcome, target: printed.tenfold * 1e6 });
const range = { of: outcome, from: printed.from * 1e6, to: printed.to * 1e6 };
const given = conditionFigures(conditionGround(study), [range], outcome);
const without = leaveOutReport(study, catalogue, { outcomes: [outcome] });
const outcomes = analysedOutcomes(study);
const { label, unit } = outcomes.find(({ id }) => id === outcome)!;

const field = (id: string, text: string, control: HTMLElement) =>
  make("div", { class: "field" }, make("label", { for: id }, text), control);
const select = (id: string, options: readonly { id: string; label: string }[], chosen: string) =>
  make(
    "select",
    { id, disabled: true },
    options.map((option) =>
      make("option", { value: option.id, selected: option.id === chosen }, option.label),
    ),
  );
const number = (id: string, value: number) =>
  make("input", { type: "number", id, value, step: "any", disabled: true });
const button = (id: string, text: string) => make("button", { type: "button", id, disabled: true }, text);
const thumb = (id: string, text: string, value: number) =>
  make("input", { type: "range", id, "aria-label": text, min: 0, max: 1000, step: 1, value, disabled: true });

/** The sliders stand under the curve, on its scale. */
const brush = brushFigure(given, [range.from, range.to], view)!;
const { from: start, step, shares } = given.brushed.density!.before;
const along = (value: number) => Math.round((1000 * (value - start)) / (step * shares.length));
brush
  .querySelector(".drawing")!
  .after(
    make(
      "div",
      { class: "thumbs", role: "group", "aria-label": "Ends of the range" },
      thumb("thumb-from", "From", along(range.from)),
      thumb("thumb-to", "To", along(range.to)),
    ),
  );

const tools = make(
  "div",
  { id: "tools" },
  make(
    "div",
    { class: "fields wide-fields" },
    field("outcome", "Outcome, for the whole page", select("outcome", outcomes, outcome)),
  ),
  make(
    "div",
    { id: "busy" },
    make("span", { id: "busy-text", role: "status" }),
    make("progress", { id: "busy-share", max: 1, value: 0, "aria-label": "Progress", hidden: true }),
    make("button", { type: "button", id: "cancel", hidden: true }, "Cancel"),
  ),
);
const section = (id: string, title: string, ...children: Parameters<typeof make>[2][]) =>
  make("section", { id }, make("h2", {}, title), ...children);

const sections = [
  section(
    "methods",
    "Method by method",
    make(
      "p",
      {},
      "The toolbox of the field on this very study, each method with what it says, what it does not support, and where it is from. They answer different questions; where they agree, the ranking does not hang on the method.",
    ),
    make(
      "div",
      { class: "fields wide-fields" },
      field(
        "method",
        "Method",
        select(
          "method",
          methods
            .filter(({ id }) => id !== "groups")
            .map(({ id, title }) => ({ id, label: title.replace("'", "’") })),
          firstMethod,
        ),
      ),
      field("by", "By", select("by", [{ id: "parameter", label: "each input by itself" }], "parameter")),
    ),
    make("div", { id: "method-answer", class: "answer" }, methodAnswer(first, baseState, view)),
  ),
  section(
    "scatter",
    "The outcome against one input",
    make("div", { class: "fields wide-fields" }, field("input", "Input", select("input", inputs, strongest))),
    make("div", { id: "scatter-answer", class: "answer" }, scatter(against, view)),
  ),
  section(
    "break-even",
    "What would have to be true",
    make(
      "p",
      {},
      "What one parameter would have to be for an outcome to meet a target, all others sampled as they are.",
    ),
    make(
      "div",
      { class: "fields wide-fields" },
      field(
        "parameter",
        "Parameter",
        select(
          "parameter",
          [
            { id: "", label: "the ten that matter most" },
            ...inputs.filter(({ id }) => study.parameters.has(id)),
          ],
          "",
        ),
      ),
      field("target", "Target, million dollars a year", number("target", printed.tenfold)),
      field(
        "quantile",
        "What has to meet it",
        select(
          "quantile",
          [
            { id: "0.5", label: "the median" },
            { id: "0.05", label: "the 5 % quantile" },
            { id: "0.95", label: "the 95 % quantile" },
          ],
          "0.5",
        ),
      ),
    ),
    make(
      "p",
      { class: "buttons" },
      button("target-tenfold", "1,500 million, as one edition prints"),
      button("target-printed", "230 million, the report’s most"),
    ),
    make("div", { id: "break-even-answer", class: "answer" }, breakEven(needed, view)),
  ),
  section(
    "conditioning",
    "Suppose it lay in a range",
    make(
      "p",
      {},
      "Take a range of one quantity as given, and see what goes with it: only the draws in which it holds are kept. This takes the range for true; it adds no evidence that it is.",
    ),
    make(
      "div",
      { class: "fields wide-fields" },
      field("brush-of", "Distribution", select("brush-of", given.names, outcome)),
      field("brush-from", "From, million dollars a year", number("brush-from", printed.from)),
      field("brush-to", "To, million dollars a year", number("brush-to", printed.to)),
      make(
        "div",
        { class: "field", id: "brush-option-field", hidden: true },
        make("label", { for: "brush-option" }, "Reading"),
        make("select", { id: "brush-option" }),
      ),
    ),
    make(
      "p",
      { class: "buttons" },
      button("brush-printed", "150 to 230 million, as the report prints"),
      button("brush-hold", "Hold this and brush another"),
      button("brush-clear", "All draws"),
    ),
    make("ul", { id: "held", class: "held", hidden: true }),
    make("div", { id: "brush", "data-low": start, "data-high": start + step * shares.length }, brush),
    make("p", { id: "condition-text", class: "finding", role: "status" }, conditionSentence(given)),
    make(
      "div",
      { id: "condition-answer", class: "answer" },
      conditioning(given, view).flatMap((part) => part()),
    ),
  ),
  section(
    "leave-out",
    "Without one source or witness",
    make(
      "p",
      {},
      "Drop every figure of one origin and lay the parameters that rested on it anew, by a mechanical rule. A median that hardly moves under that rule hangs on no single origin here; the judged ranges that take its place may be wrong all the same.",
    ),
    make(
      "div",
      { class: "fields wide-fields" },
      field(
        "leave-out-kind",
        "Without",
        select(
          "leave-out-kind",
          leaveOutKinds.map((id) => ({ id, label: leaveOutWords[id] })),
          "interviewee",
        ),
      ),
    ),
    make(
      "div",
      { id: "leave-out-answer", class: "answer" },
      leaveOut(without, { label, unit }, "interviewee", view),
    ),
  ),
  section(
    "notes",
    "Good to know",
    make(
      "ul",
      { id: "notes-list" },
      head.notes.map((note) => make("li", {}, note)),
    ),
  ),
];

process.stdout.write(`---
title: Sensitivity
---

# What drives the estimate

<p class="standfirst">Which inputs the width of the interval comes from, which new datum would narrow it most, what would have to be true for another figure, and what goes with what.</p>

${markup([tools])}

<div id="sensitivity">${markup(sensitivity(head, view).map((part) => part()))}</div>

${markup(sections)}

\`\`\`js
import { mountSensitivity } from "./components/mountSensitivity.js";
mountSensitivity();
\`\`\`
`);
