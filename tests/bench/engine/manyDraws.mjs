// So many draws of the common model that they are summarised, not kept, as `wageflow run` makes them.
// Usage: node manyDraws.mjs DRAWS
import { readFileSync } from "node:fs";
import { readStudy, version } from "../../../build/lib/index.js";
import { inlineExecutor } from "../../../build/lib/simulate/executors/inlineExecutor.js";
import { summariseWith } from "../../../build/lib/simulate/executors/simulateWith.js";
import { measure } from "../peers/javascript/measure.mjs";

const outcomes = ["gross-earnings", "narrow", "wide-gross", "net-pay-per-month"];
const study = readStudy(readFileSync(new URL("../common-model.yaml", import.meta.url), "utf8"));
const work = async () => {
  const run = await summariseWith(inlineExecutor(), study, { draws: Number(process.argv[2]), outcomes });
  run.digest();
  return {};
};
await measure(`Wageflow ${version}, Node ${process.versions.node}`, work, { again: false });
