import type { Catalogue } from "../../study/catalogue.ts";
import type { Change } from "../../study/schemas/scenario.ts";
import type { Study } from "../../study/study.ts";

/** A policy that can be laid over any study that has its parameters: it changes these and nothing else. */
export interface PolicySwitch {
  readonly id: string;
  readonly title: string;
  readonly assumes: string;
  readonly leavesOut: string;
  /** The changes to the parameters that the study has. */
  readonly set: Readonly<Record<string, Change>>;
}

const words: ReadonlySet<string> = new Set([
  ...["id", "title", "year", "base", "kind", "assumes", "leavesOut", "set"],
]);

/** The policies among the scenarios that can be switched on in a study; not the study's own. */
export function policySwitches({ scenarios }: Pick<Catalogue, "scenarios">, study: Study): PolicySwitch[] {
  return scenarios
    .filter(
      (scenario) =>
        scenario.kind === "policy" &&
        scenario.id !== study.id &&
        Object.keys(scenario).every((field) => words.has(field)),
    )
    .map(({ id, title, assumes, leavesOut, set = {} }) => ({
      id,
      title,
      assumes,
      leavesOut,
      set: Object.fromEntries(Object.entries(set).filter(([parameter]) => study.parameters.has(parameter))),
    }))
    .filter(({ set }) => Object.keys(set).length > 0);
}
