// A million draws of the common model: five quantiles of four outcomes.
import { c, engine, node, python, r, squiggle } from "../tools/programs.mjs";

const draws = "1000000";

export const title = "1,000,000 draws of the common model";

export const says = `Ten segments of workers, wage, months and four rates: 70 inputs, of which the ten wages are triangular and the rest
uniform (common-model.yaml). Of gross earnings, narrow, wide gross and net pay a month: the quantiles at 5, 25, 50, 75
and 95 per cent. Time is inside the process, from the first random number to the last quantile; starting,
reading the ranges and the scenario are outside. Workers are started by a run of 200,000 draws, which warms them up. Draws about the quantiles are kept and the others counted, to the
same bits as where all are kept. The digest is taken over eight totals, which are worked out for it alone.`;

export const base = "NumPy, in chunks";

const numpy = (script) => python("numpy", "python3-numpy", script, draws);

export const rows = [
  { name: "Wageflow, one thread", program: () => engine("commonModel.mjs", draws, "webassembly") },
  {
    name: "Wageflow, two workers",
    program: () => engine("commonModel.mjs", draws, "webassembly", "workers", "2"),
  },
  { name: "Wageflow, without WebAssembly", program: () => engine("commonModel.mjs", draws, "plain") },
  {
    name: "Wageflow, all draws kept",
    program: () => engine("commonModel.mjs", draws, "webassembly", "kept"),
  },
  {
    name: "Wageflow, all draws kept, with their digest",
    program: () => engine("commonModel.mjs", draws, "webassembly", "digest"),
  },
  { name: base, program: () => numpy("numpyChunked.py") },
  { name: "NumPy, whole columns", program: () => numpy("numpyWhole.py") },
  { name: "C for this processor", program: () => c("model.c", "native", draws, "1") },
  { name: "C for this processor, two threads", program: () => c("model.c", "native", draws, "2") },
  { name: "C for any x86-64", program: () => c("model.c", "x86-64", draws, "1") },
  { name: "R, vectorised", program: () => r("model.R", draws) },
  {
    name: "OpenTURNS",
    program: () => python("openturns", "python3-openturns", "openturnsModel.py", draws),
  },
  { name: "JavaScript, alea a number at a time", program: () => node("aleaModel.mjs", draws) },
  { name: "Squiggle", program: () => squiggle("squiggleModel.mjs", draws), rounds: 1 },
];

/** Standard errors beyond which two programs do not compute the same: about one set of 200 in 700 by chance. */
const limit = 4.5;

/** Says where the programs' quantiles differ from this engine's by more than chance. */
export function disagreements(results) {
  const reference = results.get(rows[0].name);
  return [...results].flatMap(([name, quantiles]) =>
    Object.entries(reference).flatMap(([outcome, estimates]) =>
      estimates.flatMap(({ probability, value, standardError }, index) => {
        const other = quantiles[outcome][index].value ?? quantiles[outcome][index];
        const errors = Math.abs(other - value) / (standardError * Math.SQRT2);
        return errors <= limit
          ? []
          : [
              `${name}: the ${probability} quantile of ${outcome} is ${other}, not ${value} (${errors.toFixed(1)} errors)`,
            ];
      }),
    ),
  );
}
