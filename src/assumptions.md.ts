import { catalogue, loadStudy } from "../lib/index.ts";
import { assumptionFigures } from "../lib/publish/figures/assumptionFigures.ts";
import { mostDraws } from "../lib/publish/link.ts";
import { designTitles } from "../lib/wording/designTitles.ts";
import { assumptionRows, assumptionSections } from "./components/assumptions.ts";
import { type Child, elementMaker } from "./components/element.ts";
import { markup, pageDocument } from "./components/pageDocument.ts";
import { policyRows } from "./components/policyRows.ts";
import { dependenceText, dependenceTitles, designText } from "./components/samplingControls.ts";

const document = pageDocument();
const make = elementMaker(document);
const study = loadStudy();
const figures = assumptionFigures(study, catalogue);
const otherPolicies = catalogue.scenarios.filter(
  ({ id, kind }) => kind === "policy" && !figures.policies.some((policy) => policy.id === id),
);

const button = (id: string, text: string) => make("button", { type: "button", id, disabled: true }, text);
const field = (id: string, label: string, control: HTMLElement, says?: string) => {
  control.setAttribute("id", id);
  if (says !== undefined) control.setAttribute("aria-describedby", `${id}-says`);
  return make(
    "div",
    { class: "field" },
    make("label", { for: id }, label),
    control,
    says === undefined ? undefined : make("p", { id: `${id}-says`, class: "says" }, says),
  );
};
const select = (options: readonly (readonly [value: string, text: string])[]) =>
  make(
    "select",
    { disabled: true },
    options.map(([value, text]) => make("option", { value }, text)),
  );

const tools = make(
  "div",
  { id: "tools" },
  make(
    "div",
    { class: "fields finding" },
    field("scenario", "Scenario", select(catalogue.scenarios.map(({ id, title }) => [id, title]))),
    field(
      "search",
      "Search",
      make("input", { type: "search", placeholder: "wage, Kuwait, F312 …", disabled: true }),
    ),
    field(
      "grouping",
      "Order",
      select([
        ["topic", "By topic"],
        ["segment", "By group of workers"],
      ]),
    ),
    field("segment", "Bearing on", select([["", "All groups of workers"]])),
    field(
      "basis",
      "Rests on",
      select([
        ["", "Anything"],
        ["documented", "Documents"],
        ["borrowed", "Evidence from elsewhere"],
        ["judgement", "Judgement"],
        ["changed", "My changes"],
      ]),
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
  make("p", { class: "hint" }, "A scenario file can also be dropped anywhere on the page."),
);

const section = (id: string, title: string, says: string, ...content: Child[]) =>
  make("section", { class: "topic", id }, make("h2", {}, title), make("p", {}, says), content);

const policies = section(
  "policies-section",
  "Policies",
  "What a government could do, laid over everything else on this page.",
  make("div", { id: "policies" }, policyRows(figures, document)),
  make(
    "p",
    { class: "reason" },
    "Other what-ifs are scenarios of their own, in the list above: ",
    otherPolicies.map(({ title }) => `${title.charAt(0).toLowerCase()}${title.slice(1)}`).join("; "),
    ".",
  ),
);

const sampling = section(
  "sampling-section",
  "Dependence and sampling",
  "What hangs together, and how the draws are made. The base is drawn in the same way, so that the two can be compared draw by draw.",
  make(
    "div",
    { class: "fields sampling" },
    field(
      "dependence",
      "The same thing in different places",
      select(dependenceTitles),
      dependenceText(figures, undefined),
    ),
    field("design", "Design", select(Object.entries(designTitles)), designText(figures.design)),
    field(
      "seed",
      "Seed",
      make("input", { type: "text", maxlength: 200, placeholder: figures.seed, disabled: true }),
      "A number or a text; the same seed makes the same draws.",
    ),
    field(
      "draws",
      "Draws",
      make("input", {
        type: "number",
        min: 1,
        max: mostDraws,
        step: 1,
        placeholder: figures.draws,
        disabled: true,
      }),
      "Up to a million; more draws make smoother tails and slower answers.",
    ),
  ),
  make("p", { id: "identity", class: "run" }),
);

const rows = assumptionRows(figures, catalogue, document);

process.stdout.write(`---
title: Assumptions
---

# Change what the estimate assumes

<p class="standfirst">Every input has a range and a reason. Unfold one to see its evidence, move its range, and watch the estimate answer.</p>

${markup([
  tools,
  make("aside", { id: "result-bar", "aria-label": "Result", "aria-live": "polite" }),
  make("nav", { class: "contents", "aria-label": "On this page" }, make("ul", { id: "contents" })),
  policies,
])}

<p id="nothing" hidden>No assumption fits what is asked for above.</p>

<div id="assumptions">${markup(assumptionSections(figures, rows, "topic", document))}</div>

${markup([sampling])}

\`\`\`js
import { mountAssumptions } from "./components/mountAssumptions.js";
mountAssumptions();
\`\`\`
`);
