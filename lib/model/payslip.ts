import { numbers, sum } from "../arithmetic.ts";
import type { Catalogue } from "../study/catalogue.ts";
import { unknownName } from "../study/problems.ts";
import type { Condition, Factors } from "../study/schemas/common.ts";
import type { Payslip, PayslipLine, PayslipReading } from "../study/schemas/payslip.ts";
import { type Period, parameterOf } from "../study/vocabulary.ts";
import { useNetPay } from "./afterNetPay.ts";
import { type ChainValues, type Line, payChain } from "./deductions.ts";

/** A payslip worked out under one reading; amounts a year, in the currency of the case. */
export interface PaidOut {
  readonly lines: readonly Line<number>[];
  readonly uses: readonly {
    readonly to: string;
    readonly label: string | undefined;
    readonly amount: number;
  }[];
  readonly amounts: Readonly<Record<PayslipLine, number>>;
}

/**
 * Works out one worker's case with the model that the engine uses, on plain numbers.
 *
 * @throws RangeError where chain, parameter or choice is not given
 */
export function payOut(
  payslip: Payslip,
  reading: PayslipReading,
  catalogue: Pick<Catalogue, "chains" | "afterNetPay">,
): PaidOut {
  const chain = named("chain", payslip.chain, catalogue.chains);
  const after =
    payslip.afterNetPay === undefined
      ? undefined
      : named("after-net-pay", payslip.afterNetPay, catalogue.afterNetPay);
  const values = valuesOf(payslip, reading);
  const wage =
    payslip.grossWage.per === "year"
      ? payslip.grossWage.amount
      : payslip.grossWage.amount * payslip.monthsPaid;
  const side = (payslip.sideEarnings ?? 0) * payslip.monthsPaid;
  const result = payChain(numbers, chain.stages, { wage, side }, values);
  const uses = useNetPay(numbers, after, result.netPay, values);
  const to = (recipient: string) =>
    sum(numbers, [
      ...result.lines.filter((line) => line.to === recipient).map((line) => line.paid),
      ...uses.paid.filter((use) => use.to === recipient).map((use) => use.amount),
    ]);
  return {
    lines: result.lines,
    uses: uses.paid,
    amounts: {
      "gross earnings": wage + side,
      "to state": to("state"),
      "to embassy": to("embassy"),
      "to company": to("company"),
      "to security": to("security"),
      "to officials": to("officials"),
      "to supervisor": to("supervisor"),
      "to foreign agency": to("foreign agency"),
      "to broker": to("broker"),
      "to carrier": to("carrier"),
      "to unknown": to("unknown"),
      "living costs": to("living"),
      taken: wage + side - result.netPay,
      "net pay": result.netPay,
      "state and embassy": to("state") + to("embassy"),
      "state, embassy and company": to("state") + to("embassy") + to("company"),
      "third parties": to("foreign agency") + to("broker") + to("carrier"),
      "after living costs": uses.afterLivingCosts,
      "received by the family": uses.receivedByFamily,
      deficit: uses.deficit,
      shortfall: sum(
        numbers,
        result.lines.map((line) => line.short),
      ),
    },
  };
}

/** A line of a payslip in the period in which it is printed. */
export function lineIn(paid: PaidOut, payslip: Payslip, line: PayslipLine, per: "year" | "month"): number {
  return per === "year" ? paid.amounts[line] : paid.amounts[line] / payslip.monthsPaid;
}

function valuesOf(payslip: Payslip, reading: PayslipReading): ChainValues<number> {
  const values = new Map(Object.entries({ ...payslip.values, ...reading.values }));
  const choose = new Map(Object.entries(reading.choose ?? {}));
  const product = (factors: Factors) =>
    factors.reduce((total, factor) => {
      const id = parameterOf(factor);
      const value = values.get(id);
      if (value === undefined) throw new RangeError(`payslip "${payslip.id}" gives no value for "${id}"`);
      return total * (factor === id ? value : 1 - value);
    }, 1);
  return {
    share: product,
    yearly(factors: Factors, per: Period) {
      const amount = product(factors);
      if (per === "paid month") return amount * payslip.monthsPaid;
      if (per === "calendar month") return amount * 12;
      if (per === "year") return amount;
      if (payslip.contractYears === undefined)
        throw new RangeError(`payslip "${payslip.id}" does not say how many years the contract lasts`);
      return amount / payslip.contractYears;
    },
    holds(condition: Condition) {
      return Object.entries(condition).every(([choice, options]) => {
        const chosen = choose.get(choice);
        if (chosen === undefined) throw new RangeError(`payslip "${payslip.id}" does not choose "${choice}"`);
        return options.includes(chosen);
      })
        ? 1
        : 0;
    },
  };
}

function named<Entry extends { readonly id: string }>(
  kind: string,
  entry: string | Entry,
  all: readonly Entry[],
): Entry {
  if (typeof entry !== "string") return entry;
  const found = all.find(({ id }) => id === entry);
  if (found === undefined)
    throw new RangeError(
      unknownName(
        kind,
        entry,
        all.map(({ id }) => id),
      ),
    );
  return found;
}
