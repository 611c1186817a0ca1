import type { Claim } from "../study/schemas/claim.ts";
import type { Evidence } from "../study/schemas/evidence.ts";
import type { Reading } from "../study/schemas/reading.ts";
import { type Agreement, agreementOf, distanceFrom, heldFigure, roundness } from "./arithmetic/agreement.ts";
import { type Range, rangeOf } from "./arithmetic/range.ts";
import { type WorkedStep, workOut } from "./arithmetic/workOut.ts";

/** A reading carried out and held against the printed figures that it names. */
export interface WorkedReading {
  readonly title: string;
  readonly steps: readonly WorkedStep[];
  readonly result: Range;
  readonly against: readonly {
    readonly figure: string;
    readonly printed: Range;
    readonly agreement: Agreement;
    /** Above (positive) or below the printed range, as a share of its nearer end. */
    readonly distance: number;
  }[];
  /** Where the arithmetic no longer gives what the data says that it gives; empty as long as it does. */
  readonly changes: readonly string[];
}

/**
 * Carries out a reading.
 *
 * @throws RangeError where a figure or step is not known, or units do not fit together
 */
export function workOutReading(reading: Reading, evidence: ReadonlyMap<string, Evidence>): WorkedReading {
  const steps = workOut(reading, evidence);
  const { low, high } = steps.at(-1)!;
  const result = { low, high };
  const given = reading.gives;
  const expected =
    typeof given === "number" ? { low: given, high: given } : rangeOf({ low: given[0], high: given[1] });
  const against = Object.entries(reading.against ?? {}).map(([written, agreement]) => {
    const { figure, isBound } = heldFigure(written);
    const found = evidence.get(figure);
    if (found === undefined) throw new RangeError(`there is no figure "${figure}"`);
    const printed = rangeOf(isBound ? { low: null, high: found.high } : found);
    return {
      figure,
      printed,
      expected: agreement,
      agreement: agreementOf(result, printed),
      distance: distanceFrom(result, printed),
    };
  });
  return {
    title: reading.title,
    steps,
    result,
    against: against.map(({ expected: _, ...rest }) => rest),
    changes: [
      ...(toFourDigits(result.low, expected.low) && toFourDigits(result.high, expected.high)
        ? []
        : [`gives ${show(result)}, and the data says ${show(expected)}`]),
      ...against
        .filter((held) => held.agreement !== held.expected)
        .map((held) => `${held.agreement} ${held.figure}, and the data says that it ${held.expected} it`),
    ],
  };
}

/** What becomes of a claim when its own inputs are put together. */
export interface Follows {
  /** Of the readings the one that agrees best; `no inputs` where the claimant states none. */
  readonly verdict: Agreement | "no inputs";
  readonly readings: readonly WorkedReading[];
}

const best: readonly Agreement[] = ["reproduces", "overlaps", "misses"];

/** Whether a claim follows from the inputs that its claimant states. */
export function followsFromInputs(claim: Claim, evidence: ReadonlyMap<string, Evidence>): Follows {
  const readings = (claim.readings ?? []).map((reading) => workOutReading(reading, evidence));
  const found = new Set(readings.flatMap(({ against }) => against.map(({ agreement }) => agreement)));
  return { verdict: best.find((agreement) => found.has(agreement)) ?? "no inputs", readings };
}

/** The range that a claim is held to have: a single figure counts as round. */
export function claimedRange({ low, high }: Pick<Claim, "low" | "high">): Range {
  if (low !== null && low === high) return { low: low * (1 - roundness), high: low * (1 + roundness) };
  return rangeOf({ low, high });
}

function toFourDigits(a: number, b: number): boolean {
  return a === b || Math.abs(a - b) <= 0.0005 * Math.abs(b);
}

function show({ low, high }: Range): string {
  const digits = (value: number) => String(Number(value.toPrecision(5)));
  return low === high ? digits(low) : `${digits(low)} to ${digits(high)}`;
}
