import { streamKey } from "../../sampling/streamKey.ts";
import { fillUniforms } from "../../sampling/threefry.ts";
import type { Estimate } from "../intervals/estimate.ts";
import { jackknife } from "../intervals/jackknife.ts";
import { normalEstimate } from "../intervals/normalEstimate.ts";
import { checkKind } from "../samples/checkKind.ts";
import { type DrawnSample, outcomeOf } from "../samples/drawn.ts";
import { type Classes, inputClasses } from "./classes.ts";

export interface FirstOrderFromSample {
  readonly input: string;
  readonly first: Estimate;
}

export interface GivenDataOptions {
  /** Classes that a quantity is sorted into. */
  readonly classes?: number;
  /** Seed of the resampling. */
  readonly seed?: string;
}

const mostBlocks = 256;
const resamples = 100;

/**
 * First-order Sobol' indices from draws already made: the part of the variance that lies between classes of an
 * input (the correlation ratio: Pearson, 1905; Plischke, Borgonovo and Smith, 2013, doi:10.1016/j.ejor.2012.11.047),
 * less what chance puts there (after Kelley, 1935, doi:10.1073/pnas.21.9.554).
 *
 * Standard errors by resampling sums of 256 blocks of draws where these are independent, else by the jackknife over
 * replicates.
 *
 * @throws RangeError where the sample was made for another estimator
 */
export function firstOrderFromSample(
  sample: DrawnSample,
  outcome: string,
  { classes = 32, seed = "" }: GivenDataOptions = {},
): readonly FirstOrderFromSample[] {
  checkKind("firstOrderFromSample", sample, "drawn");
  const draws = outcomeOf(sample, outcome);
  const index = varianceBetween(sample, draws, seed);
  return sample.inputs.map((input) => ({ input: input.name, first: index(inputClasses(input, classes)) }));
}

/** Estimates the share of a column's variance between classes of draws, with the resamples shared by all classes. */
export function varianceBetween(
  sample: Pick<DrawnSample, "design" | "replicates" | "draws">,
  draws: Float64Array,
  seed: string,
): (classes: Classes) => Estimate {
  const random = sample.design === "random";
  const blocks = random ? Math.min(mostBlocks, draws.length) : sample.replicates;
  const centre = draws.reduce((sum, value) => sum + value, 0) / draws.length;
  const blockOf = (draw: number) => Math.floor((draw * blocks) / draws.length);
  const squares = new Float64Array(blocks);
  for (let draw = 0; draw < draws.length; draw++) {
    const difference = draws[draw]! - centre;
    squares[blockOf(draw)]! += difference * difference;
  }
  const weightings = random
    ? resampledCounts(blocks, seed)
    : Array.from({ length: blocks }, (_, left) => new Uint16Array(blocks).fill(1).fill(0, left, left + 1));
  const everything = new Uint16Array(blocks).fill(1);

  return ({ of, count }) => {
    const sizes = new Float64Array(blocks * count);
    const sums = new Float64Array(blocks * count);
    for (let draw = 0; draw < draws.length; draw++) {
      const place = blockOf(draw) * count + of[draw]!;
      sizes[place]! += 1;
      sums[place]! += draws[draw]! - centre;
    }
    const noise = noiseOfBlocks(count, sizes, sums);
    const share = (weights: Uint16Array) => shareBetween(weights, count, sizes, sums, squares, noise);
    const value = share(everything);
    return random ? normalEstimate(value, weightings.map(share)) : jackknife(value, weightings.map(share));
  };
}

/** What each block adds by chance. */
interface Noise {
  /** To the differences between classes: how far its sums lie from those that the means over all blocks give. */
  readonly ofClasses: Float64Array;
  /** To the square of the mean. */
  readonly ofMean: Float64Array;
}

/** Blocks of independent draws and nets are judged alike, each by how much its kind differs. */
function noiseOfBlocks(classes: number, sizes: Float64Array, sums: Float64Array): Noise {
  const blocks = sizes.length / classes;
  const size = new Float64Array(classes);
  const sum = new Float64Array(classes);
  for (let place = 0; place < sizes.length; place++) {
    size[place % classes]! += sizes[place]!;
    sum[place % classes]! += sums[place]!;
  }
  const number = size.reduce((all, one) => all + one, 0);
  const mean = sum.reduce((all, one) => all + one, 0) / number;
  const ofClasses = new Float64Array(blocks);
  const ofMean = new Float64Array(blocks);
  for (let block = 0; block < blocks; block++) {
    let off = 0;
    for (let index = 0; index < classes; index++) {
      if (size[index] === 0) continue;
      const place = block * classes + index;
      const own = sums[place]! - (sum[index]! / size[index]!) * sizes[place]!;
      ofClasses[block]! += (own * own) / size[index]!;
      off += sums[place]! - mean * sizes[place]!;
    }
    ofMean[block] = (off * off) / number;
  }
  return { ofClasses, ofMean };
}

function shareBetween(
  weights: Uint16Array,
  classes: number,
  sizes: Float64Array,
  sums: Float64Array,
  squares: Float64Array,
  { ofClasses, ofMean }: Noise,
): number {
  const size = new Float64Array(classes);
  const sum = new Float64Array(classes);
  let square = 0;
  let noise = 0;
  let noiseOfMean = 0;
  let blocks = 0;
  for (let block = 0; block < weights.length; block++) {
    const weight = weights[block]!;
    if (weight === 0) continue;
    blocks += weight;
    square += weight * squares[block]!;
    noise += weight * ofClasses[block]!;
    noiseOfMean += weight * ofMean[block]!;
    for (let index = 0; index < classes; index++) {
      size[index]! += weight * sizes[block * classes + index]!;
      sum[index]! += weight * sums[block * classes + index]!;
    }
  }
  let number = 0;
  let total = 0;
  let between = 0;
  for (let index = 0; index < classes; index++) {
    if (size[index] === 0) continue;
    number += size[index]!;
    total += sum[index]!;
    between += (sum[index]! * sum[index]!) / size[index]!;
  }
  const unbiased = blocks / (blocks - 1);
  const offset = (total * total) / number - noiseOfMean * unbiased;
  const all = square - offset;
  return all > 0 ? (between - noise * unbiased - offset) / all : 0;
}

/** For every resample how often each block is in it. */
function resampledCounts(blocks: number, seed: string): Uint16Array[] {
  const key = streamKey(seed, "blocks of draws", "resample", 0);
  const uniforms = new Float64Array(blocks);
  return Array.from({ length: resamples }, (_, resample) => {
    fillUniforms(key, resample * blocks, uniforms);
    const counts = new Uint16Array(blocks);
    for (const uniform of uniforms) counts[Math.floor(uniform * blocks)]!++;
    return counts;
  });
}
