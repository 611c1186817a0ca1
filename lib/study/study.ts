import type { DesignName } from "../sampling/designs/design.ts";
import type { Distribution } from "../sampling/distribution.ts";
import type { NetPlace } from "./netPlaces.ts";
import type { AfterNetPay, Chain } from "./schemas/chain.ts";
import type { Choice } from "./schemas/choice.ts";
import type { WrittenParameter } from "./schemas/parameter.ts";
import type { Headcounts, Segment } from "./schemas/segment.ts";
import type { Basis, ScenarioKind } from "./vocabulary.ts";

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
  /** Its weights are set by the scenario or the caller rather than taken from the data. */
  readonly weighed: boolean;
  readonly written: Choice;
}

/** A segment with its chain in place of the chain's name. */
export interface StudySegment extends Omit<Segment, "chain" | "afterNetPay"> {
  readonly chain: Chain;
  readonly afterNetPay: AfterNetPay | undefined;
}

/** Parameters with one common factor: the same thing in different places. */
export interface Together {
  readonly id: string;
  readonly title: string;
  /** Those that the study uses. */
  readonly parameters: readonly string[];
  /** Rank correlation of any two of them: 0 independent, 1 common. */
  readonly correlation: number;
}

/** Parameters whose correlations are given pair by pair. */
export interface Correlated {
  readonly id: string;
  readonly title: string;
  /** By id. */
  readonly parameters: readonly string[];
  /** Of `factorCorrelationMatrix`. */
  readonly factor: readonly (readonly number[])[];
}

/** What is not independent in a study. */
export interface Dependence {
  readonly together: readonly Together[];
  readonly matrices: readonly Correlated[];
}

/** The checked data of one scenario with everything resolved: what the engine takes. */
export interface Study {
  readonly id: string;
  readonly title: string;
  readonly year: number;
  readonly kind: ScenarioKind;
  readonly assumes: string;
  readonly leavesOut: string;
  readonly seed: string;
  readonly draws: number;
  readonly design: DesignName;
  readonly speaksOf: readonly string[] | undefined;
  readonly segments: readonly StudySegment[];
  readonly headcounts: Headcounts | undefined;
  readonly parameters: ReadonlyMap<string, Parameter>;
  readonly choices: ReadonlyMap<string, StudyChoice>;
  /** For each currency the parameter that says how much of it one dollar buys. */
  readonly exchangeRates: Readonly<Record<string, string>>;
  readonly companySpent: string | undefined;
  readonly dependence: Dependence;
  /** Net and dimension, under a Sobol' design, of every input that is not a net by itself. */
  readonly netPlaces: ReadonlyMap<string, NetPlace>;
}
