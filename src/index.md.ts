import { loadStudy, simulate } from "../lib/index.ts";
import { driverFigures } from "../lib/publish/figures/driverFigures.ts";
import { overviewFigures, overviewOutcomes } from "../lib/publish/figures/overviewFigures.ts";
import { overview } from "./components/overview.ts";
import { markup, pageDocument } from "./components/pageDocument.ts";

const study = loadStudy();
const figures = overviewFigures(simulate(study, { outcomes: overviewOutcomes(study) }));
const sections = overview(figures, { document: pageDocument() }, driverFigures(study, "narrow"));

process.stdout.write(`---
title: Who keeps the wages of North Korea’s workers abroad
---

<p class="kicker">Estimate for ${study.year}</p>

# Who keeps the wages of North Korea’s workers abroad

<div id="overview">${markup(sections)}</div>

\`\`\`js
import { mountOverview } from "./components/mountOverview.js";
mountOverview();
\`\`\`
`);
