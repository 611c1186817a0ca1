import { lineIn, payOut } from "../../model/payslip.ts";
import type { Catalogue } from "../../study/catalogue.ts";
import type { Payslip } from "../../study/schemas/payslip.ts";

/** One worker's case as a fall from gross earnings to what is left; amounts a year in its currency. */
export interface PayslipFigures {
  readonly id: string;
  readonly title: string;
  readonly says: string;
  readonly speaker: string;
  readonly currency: string;
  readonly reading: string;
  readonly steps: readonly PayslipStep[];
  /** Figures that the testimony prints, beside the model's, for every reading. */
  readonly printed: readonly {
    readonly reading: string;
    readonly line: string;
    readonly per: "a year" | "a month" | "of gross earnings";
    readonly printed: number;
    readonly model: number;
  }[];
  readonly matches: Payslip["matches"];
  readonly cannotMatch: Payslip["cannotMatch"];
}

export interface PayslipStep {
  readonly name: string;
  /** `total` is what is left at this point; the others are taken from it. */
  readonly kind: "total" | "regime" | "others" | "worker";
  readonly from: number;
  readonly to: number;
}

const regime: ReadonlySet<string> = new Set([
  ...["state", "embassy", "company", "security", "officials", "supervisor"],
]);

export function payslipFigures(
  payslip: Payslip,
  catalogue: Pick<Catalogue, "chains" | "afterNetPay">,
): PayslipFigures {
  const [first] = payslip.readings;
  const { amounts, lines, uses } = payOut(payslip, first!, catalogue);
  const steps: PayslipStep[] = [];
  const total = (name: string, amount: number) => steps.push({ name, kind: "total", from: 0, to: amount });
  let left = amounts["gross earnings"];
  const take = (to: string, label: string | undefined, amount: number) => {
    if (amount === 0) return;
    const kind = regime.has(to) ? "regime" : to === "living" || to === "family" ? "worker" : "others";
    steps.push({ name: label === undefined ? to : `${to}, ${label}`, kind, from: left, to: left - amount });
    left -= amount;
  };
  total("gross earnings", left);
  for (const line of lines) take(line.to, line.label, line.paid);
  total("net pay", amounts["net pay"]);
  left = amounts["net pay"];
  const spent = uses.filter(({ to }) => to !== "family" && to !== "carrier");
  for (const use of spent) take(use.to, use.label, use.amount);
  if (spent.some(({ amount }) => amount !== 0)) total("after living costs", amounts["after living costs"]);
  if (amounts["received by the family"] > 0)
    total("received by the family", amounts["received by the family"]);
  return {
    id: payslip.id,
    title: payslip.title,
    says: payslip.says,
    speaker: payslip.speaker,
    currency: payslip.currency,
    reading: first!.title,
    steps,
    printed: payslip.readings.flatMap((reading) => {
      const paid = payOut(payslip, reading, catalogue);
      return reading.expect.map(({ line, amount, per, share }) =>
        share === undefined
          ? {
              reading: reading.title,
              line,
              per: per === "year" ? ("a year" as const) : ("a month" as const),
              printed: amount!,
              model: lineIn(paid, payslip, line, per!),
            }
          : {
              reading: reading.title,
              line,
              per: "of gross earnings" as const,
              printed: share,
              model: paid.amounts[line] / paid.amounts["gross earnings"],
            },
      );
    }),
    matches: payslip.matches,
    cannotMatch: payslip.cannotMatch,
  };
}
