import type { AfterNetPay, Chain } from "./schemas/chain.ts";
import type { Condition, Factors } from "./schemas/common.ts";
import type { Headcounts, Segment } from "./schemas/segment.ts";

/** A mention of a parameter: where it stands and what it has to be there. */
export interface Mention {
  readonly path: readonly (string | number)[];
  readonly factors: Factors;
  /** What the product of the factors has to be. */
  readonly role: Role;
}

export type Role =
  | "share"
  | "persons"
  | "money a month or year"
  | "money a month"
  | "money a year"
  | "money a contract"
  | "months a year"
  | "years"
  | "hours a day"
  | "days a month"
  | "ratio"
  | "money a month or ratio";

type Path = readonly (string | number)[];

/** Conditions mentioned, with where they stand. */
export interface ConditionMention {
  readonly path: Path;
  readonly condition: Condition;
}

const rolesOfPeriods = {
  "paid month": "money a month",
  "calendar month": "money a month",
  year: "money a year",
  contract: "money a contract",
} as const;

export function namesInChain(chain: Chain): { parameters: Mention[]; conditions: ConditionMention[] } {
  return {
    parameters: chain.stages.flatMap((stage, stageIndex) =>
      stage.deductions.map((deduction, index): Mention => {
        const key = deduction.share ? "share" : deduction.amount ? "amount" : "quota";
        return {
          path: ["stages", stageIndex, "deductions", index, key],
          factors: deduction[key]!,
          role: deduction.share ? "share" : rolesOfPeriods[deduction.per!],
        };
      }),
    ),
    conditions: chain.stages.flatMap((stage, index) =>
      stage.when === undefined ? [] : [{ path: ["stages", index, "when"], condition: stage.when }],
    ),
  };
}

export function namesInAfterNetPay(uses: AfterNetPay): {
  parameters: Mention[];
  conditions: ConditionMention[];
} {
  const parameters: Mention[] = [
    ...(uses.withheld ?? []).map(
      ({ share }, index): Mention => ({ path: ["withheld", index, "share"], factors: share, role: "share" }),
    ),
    ...(uses.costs ?? []).map(
      ({ amount, per }, index): Mention => ({
        path: ["costs", index, "amount"],
        factors: amount,
        role: rolesOfPeriods[per],
      }),
    ),
  ];
  if (uses.sentHome) parameters.push({ path: ["sentHome"], factors: uses.sentHome, role: "share" });
  if (uses.carrierFee) parameters.push({ path: ["carrierFee"], factors: uses.carrierFee, role: "share" });
  return {
    parameters,
    conditions: (uses.costs ?? []).flatMap(({ when }, index) =>
      when === undefined ? [] : [{ path: ["costs", index, "when"], condition: when }],
    ),
  };
}

export function namesInSegment(segment: Segment): Mention[] {
  const mentions: Mention[] = [
    { path: ["grossWage"], factors: segment.grossWage, role: "money a month or year" },
    { path: ["monthsPaid"], factors: [segment.monthsPaid], role: "months a year" },
  ];
  segment.workers?.forEach((factors, index) => {
    mentions.push({ path: ["workers", index], factors, role: "persons" });
  });
  const optional = (path: Path, factors: Factors | undefined, role: Role) => {
    if (factors !== undefined) mentions.push({ path, factors, role });
  };
  const single = (id: string | undefined) => (id === undefined ? undefined : [id]);
  optional(["headcount", "part"], segment.headcount?.part, "share");
  optional(["sideEarnings"], segment.sideEarnings, "money a month or year");
  optional(["contractYears"], single(segment.contractYears), "years");
  optional(["stockGrowth"], single(segment.stockGrowth), "share");
  optional(["hoursPerDay"], single(segment.hoursPerDay), "hours a day");
  optional(["daysOffPerMonth"], single(segment.daysOffPerMonth), "days a month");
  optional(["spreadOfEarnings"], single(segment.spreadOfEarnings), "ratio");
  optional(["comparison", "wage"], single(segment.comparison?.wage), "money a month or ratio");
  return mentions;
}

export function namesInHeadcounts(scheme: Headcounts): {
  parameters: Mention[];
  conditions: ConditionMention[];
} {
  const parameters: Mention[] = [];
  const conditions: ConditionMention[] = [];
  for (const [composition, places] of Object.entries(scheme.compositions)) {
    for (const [place, { add, less }] of Object.entries(places)) {
      add.forEach((factors, index) => {
        parameters.push({
          path: ["compositions", composition, place, "add", index],
          factors,
          role: "persons",
        });
      });
      less?.forEach(({ when }, index) => {
        if (when !== undefined) {
          conditions.push({
            path: ["compositions", composition, place, "less", index, "when"],
            condition: when,
          });
        }
      });
    }
  }
  for (const [option, total] of Object.entries(scheme.totals)) {
    if (total !== null) parameters.push({ path: ["totals", option], factors: [total], role: "persons" });
  }
  return { parameters, conditions };
}
