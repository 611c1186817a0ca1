import type { Distribution } from "../sampling/distribution.ts";
import type { AfterNetPay, Chain } from "./schemas/chain.ts";
import type { Choice } from "./schemas/choice.ts";
import type { WrittenParameter } from "./schemas/parameter.ts";
import type { Headcounts, Segment } from "./schemas/segment.ts";
import type { Basis } from "./vocabulary.ts";

/** A parameter with its distribution worked out, ready to be sampled. */
export interface Parameter {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly basis: Basis;
  /** Name of its random stream. */
  readonly stream: string;
  readonly distribution: Distribution;
  readonly covers: number;
  /** Set by the scenario or the caller rather than taken from the data. */
  readonly changed: boolean;
  readonly written: WrittenParameter;
}

/** A choice with its weights worked out: normalised, and with pins already taken into account. */
export interface StudyChoice {
  readonly id: string;
  readonly stream: string;
  readonly options: readonly string[];
  /** The choice on whose option the weights depend. */
  readonly given: string | undefined;
  /** Weights of the options, adding up to 1: one row for each option of `given`, or a single row. */
  readonly weights: readonly (readonly number[])[];
  readonly pinned: string | undefined;
  readonly written: Choice;
}

/** A segment with its chain in place of the chain's name. */
export interface StudySegment extends Omit<Segment, "chain" | "afterNetPay"> {
  readonly chain: Chain;
  readonly afterNetPay: AfterNetPay | undefined;
}

/** The checked data of one scenario with everything resolved: what the engine takes. */
export interface Study {
  readonly id: string;
  readonly title: string;
  readonly year: number;
  readonly kind: "estimate" | "restatement";
  readonly assumes: string;
  readonly leavesOut: string;
  readonly seed: string;
  readonly draws: number;
  readonly speaksOf: readonly string[] | undefined;
  readonly segments: readonly StudySegment[];
  readonly headcounts: Headcounts | undefined;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly choices: ReadonlyMap<string, StudyChoice>;
  /** For each currency the parameter that says how much of it one dollar buys. */
  readonly exchangeRates: Readonly<Record<string, string>>;
  readonly companySpent: string | undefined;
}
