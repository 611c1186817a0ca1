// The common model by this engine, as its users run it: the scenario simulated, four outcomes summarised.
// Usage: node commonModel.mjs DRAWS webassembly|reference [digest | workers N]
import { readFileSync } from "node:fs";
import { readStudy, simulate, summarise, version } from "../../../build/lib/index.js";
import { workerThreads } from "../../../build/lib/node/workerThreads.js";
import { simulateWith } from "../../../build/lib/simulate/executors/simulateWith.js";
import { referenceKernel } from "../../../build/lib/simulate/kernel/referenceKernel.js";
import { wasmKernel } from "../../../build/lib/simulate/kernel/wasmKernel.js";
import { measure } from "../peers/javascript/measure.mjs";

const [draws, kernel, also, workers] = process.argv.slice(2);
const outcomes = ["gross-earnings", "narrow", "wide-gross", "net-pay-per-month"];
const kernels = { webassembly: wasmKernel, reference: referenceKernel };
const study = readStudy(readFileSync(new URL("../common-model.yaml", import.meta.url), "utf8"));
// Without a digest a run needs none of the totals over which it is taken.
const options = { draws: Number(draws), outcomes, totals: also === "digest" };
const executor = also === "workers" ? workerThreads(Number(workers)) : undefined;

async function run() {
  const run =
    executor === undefined
      ? simulate(study, { ...options, kernel: kernels[kernel] })
      : await simulateWith(executor, study, options);
  if (also === "digest") run.digest();
  return Object.fromEntries(
    outcomes.map((outcome) => [
      outcome,
      summarise(run.outcomes.get(outcome), { centre: run.atMedians.get(outcome) }).quantiles,
    ]),
  );
}

// Workers are started before the time is taken.
if (executor !== undefined) await simulateWith(executor, study, { draws: 200_000, outcomes });
await measure(`Wageflow ${version}, Node ${process.versions.node}`, run);
await executor?.close();
