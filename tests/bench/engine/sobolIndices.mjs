// First-order and total Sobol' indices of the common model by this engine, as its users estimate them.
// Usage: node sobolIndices.mjs POINTS random|sobol
import { readFileSync } from "node:fs";
import {
  pickFreezeSample,
  readStudy,
  sobolIndices,
  studyModel,
  studyUniforms,
  version,
} from "../../../build/lib/index.js";
import { measure } from "../peers/javascript/measure.mjs";

const [points, design] = process.argv.slice(2);
const outcomes = ["gross-earnings", "narrow", "wide-gross", "net-pay-per-month"];
const study = readStudy(readFileSync(new URL("../common-model.yaml", import.meta.url), "utf8"));
const replicates = 16;

function run() {
  const model = studyModel(study, outcomes);
  const drawsPerReplicate = Number(points) / replicates;
  const uniforms = studyUniforms(study, model.inputs, {
    seed: "common",
    design,
    replicates,
    drawsPerReplicate,
  });
  const sets = model.inputs.map(({ name }, input) => ({ id: name, inputs: [input] }));
  const sample = pickFreezeSample(model, uniforms, sets);
  const roles = ["workers", "wage", "months", "state", "agency", "embassy", "company"];
  return Object.fromEntries(
    outcomes.map((outcome) => {
      const found = new Map(sobolIndices(sample, outcome).map((index) => [index.set, index]));
      // The peers' order: role after role, segment after segment. An input that does not count has indices of 0.
      const inputs = roles.flatMap((role) =>
        Array.from({ length: 10 }, (_, segment) => `${role}.s${String(segment + 1).padStart(2, "0")}`),
      );
      const valuesOf = (order) => inputs.map((input) => found.get(input)?.[order].value ?? 0);
      return [outcome, { first: valuesOf("first"), total: valuesOf("total") }];
    }),
  );
}

await measure(`Wageflow ${version}, Node ${process.versions.node}`, run);
