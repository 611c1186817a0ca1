/** Names of the schemes that make draws, as pages have them. */
export const designTitles: Readonly<Record<"random" | "latin-hypercube" | "sobol", string>> = {
  random: "Random",
  "latin-hypercube": "Latin hypercube",
  sobol: "Sobol’ sequence",
};
