import { unknownName } from "./problems.ts";
import type { Choice } from "./schemas/choice.ts";
import type { StudyChoice } from "./study.ts";

type Report = (path: readonly (string | number)[], message: string) => void;

/**
 * Works out the weights of a study's choices, pins included.
 *
 * Joint weights are kept under a pin: where an option of a dependent choice is pinned, the weights of
 * the choice that it depends on become those given that option.
 */
export function resolveChoices(
  written: readonly Choice[],
  pins: Readonly<Record<string, string>>,
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
    const weights = weightRows(choice, given, say);
    if (weights === undefined) continue;
    resolved.set(choice.id, {
      id: choice.id,
      stream: choice.stream ?? choice.id,
      options: choice.options.map((option) => option.id),
      given: choice.given,
      weights,
      pinned: Object.hasOwn(pins, choice.id) ? pins[choice.id] : undefined,
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
