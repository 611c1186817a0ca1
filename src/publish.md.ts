import { catalogue, loadStudy, simulate } from "../lib/index.ts";
import { quoteFigures, quoteOutcomes } from "../lib/publish/figures/quoteFigures.ts";
import { elementMaker } from "./components/element.ts";
import { markup, pageDocument } from "./components/pageDocument.ts";
import { quotable } from "./components/publication.ts";

const document = pageDocument();
const make = elementMaker(document);
const study = loadStudy();
const figures = quoteFigures(simulate(study, { outcomes: quoteOutcomes(study) }), catalogue);
const button = (id: string, text: string) => make("button", { type: "button", id, disabled: true }, text);

const publishing = make(
  "section",
  { id: "publication" },
  make("h2", {}, "Everything to check it with"),
  make(
    "p",
    {},
    "A publication is a folder: a manifest with the scenario in full, seed, design and digests; results and sensitivity analysis as CSV and Parquet with their descriptor; the figures used, with where they are printed, and those left out; charts; and a report to read and print. Your browser makes it, and it is the same, byte for byte, as the one that ",
    make("code", {}, "wageflow publish"),
    " writes.",
  ),
  make(
    "p",
    {},
    "What is published: ",
    make("strong", { id: "what" }, figures.run.scenario.title),
    ". To change it, go to ",
    make("a", { href: "./assumptions.html", "data-page": "./assumptions.html" }, "Assumptions"),
    " and come back.",
  ),
  make(
    "div",
    { class: "buttons" },
    button("copy-link", "Copy the link"),
    button("save-scenario", "Download the scenario"),
    button("make", "Make the publication"),
  ),
  make("div", { id: "made" }),
);

const checking = make(
  "section",
  { id: "check" },
  make("h2", {}, "Check a published estimate"),
  make("p", {}, "Your browser makes it again and compares every number. Nothing is sent anywhere."),
  make(
    "div",
    { class: "drop" },
    make("p", {}, "Drop a zip or a manifest.json anywhere on this page, or"),
    button("choose-file", "Choose a file"),
    make("input", {
      type: "file",
      id: "published-file",
      accept: ".zip,.json",
      hidden: true,
      "aria-label": "Published zip or manifest",
    }),
  ),
  make(
    "form",
    { id: "check-text", class: "fields one-field" },
    make(
      "div",
      { class: "field" },
      make("label", { for: "published-text" }, "Or paste the line beside a figure, or a link"),
      make("input", {
        type: "text",
        id: "published-text",
        maxlength: 17_000,
        autocomplete: "off",
        placeholder: figures.digestLine,
        disabled: true,
      }),
    ),
    make("button", { type: "submit", disabled: true }, "Check"),
  ),
  make("div", { id: "checked", "aria-live": "polite" }),
);

const forPrograms = make(
  "section",
  { id: "library" },
  make("h2", {}, "For programs and notebooks"),
  make(
    "p",
    {},
    "The same engine is a library for Node, for web pages and for Observable notebooks. ",
    make("a", { href: "./api/index.html" }, "Its pages"),
    " describe every function, with examples; the file for browsers stands beside them.",
  ),
);

process.stdout.write(`---
title: Publish
---

# Publish, cite, check

<p class="standfirst">An estimate that others can check carries everything needed to make it again. Here is what to quote, how to cite it, and how to verify what somebody else has published.</p>

<div id="quotable">${markup(quotable(figures, document))}</div>

${markup([publishing, checking, forPrograms])}

\`\`\`js
import { mountPublish } from "./components/mountPublish.js";
mountPublish();
\`\`\`
`);
