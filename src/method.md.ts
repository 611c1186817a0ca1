import { loadStudy, simulate, summarise } from "../lib/index.ts";
import { errorByDraws } from "../lib/simulate/errorByDraws.ts";
import type { Overrides } from "../lib/study/resolveStudy.ts";
import { dollars, millions } from "../lib/wording/numbers.ts";
import { chartFigure } from "./components/chartFigure.ts";
import { markup, pageDocument } from "./components/pageDocument.ts";
import { errorByDraws as errorByDrawsChart } from "./engine/analysisCharts.js";

const document = pageDocument();
const study = loadStudy();
const names = {
  random: "Independent draws",
  "latin-hypercube": "Latin hypercube",
  sobol: "Scrambled Sobol’ points",
};
const designs = (["random", "latin-hypercube", "sobol"] as const).map((design) => ({
  name: names[design],
  ...errorByDraws(study, "narrow", design),
}));

/** Outcomes that an independent sketch of the same estimate gave too, and how they are written. */
const compared = [
  ["gross-earnings", millions],
  ["narrow", millions],
  ["wide-net", millions],
  ["net-pay-per-month", dollars],
] as const;

/** Cells of a row: the 5th, 50th and 95th percentile of each outcome. */
function estimated(overrides: Overrides = {}): string[] {
  const run = simulate(loadStudy(study.id, overrides), { outcomes: compared.map(([outcome]) => outcome) });
  return compared.map(([outcome, show]) =>
    summarise(run.outcomes.get(outcome)!, { probabilities: [0.05, 0.5, 0.95] })
      .quantiles.map(({ value }) => show(value))
      .join(", "),
  );
}

/** Every range as if nothing lay outside it. */
const withoutTails = Object.fromEntries(
  [...study.parameters.values()].flatMap(({ id, covers, written: { distribution } }) =>
    covers < 1 && (distribution.kind === "uniform" || distribution.kind === "triangular")
      ? [[id, { distribution, covers: 1 }] as const]
      : [],
  ),
);
const besideSketch: readonly (readonly [name: string, cells: readonly string[]])[] = [
  ["This estimate", estimated()],
  ["Ranges taken to hold everything", estimated({ set: withoutTails })],
  [
    "The same, and a quota in all of Russia",
    estimated({ set: withoutTails, choose: { "russia-state-take": "quota" } }),
  ],
  ["The sketch", ["140, 280, 380", "71, 140, 210", "90, 170, 250", "60, 110, 160"]],
];
const row = ([name, cells]: (typeof besideSketch)[number]) =>
  `<tr><th scope="row">${name}</th>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;

process.stdout.write(`---
title: Method
---

# How the estimate is made

<p class="standfirst">In words and in equations: what is estimated, how a wage is followed to the family, how disagreement and doubt are sampled, and what the estimate does not say.</p>

## What is estimated

The workers are divided into groups by place, kind of work and mode of work. Wages, months and rates of a group are **means over its workers**, not one worker’s luck. Testimony is about individuals; each figure says what it represents (a mean, a typical value, one person, an extreme), and only by a stated rule does it inform a mean. Extremes bound a range and are never its middle. Money is in US dollars of the study’s year. Only pay is counted: the takings of restaurants, the profits of projects and trade are outside.

A total over groups *k*, with *N* workers and *x* the outcome of the average worker:

<math display="block"><mi>X</mi><mo>=</mo><munder><mo>∑</mo><mi>k</mi></munder><msub><mi>N</mi><mi>k</mi></msub><msub><mi>x</mi><mi>k</mi></msub></math>

## From gross pay to net pay

A worker’s year has two accounts: the wage *w* for *m* paid months, and earnings outside the post *s*. Deductions are taken in stages. The deductions *j* of one stage share one base *B*: the wage, the side earnings, both, what remains, or what a named stage left. Each is a share *r* of the base or an amount *a*, due by the month, the year or the contract:

<math display="block"><msub><mi>d</mi><mi>j</mi></msub><mo>=</mo><msub><mi>r</mi><mi>j</mi></msub><mi>B</mi><mspace width="1em"></mspace><mtext>or</mtext><mspace width="1em"></mspace><msub><mi>d</mi><mi>j</mi></msub><mo>=</mo><msub><mi>a</mi><mi>j</mi></msub></math>

What exceeds the base is cut in proportion; the cut is the deduction’s shortfall. A quota is due whatever is earned, so that it falls unequally on unequal earnings: such a group is evaluated as eight equal groups, from the worst to the best paid, each at its mean under a lognormal distribution of earnings. After the last stage stands **net pay**, which the page calls *kept*:

<math display="block"><mi>n</mi><mo>=</mo><mi>m</mi><mi>w</mi><mo>+</mo><mi>s</mi><mo>−</mo><munder><mo>∑</mo><mi>j</mi></munder><msub><mi>d</mi><mi>j</mi></msub></math>

After net pay come, in this order: pay held back and never paid out, one-off costs spread over the contract, the surveillance fee, living costs paid in cash, what is sent home, and the carrier’s fee. The rest of what is sent home is **received by the family**. Where costs exceed net pay the rest is a **deficit**, met by loans or the family; take-home is never negative. For every draw, every group and the total,

<math display="block"><mtext>gross earnings</mtext><mo>+</mo><mtext>deficit</mtext><mo>=</mo><mtext>the sum of all uses</mtext></math>

to rounding; tests hold it.

## What counts as the regime’s

<div class="table" tabindex="0" role="region" aria-label="Definitions of revenue"><table><thead><tr><th scope="col">Name</th><th scope="col">Content</th></tr></thead><tbody><tr><th scope="row">Taken in all</th><td>Gross earnings less net pay: everything taken before net pay, by anyone. Pay held back, bribes and fees after it come on top, so that the regime’s part can exceed it</td></tr><tr><th scope="row">Narrow</th><td>What goes to the state and the party</td></tr><tr><th scope="row">Wide, net</th><td>Narrow, the embassy, and the company’s part that is not spent on the workers’ keep</td></tr><tr><th scope="row">Wide, gross</th><td>Narrow, the embassy, and the whole of the company’s part</td></tr><tr><th scope="row">The regime and its officials</th><td>Wide, net, with security, officials and supervisors</td></tr><tr><th scope="row">Third parties</th><td>Foreign agencies, brokers and carriers</td></tr></tbody></table></div>

Only for Kuwait, and less clearly for the United Arab Emirates, do the sources tell state from company. Elsewhere the share taken in all is sampled, and one common split of it between state, embassy and company, which is judged and wide. *Narrow* rests on that split; *taken in all* does not.

## How many workers

Three published lists say where the workers were, and four totals say how many. A place’s workers under a total *T*, with *H* the list’s number and *P* those of places that are documented on their own:

<math display="block"><msub><mi>N</mi><mi>k</mi></msub><mo>=</mo><msub><mi>H</mi><mi>k</mi></msub><mfrac><mrow><mi>T</mi><mo>−</mo><mi>P</mi></mrow><mrow><munder><mo>∑</mo><mi>i</mi></munder><msub><mi>H</mi><mi>i</mi></msub><mo>−</mo><mi>P</mi></mrow></mfrac></math>

## Disagreement between sources

Where sources differ about a number, its distribution is a range or a mixture in which every **lineage** weighs the same: figures that repeat one origin count once. Where they differ about structure (which list, which total, how a chain is read, a share or a quota), the alternatives are **choices**. Their weights are judgement, always. Because no weight is right, the **envelope** stands beside the headline intervals: the lowest 5th and the highest 95th percentile over all combinations of options, each run by itself.

A parameter has a basis: *documented* (evidence for this very place), *borrowed* (evidence from elsewhere, with a wider range) or *judgement* (a written reason). “How solid it is” counts each group with the weakest basis among its inputs.

## Sampling

A run draws every parameter and choice many times (20,000 by default) and follows the money each time. Each input uses one uniform number a draw, through its quantile function:

<math display="block"><msub><mi>x</mi><mi>i</mi></msub><mo>=</mo><msup><mi>F</mi><mrow><mo>−</mo><mn>1</mn></mrow></msup><mo>(</mo><msub><mi>u</mi><mi>i</mi></msub><mo>)</mo><mo>,</mo><mspace width="1em"></mspace><msub><mi>u</mi><mi>i</mi></msub><mo>=</mo><mfrac><mrow><msub><mi>word</mi><mi>i</mi></msub><mo>+</mo><mfrac><mn>1</mn><mn>2</mn></mfrac></mrow><msup><mn>2</mn><mn>32</mn></msup></mfrac></math>

The words come from the counter-based generator Threefry (Salmon and others, 2011), keyed by the seed and the name of the input. So a draw depends on nothing but seed, name and number: changing one input leaves all others’ draws as they were, and two scenarios can be compared draw by draw. The engine uses no function whose last digit differs between machines; the digest under a result, SHA-256 over its draws, is equal in every browser and on the command line.

Percentiles are exact order statistics, interpolated linearly. Their standard errors come from the order statistics one binomial standard error away (Woodruff, 1952); they are errors of sampling alone. Inputs are independent of one another except where they are the same parameter: groups that borrow the same evidence share one. Independence narrows a total’s interval.

Draws can also be made in a **Latin hypercube**, which spreads each input evenly, or as **scrambled Sobol’ points**, which spread inputs evenly together: the inputs of the project’s scenarios stand in one net, what matters most first, and those of other groups in nets of their own (Owen scrambling by hashes: Burley, 2020; direction numbers: Joe and Kuo, 2008). Both come in sixteen or more independent replicates, from whose spread the standard errors are taken. For what the state took, the square of the error falls nearly as one over the draws for independent ones, and much faster for Sobol’ points:

${markup([chartFigure(errorByDrawsChart, { what: `what the state took in ${study.year}`, designs }, { document })])}

The share of variance between options is epsilon squared (Kelley, 1935).

## Words of likelihood

<div class="table" tabindex="0" role="region" aria-label="Words of likelihood"><table><thead><tr><th scope="col">Probability</th><th scope="col">Word (ICD 203)</th></tr></thead><tbody><tr><td>1 to 5 %</td><td>almost no chance</td></tr><tr><td>5 to 20 %</td><td>very unlikely</td></tr><tr><td>20 to 45 %</td><td>unlikely</td></tr><tr><td>45 to 55 %</td><td>roughly even chance</td></tr><tr><td>55 to 80 %</td><td>likely</td></tr><tr><td>80 to 95 %</td><td>very likely</td></tr><tr><td>95 to 99 %</td><td>almost certain</td></tr></tbody></table></div>

Where the standard error straddles a border, both words are given. Likelihood is never mixed with confidence in the evidence: a narrow interval from judged inputs is still judged.

## Beside an independent sketch

Before this estimate was made, somebody else sketched it by the same rules, with 47 inputs of their own judgement. It is here to catch gross errors, not to be met. The 5th, 50th and 95th percentile, of revenue in million dollars a year, of what is kept in dollars a month:

<div class="table" tabindex="0" role="region" aria-label="This estimate beside a sketch"><table><thead><tr><th scope="col">Estimate</th><th scope="col">Gross earnings</th><th scope="col">Narrow</th><th scope="col">Wide, net</th><th scope="col">Kept a month</th></tr></thead><tbody>${besideSketch.map(row).join("")}</tbody></table></div>

The middles of revenue nearly agree. Upper ends are higher here because a range that is said to hold nine tenths has a tenth outside, which the second row takes away. More is kept here because private contracts in Russia pay fees but no quota in half of the draws; the third row has the quota everywhere. What is left of the difference has not been traced to a single input.

## What the estimate does not say

- It is not what any one worker earned or kept. Fates differ far more than means.
- It is not what the regime earned from workers abroad in all: profits of companies, restaurants and trade are outside.
- An interval of ninety per cent holds under the model’s assumptions and weights. It says nothing of readings that no source prints.
- For 2012 almost no published total is independent of the inputs: most go back to the same few origins. Agreement with them is no confirmation.
- The weakest input has no evidence at all: how the builders in Russia divide over company posts and private contracts.
- Who signed what, who knew what, and whether labour was forced are questions for law and testimony, not for this model.

## Standards

The project follows the reporting list of GATHER for health estimates (inputs with inclusion rules, code and results shared), the words of Intelligence Community Directive 203 (2015), the distinction of parameter, structural and heterogeneity uncertainty of ISPOR-SMDM, and WCAG 2.2 AA for these pages.

## Glossary

<dl class="glossary"><dt>Evidence</dt><dd>One figure printed in one source, with its place there, as printed, and what it stands for.</dd><dt>Lineage</dt><dd>The origin that several figures repeat.</dd><dt>Parameter</dt><dd>An uncertain quantity with a unit, a distribution, a basis and its evidence.</dd><dt>Group of workers</dt><dd>Place, kind of work and mode of work; the data call it a segment.</dd><dt>Deduction chain</dt><dd>The ordered deductions from gross wage to net pay.</dd><dt>Choice</dt><dd>Alternatives about the structure, with judged weights, sampled or pinned.</dd><dt>Envelope</dt><dd>Lowest and highest bound over all combinations of options.</dd><dt>Draw</dt><dd>One row of sampled values, and what came of it.</dd><dt>Scenario</dt><dd>Named changes on a base.</dd><dt>Run</dt><dd>A scenario sampled: its outcomes, with seed, draws, and digests of study and outcomes.</dd></dl>

\`\`\`js
import { mountPlain } from "./components/mountPlain.js";
mountPlain();
\`\`\`
`);
