import { catalogue, loadStudy } from "../lib/index.ts";
import { assumptionFigures } from "../lib/publish/figures/assumptionFigures.ts";
import { mostDraws } from "../lib/publish/link.ts";
import { assumptions } from "./components/assumptions.ts";
import { elementMaker } from "./components/element.ts";
import { markup, pageDocument } from "./components/pageDocument.ts";

const document = pageDocument();
const make = elementMaker(document);
const study = loadStudy();
const figures = assumptionFigures(study, catalogue);

const button = (id: string, text: string) => make("button", { type: "button", id, disabled: true }, text);
const field = (id: string, label: string, control: HTMLElement) => {
  control.setAttribute("id", id);
  return make("div", { class: "field" }, make("label", { for: id }, label), control);
};
const tools = make(
  "div",
  { id: "tools" },
  make(
    "div",
    { class: "fields" },
    field(
      "scenario",
      "Scenario",
      make(
        "select",
        { disabled: true },
        catalogue.scenarios.map(({ id, title }) => make("option", { value: id }, title)),
      ),
    ),
    field(
      "search",
      "Search",
      make("input", { type: "search", placeholder: "wage, Kuwait, F312 …", disabled: true }),
    ),
    field(
      "segment",
      "Bearing on",
      make("select", { disabled: true }, make("option", { value: "" }, "All groups of workers")),
    ),
    field(
      "basis",
      "Rests on",
      make(
        "select",
        { disabled: true },
        [
          ["", "Anything"],
          ["documented", "Documents"],
          ["borrowed", "Evidence from elsewhere"],
          ["judgement", "Judgement"],
          ["changed", "My changes"],
        ].map(([value, text]) => make("option", { value }, text)),
      ),
    ),
    field(
      "seed",
      "Seed",
      make("input", { type: "text", maxlength: 200, placeholder: study.seed, disabled: true }),
    ),
    field(
      "draws",
      "Draws",
      make("input", {
        type: "number",
        min: 1,
        max: mostDraws,
        step: 1,
        placeholder: study.draws,
        disabled: true,
      }),
    ),
  ),
  make(
    "div",
    { class: "buttons" },
    button("undo", "Undo"),
    button("redo", "Redo"),
    button("reset-all", "Reset all"),
    button("copy", "Copy link"),
    button("save", "Save as file"),
    button("open", "Open file"),
    make("input", {
      type: "file",
      id: "file",
      accept: ".yaml,.yml,.json",
      hidden: true,
      "aria-label": "Scenario file",
    }),
    make("span", { id: "changes", role: "status" }),
  ),
);

process.stdout.write(`---
title: Assumptions
---

# Change what the estimate assumes

<p class="standfirst">Every input has a range and a reason. Unfold one to see its evidence, move its range, and watch the estimate answer.</p>

${markup([tools, make("aside", { id: "result-bar", "aria-label": "Result", "aria-live": "polite" })])}

<div id="assumptions">${markup(assumptions(figures, document, catalogue))}</div>

\`\`\`js
import { mountAssumptions } from "./components/mountAssumptions.js";
mountAssumptions();
\`\`\`
`);
