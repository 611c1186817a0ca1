import { standardNormalQuantile } from "../../lib/sampling/quantiles/standardNormal.ts";
import { functionModel } from "../../lib/sensitivity/model/functionModel.ts";
import type { Model, ModelInput } from "../../lib/sensitivity/model/model.ts";
import { designUniforms, type UniformsOptions } from "../../lib/sensitivity/samples/uniforms.ts";

/** A model whose indices are known in closed form, inputs being named x1, x2, ... */
export interface TestFunction {
  readonly model: Model;
  readonly mean: number;
  readonly variance: number;
  readonly first: readonly number[];
  readonly total: readonly number[];
}

export function inputs(count: number, quantile: (u: number, input: number) => number): ModelInput[] {
  return Array.from({ length: count }, (_, input) => ({
    name: `x${input + 1}`,
    quantile: (u) => quantile(u, input),
    options: undefined,
  }));
}

/** Ishigami and Homma (1990) with a = 7 and b = 0.1. */
export function ishigami(): TestFunction {
  const a = 7;
  const b = 0.1;
  const model = functionModel(
    inputs(3, (u) => Math.PI * (2 * u - 1)),
    ["y"],
    ([x1, x2, x3]) => [Math.sin(x1!) + a * Math.sin(x2!) ** 2 + b * x3! ** 4 * Math.sin(x1!)],
  );
  const v1 = 0.5 * (1 + (b * Math.PI ** 4) / 5) ** 2;
  const v2 = a ** 2 / 8;
  const v13 = (b ** 2 * Math.PI ** 8 * 8) / 225;
  const variance = v1 + v2 + v13;
  return {
    model,
    mean: a / 2,
    variance,
    first: [v1 / variance, v2 / variance, 0],
    total: [(v1 + v13) / variance, v2 / variance, v13 / variance],
  };
}

/** Sobol's g function: a product of (|4 u - 2| + a) / (1 + a). */
export function sobolG(a: readonly number[] = [0, 1, 4.5, 9, 99, 99]): TestFunction {
  const model = functionModel(
    inputs(a.length, (u) => u),
    ["y"],
    (x) => [a.reduce((product, ai, i) => (product * (Math.abs(4 * x[i]! - 2) + ai)) / (1 + ai), 1)],
  );
  const parts = a.map((ai) => 1 / (3 * (1 + ai) ** 2));
  return productIndices(model, 1, parts);
}

/** The product of uniform inputs on 1 to 2, 1 to 3, ...: a product model like headcount times wage times months. */
export function product(count = 3): TestFunction {
  const model = functionModel(
    inputs(count, (u, input) => 1 + u * (input + 1)),
    ["y"],
    (x) => [x.reduce((left, right) => left * right, 1)],
  );
  const parts = Array.from(
    { length: count },
    (_, input) => (input + 1) ** 2 / 12 / (1 + (input + 1) / 2) ** 2,
  );
  const mean = Array.from({ length: count }, (_, input) => 1 + (input + 1) / 2).reduce((l, r) => l * r, 1);
  return productIndices(model, mean, parts);
}

/** Indices of a product of independent factors from the squares of their coefficients of variation. */
function productIndices(model: Model, mean: number, parts: readonly number[]): TestFunction {
  const all = parts.reduce((result, part) => result * (1 + part), 1);
  return {
    model,
    mean,
    variance: mean * mean * (all - 1),
    first: parts.map((part) => part / (all - 1)),
    total: parts.map((part) => (part * (all / (1 + part))) / (all - 1)),
  };
}

/** A sum of uniform inputs with weights 1, 2, ... */
export function additive(count = 4): TestFunction {
  const model = functionModel(
    inputs(count, (u) => u),
    ["y"],
    (x) => [x.reduce((sum, value, input) => sum + (input + 1) * value, 0)],
  );
  const parts = Array.from({ length: count }, (_, input) => (input + 1) ** 2 / 12);
  const variance = parts.reduce((sum, part) => sum + part, 0);
  const shares = parts.map((part) => part / variance);
  return { model, mean: (count * (count + 1)) / 4, variance, first: shares, total: shares };
}

/** A weighted sum of standard normal inputs. */
export function linearGaussian(weights: readonly number[]): Model {
  return functionModel(
    inputs(weights.length, (u) => standardNormalQuantile(u)),
    ["y"],
    (x) => [weights.reduce((sum, weight, input) => sum + weight * x[input]!, 0)],
  );
}

/** Each input by itself. */
export function singles(model: Model) {
  return model.inputs.map(({ name }, input) => ({ id: name, inputs: [input] }));
}

/** Uniforms of a design whose inputs all belong to one net. */
export function uniformsFor(model: Model, options: UniformsOptions) {
  return designUniforms(
    model.inputs.map(({ name }, input) => ({ stream: name, net: "all", dimension: input + 1 })),
    options,
  );
}
