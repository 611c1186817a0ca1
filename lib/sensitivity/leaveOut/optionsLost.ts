import type { Study } from "../../study/study.ts";
import { parameterOf } from "../../study/vocabulary.ts";

/**
 * The lists of workers and totals that have lost all their figures: options of the choices of composition and total
 * whose own parameters, those that no other option names, rest on dropped figures alone.
 *
 * @param unsupported parameters that are left without any figure
 */
export function optionsLost(
  study: Study,
  unsupported: ReadonlySet<string>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const { headcounts } = study;
  if (headcounts === undefined) return new Map();
  const rests = (id: string) => {
    const { evidence, derivedFrom } = study.parameters.get(id)?.written ?? {};
    return (evidence?.length ?? 0) + (derivedFrom?.length ?? 0) > 0;
  };
  const lost = (named: ReadonlyMap<string, readonly string[]>) =>
    new Set(
      [...named].flatMap(([option, names]) => {
        const own = names.filter(
          (name) =>
            rests(name) && [...named].every(([other, others]) => other === option || !others.includes(name)),
        );
        return own.length > 0 && own.every((name) => unsupported.has(name)) ? [option] : [];
      }),
    );
  const compositions = new Map(
    Object.entries(headcounts.compositions).map(([option, places]) => [
      option,
      Object.values(places).flatMap(({ add }) => add.flat().map(parameterOf)),
    ]),
  );
  const totals = new Map(
    Object.entries(headcounts.totals).map(([option, total]) => [option, total === null ? [] : [total]]),
  );
  return new Map(
    [
      [headcounts.compositionChoice, lost(compositions)] as const,
      [headcounts.totalChoice, lost(totals)] as const,
    ].filter(([, options]) => options.size > 0),
  );
}
