import { type Arithmetic, sum } from "../arithmetic.ts";
import type { StudySegment } from "../study/study.ts";
import { type Recipient, recipients } from "../study/vocabulary.ts";
import { useNetPay } from "./afterNetPay.ts";
import { type ChainValues, type Earnings, payChain } from "./deductions.ts";
import { earningsBelow, earningsGroups } from "./earningsBelow.ts";

/** Where one worker's earnings of a year went, USD. Gross earnings + deficit = everything else but taken. */
export interface WorkerYear<Q> {
  readonly grossEarnings: Q;
  readonly netPay: Q;
  readonly shortfall: Q;
  readonly afterLivingCosts: Q;
  readonly receivedByFamily: Q;
  readonly savedInHand: Q;
  readonly deficit: Q;
  /** By recipient, in the chain and after net pay together. */
  readonly to: Readonly<Record<Recipient, Q>>;
}

/** Follows one worker's year from gross earnings through the chain to the family. */
export function workerYear<Q>(
  arithmetic: Arithmetic<Q>,
  segment: Pick<StudySegment, "chain" | "afterNetPay">,
  earnings: Earnings<Q>,
  values: ChainValues<Q>,
): WorkerYear<Q> {
  const chain = payChain(arithmetic, segment.chain.stages, earnings, values);
  const uses = useNetPay(arithmetic, segment.afterNetPay, chain.netPay, values);
  const to = Object.fromEntries(
    recipients.map((recipient) => [
      recipient,
      sum(arithmetic, [
        ...chain.lines.filter((line) => line.to === recipient).map((line) => line.paid),
        ...uses.paid.filter((use) => use.to === recipient).map((use) => use.amount),
      ]),
    ]),
  ) as Record<Recipient, Q>;
  return {
    grossEarnings: arithmetic.add(earnings.wage, earnings.side),
    netPay: chain.netPay,
    shortfall: sum(
      arithmetic,
      chain.lines.map((line) => line.short),
    ),
    afterLivingCosts: uses.afterLivingCosts,
    receivedByFamily: uses.receivedByFamily,
    savedInHand: uses.savedInHand,
    deficit: uses.deficit,
    to,
  };
}

/**
 * The mean worker's year where earnings are unequal. A quota leaves a poorly paid worker nothing and a
 * well paid one much, so the mean of the result is not the result of the mean: the chain is followed
 * for eight equal groups of workers, each with the mean earnings of its group, and averaged.
 *
 * @param variation coefficient of variation of earnings among the workers
 */
export function meanWorkerYear<Q>(
  arithmetic: Arithmetic<Q>,
  segment: Pick<StudySegment, "chain" | "afterNetPay">,
  earnings: Earnings<Q>,
  values: ChainValues<Q>,
  variation: Q,
): WorkerYear<Q> {
  const { constant, subtract, multiply } = arithmetic;
  const below = Array.from({ length: earningsGroups + 1 }, (_, groups) =>
    earningsBelow(arithmetic, groups, variation),
  );
  const years = Array.from({ length: earningsGroups }, (_, group) => {
    const share = subtract(below[group + 1]!, below[group]!);
    const multiple = multiply(share, constant(earningsGroups));
    return workerYear(
      arithmetic,
      segment,
      { wage: multiply(earnings.wage, multiple), side: multiply(earnings.side, multiple) },
      values,
    );
  });
  const mean = (of: (year: WorkerYear<Q>) => Q) =>
    multiply(sum(arithmetic, years.map(of)), constant(1 / earningsGroups));
  return {
    grossEarnings: mean((year) => year.grossEarnings),
    netPay: mean((year) => year.netPay),
    shortfall: mean((year) => year.shortfall),
    afterLivingCosts: mean((year) => year.afterLivingCosts),
    receivedByFamily: mean((year) => year.receivedByFamily),
    savedInHand: mean((year) => year.savedInHand),
    deficit: mean((year) => year.deficit),
    to: Object.fromEntries(
      recipients.map((recipient) => [recipient, mean((year) => year.to[recipient])]),
    ) as Record<Recipient, Q>,
  };
}
