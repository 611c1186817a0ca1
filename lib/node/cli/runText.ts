import { mean } from "simple-statistics";
import { aspects, restsOnOutcomes } from "../../publish/restsOn.ts";
import { roundSignificant, roundToError } from "../../publish/rounding.ts";
import type { OutcomeReport, RunReport } from "../../publish/runReport.ts";
import type { Run } from "../../simulate/simulate.ts";
import type { Study } from "../../study/study.ts";
import { headlineOutcomes } from "../../study/vocabulary.ts";
import { bar, grouped, percent, textTable, wrap } from "./text.ts";

const recipients = [
  ["to-state", "state"],
  ["to-embassy", "embassy"],
  ["to-company", "company"],
  ["to-security", "security service"],
  ["to-officials", "officials"],
  ["to-supervisor", "supervisors"],
  ["to-foreign-agency", "foreign agencies"],
  ["to-broker", "brokers"],
  ["to-carrier", "carriers"],
  ["to-unknown", "persons unknown"],
  ["to-living", "living costs"],
  ["received-by-family", "the family"],
  ["saved-in-hand", "saved in hand"],
] as const;

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
    ...recipients.map(([id]) => id),
    "gross-earnings",
    "deficit",
    ...restsOnOutcomes(study.segments),
  ];
}

/** A run as text for people: the headline, then what it is made of. */
export function runText(report: RunReport, run: Run, command: string): string {
  const { study } = run;
  const outcome = new Map(report.outcomes.map((entry) => [entry.outcome, entry]));
  const restricted = study.speaksOf;
  const sections = [
    `${report.scenario.title}${report.scenario.kind === "restatement" ? " (restatement, not evidence)" : ""}`,
    wrap(headline(report, outcome)),
    regime(report, outcome, restricted),
    ...(restricted === undefined
      ? [flow(run), workers(outcome), segments(study, outcome), solidity(report)]
      : []),
    ...report.thresholds.map((threshold) =>
      wrap(
        `Probability that ${outcome.get(threshold.outcome)!.label.toLowerCase()} exceeds ${grouped(threshold.threshold)}: ` +
          `${percent(threshold.probability, 1)} (${threshold.likelihood}; standard error ${percent(threshold.standardError, 1)}).`,
      ),
    ),
    wrap(`Assumes: ${report.scenario.assumes}`),
    wrap(`Leaves out: ${report.scenario.leavesOut}`),
    [
      `Seed ${report.seed}, ${grouped(report.draws)} draws, ${report.design} design, wageflow ${report.codeVersion}.`,
      `Study ${report.studyDigest.slice(0, 12)}, outcomes ${report.outcomesDigest.slice(0, 12)}. The same digits again:`,
      `  ${command}`,
    ].join("\n"),
  ];
  return sections.filter((section) => section !== "").join("\n\n");
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
    `In ${year} the state took ${range(narrow)} million dollars of these wages (90 % interval; median ${millions(narrow.middle)})`,
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

function flow(run: Run): string {
  const average = (outcome: string) => mean(run.outcomes.get(outcome)! as unknown as number[]);
  const gross = average("gross-earnings");
  const deficit = average("deficit");
  const rows = recipients
    .map(([id, name]) => ({ name, share: average(id) / gross }))
    .filter(({ share }) => share >= 0.0005)
    .map(({ name, share }) => [name, `${(share * 100).toFixed(1)} c`, bar(share)]);
  return [
    "Where each dollar of gross earnings goes (mean over draws)",
    ...textTable([{ head: "" }, { head: "", right: true }, { head: "" }], rows).slice(1),
    ...(deficit / gross >= 0.0005
      ? [
          `  of which ${((deficit / gross) * 100).toFixed(1)} c are borrowed or from the family, where costs exceed pay`,
        ]
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
        { head: "others earn more by $/month", right: true },
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
        `revenue; ${percent(report.shareBetweenOptions ?? 0)} of the variance of narrow revenue lies between them.`,
      96,
      "  ",
    ),
    ...(restsOnSplit(report) ? ["  * its deductions rest on judgement"] : []),
  ].join("\n");
}

function restsOnSplit(report: RunReport): boolean {
  return report.restsOn !== null && report.restsOn.revenue.deductions.judgement > 0;
}

function interval(entry: OutcomeReport): { low: number; middle: number; high: number } {
  const at = (probability: number) => {
    const found = entry.quantiles.find((quantile) => quantile.probability === probability)!;
    return roundToError(found.value, found.standardError);
  };
  return { low: at(0.05), middle: at(0.5), high: at(0.95) };
}

function millions(value: number): string {
  return grouped(roundSignificant(value / 1e6, value >= 1e6 ? 2 : 1));
}

function dollars(value: number): string {
  return grouped(roundSignificant(value, 2));
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
