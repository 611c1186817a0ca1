import type { DesignName } from "../../lib/sampling/designs/design.ts";

/** Names of the schemes that make draws, as pages have them. */
export const designTitles: Readonly<Record<DesignName, string>> = {
  random: "Random",
  "latin-hypercube": "Latin hypercube",
  sobol: "Sobol’ sequence",
};
