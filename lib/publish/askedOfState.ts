import type { Asked, Sampling } from "./bundle/manifest.ts";
import type { PageState } from "./link.ts";
import { overridesOf, samplingOf } from "./overridesOf.ts";

/** What a page's state, and so a link, asks for. */
export function askedOfState(state: PageState): {
  readonly asked: Asked;
  /** What differs from the scenario's own. */
  readonly sampling: Partial<Sampling>;
} {
  return {
    asked: { scenario: state.scenario, overrides: overridesOf(state) },
    sampling: samplingOf(state),
  };
}
