import { type AnyRun, statisticsOf } from "../runStatistics.ts";

/** To whose side a recipient belongs. */
export type Side = "regime" | "third parties" | "unknown" | "worker";

/** Everyone who gets a part of gross earnings, from the state to the family. */
export const flowRecipients: readonly { readonly id: string; readonly name: string; readonly side: Side }[] =
  [
    { id: "to-state", name: "state", side: "regime" },
    { id: "to-embassy", name: "embassy", side: "regime" },
    { id: "to-company", name: "company", side: "regime" },
    { id: "to-security", name: "security service", side: "regime" },
    { id: "to-officials", name: "officials", side: "regime" },
    { id: "to-supervisor", name: "supervisors", side: "regime" },
    { id: "to-foreign-agency", name: "foreign agencies", side: "third parties" },
    { id: "to-broker", name: "brokers", side: "third parties" },
    { id: "to-carrier", name: "carriers", side: "third parties" },
    { id: "to-unknown", name: "persons unknown", side: "unknown" },
    { id: "to-living", name: "living costs", side: "worker" },
    { id: "received-by-family", name: "the family", side: "worker" },
    { id: "saved-in-hand", name: "saved in hand", side: "worker" },
  ];

/** Outcomes that `flowOfDollar` needs to be kept in the run. */
export const flowOutcomes: readonly string[] = [
  ...flowRecipients.map(({ id }) => id),
  "gross-earnings",
  "deficit",
];

/** Where gross earnings go, as shares of their mean; with the deficit they add up to 1. */
export interface Flow {
  readonly shares: readonly {
    readonly id: string;
    readonly name: string;
    readonly side: Side;
    readonly share: number;
  }[];
  /** What costs exceed pay by, borrowed or from the family: the shares add up to 1 and this. */
  readonly deficit: number;
}

/** Where each dollar of gross earnings goes, by means over the draws. */
export function flowOfDollar(run: AnyRun): Flow {
  const { mean: average } = statisticsOf(run);
  const gross = average("gross-earnings");
  return {
    shares: flowRecipients.map((recipient) => ({ ...recipient, share: average(recipient.id) / gross })),
    deficit: average("deficit") / gross,
  };
}
