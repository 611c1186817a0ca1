import { flowOfDollar, flowRecipients } from "../../publish/figures/flowOfDollar.ts";
import { aspects, restsOnOutcomes } from "../../publish/restsOn.ts";
import type { OutcomeReport, RunReport } from "../../publish/runReport.ts";
import type { AnyRun } from "../../publish/runStatistics.ts";
import type { Study } from "../../study/study.ts";
import { headlineOutcomes } from "../../study/vocabulary.ts";
import { interval } from "../../wording/interval.ts";
import { dollars, millions } from "../../wording/numbers.ts";
import { roundSignificant } from "../../wording/rounding.ts";
import { bar, grouped, kindMark, percent, textTable, wrap } from "./text.ts";

const workerMeasures = [
  "net-pay-per-month",
  "after-living-costs-per-month",
  "received-by-family-per-month",
  "net-pay-per-hour",
] as const;
/** Rows of the table of what is taken; the other headline outcomes have places of their own. */
const regimeMeasures = headlineOutcomes.filter((id) => id !== "net-pay" && id !== "workers");
const segmentMeasures = [
  "workers",
  "gross-earnings-per-month",
  "taken-share",
  "narrow",
  "net-pay-per-month",
  "gap-to-others-per-month",
] as const;

/** Fewer draws than this leave out much of what lies beyond the 5th and 95th percentile. */
const enoughDraws = 1000;

/** Outcomes that the text shows as intervals. */
export function intervalOutcomes(study: Study): string[] {
  if (study.speaksOf !== undefined) return [...new Set([...study.speaksOf, "narrow", "workers"])];
  return [
    ...regimeMeasures,
    ...workerMeasures,
    "workers",
    ...study.segments.flatMap(({ id }) => segmentMeasures.map((measure) => `${measure}@${id}`)),
  ];
}

/** Outcomes that a run has to keep for the text. */
export function textOutcomes(study: Study): string[] {
  return [
    ...intervalOutcomes(study),
    ...flowRecipients.map(({ id }) => id),
    "gross-earnings",
    "deficit",
    ...restsOnOutcomes(study.segments),
  ];
}

/** A run as text for people: the headline, then what it is made of. */
export function runText(report: RunReport, run: AnyRun, command: string): string {
  const { study } = run;
  const outcome = new Map(report.outcomes.map((entry) => [entry.outcome, entry]));
  const restricted = study.speaksOf;
  const sections = [
    `${report.scenario.title}${kindMark(report.scenario.kind)}`,
    wrap(headline(report, outcome)),
    report.draws < enoughDraws
      ? `These are rough: ${count(report.draws)} only, where ${grouped(enoughDraws)} or more tell percentiles.`
      : "",
    regime(report, outcome, restricted),
    ...(restricted === undefined
      ? [flow(run), workers(outcome), segments(study, outcome), solidity(report)]
      : []),
    dependence(report),
    convergence(report, outcome),
    ...report.thresholds.map((threshold) =>
      wrap(
        `Probability that ${outcome.get(threshold.outcome)!.label.toLowerCase()} exceeds ${grouped(threshold.threshold)}: ` +
          `${percent(threshold.probability, 1)} (${threshold.likelihood}${threshold.standardError === null ? "" : `; standard error ${percent(threshold.standardError, 1)}`}).`,
      ),
    ),
    wrap(`Assumes: ${report.scenario.assumes}`),
    wrap(`Leaves out: ${report.scenario.leavesOut}`),
    wrap(differences(report)),
    [
      ...(report.quantilesWithin === 0
        ? []
        : [`Summarised as it went: quantiles and thresholds are within ${report.quantilesWithin * 100} %.`]),
      `Seed ${report.seed}, ${count(report.draws)}, ${designName(report)}, wageflow ${report.codeVersion}.`,
      `Study ${report.studyDigest.slice(0, 12)}, outcomes ${report.outcomesDigest.slice(0, 12)}. The same digits again:`,
      `  ${command}`,
    ].join("\n"),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
}

function count(draws: number): string {
  return `${grouped(draws)} draw${draws === 1 ? "" : "s"}`;
}

/** What is not as the data has it; empty where nothing is. */
function differences({ changed: { parameters, pinned, weighed }, choices }: RunReport): string {
  const weights = weighed.map((id) => {
    const { options } = choices.find((choice) => choice.id === id)!;
    return `weights of ${id} (drawn: ${options.map((option) => `${option.id} ${percent(option.drawn)}`).join(", ")})`;
  });
  const parts = [
    ...(parameters.length === 0 ? [] : [parameters.join(", ")]),
    ...Object.entries(pinned).map(([choice, option]) => `${choice} pinned to ${option}`),
    ...weights.filter((_, index) => !Object.hasOwn(pinned, weighed[index]!)),
  ];
  return parts.length === 0 ? "" : `Not as the data has it: ${parts.join("; ")}.`;
}

type Outcomes = ReadonlyMap<string, OutcomeReport>;

function headline(report: RunReport, outcome: Outcomes): string {
  const { year, kind } = report.scenario;
  const narrow = interval(outcome.get("narrow")!);
  const range = ({ low, high }: { low: number; high: number }) => `${millions(low)} to ${millions(high)}`;
  if (kind === "restatement") {
    return `As published: ${range(narrow)} million dollars for ${year} (90 % interval), median ${millions(narrow.middle)}.`;
  }
  const sentences = [
    `${kind === "policy" ? `With this change the state would have taken in ${year}` : `In ${year} the state took`} ${range(narrow)} million dollars of these wages (90 % interval; median ${millions(narrow.middle)})`,
  ];
  const wide = outcome.get("wide-net");
  if (wide !== undefined) {
    const { middle, ...ends } = interval(wide);
    sentences[0] += `; with the embassy and what the company did not spend on its workers, ${range(ends)} million (median ${millions(middle)})`;
  }
  const net = outcome.get("net-pay-per-month");
  if (net !== undefined) {
    const { low, middle, high } = interval(net);
    sentences.push(
      `The average worker kept ${dollars(low)} to ${dollars(high)} dollars a month before living costs (median ${dollars(middle)})`,
    );
  }
  const envelope = report.envelopes.narrow;
  if (envelope !== undefined && envelope.choices.length > 0) {
    sentences.push(
      `From the lowest reading of the sources to the highest, the state's part is ${range(envelope)} million`,
    );
  }
  return sentences.map((sentence) => `${sentence}.`).join(" ");
}

function regime(report: RunReport, outcome: Outcomes, restricted: readonly string[] | undefined): string {
  const shown = regimeMeasures.filter(
    (id) => outcome.has(id) && (restricted === undefined || restricted.includes(id)),
  );
  const largest = Math.max(...shown.map((id) => interval(outcome.get(id)!).high));
  const rows = shown.map((id) => {
    const entry = outcome.get(id)!;
    const { low, middle, high } = interval(entry);
    const envelope = report.envelopes[id];
    return [
      entry.label +
        (id === "narrow" && report.scenario.kind === "estimate" && restsOnSplit(report) ? " *" : ""),
      millions(low),
      millions(middle),
      millions(high),
      envelope === undefined || envelope.choices.length === 0
        ? ""
        : `${millions(envelope.low)} to ${millions(envelope.high)}`,
      rangeBar(low / largest, middle / largest, high / largest),
    ];
  });
  const workers = outcome.get("workers")!;
  const count = interval(workers);
  return [
    "Million dollars a year (5th, 50th and 95th percentile; envelope over the choices)",
    ...textTable(
      [
        { head: "" },
        { head: "5 %", right: true },
        { head: "50 %", right: true },
        { head: "95 %", right: true },
        { head: "envelope", right: true },
        { head: "" },
      ],
      rows,
    ),
    `  Workers: ${grouped(roundSignificant(count.middle, 2))} (${grouped(roundSignificant(count.low, 2))} to ${grouped(roundSignificant(count.high, 2))})`,
  ].join("\n");
}

function flow(run: AnyRun): string {
  const { shares, deficit } = flowOfDollar(run);
  const rows = shares
    .filter(({ share }) => share >= 0.0005)
    .map(({ name, share }) => [name, `${(share * 100).toFixed(1)} c`, bar(share)]);
  return [
    "Where each dollar of gross earnings goes (mean over draws)",
    ...textTable([{ head: "" }, { head: "", right: true }, { head: "" }], rows).slice(1),
    ...(deficit >= 0.0005
      ? [`  of which ${(deficit * 100).toFixed(1)} c are borrowed or from the family, where costs exceed pay`]
      : []),
  ].join("\n");
}

function workers(outcome: Outcomes): string {
  const rows = workerMeasures
    .filter((id) => outcome.has(id))
    .map((id) => {
      const entry = outcome.get(id)!;
      const { low, middle, high } = interval(entry);
      const show = (value: number) => (entry.unit === "USD/hour" ? value.toFixed(2) : dollars(value));
      return [entry.label, show(low), show(middle), show(high)];
    });
  return [
    "What the average worker keeps, dollars",
    ...textTable(
      [
        { head: "" },
        { head: "5 %", right: true },
        { head: "50 %", right: true },
        { head: "95 %", right: true },
      ],
      rows,
    ),
  ].join("\n");
}

function segments(study: Study, outcome: Outcomes): string {
  const range = (id: string, show: (value: number) => string) => {
    const entry = outcome.get(id);
    if (entry === undefined) return "";
    const { low, middle, high } = interval(entry);
    return `${show(middle)} (${show(low)} to ${show(high)})`;
  };
  const row = ({ id, title }: { id: string; title: string }) => [
    title,
    range(`workers@${id}`, (value) => grouped(roundSignificant(value, 2))),
    range(`gross-earnings-per-month@${id}`, dollars),
    range(`taken-share@${id}`, (value) => percent(value)),
    range(`narrow@${id}`, millions),
    range(`net-pay-per-month@${id}`, dollars),
    range(`gap-to-others-per-month@${id}`, dollars),
  ];
  const counted = study.segments.filter((segment) => !segment.outsideTotals);
  const beside = study.segments.filter((segment) => segment.outsideTotals);
  return [
    "By segment: median (5th to 95th percentile)",
    ...textTable(
      [
        { head: "" },
        { head: "workers", right: true },
        { head: "gross $/month", right: true },
        { head: "taken", right: true },
        { head: "narrow, m$/year", right: true },
        { head: "kept $/month", right: true },
        { head: "others earn more by $/paid month", right: true },
      ],
      [
        ...counted.map(row),
        ...beside.map((segment) => row({ id: segment.id, title: `beside the total: ${segment.title}` })),
      ],
    ),
  ].join("\n");
}

function solidity(report: RunReport): string {
  if (report.restsOn === null) return "";
  const { workers, revenue, underChoice } = report.restsOn;
  const cell = (
    of: typeof workers,
    aspect: (typeof aspects)[number],
    basis: "documented" | "borrowed" | "judgement",
  ) => percent(of[aspect][basis]);
  return [
    "How solid it is: by the weakest parameter of each segment, share of workers | of narrow revenue",
    ...textTable(
      [
        { head: "" },
        { head: "documented", right: true },
        { head: "borrowed", right: true },
        { head: "judged", right: true },
      ],
      aspects.map((aspect) => [
        aspect,
        `${cell(workers, aspect, "documented")} | ${cell(revenue, aspect, "documented")}`,
        `${cell(workers, aspect, "borrowed")} | ${cell(revenue, aspect, "borrowed")}`,
        `${cell(workers, aspect, "judgement")} | ${cell(revenue, aspect, "judgement")}`,
      ]),
    ),
    wrap(
      `Choices between readings, with judged weights, bear on ${percent(underChoice.workers)} of the workers and ${percent(underChoice.revenue)} of the ` +
        `revenue${report.shareBetweenOptions === null ? "" : `; ${percent(report.shareBetweenOptions)} of the variance of narrow revenue lies between them`}.`,
      96,
      "  ",
    ),
    ...(restsOnSplit(report) ? ["  * its deductions rest on judgement"] : []),
  ].join("\n");
}

function designName({ design, replicates }: RunReport): string {
  return design === "random" ? "random design" : `${design} design in ${replicates} replicates`;
}

/** What is taken as independent, and how much that matters. */
function dependence(report: RunReport): string {
  const { together, matrices, narrowUnder } = report.dependence;
  const assumed = (correlation: number) =>
    correlation === 0 ? "independent" : correlation === 1 ? "common" : `correlated at ${correlation}`;
  const groups = together.filter(({ parameters }) => parameters.length > 1);
  // Of one place nothing is said.
  if ((groups.length === 0 && matrices.length === 0) || narrowUnder.length === 0) return "";
  const independent = narrowUnder.find(({ correlation }) => correlation === 0);
  return [
    "The same thing in different places",
    wrap(
      `Assumed here: ${[
        ...groups.map(({ title, correlation }) => `${lowerFirst(title)} ${assumed(correlation)}`),
        ...matrices.map(({ title }) => `${lowerFirst(title)} correlated pair by pair`),
      ].join(", ")}. Narrow revenue, million dollars a year, if all were:`,
      96,
      "  ",
    ),
    ...textTable(
      [{ head: "" }, { head: "" }, { head: "", right: true }],
      narrowUnder.map(({ correlation, low, high }) => [
        assumed(correlation),
        `${millions(low)} to ${millions(high)}`,
        independent === undefined || correlation === 0
          ? ""
          : `${percent((high - low) / (independent.high - independent.low) - 1)} wider`.replace(
              /^-(.*) wider/,
              "$1 narrower",
            ),
      ]),
    ).slice(1),
  ].join("\n");
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}

/** How a run that was to end by itself ended. */
function convergence(report: RunReport, outcome: Outcomes): string {
  const { stopped } = report;
  if (stopped === null) return "";
  const share = (value: number) => `${(value * 100).toPrecision(2)} %`;
  const quantile = stopped.probability === 0.5 ? "median" : `${stopped.probability} quantile`;
  const label = outcome.get(stopped.outcome)!.label.toLowerCase();
  const reached = stopped.reached === null ? "it is 0" : `it is ${share(stopped.reached)}`;
  return wrap(
    stopped.met
      ? `Stopped after ${grouped(report.draws)} draws: the standard error of the ${quantile} of ${label} was to be at most ${share(stopped.relativeError)}, and ${reached}. Looked at doublings only.`
      : `Not reached: after ${grouped(report.draws)} draws, the most that were allowed, the standard error of the ${quantile} of ${label} was to be at most ${share(stopped.relativeError)}; ${reached}.`,
  );
}

function restsOnSplit(report: RunReport): boolean {
  return report.restsOn !== null && report.restsOn.revenue.deductions.judgement > 0;
}

/** A bar from the 5th to the 95th percentile with a mark at the median. */
function rangeBar(low: number, middle: number, high: number, width = 30): string {
  const at = (share: number) => Math.round(share * (width - 1));
  return Array.from({ length: width }, (_, index) =>
    index === at(middle) ? "●" : index >= at(low) && index <= at(high) ? "─" : " ",
  )
    .join("")
    .trimEnd();
}
