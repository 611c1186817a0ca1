import type { Envelope } from "../../simulate/envelope.ts";
import type { Wording } from "../../study/schemas/wording.ts";
import type { Study } from "../../study/study.ts";
import { myriads } from "../../wording/myriads.ts";
import { grouped, percent } from "../../wording/numbers.ts";
import { roundRising, roundSignificant } from "../../wording/rounding.ts";
import { likelihoodWord } from "../likelihood.ts";
import type { OutcomeReport, RunReport } from "../runReport.ts";

/** How well the evidence supports an estimate, apart from how likely its range is. */
export type Confidence = "low" | "moderate" | "high";

/** An estimate to be quoted, in one language, sentence by sentence. */
export interface Quote {
  /** Language as in HTML. */
  readonly language: string;
  readonly name: string;
  /** What the state took; then the envelope and take-home, where the study has them. */
  readonly sentences: readonly string[];
  /** Undefined for a restatement, which is no evidence. */
  readonly likelihood: string | undefined;
  /** Undefined for a restatement, and where it cannot be rated. */
  readonly confidence: string | undefined;
  readonly rounding: string;
}

/** The interval that is quoted: the middle nine tenths. */
const quoted = { low: 0.05, middle: 0.5, high: 0.95, inside: 0.9 } as const;
const million = 1e6;
/** No input is known better. */
const mostDigits = 2;
/** Shares of the amount up to which confidence can be moderate or high. The bounds are judgement. */
const atMost = { judgedForModerate: 0.5, judgedForHigh: 0.2, disputedForHigh: 0.2 } as const;

/**
 * The sentences to quote of a run. Numbers have two significant digits at most, and no digit beyond the leading
 * one of their standard error. Likelihood and confidence are sentences apart.
 *
 * @param report with the outcome `narrow`, and `net-pay-per-month` where take-home is to be told
 * @param scope of the study: one of the user's own, or the place where all workers of the project's study are
 */
export function quote(report: RunReport, wording: Wording, { isOwn, place }: Scope): Quote {
  const narrow = report.outcomes.find(({ outcome }) => outcome === "narrow")!;
  const netPay = report.outcomes.find(({ outcome }) => outcome === "net-pay-per-month");
  const { kind } = report.scenario;
  const headline = isOwn ? "own" : kind === "estimate" && place !== undefined ? "part" : kind;
  const state = ends(narrow);
  const sentences = [
    fill(wording.headline[headline], {
      year: String(report.scenario.year),
      title: report.scenario.title,
      place: wording.places[place ?? ""] ?? place ?? "",
      range: range(state, wording),
      middle: amount(state.middle.value, wording),
    }),
  ];
  const envelope = report.envelopes.narrow;
  if (envelope !== undefined && envelope.choices.length > 0)
    sentences.push(fill(wording.envelope, { range: range(endsOfEnvelope(envelope), wording) }));
  if (netPay !== undefined) {
    const kept = ends(netPay);
    sentences.push(
      fill(wording.takeHome, { range: range(kept, wording), middle: amount(kept.middle.value, wording) }),
    );
  }
  const word = likelihoodWord(quoted.inside);
  const support = supportOf(report);
  return {
    language: wording.id,
    name: wording.language,
    sentences,
    likelihood:
      kind === "restatement"
        ? undefined
        : fill(wording.likelihood, {
            word: wording.likelihoodWords[word] ?? word,
            percent: percent(quoted.inside),
          }),
    confidence:
      support === undefined
        ? undefined
        : fill(wording.confidence[confidence(support)], {
            percent: percent(support.judged),
            disputed: percent(support.disputed),
          }),
    rounding: fill(wording.rounding, {
      errors: [state.low, state.middle, state.high]
        .map(({ standardError }) => amount(roundSignificant(standardError, mostDigits), wording))
        .join(", "),
    }),
  };
}

/** What confidence is rated by, as shares of the amount. */
export interface Support {
  /** What rests on judgement, in whichever of headcount, wage and deductions that is most. */
  readonly judged: number;
  /** What hangs on a choice between readings of the sources. */
  readonly disputed: number;
}

/**
 * Confidence by evidence and agreement, as the IPCC's guidance has it: low where more than half rests on judgement,
 * high where no more than a fifth does and sources disagree about no more than a fifth, else moderate.
 */
export function confidence({ judged, disputed }: Support): Confidence {
  if (judged > atMost.judgedForModerate) return "low";
  return judged <= atMost.judgedForHigh && disputed <= atMost.disputedForHigh ? "high" : "moderate";
}

/** What a study is of, for the wording. */
export interface Scope {
  /** Not one of the project's, nor made from one. */
  readonly isOwn: boolean;
  /** Where all its workers are; undefined where they are in several places. */
  readonly place: string | undefined;
}

/** What a study is of. */
export function scopeOf(study: Study, isOwn: boolean): Scope {
  const places = new Set(study.segments.map(({ place }) => place));
  return { isOwn, place: places.size === 1 ? [...places][0] : undefined };
}

/** All of a quote as one text. */
export function quoteText({ sentences, likelihood, confidence: evidence }: Quote): string {
  return [...sentences, likelihood, evidence].filter((sentence) => sentence !== undefined).join(" ");
}

function supportOf({ scenario, restsOn }: RunReport): Support | undefined {
  if (restsOn === null || scenario.kind === "restatement") return undefined;
  return {
    judged: Math.max(...Object.values(restsOn.revenue).map(({ judgement }) => judgement)),
    disputed: restsOn.underChoice.revenue,
  };
}

interface Rounded {
  readonly value: number;
  readonly standardError: number;
}
interface Ends {
  readonly low: Rounded;
  readonly middle: Rounded;
  readonly high: Rounded;
}

function ends(outcome: OutcomeReport): Ends {
  const found = [quoted.low, quoted.middle, quoted.high].map(
    (wanted) => outcome.quantiles.find(({ probability }) => probability === wanted)!,
  );
  const values = roundRising(found, mostDigits);
  const [low, middle, high] = found.map(({ standardError }, index) => ({
    value: values[index]!,
    standardError: standardError ?? 0,
  }));
  return { low: low!, middle: middle!, high: high! };
}

function endsOfEnvelope({ low, high }: Envelope): Pick<Ends, "low" | "high"> {
  const rounded = (value: number) => ({ value: roundSignificant(value, mostDigits), standardError: 0 });
  return { low: rounded(low), high: rounded(high) };
}

/** Both ends in the unit of the higher one. */
function range({ low, high }: Pick<Ends, "low" | "high">, wording: Wording): string {
  const inMillions = isInMillions(high.value, wording);
  return fill(wording.range, {
    low: number(low.value, wording, inMillions),
    high: number(high.value, wording, inMillions),
    scale: inMillions ? wording.million : "",
  });
}

function amount(value: number, wording: Wording): string {
  const inMillions = isInMillions(value, wording);
  return fill(wording.amount, {
    value: number(value, wording, inMillions),
    scale: inMillions ? wording.million : "",
  });
}

function isInMillions(value: number, { numbers }: Wording): boolean {
  return numbers === "plain" && Math.abs(value) >= million;
}

function number(value: number, { numbers }: Wording, inMillions: boolean): string {
  if (numbers === "myriads" && value >= 1) return myriads(Math.round(value));
  return grouped(inMillions ? roundSignificant(value / million, mostDigits + 1) : value);
}

function fill(sentence: string, parts: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{([^}]*)\}/g, (_, name: string) => parts[name] ?? "");
}
