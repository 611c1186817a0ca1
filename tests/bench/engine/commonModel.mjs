// The common model by this engine, as its users run it: the scenario simulated, four outcomes summarised.
// Usage: node commonModel.mjs DRAWS webassembly|reference [digest]
import { readFileSync } from "node:fs";
import { readStudy, simulate, summarise, version } from "../../../build/lib/index.js";
import { referenceKernel } from "../../../build/lib/simulate/kernel/referenceKernel.js";
import { wasmKernel } from "../../../build/lib/simulate/kernel/wasmKernel.js";
import { measure } from "../peers/javascript/measure.mjs";

const [draws, kernel, digest] = process.argv.slice(2);
const outcomes = ["gross-earnings", "narrow", "wide-gross", "net-pay-per-month"];
const kernels = { webassembly: wasmKernel, reference: referenceKernel };
const study = readStudy(readFileSync(new URL("../common-model.yaml", import.meta.url), "utf8"));

function run() {
  const run = simulate(study, { draws: Number(draws), outcomes, kernel: kernels[kernel] });
  if (digest) run.digest();
  return Object.fromEntries(
    outcomes.map((outcome) => [
      outcome,
      summarise(run.outcomes.get(outcome), { centre: run.atMedians.get(outcome) }).quantiles,
    ]),
  );
}

await measure(`Wageflow ${version}, Node ${process.versions.node}`, run);
