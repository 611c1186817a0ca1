import { emptyCatalogue } from "../../study/catalogue.ts";
import type { Study } from "../../study/study.ts";
import { sensitivityReport } from "../sensitivityReport.ts";

/** How much of an outcome's variance an input explains alone: its first-order Sobol' index. */
export interface DriverFigures {
  readonly id: string;
  readonly label: string;
  readonly isChoice: boolean;
  readonly share: number;
  /** Ends of the 95 % interval of the share, from nothing on. */
  readonly low: number;
  readonly high: number;
}

/** Smaller shares are not told from one another by so few draws. */
const leastShare = 0.01;

/**
 * The strongest inputs of an outcome, the strongest first.
 *
 * @param options.most default: 8
 * @param options.seed default: the study's own
 * @returns nothing where nothing that the outcome depends on is uncertain
 */
export function driverFigures(
  study: Study,
  outcome: string,
  { most = 8, seed = study.seed }: { readonly most?: number; readonly seed?: string } = {},
): DriverFigures[] {
  const isUncertain = [...study.parameters.values()].some(
    ({ distribution }) => distribution.kind !== "fixed",
  );
  if (!isUncertain) return [];
  // The catalogue is asked about sources and groups, of which this method says nothing.
  const { rows } = sensitivityReport(study, emptyCatalogue, {
    outcomes: [outcome],
    methods: ["sobol"],
    seed,
  });
  return rows
    .filter(({ measure, value }) => measure === "first" && value >= leastShare)
    .sort((a, b) => b.value - a.value)
    .slice(0, most)
    .map(({ item, label, kind, value, low, high }) => ({
      id: item,
      label,
      isChoice: kind === "choice",
      share: value,
      low: Math.max(0, low ?? value),
      high: high ?? value,
    }));
}
