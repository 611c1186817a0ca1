import type { ChoiceChanges } from "./flattenScenario.ts";
import { unknownName } from "./problems.ts";
import type { Choice } from "./schemas/choice.ts";
import type { Weights } from "./schemas/scenario.ts";
import type { StudyChoice } from "./study.ts";

/** Weights may miss 1 by so much: thirds are written 0.333. */
const roundingOfWeights = 0.0015;

type Report = (path: readonly (string | number)[], message: string) => void;

/**
 * Works out the weights of a study's choices, pins included.
 *
 * Weights of the caller's replace those of the data; where these depend on another choice, under every option
 * of it. An option that they do not name has none.
 *
 * Joint weights are kept under a pin: where an option of a dependent choice is pinned, the weights of
 * the choice that it depends on become those given that option.
 */
export function resolveChoices(
  written: readonly Choice[],
  { choose: pins = {}, weigh = {} }: ChoiceChanges,
  report: (choice: string, path: readonly (string | number)[], message: string) => void,
): Map<string, StudyChoice> {
  const byId = new Map(written.map((choice) => [choice.id, choice]));
  const resolved = new Map<string, StudyChoice>();
  for (const choice of written) {
    const given = choice.given === undefined ? undefined : byId.get(choice.given);
    const say: Report = (path, message) => report(choice.id, path, message);
    if (choice.given !== undefined && given === undefined) {
      say(["given"], unknownName("choice", choice.given, byId.keys()));
      continue;
    }
    if (given?.given !== undefined) {
      say(["given"], `"${given.id}" depends on another choice itself; weights may depend on one choice only`);
      continue;
    }
    sayUnknownOptions(choice, given, say);
    const ownRows = weightRows(choice, given, say);
    if (ownRows === undefined) continue;
    const asked = Object.hasOwn(weigh, choice.id) ? askedWeights(choice, weigh[choice.id]!) : undefined;
    const weights = asked === undefined ? ownRows : ownRows.map(() => asked);
    resolved.set(choice.id, {
      id: choice.id,
      stream: choice.stream ?? choice.id,
      options: choice.options.map((option) => option.id),
      given: choice.given,
      weights,
      pinned: Object.hasOwn(pins, choice.id) ? pins[choice.id] : undefined,
      weighed: asked !== undefined,
      written: choice,
    });
  }
  for (const choice of [...resolved.values()]) {
    if (choice.pinned === undefined || choice.given === undefined) continue;
    const parent = resolved.get(choice.given);
    if (parent === undefined) continue;
    const option = choice.options.indexOf(choice.pinned);
    const joint = parent.weights[0]!.map((weight, index) => weight * choice.weights[index]![option]!);
    const total = joint.reduce((sum, weight) => sum + weight, 0);
    // An option that has no weight under any parent may still be pinned; the parent then stays as it is.
    if (total > 0) resolved.set(parent.id, { ...parent, weights: [joint.map((weight) => weight / total)] });
  }
  return resolved;
}

function askedWeights(choice: Choice, weights: Weights): number[] {
  const row = choice.options.map(({ id }) => (Object.hasOwn(weights, id) ? weights[id]! : 0));
  const total = sumOf(row);
  return row.map((weight) => weight / total);
}

/**
 * What is wrong with weights that are to replace a choice's own; undefined where nothing is.
 *
 * @param weights none below nothing
 */
export function faultOfWeights(choice: Choice, weights: Weights): string | undefined {
  const options = choice.options.map(({ id }) => id);
  const unknown = Object.keys(weights).find((id) => !options.includes(id));
  if (unknown !== undefined) return unknownName("option", unknown, options);
  const wrong = Object.entries(weights).find(([, weight]) => !(weight >= 0));
  if (wrong !== undefined) return `the weight of "${wrong[0]}" is ${wrong[1]}; allowed is 0 or more`;
  const total = sumOf(Object.values(weights));
  return Math.abs(total - 1) <= roundingOfWeights
    ? undefined
    : `the weights add up to ${Number(total.toPrecision(6))}; they have to add up to 1, and options that are not named have none`;
}

function sumOf(weights: readonly number[]): number {
  return weights.reduce((sum, weight) => sum + weight, 0);
}

function weightRows(choice: Choice, given: Choice | undefined, report: Report): number[][] | undefined {
  const ids = choice.options.map((option) => option.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice !== undefined) {
    report(["options"], `"${twice}" stands there twice`);
    return undefined;
  }
  const rows = (given?.options ?? [undefined]).map((parent) =>
    choice.options.map((option, index) => {
      if (typeof option.weight === "number") return option.weight;
      if (parent === undefined) {
        report(
          ["options", index, "weight"],
          "is a table, but the choice names no `given` that it could depend on",
        );
        return 0;
      }
      const weight = Object.hasOwn(option.weight, parent.id) ? option.weight[parent.id] : undefined;
      if (weight === undefined) report(["options", index, "weight"], `has no entry for "${parent.id}"`);
      return weight ?? 0;
    }),
  );
  const totals = rows.map((row) => row.reduce((sum, weight) => sum + weight, 0));
  if (totals.some((total) => !(total > 0))) {
    report(["options"], "have weights that add up to nothing");
    return undefined;
  }
  return rows.map((row, index) => row.map((weight) => weight / totals[index]!));
}

function sayUnknownOptions(choice: Choice, given: Choice | undefined, report: Report): void {
  const known = given?.options.map(({ id }) => id) ?? [];
  choice.options.forEach(({ weight }, index) => {
    if (typeof weight === "number" || given === undefined) return;
    for (const option of Object.keys(weight)) {
      if (!known.includes(option)) {
        report(["options", index, "weight", option], unknownName("option", option, known));
      }
    }
  });
}
