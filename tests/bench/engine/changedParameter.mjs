// One parameter changed among all of them, with the draws kept: the middle over the parameters.
// Usage: node changedParameter.mjs DRAWS kept|again
import { readFileSync } from "node:fs";
import { keptRun, readStudy, simulate, version } from "../../../build/lib/index.js";

const [draws, way] = process.argv.slice(2);
const outcomes = ["gross-earnings", "narrow", "wide-gross", "net-pay-per-month"];
const text = readFileSync(new URL("../common-model.yaml", import.meta.url), "utf8");
const study = readStudy(text);
const kept = way === "kept" ? keptRun(study, outcomes, { draws: Number(draws) }) : undefined;

/** Milliseconds that a change takes. */
function change([id, { distribution }]) {
  const [low, high] = [distribution.low * 0.9, distribution.high];
  const start = performance.now();
  if (kept !== undefined) kept.change(id, { kind: "uniform", low, high });
  else {
    const changed = readStudy(text, "common-model.yaml", { set: { [id]: [low, high] } });
    simulate(changed, { draws: Number(draws), outcomes, totals: false });
  }
  return performance.now() - start;
}

const cpu = process.cpuUsage();
const times = [...study.parameters]
  .filter(([, { distribution }]) => distribution.kind !== "fixed")
  .map(change);
const { user, system } = process.cpuUsage(cpu);
console.log(
  JSON.stringify({
    version: `Wageflow ${version}, Node ${process.versions.node}`,
    ms: [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)],
    cpuMs: (user + system) / 1000 / times.length,
    peakMb: process.resourceUsage().maxRSS / 1024,
  }),
);
