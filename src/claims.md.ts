import { originsText } from "../lib/claims/origins/originCounts.ts";
import { catalogue, claimsOutcomes, claimsReport, loadStudy, simulate } from "../lib/index.ts";
import { claimFigures } from "../lib/publish/figures/claimFigures.ts";
import { neededFigures, neededOutcomes } from "../lib/publish/figures/neededFigures.ts";
import { originFigures } from "../lib/publish/figures/originFigures.ts";
import { runIdentity } from "../lib/publish/figures/runIdentity.ts";
import { likelihoodBands } from "../lib/publish/likelihood.ts";
import { topics } from "../lib/study/vocabulary.ts";
import { percent } from "../lib/wording/numbers.ts";
import { claimGroups, groupCharts } from "./components/claimGroups.ts";
import { claimRow, followsOptions, originOptions, studyOptions } from "./components/claimRow.ts";
import { contradictionRow } from "./components/contradictionRow.ts";
import { elementMaker } from "./components/element.ts";
import { facetTools, searchField, selectField } from "./components/facetFields.ts";
import { origins } from "./components/origins.ts";
import { markup, pageDocument } from "./components/pageDocument.ts";
import { runLine } from "./components/runLine.ts";
import { table } from "./components/table.ts";
import { tenfold, tenfoldChart, tenfoldSteps } from "./components/tenfold.ts";

const document = pageDocument();
const make = elementMaker(document);
const study = loadStudy();
const { claims, evidence, sources, contradictions } = catalogue;
const misprint = claims.find(({ id }) => id === tenfold.larger)!;
const run = simulate(study, {
  outcomes: [...claimsOutcomes(claims, study.segments), ...neededOutcomes(misprint)],
});
const report = claimsReport(run, catalogue);
const figures = claimFigures(run, catalogue);
const written = (id: string) => {
  const claim = claims.find((one) => one.id === id)!;
  const figure = evidence.find((one) => one.id === claim.evidence[0])!;
  const group = claimGroups.find(({ has }) => has(claim))!.id;
  return { group, note: claim.note, figure, source: sources.find((one) => one.id === figure.source)! };
};
const verdicts = (verdict: string) =>
  report.claims.filter(({ follows }) => follows.verdict === verdict).length;
const shared = figures.filter(({ independence }) => independence.verdict === "shares an origin").length;

const groups = claimGroups.map((group) => {
  const own = figures.filter(group.has);
  return { group, own };
});
const scopes = [...new Set(claims.map(({ scope }) => scope))].map((scope) => ({
  scope,
  count: claims.filter((claim) => claim.scope === scope).length,
}));
const tools = facetTools(
  document,
  [
    searchField(document, "Kuwait, embassy, 90 per cent …"),
    selectField(
      document,
      "quantity",
      "Quantity",
      claimGroups.map(({ id, title }) => [id, title] as const),
    ),
    selectField(
      document,
      "scope",
      "Workers",
      scopes
        .sort((a, b) => b.count - a.count)
        .map(({ scope, count }) => [scope, `${scope} (${count})`] as const),
    ),
    selectField(document, "follows", "1. Its own inputs", followsOptions),
    selectField(document, "study", "2. In the study", studyOptions),
    selectField(document, "origin", "3. Its origin", originOptions),
  ],
  `${claims.length} claims`,
);

const counts = topics.flatMap((topic) => {
  const { counts: found } = originFigures(catalogue, topic);
  return found.all.figures < 2 ? [] : [{ topic, ...found }];
});
const titleIn = (kind: string, id: string): string => {
  const list = catalogue[kind as "choices" | "claims" | "payslips"];
  const parameter = catalogue.parameters.find((one) => one.id === id);
  return kind === "parameters" ? parameter!.label : list.find((one) => one.id === id)!.title;
};

const sections = [
  make(
    "section",
    { id: "the-tenfold-figure" },
    make("h2", {}, "The tenfold figure, step by step"),
    make(
      "p",
      {},
      "One page of one edition says that labour abroad brings the state 1.5 to 2.3 billion dollars a year. The figure went round the world. It is ten times what the other pages print, and nothing that is known of workers, wages and months can carry it.",
    ),
    make("div", { id: "tenfold-chart" }, tenfoldChart(figures, study.year, { document })),
    tenfoldSteps(report, neededFigures(run, misprint), catalogue, document),
  ),
  make(
    "section",
    { id: "who-repeats-whom" },
    make("h2", {}, "Who repeats whom"),
    make(
      "p",
      {},
      "Figures that go back to one origin count once, however many printed them. An error is no origin.",
    ),
    origins(
      originFigures(catalogue, "state-revenue"),
      { title: "What the state takes in a year: who repeats whom", unit: "USD/year" },
      { document },
    ),
    origins(
      originFigures(catalogue, "workers"),
      { title: "How many workers there are: who repeats whom", unit: "persons" },
      { document },
    ),
    make("h3", {}, "Figures and independent origins"),
    make(
      "p",
      {},
      "Of all workers abroad. A range of origins: some perhaps come from another one among them.",
    ),
    table(document, "Figures and independent origins", {
      columns: [
        { label: "Quantity" },
        { label: "Figures", numeric: true },
        { label: "Origins", numeric: true },
        { label: "Figures 2010–2013", numeric: true },
        { label: "Origins 2010–2013", numeric: true },
      ],
      rows: counts.map(({ topic, all, near }) => [
        topic.replaceAll("-", " "),
        String(all.figures),
        originsText(all),
        String(near.figures),
        originsText(near),
      ]),
    }),
  ),
  make(
    "section",
    { id: "every-claim" },
    make("h2", {}, "Every claim, with its three verdicts"),
    make(
      "p",
      {},
      "The three are kept apart, because they answer different questions. A claim can follow from its own inputs and still be wrong, lie well inside the study’s draws and still be the same origin told again.",
    ),
    make(
      "dl",
      { class: "definitions" },
      rule(
        "Own inputs",
        "What the claimant’s other figures give: the same within five per cent (reproduce), a value in common (overlap), none (miss).",
      ),
      rule(
        "In the study",
        `Where its ends lie among the draws of ${study.year} for the same workers and the same definition, and in the words of ICD 203 how likely it is that a draw lies between them; a single figure is taken as round, five per cent either way. Claims of other years have no verdict.`,
      ),
      rule(
        "Words of likelihood",
        [
          "Beside a claim, for the share of the draws that lie in it:",
          `${likelihoodBands
            .map(({ from, below, word }) => `${word}, ${Math.round(from * 100)} to ${percent(below)}`)
            .join("; ")}.`,
          "Further out the share itself: no draw, below 1 %, above 99 %, every draw.",
          "Two words with “to” between them: by the definition that gives least and the one that gives most.",
        ].join(" "),
      ),
      rule(
        "Origin",
        "Shared where inputs of the study rest on the same origin, so that agreement confirms nothing.",
      ),
      rule(
        "Confidence",
        "Evidence and agreement of independent origins, after the guidance of the IPCC. It says nothing of what the draws say.",
      ),
    ),
    tools,
    groups.map(({ group, own }) =>
      make(
        "section",
        { class: "claims", id: `group-${group.id}`, "data-group": group.id },
        make("div", { class: "charts" }, groupCharts(group, own, study.year, { document })),
        make(
          "div",
          { class: "rows" },
          own.map((one) =>
            claimRow(report.claims.find(({ id }) => id === one.id)!, one, written(one.id), document),
          ),
        ),
      ),
    ),
    make("p", {}, "Held against: ", make("span", { id: "held-against" }, study.title), "."),
    runLine(runIdentity(run), document),
  ),
  make(
    "section",
    { id: "contradictions" },
    make("h2", {}, "What cannot all be right"),
    make(
      "p",
      {},
      `${contradictions.length} sets of figures that contradict one another, or that agree without being independent: the arithmetic each way that they can be read, what would reconcile them, and how the study treats them.`,
    ),
    contradictions.map((one) =>
      contradictionRow(
        one,
        report.contradictions.find(({ id }) => id === one.id)!.readings,
        titleIn,
        document,
      ),
    ),
  ),
];

function rule(term: string, says: string) {
  return [make("dt", {}, term), make("dd", {}, says)];
}

process.stdout.write(`---
title: Claims
---

# Published claims, and what becomes of them

<p class="standfirst">${claims.length} published figures held against their own inputs, the study, and one another. ${verdicts("reproduces")} follow from figures that their claimant states, ${verdicts("overlaps")} in part, ${verdicts("misses")} do not; the others state none. ${shared} go back to an origin that the study rests on too.</p>

<div id="claims">${markup(sections)}</div>

\`\`\`js
import { mountClaims } from "./components/mountClaims.js";
mountClaims();
\`\`\`
`);
