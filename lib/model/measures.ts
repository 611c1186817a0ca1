import { type Arithmetic, sum } from "../arithmetic.ts";
import type { Recipient } from "../study/vocabulary.ts";
import type { GroupYear } from "./groupYear.ts";

export const measureUnits = [
  "USD/year",
  "USD/month",
  "USD/hour",
  "share",
  "persons",
  "hours/year",
  "months/year",
] as const;
export type MeasureUnit = (typeof measureUnits)[number];

/** Something measured of a group of workers in a year. */
export interface Measure {
  readonly id: string;
  readonly label: string;
  readonly unit: MeasureUnit;
  /** What it counts, in one sentence. */
  readonly says: string;
  /**
   * Works it out; undefined where the group lacks what it takes (hours, others' pay).
   * `companySpent` is the share of the company's part that goes on the workers' keep.
   */
  of<Q>(arithmetic: Arithmetic<Q>, group: GroupYear<Q>, companySpent: Q): Q | undefined;
}

type MoneyOf = <Q>(arithmetic: Arithmetic<Q>, group: GroupYear<Q>, companySpent: Q) => Q;

function money(id: string, label: string, says: string, of: MoneyOf): Measure {
  return { id, label, unit: "USD/year", says, of };
}

const toRecipient =
  (recipient: Recipient): MoneyOf =>
  (_, group) =>
    group.to[recipient];

const grossEarnings: MoneyOf = (_, group) => group.grossEarnings;
const netPay: MoneyOf = (_, group) => group.netPay;
const afterLivingCosts: MoneyOf = (_, group) => group.afterLivingCosts;
const receivedByFamily: MoneyOf = (_, group) => group.receivedByFamily;
const taken: MoneyOf = ({ subtract }, group) => subtract(group.grossEarnings, group.netPay);
const narrow: MoneyOf = (_, group) => group.to.state;
const wideGross: MoneyOf = (arithmetic, group) =>
  sum(arithmetic, [group.to.state, group.to.embassy, group.to.company]);
const wideNet: MoneyOf = (arithmetic, group, companySpent) =>
  arithmetic.subtract(
    wideGross(arithmetic, group, companySpent),
    arithmetic.multiply(group.to.company, companySpent),
  );
const regimeAndOfficials: MoneyOf = (arithmetic, group, companySpent) =>
  sum(arithmetic, [
    wideNet(arithmetic, group, companySpent),
    group.to.security,
    group.to.officials,
    group.to.supervisor,
  ]);
const thirdParties: MoneyOf = (arithmetic, group) =>
  sum(arithmetic, [group.to["foreign agency"], group.to.broker, group.to.carrier]);

const moneyMeasures: readonly Measure[] = [
  money(
    "gross-earnings",
    "Gross earnings",
    "Wages and earnings outside the post, before anything is taken.",
    grossEarnings,
  ),
  money(
    "taken",
    "Taken in all",
    "Gross earnings less net pay: everything taken before net pay, by anyone; pay held back, bribes and fees after it come on top.",
    taken,
  ),
  money("narrow", "Regime revenue, narrow", "What goes to the state and the party.", narrow),
  money(
    "wide-net",
    "Regime revenue, wide, net of the company's costs",
    "Narrow, plus the embassy, plus the company's part that is not spent on the workers' keep.",
    wideNet,
  ),
  money(
    "wide-gross",
    "Regime revenue, wide, with all of the company's part",
    "Narrow, plus the embassy, plus the whole of the company's part.",
    wideGross,
  ),
  money(
    "regime-and-officials",
    "The regime and its officials",
    "Wide, net, plus security, officials and supervisors.",
    regimeAndOfficials,
  ),
  money("third-parties", "Third parties", "Foreign agencies, brokers and carriers.", thirdParties),
  money("net-pay", "Net pay", "What the workers hold at the end of the deduction chain.", netPay),
  money(
    "after-living-costs",
    "Take-home after living costs",
    "Net pay less pay that is never paid out, one-off costs, fees and living costs.",
    afterLivingCosts,
  ),
  money(
    "received-by-family",
    "Received by the families",
    "What is sent home, less the carrier's fee.",
    receivedByFamily,
  ),
  money(
    "saved-in-hand",
    "Saved in hand",
    "What is neither spent nor sent home.",
    (_, group) => group.savedInHand,
  ),
  money(
    "deficit",
    "Deficit",
    "What costs exceed net pay by: met by family or loans.",
    (_, group) => group.deficit,
  ),
  money(
    "shortfall",
    "Shortfall",
    "What was due but was not there to be taken.",
    (_, group) => group.shortfall,
  ),
  money("to-state", "To the state", "Money that goes to the state and the party.", toRecipient("state")),
  money("to-embassy", "To the embassy", "Money that goes to the embassy.", toRecipient("embassy")),
  money(
    "to-company",
    "To the company",
    "Money that goes to the North Korean company, its costs included.",
    toRecipient("company"),
  ),
  money("to-security", "To security", "Money that goes to the security service.", toRecipient("security")),
  money("to-officials", "To officials", "Bribes to officials.", toRecipient("officials")),
  money(
    "to-supervisor",
    "To supervisors",
    "The supervisors' cut of earnings outside the post.",
    toRecipient("supervisor"),
  ),
  money(
    "to-foreign-agency",
    "To foreign agencies",
    "Money that goes to foreign agencies.",
    toRecipient("foreign agency"),
  ),
  money("to-broker", "To brokers", "Money that goes to brokers who find work.", toRecipient("broker")),
  money("to-carrier", "To carriers", "Fees of those who carry money home.", toRecipient("carrier")),
  money("to-living", "Living costs", "What the workers spend on their own keep.", toRecipient("living")),
  money(
    "to-unknown",
    "To persons unknown",
    "Deductions whose recipient no source names; never counted as the regime's.",
    toRecipient("unknown"),
  ),
];

function perWorker(id: string, label: string, of: MoneyOf): Measure[] {
  return [
    {
      id: `${id}-per-month`,
      label: `${label}, average worker, a month`,
      unit: "USD/month",
      says: "A twelfth of a year's amount, over all workers of the group.",
      of: (arithmetic, group, spent) =>
        arithmetic.multiply(
          arithmetic.ratio(of(arithmetic, group, spent), group.workers),
          arithmetic.constant(1 / 12),
        ),
    },
    {
      id: `${id}-per-year`,
      label: `${label}, average worker, a year`,
      unit: "USD/year",
      says: "A year's amount over all workers of the group.",
      of: (arithmetic, group, spent) => arithmetic.ratio(of(arithmetic, group, spent), group.workers),
    },
    {
      id: `${id}-per-hour`,
      label: `${label}, for an hour worked`,
      unit: "USD/hour",
      says: "A year's amount over the hours worked in it.",
      of: (arithmetic, group, spent) =>
        group.hours && arithmetic.ratio(of(arithmetic, group, spent), group.hours),
    },
  ];
}

function shareOfGross(id: string, label: string, of: MoneyOf): Measure {
  return {
    id: `${id}-share`,
    label: `${label}, share of gross earnings`,
    unit: "share",
    says: "The amount as a share of gross earnings.",
    of: (arithmetic, group, spent) =>
      arithmetic.ratio(of(arithmetic, group, spent), grossEarnings(arithmetic, group, spent)),
  };
}

/** Everything that is measured, for each segment and for the total, in the order in which it is shown. */
export const measures: readonly Measure[] = [
  ...moneyMeasures,
  {
    id: "workers",
    label: "Workers",
    unit: "persons",
    says: "Workers as used: scaled to the total, where one is chosen.",
    of: (_, group) => group.workers,
  },
  {
    id: "workers-stated",
    label: "Workers as stated",
    unit: "persons",
    says: "Workers as the composition states them, before scaling to a total.",
    of: (_, group) => group.workersStated,
  },
  {
    id: "months-paid",
    label: "Paid months of all workers, a year",
    unit: "months/year",
    says: "Workers as used, times the months of a year for which they are paid.",
    of: (_, group) => group.paidMonths,
  },
  ...perWorker("gross-earnings", "Gross earnings", grossEarnings),
  ...perWorker("net-pay", "Net pay", netPay),
  ...perWorker("after-living-costs", "Take-home after living costs", afterLivingCosts),
  ...perWorker("received-by-family", "Received by the family", receivedByFamily),
  {
    id: "gap-to-others-per-month",
    label: "Gap to what others in the same place earn, a paid month",
    unit: "USD/month",
    says: "What local or other foreign workers are said to earn, less net pay, for a paid month.",
    of: ({ subtract, ratio }, group) =>
      group.comparisonPay && ratio(subtract(group.comparisonPay, group.netPay), group.paidMonths),
  },
  {
    id: "hours-per-year",
    label: "Hours worked by the average worker, a year",
    unit: "hours/year",
    says: "Hours a day times days worked in the paid months.",
    of: ({ ratio }, group) => group.hours && ratio(group.hours, group.workers),
  },
  shareOfGross("taken", "Taken in all", taken),
  shareOfGross("narrow", "Regime revenue, narrow", narrow),
  shareOfGross("wide-net", "Regime revenue, wide, net", wideNet),
  shareOfGross("wide-gross", "Regime revenue, wide, gross", wideGross),
  shareOfGross("regime-and-officials", "The regime and its officials", regimeAndOfficials),
  shareOfGross("third-parties", "Third parties", thirdParties),
  shareOfGross("net-pay", "Net pay", netPay),
  shareOfGross("after-living-costs", "Take-home after living costs", afterLivingCosts),
  shareOfGross("received-by-family", "Received by the families", receivedByFamily),
];

const byId = new Map(measures.map((measure) => [measure.id, measure]));

/** The measure of this id; undefined where there is none. */
export function findMeasure(id: string): Measure | undefined {
  return byId.get(id);
}
