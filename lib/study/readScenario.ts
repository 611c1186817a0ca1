import { DataError, type Locate, type Problem } from "./problems.ts";
import { readYaml, type YamlFile } from "./readYaml.ts";
import { type Scenario, scenarioSchema } from "./schemas/scenario.ts";
import { validate } from "./validate.ts";

/** Reads and checks a scenario of a user's own. */
export function readScenario(
  text: string,
  name: string,
): { readonly scenario: Scenario; readonly locate: Locate } {
  const file = readYaml(text, name);
  const result = validate(scenarioSchema, file.data);
  if (result.complaints) {
    throw new DataError(
      result.complaints.map(
        ({ path, message }) =>
          `${name}:${file.lineOf(path)}: ${path.length === 0 ? "" : `${path.join(".")} `}${message}`,
      ),
    );
  }
  return { scenario: result.data, locate: locateInScenario(file, result.data, name) };
}

/** Finds entries that a scenario holds inline, and the scenario's own fields. */
export function locateInScenario(file: YamlFile, scenario: Scenario, name: string): Locate {
  const lists = {
    parameter: ["parameters", scenario.parameters],
    chain: ["chains", scenario.chains],
    "after-net-pay": ["afterNetPay", scenario.afterNetPay],
    choice: ["choices", scenario.choices],
    segment: ["segments", scenario.segments],
  } as const;
  return ({ kind, id, path }: Pick<Problem, "kind" | "id" | "path">) => {
    if (kind === "scenario" && id === scenario.id) return `${name}:${file.lineOf(path)}`;
    if (kind === "headcounts" && typeof scenario.headcounts === "object") {
      return `${name}:${file.lineOf(["headcounts", ...path])}`;
    }
    const list = Object.hasOwn(lists, kind) ? lists[kind as keyof typeof lists] : undefined;
    const index =
      list?.[1]?.findLastIndex((entry) => (typeof entry === "string" ? entry : entry.id) === id) ?? -1;
    return list === undefined || index < 0 ? undefined : `${name}:${file.lineOf([list[0], index, ...path])}`;
  };
}
