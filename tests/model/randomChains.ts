import fc from "fast-check";
import type { AfterNetPay, Deduction, Stage } from "../../lib/study/schemas/chain.ts";
import { recipients } from "../../lib/study/vocabulary.ts";

/** A chain that is made up at random, with a value for every name in it. */
export interface RandomChain {
  readonly stages: readonly Stage[];
  readonly afterNetPay: AfterNetPay;
  readonly wage: number;
  readonly side: number;
  /** Coefficient of variation of earnings. */
  readonly variation: number;
  readonly values: Readonly<Record<string, number>>;
}

const text = { id: "random", title: "Random", says: "Random." };
const unit = fc.double({ min: 0, max: 1, noNaN: true });
const share = fc.oneof({ weight: 6, arbitrary: unit }, fc.constantFrom(0, 1e-9, 0.5, 1 - 1e-9, 1));
const earnings = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 1e-3, max: 1e5, noNaN: true }) },
  fc.constant(0),
);
/** Of gross earnings; for a month up to about a third, so that a year's are up to a few times what is earned. */
const relativeAmount = fc.oneof(
  { weight: 6, arbitrary: fc.double({ min: 0, max: 0.35, noNaN: true }) },
  fc.constant(0),
);
const recipient = fc.constantFrom(...recipients);
const period = fc.constantFrom("paid month", "calendar month", "year", "contract");
const switches = ["a=on", "b=on"] as const;
const when = fc.constantFrom<Record<string, string[]> | undefined>(
  undefined,
  undefined,
  { a: ["on"] },
  { b: ["on"] },
  { a: ["on"], b: ["on"] },
);

interface Drawn {
  readonly to: (typeof recipients)[number];
  readonly kind: "share" | "not share" | "amount" | "quota";
  readonly share: number;
  readonly other: number;
  readonly amount: number;
  readonly per: "paid month" | "calendar month" | "year" | "contract";
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  to: recipient,
  kind: fc.constantFrom("share", "not share", "amount", "quota"),
  share,
  other: share,
  amount: relativeAmount,
  per: period,
});

/** Stages with every kind of base, share, amount, quota and condition; shares may add up to more than 1. */
export const randomChains: fc.Arbitrary<RandomChain> = fc
  .record({
    wage: earnings,
    side: earnings,
    variation: fc.double({ min: 0, max: 3, noNaN: true }),
    months: fc.double({ min: 0.5, max: 12, noNaN: true }),
    years: fc.double({ min: 0.5, max: 5, noNaN: true }),
    on: fc.tuple(fc.boolean(), fc.boolean()),
    stages: fc.array(
      fc.record({
        of: fc.constantFrom("wage", "side", "all", "remaining", "after"),
        after: fc.nat(),
        when,
        deductions: fc.array(drawn, { minLength: 1, maxLength: 4 }),
      }),
      { maxLength: 6 },
    ),
    withheld: fc.array(drawn, { maxLength: 2 }),
    costs: fc.array(fc.record({ cost: drawn, when }), { maxLength: 4 }),
    sentHome: fc.option(share, { nil: undefined }),
    carrierFee: fc.option(share, { nil: undefined }),
  })
  .map((random) => {
    const gross = random.wage + random.side;
    const values: Record<string, number> = { months: random.months, years: random.years };
    switches.forEach((name, index) => {
      values[name] = random.on[index] ? 1 : 0;
    });
    const named = (value: number) => {
      const name = `p${Object.keys(values).length}`;
      values[name] = value;
      return name;
    };
    const shareOf = (of: Drawn) =>
      of.kind === "not share" ? [named(of.share), `not ${named(of.other)}`] : [named(of.share)];
    const deduction = (of: Drawn): Deduction => {
      if (of.kind === "amount") return { to: of.to, amount: [named(of.amount * gross)], per: of.per };
      if (of.kind === "quota") return { to: of.to, quota: [named(of.amount * gross)], per: of.per };
      return { to: of.to, share: shareOf(of) };
    };
    return {
      wage: random.wage,
      side: random.side,
      variation: random.variation,
      stages: random.stages.map(
        ({ of, after, when: condition, deductions }, index): Stage => ({
          id: `s${index}`,
          of: of !== "after" ? of : index === 0 ? "all" : { after: `s${after % index}` },
          ...(condition && { when: condition }),
          deductions: deductions.map(deduction),
        }),
      ),
      afterNetPay: {
        ...text,
        withheld: random.withheld.map((of) => ({ to: of.to, share: shareOf(of) })),
        costs: random.costs.map(({ cost, when: condition }) => ({
          to: cost.to,
          amount: [named(cost.amount * gross)],
          per: cost.per,
          ...(condition && { when: condition }),
        })),
        ...(random.sentHome !== undefined && { sentHome: [named(random.sentHome)] }),
        ...(random.carrierFee !== undefined && { carrierFee: [named(random.carrierFee)] }),
      },
      values,
    };
  });

/** The chain as a segment has it. */
export function segmentWith({ stages, afterNetPay }: RandomChain) {
  return { chain: { ...text, stages: [...stages] }, afterNetPay };
}
