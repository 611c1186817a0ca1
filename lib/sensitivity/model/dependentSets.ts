import { normalCorrelation } from "../../sampling/dependence/normalCorrelation.ts";
import type { Study } from "../../study/study.ts";
import type { CorrelatedSet } from "../samples/correlatedSet.ts";
import type { InputSet } from "../samples/pickFreeze.ts";

/** Inputs of a study that depend on one another. */
export interface DependentSet extends CorrelatedSet {
  readonly id: string;
  readonly title: string;
}

/** The sets of inputs that depend on one another, those with fewer than two inputs left out. */
export function dependentSets(study: Study, inputs: readonly { readonly name: string }[]): DependentSet[] {
  const numberOf = new Map(inputs.map(({ name }, input) => [name, input]));
  const kept = (parameters: readonly string[]) => parameters.filter((id) => numberOf.has(id));
  const { together, matrices } = study.dependence;
  return [
    ...together
      .filter(({ correlation }) => correlation > 0)
      .map(({ id, title, parameters, correlation }) => {
        const members = kept(parameters);
        const shared = normalCorrelation(correlation);
        return {
          id,
          title,
          inputs: members.map((member) => numberOf.get(member)!),
          correlation: members.map((row) => members.map((column) => (row === column ? 1 : shared))),
        };
      }),
    ...matrices.map(({ id, title, parameters, factor }) => {
      const members = kept(parameters);
      const rows = members.map((member) => factor[parameters.indexOf(member)]!);
      return {
        id,
        title,
        inputs: members.map((member) => numberOf.get(member)!),
        correlation: rows.map((left) => rows.map((right) => product(left, right))),
      };
    }),
  ].filter((set) => set.inputs.length > 1);
}

/** A set with every input that depends on one of its own: only such sets can be exchanged by themselves. */
export function closed<Kind extends Pick<InputSet, "inputs">>(
  set: Kind,
  dependent: readonly DependentSet[],
): Kind {
  const joined = dependent.filter(({ inputs }) => inputs.some((input) => set.inputs.includes(input)));
  return { ...set, inputs: [...new Set([...set.inputs, ...joined.flatMap(({ inputs }) => inputs)])] };
}

/** Every input by itself, those that depend on one another together. */
export function independentSets(
  inputs: readonly { readonly name: string }[],
  dependent: readonly DependentSet[],
): InputSet[] {
  return [
    ...inputs.flatMap(({ name }, input) =>
      dependent.some((set) => set.inputs.includes(input)) ? [] : [{ id: name, inputs: [input] }],
    ),
    ...dependent.map((set) => ({ id: `dependent:${set.id}`, inputs: set.inputs })),
  ];
}

function product(left: readonly number[], right: readonly number[]): number {
  let sum = 0;
  for (let index = 0; index < Math.min(left.length, right.length); index++)
    sum += left[index]! * right[index]!;
  return sum;
}
