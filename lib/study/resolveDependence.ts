import { factorCorrelationMatrix } from "../sampling/dependence/correlationMatrix.ts";
import { unknownName } from "./problems.ts";
import type { WrittenDependence } from "./schemas/scenario.ts";
import type { Dependence } from "./study.ts";
import type { dependencePolicies } from "./vocabulary.ts";

type Report = (path: readonly (string | number)[], message: string) => void;

/** A correlation for every group: a number, or one of the two that have a name. */
export type DependencePolicy = (typeof dependencePolicies)[number] | number;

/** Rank correlation that a policy gives to all groups. */
export function correlationOf(policy: DependencePolicy): number {
  if (policy === "independent") return 0;
  return policy === "common" ? 1 : policy;
}

/** Dependence in which every group has the correlation of a policy. */
export function underPolicy(written: WrittenDependence, policy: DependencePolicy): WrittenDependence {
  const correlation = correlationOf(policy);
  return { ...written, together: (written.together ?? []).map((group) => ({ ...group, correlation })) };
}

/**
 * Checks what a scenario says of dependence, and keeps what concerns the parameters that the study uses.
 *
 * @param known ids of all parameters that the scenario may name
 * @param used ids of those that the study uses
 * @param policy in place of the correlation of every group
 */
export function resolveDependence(
  written: WrittenDependence,
  known: ReadonlySet<string>,
  used: ReadonlySet<string>,
  policy: DependencePolicy | undefined,
  report: Report,
): Dependence {
  const { together = [], matrices = [] } = written;
  const standsIn = new Map<string, string>();
  const checkMembers = (
    path: (string | number)[],
    { id: entry, parameters }: { id: string; parameters: readonly string[] },
  ) => {
    for (const [index, id] of parameters.entries()) {
      const at = [...path, "parameters", index];
      const before = standsIn.get(id);
      if (!known.has(id)) {
        report(
          at,
          `${unknownName("parameter", id, known)}${id.startsWith("choice:") ? "; choices cannot be correlated: their options have no order" : ""}`,
        );
      } else if (before !== undefined) report(at, `"${id}" stands in "${before}" already`);
      standsIn.set(id, entry);
    }
  };
  for (const [index, group] of together.entries()) checkMembers(["dependence", "together", index], group);
  for (const [index, matrix] of matrices.entries()) checkMembers(["dependence", "matrices", index], matrix);
  if (policy !== undefined) {
    const correlation = correlationOf(policy);
    if (!(correlation >= 0 && correlation <= 1))
      report(["dependence"], `the correlation is ${correlation}; allowed is a number from 0 to 1`);
  }
  return {
    together: together.map(({ id, title, parameters, correlation }) => ({
      id,
      title,
      parameters: parameters.filter((member) => used.has(member)),
      correlation: policy === undefined ? correlation : correlationOf(policy),
    })),
    matrices: matrices.flatMap(({ id, title, parameters, correlations }, index) => {
      const order = [...parameters.keys()].sort((a, b) => (parameters[a]! < parameters[b]! ? -1 : 1));
      const ids = order.map((row) => parameters[row]!);
      try {
        if (correlations.length !== ids.length || correlations.some((row) => row.length !== ids.length))
          throw new RangeError(
            `has to be ${ids.length} rows of ${ids.length} numbers, one for each parameter`,
          );
        const sorted = order.map((row) => order.map((column) => correlations[row]![column]!));
        factorCorrelationMatrix(ids, sorted);
        const kept = ids.flatMap((member, row) => (used.has(member) ? [row] : []));
        if (kept.length < 2) return [];
        return [
          {
            id,
            title,
            parameters: kept.map((row) => ids[row]!),
            factor: factorCorrelationMatrix(
              kept.map((row) => ids[row]!),
              kept.map((row) => kept.map((column) => sorted[row]![column]!)),
            ),
          },
        ];
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        report(["dependence", "matrices", index, "correlations"], error.message);
        return [];
      }
    }),
  };
}
