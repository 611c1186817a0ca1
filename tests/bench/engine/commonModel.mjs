// The common model by the library: the scenario simulated, four outcomes summarised.
// Usage: node commonModel.mjs DRAWS webassembly|plain [kept | digest | workers N]
import { readFileSync } from "node:fs";
import {
  inlineExecutor,
  readStudy,
  simulate,
  summariesWith,
  summarise,
  version,
} from "../../../build/lib/index.js";
import { workerThreads } from "../../../build/lib/node/workerThreads.js";
import { measure } from "../peers/javascript/measure.mjs";

const [draws, loops, also, workers] = process.argv.slice(2);
// As in a page whose policy allows none.
if (loops === "plain") delete globalThis.WebAssembly;
const outcomes = ["gross-earnings", "narrow", "wide-gross", "net-pay-per-month"];
const study = readStudy(readFileSync(new URL("../common-model.yaml", import.meta.url), "utf8"));
const options = { draws: Number(draws), outcomes };
const executor = also === "workers" ? workerThreads(Number(workers)) : inlineExecutor();

async function run() {
  const summaries = await summariesWith(executor, study, options);
  return Object.fromEntries([...summaries].map(([outcome, { quantiles }]) => [outcome, quantiles]));
}

function runKept() {
  const run = simulate(study, { ...options, totals: also === "digest" });
  if (also === "digest") run.digest();
  return Object.fromEntries(
    outcomes.map((outcome) => [
      outcome,
      summarise(run.outcomes.get(outcome), { centre: run.atMedians.get(outcome) }).quantiles,
    ]),
  );
}

// Workers are started before the time is taken.
if (also === "workers") await summariesWith(executor, study, { draws: 200_000, outcomes });
await measure(
  `Wageflow ${version}, Node ${process.versions.node}`,
  also === "digest" || also === "kept" ? runKept : run,
);
await executor.close();
