/** What a parameter is about, by how its id begins; the first that fits counts. */
const topics: readonly { readonly title: string; readonly begins: readonly string[] }[] = [
  {
    title: "After net pay",
    begins: [
      "withheld",
      "bribe",
      "share.bribing",
      "lodging",
      "fee.surveillance",
      "living",
      "share.sent-home",
      "fee.carrier",
    ],
  },
  { title: "How many workers", begins: ["headcount", "share", "growth"] },
  { title: "What they earn", begins: ["wage", "side", "comparison", "exchange", "spread"] },
  { title: "How long they work", begins: ["months", "hours", "days-off", "contract"] },
  {
    title: "What is taken from the wage",
    begins: ["taken", "split", "rate", "amount", "quota", "fee", "company", "cut"],
  },
];
const other = "Other";

/** In the order in which pages show them. */
export const topicTitles: readonly string[] = [
  "How many workers",
  "What they earn",
  "What is taken from the wage",
  "After net pay",
  "How long they work",
  other,
];

export function topicOf(parameter: string): string {
  return topics.find(({ begins }) => begins.some((start) => parameter.startsWith(start)))?.title ?? other;
}
