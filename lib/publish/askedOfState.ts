import type { Asked, Sampling } from "./bundle/manifest.ts";
import type { PageState } from "./link.ts";

/** What a page's state, and so a link, asks for; everything that the state holds goes in here. */
export function askedOfState({ scenario, set, choose, seed, draws }: PageState): {
  readonly asked: Asked;
  /** What differs from the scenario's own. */
  readonly sampling: Partial<Sampling>;
} {
  return {
    asked: { scenario, overrides: { set, choose } },
    sampling: { ...(seed === undefined ? {} : { seed }), ...(draws === undefined ? {} : { draws }) },
  };
}
