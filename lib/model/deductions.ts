import { type Arithmetic, sum } from "../arithmetic.ts";
import type { Stage } from "../study/schemas/chain.ts";
import type { Condition, Factors } from "../study/schemas/common.ts";
import type { Period, Recipient } from "../study/vocabulary.ts";

/** What one worker earns in a year, USD: in his post, and outside it. */
export interface Earnings<Q> {
  readonly wage: Q;
  readonly side: Q;
}

/** What a chain needs to know beyond itself. */
export interface ChainValues<Q> {
  /** The product of these parameters, a share. */
  share(factors: Factors): Q;
  /** The product of these parameters, an amount of money for a period, as USD a year. */
  yearly(factors: Factors, per: Period): Q;
  /** 1 where the options drawn fulfil the condition, else 0. */
  holds(condition: Condition): Q;
}

/** One deduction as it was carried out, USD a year. */
export interface Line<Q> {
  readonly stage: string;
  readonly to: Recipient;
  readonly label: string | undefined;
  readonly paid: Q;
  /** What was due beyond that, but was not there to be taken. */
  readonly short: Q;
}

export interface ChainResult<Q> {
  readonly lines: readonly Line<Q>[];
  /** What the worker holds at the end of the chain, USD a year. */
  readonly netPay: Q;
  /** What was left after each stage. */
  readonly after: ReadonlyMap<string, Q>;
}

/**
 * Follows one worker's earnings through the stages of a deduction chain.
 *
 * All deductions of a stage share one base. A stage on `wage` or `side` is paid out of that account,
 * every other stage out of both in proportion to what they still hold. Where a stage asks for more
 * than is there, its deductions are cut in the same proportion and the cut is their shortfall, so that
 * gross earnings always equal everything paid plus net pay.
 */
export function payChain<Q>(
  arithmetic: Arithmetic<Q>,
  stages: readonly Stage[],
  earnings: Earnings<Q>,
  values: ChainValues<Q>,
): ChainResult<Q> {
  const { constant, add, subtract, multiply, ratio, greatest } = arithmetic;
  const none = constant(0);
  const one = constant(1);
  const grossEarnings = add(earnings.wage, earnings.side);
  const lines: Line<Q>[] = [];
  const after = new Map<string, Q>();
  let { wage, side } = earnings;

  for (const stage of stages) {
    const remaining = add(wage, side);
    const available = stage.of === "wage" ? wage : stage.of === "side" ? side : remaining;
    const base = baseOf(stage, earnings, grossEarnings, remaining, after);
    const holds = stage.when === undefined ? one : values.holds(stage.when);
    const due = stage.deductions.map((deduction) => {
      const asked =
        deduction.share !== undefined
          ? multiply(base, values.share(deduction.share))
          : values.yearly((deduction.amount ?? deduction.quota)!, deduction.per!);
      return multiply(asked, holds);
    });
    const paid = paidOf(arithmetic, due, available);
    stage.deductions.forEach((deduction, index) => {
      lines.push({
        stage: stage.id,
        to: deduction.to,
        label: deduction.label,
        paid: paid[index]!,
        short: subtract(due[index]!, paid[index]!),
      });
    });
    const taken = sum(arithmetic, paid);
    const takenFromSide =
      stage.of === "wage" ? none : stage.of === "side" ? taken : multiply(taken, ratio(side, remaining));
    wage = greatest(subtract(wage, subtract(taken, takenFromSide)), none);
    side = greatest(subtract(side, takenFromSide), none);
    after.set(stage.id, add(wage, side));
  }
  return { lines, netPay: add(wage, side), after };
}

/** What is paid of what is due: all of it, or as much of each as there is in proportion. */
function paidOf<Q>(arithmetic: Arithmetic<Q>, due: readonly Q[], available: Q): readonly Q[] {
  const { constant, least, multiply, ratio } = arithmetic;
  if (due.length === 1) return [least(due[0]!, available)];
  const part = least(ratio(available, sum(arithmetic, due)), constant(1));
  return due.map((asked) => multiply(asked, part));
}

function baseOf<Q>(
  stage: Stage,
  earnings: Earnings<Q>,
  grossEarnings: Q,
  remaining: Q,
  after: ReadonlyMap<string, Q>,
): Q {
  if (stage.of === "wage") return earnings.wage;
  if (stage.of === "side") return earnings.side;
  if (stage.of === "all") return grossEarnings;
  if (stage.of === "remaining") return remaining;
  const amount = after.get(stage.of.after);
  if (amount === undefined) {
    throw new RangeError(
      `stage "${stage.id}" is taken of what is left after "${stage.of.after}", which does not come before it`,
    );
  }
  return amount;
}
