import type { Overrides } from "../study/resolveStudy.ts";
import type { PageState } from "./link.ts";

/** What a state changes in the study of its scenario. */
export function overridesOf({ set, choose, weigh, sentHome, dependence }: PageState): Overrides {
  return {
    set,
    choose,
    weigh,
    sentHome: Object.fromEntries(sentHome.map((place) => [place, "all"])),
    ...(dependence === undefined ? {} : { dependence }),
  };
}

/** How a state wants the study sampled, where it is not as the study has it. */
export function samplingOf({ seed, draws, design }: PageState): Pick<PageState, "seed" | "draws" | "design"> {
  return {
    ...(seed === undefined ? {} : { seed }),
    ...(draws === undefined ? {} : { draws }),
    ...(design === undefined ? {} : { design }),
  };
}
