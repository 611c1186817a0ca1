import type { Purpose, Uniforms } from "../samples/uniforms.ts";

/** An uncertain input of a model: a parameter, or a choice. */
export interface ModelInput {
  readonly name: string;
  /** From a uniform between 0 and 1 to the value that the model takes. */
  readonly quantile: (u: number) => number;
  /** Number of options of a choice, whose order means nothing; undefined for a quantity. */
  readonly options: number | undefined;
}

/** A function of independent inputs, worked out for whole blocks of draws. */
export interface Model {
  readonly inputs: readonly ModelInput[];
  readonly outcomes: readonly string[];
  /** Prepares an evaluation. */
  start(layout: EvaluationLayout): Evaluation;
}

export interface EvaluationLayout {
  /** Draws of a block, a multiple of 8. */
  readonly blockSize: number;
  /** Sets of inputs, by number, that `vary` will give other values together. */
  readonly variations?: readonly (readonly number[])[];
  /** Sets of inputs that `advance` will. */
  readonly advances?: readonly (readonly number[])[];
  /** Where `draw` takes uniforms from. */
  readonly uniforms?: Uniforms;
}

/** A model at work on one block of draws. */
export interface Evaluation {
  /** One column an input: the values that it takes, written by the caller. */
  readonly values: readonly Float64Array[];
  /** One column an input: the values that it takes where it varies, written by the caller. */
  readonly otherValues: readonly Float64Array[];
  /** One column an outcome. */
  readonly results: readonly Float64Array[];
  /** For every input the number of the option drawn; undefined for quantities. */
  readonly options: readonly (Float64Array | undefined)[];
  /**
   * Draws the values of all inputs for the draws from `first` on, or with `second` their other values; in place of
   * writing them.
   */
  draw(purpose: Purpose, first: number): void;
  /** Works out all results from the values. */
  evaluate(): void;
  /**
   * The results with the inputs of this variation at their other values and the rest as they are. Only what
   * depends on them is worked out again; values and results stay. A column is that of `results` where nothing in it
   * depends on them. The columns are good until the next call.
   */
  vary(variation: number): readonly Float64Array[];
  /** Gives the inputs of this set their other values for good, and brings the results up to date. */
  advance(set: number): void;
}
