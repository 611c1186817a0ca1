import type { Chain } from "./schemas/chain.ts";

/** Whether a chain asks for a quota, so that it matters how unequal earnings are. */
export function hasQuota(chain: Chain): boolean {
  return chain.stages.some((stage) => stage.deductions.some((deduction) => deduction.quota !== undefined));
}
