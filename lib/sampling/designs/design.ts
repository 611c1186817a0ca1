/** Schemes that make draws, in the words of the field. */
export const designNames = ["random", "latin-hypercube", "sobol"] as const;
export type DesignName = (typeof designNames)[number];

/** A scheme, and how many draws it makes, in replicates of equal size that are independent of one another. */
export interface Design {
  readonly name: DesignName;
  /** In all: replicates times the size of one. */
  readonly draws: number;
  readonly replicates: number;
}

/** Standard errors come from the spread of the replicates' results, which takes so many at least. */
export const fewestReplicates = 16;

/** Within so many, a draw's place in its stratum keeps 32 bits, and stays there when rounded. */
const largestReplicate = 1048576;

/** Draws of one replicate. */
export function replicateSize({ draws, replicates }: Design): number {
  return draws / replicates;
}

/**
 * The design of a scheme that comes closest to so many draws, and never has fewer. `random` has just as many;
 * `latin-hypercube` at most one more a replicate; `sobol`, whose replicates have a power of two of draws each,
 * at most a sixteenth more from 16 draws on, where the number of replicates is not given.
 *
 * @param draws wanted, 1 or more
 * @param replicates default: 1 for `random`; for the others 16, or more where that is closer (`sobol`: up to
 *   31) or replicates would have more than 1,048,576 draws
 * @throws RangeError where there is no such design
 */
export function designOf(name: DesignName, draws: number, replicates?: number): Design {
  check("draws", draws, Number.isSafeInteger(draws) && draws >= 1, "a whole number from 1");
  if (replicates !== undefined) checkReplicates(name, replicates);
  const design = { name, ...sizesOf(name, draws, replicates) };
  checkDesign(design);
  return design;
}

function sizesOf(
  name: DesignName,
  draws: number,
  replicates?: number,
): { draws: number; replicates: number } {
  switch (name) {
    case "random":
      return { draws, replicates: 1 };
    case "latin-hypercube": {
      const count = replicates ?? Math.max(fewestReplicates, Math.ceil(draws / largestReplicate));
      return { draws: Math.ceil(draws / count) * count, replicates: count };
    }
    case "sobol": {
      const size =
        replicates === undefined
          ? powerOfTwoUpTo(Math.min(draws / fewestReplicates, largestReplicate))
          : powerOfTwoFrom(draws / replicates);
      const count = replicates ?? Math.max(fewestReplicates, Math.ceil(draws / size));
      return { draws: size * count, replicates: count };
    }
    default:
      return checkName(name);
  }
}

/**
 * Throws a RangeError, with what was found and what is allowed, unless the numbers describe a design: 1
 * replicate of any size for `random`; 16 or more of equal size for the others, at most 1,048,576 draws each,
 * and for `sobol` a power of two.
 */
export function checkDesign(design: Design): void {
  const { name, draws, replicates } = design;
  check("draws", draws, Number.isSafeInteger(draws) && draws >= 1, "a whole number from 1");
  checkReplicates(name, replicates);
  if (name === "random") return;
  const size = replicateSize(design);
  const whole = `a multiple of the number of replicates (${replicates})`;
  check("draws", draws, Number.isInteger(size), whole);
  const most = `at most ${largestReplicate}; make more replicates`;
  check(`draws in a replicate of ${name}`, size, size <= largestReplicate, most);
  if (name === "sobol") {
    check("draws in a replicate of sobol", size, size === powerOfTwoUpTo(size), "a power of two");
  }
}

function checkReplicates(name: DesignName, replicates: number): void {
  if (!designNames.includes(name)) checkName(name as never);
  const isCount = Number.isSafeInteger(replicates);
  if (name === "random") check("replicates of random", replicates, replicates === 1, "1");
  else check(`replicates of ${name}`, replicates, isCount && replicates >= fewestReplicates, "16 or more");
}

function checkName(name: never): never {
  throw new RangeError(`design: the name is ${JSON.stringify(name)}; allowed are ${designNames.join(", ")}`);
}

function check(what: string, found: number, allowed: boolean, whatIsAllowed: string): void {
  if (!allowed) throw new RangeError(`design: ${what}: found ${found}; allowed is ${whatIsAllowed}`);
}

/** The greatest power of two that is not above a number, and 1 for numbers below it. */
function powerOfTwoUpTo(number: number): number {
  let power = 1;
  while (power * 2 <= number) power *= 2;
  return power;
}

/** The least power of two that is not below a number. */
function powerOfTwoFrom(number: number): number {
  let power = 1;
  while (power < number) power *= 2;
  return power;
}
