// First-order and total Sobol' indices of all 70 inputs of the common model.
import { c, engine, python } from "../tools/programs.mjs";

const points = "8192";

export const title = "First-order and total Sobol' indices, 8,192 base points";

export const says = `Of all 70 inputs of the common model, for its four outcomes: 589,824 evaluations where the model is a function of all
its values, as it is for every peer. The error is the root mean square over the 560 indices, against C with 262,144
base points.`;

export const base = "NumPy";

export const rows = [
  { name: "Wageflow, with intervals", program: () => engine("sobolIndices.mjs", points, "random") },
  { name: "Wageflow, Sobol', with intervals", program: () => engine("sobolIndices.mjs", points, "sobol") },
  { name: base, program: () => python("numpy", "python3-numpy", "numpySobolIndices.py", points) },
  { name: "C for this processor", program: () => c("sobolIndices.c", "native", points) },
  { name: "C for any x86-64", program: () => c("sobolIndices.c", "x86-64", points) },
  {
    name: "OpenTURNS",
    program: () => python("openturns", "python3-openturns", "openturnsSobolIndices.py", points),
  },
];

/** Larger errors are mistakes: estimators without a centred product come to 0.012 by chance. */
const limit = 0.016;

let exact;

/** Root mean square difference from indices of far more points; undefined without a C compiler. */
export function error(indices) {
  const reference = c("sobolIndices.c", "native", "262144");
  exact ??= reference.once?.().results;
  if (exact === undefined) return undefined;
  const differences = Object.entries(exact).flatMap(([outcome, kinds]) =>
    Object.entries(kinds).flatMap(([kind, values]) =>
      values.map((value, input) => indices[outcome][kind][input] - value),
    ),
  );
  return Math.sqrt(differences.reduce((sum, difference) => sum + difference ** 2, 0) / differences.length);
}

/** Says which programs' indices are not those of the model. */
export function disagreements(results) {
  return [...results].flatMap(([name, indices]) => {
    const found = error(indices);
    return found === undefined || found <= limit
      ? []
      : [`${name}: its indices have an error of ${found.toFixed(4)}, more than ${limit}`];
  });
}
