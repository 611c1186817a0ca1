// Memory for very many draws of the common model, which are summarised and not kept.
import { engine } from "../tools/programs.mjs";

export const title = "Very many draws of the common model";

export const says = `One thread, with the digest; quantiles from a mergeable histogram, within 0.05 %. Memory does not grow with the draws.`;

export const base = "2,000,000 draws";

export const rows = [
  { name: base, program: () => engine("manyDraws.mjs", "2000000"), rounds: 1 },
  { name: "100,000,000 draws", program: () => engine("manyDraws.mjs", "100000000"), rounds: 1 },
];
