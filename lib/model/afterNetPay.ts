import type { Arithmetic } from "../arithmetic.ts";
import type { AfterNetPay } from "../study/schemas/chain.ts";
import type { Recipient } from "../study/vocabulary.ts";
import type { ChainValues } from "./deductions.ts";

/** What became of one worker's net pay, USD a year. */
export interface UsesOfNetPay<Q> {
  readonly paid: readonly {
    readonly to: Recipient;
    readonly label: string | undefined;
    readonly amount: Q;
  }[];
  /** What is left when withheld pay, one-off costs, fees and living costs are met; never negative. */
  readonly afterLivingCosts: Q;
  readonly receivedByFamily: Q;
  /** What is neither spent nor sent home. */
  readonly savedInHand: Q;
  /** By how much the costs exceed net pay: met by family or loans. */
  readonly deficit: Q;
}

/**
 * Follows net pay to its uses: pay withheld and never paid out, costs in their order, money sent home
 * less the carrier's fee. Net pay plus deficit equals the sum of all uses.
 */
export function useNetPay<Q>(
  arithmetic: Arithmetic<Q>,
  uses: AfterNetPay | undefined,
  netPay: Q,
  values: ChainValues<Q>,
): UsesOfNetPay<Q> {
  const { constant, subtract, multiply, greatest } = arithmetic;
  const none = constant(0);
  const withheld = (uses?.withheld ?? []).map(({ to, share }) => ({
    to,
    label: "withheld and not paid out" as string | undefined,
    amount: multiply(netPay, values.share(share)),
  }));
  const costs = (uses?.costs ?? []).map(({ to, label, amount, per, when }) => ({
    to,
    label,
    amount:
      when === undefined
        ? values.yearly(amount, per)
        : multiply(values.yearly(amount, per), values.holds(when)),
  }));
  const paid = [...withheld, ...costs];
  const left = paid.reduce((rest, { amount }) => subtract(rest, amount), netPay);
  const afterLivingCosts = greatest(left, none);
  const deficit = subtract(afterLivingCosts, left);
  const sentHome =
    uses?.sentHome === undefined ? none : multiply(afterLivingCosts, values.share(uses.sentHome));
  const carrierFee =
    uses?.carrierFee === undefined ? none : multiply(sentHome, values.share(uses.carrierFee));
  return {
    paid:
      uses?.carrierFee === undefined
        ? paid
        : [...paid, { to: "carrier", label: "carrier's fee", amount: carrierFee }],
    afterLivingCosts,
    receivedByFamily: subtract(sentHome, carrierFee),
    savedInHand: subtract(afterLivingCosts, sentHome),
    deficit,
  };
}
