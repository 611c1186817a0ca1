import type { PageState } from "../engine/page.js";

/** How many assumptions a state changes; how it is sampled is none. */
export function changesIn({ set, choose, weigh, sentHome, dependence }: PageState): number {
  const choices = new Set([...Object.keys(choose), ...Object.keys(weigh)]);
  return Object.keys(set).length + choices.size + sentHome.length + (dependence === undefined ? 0 : 1);
}
