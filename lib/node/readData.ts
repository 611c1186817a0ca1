import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import * as z from "zod";
import type { Catalogue } from "../study/catalogue.ts";
import { DataError, type EntityKind, type Locate } from "../study/problems.ts";
import { locateInScenario } from "../study/readScenario.ts";
import { readYaml, type YamlFile } from "../study/readYaml.ts";
import { afterNetPaySchema, chainSchema } from "../study/schemas/chain.ts";
import { choiceSchema } from "../study/schemas/choice.ts";
import { claimSchema } from "../study/schemas/claim.ts";
import { contradictionSchema } from "../study/schemas/contradiction.ts";
import { datumKindSchema } from "../study/schemas/datumKind.ts";
import { evidenceSchema, lineageSchema, sourceSchema } from "../study/schemas/evidence.ts";
import { parameterSchema } from "../study/schemas/parameter.ts";
import { payslipSchema } from "../study/schemas/payslip.ts";
import { type Scenario, scenarioSchema } from "../study/schemas/scenario.ts";
import { headcountsSchema, segmentSchema } from "../study/schemas/segment.ts";
import { wordingSchema } from "../study/schemas/wording.ts";
import { validate } from "../study/validate.ts";
import { readTable } from "./readTable.ts";

/** Schemas of the YAML files, by the name of their JSON Schema in `data/schemas`. */
export const fileSchemas = {
  parameters: z.array(parameterSchema),
  chain: chainSchema,
  "after-net-pay": z.array(afterNetPaySchema),
  segments: z.array(segmentSchema),
  headcounts: z.array(headcountsSchema),
  choices: z.array(choiceSchema),
  scenario: scenarioSchema,
  claims: z.array(claimSchema),
  contradictions: z.array(contradictionSchema),
  payslip: payslipSchema,
  "datum-kinds": z.array(datumKindSchema),
  wording: wordingSchema,
} as const;

/** Reads the project's data from its files and checks each against its schema. */
export function readData(root: string): { readonly catalogue: Catalogue; readonly locate: Locate } {
  const problems: string[] = [];
  const places = new Map<string, (inside: readonly (string | number)[]) => string>();
  const scenarioLocators: Locate[] = [];
  const data = path.join(root, "data");
  const relative = (file: string) => path.relative(root, file).split(path.sep).join("/");

  function register(
    kind: EntityKind,
    id: string,
    place: (inside: readonly (string | number)[]) => string,
  ): void {
    const key = `${kind}:${id}`;
    if (places.has(key))
      problems.push(`${place([])}: ${kind} "${id}" stands already at ${places.get(key)!([])}`);
    else places.set(key, place);
  }

  function yaml<Name extends keyof typeof fileSchemas>(
    file: string,
    schema: Name,
  ): { file: YamlFile; name: string; value: z.infer<(typeof fileSchemas)[Name]> } | undefined {
    const name = relative(file);
    try {
      const parsed = readYaml(readFileSync(file, "utf8"), name);
      const result = validate(fileSchemas[schema], parsed.data);
      if (result.complaints === undefined)
        return { file: parsed, name, value: result.data as z.infer<(typeof fileSchemas)[Name]> };
      problems.push(
        ...result.complaints.map((c) => `${name}:${parsed.lineOf(c.path)}: ${c.path.join(".")} ${c.message}`),
      );
    } catch (error) {
      if (!(error instanceof DataError)) throw error;
      problems.push(...error.problems);
    }
    return undefined;
  }

  function list<Entry extends { readonly id: string }>(
    kind: EntityKind,
    schema: keyof typeof fileSchemas,
    files: readonly string[],
  ): Entry[] {
    return files.flatMap((file) => {
      const read = yaml(file, schema);
      if (read === undefined) return [];
      const whole = Array.isArray(read.value);
      const entries = (whole ? read.value : [read.value]) as unknown as Entry[];
      entries.forEach((entry, index) => {
        register(
          kind,
          entry.id,
          (inside) => `${read.name}:${read.file.lineOf([...(whole ? [index] : []), ...inside])}`,
        );
      });
      return entries;
    });
  }

  function table<Schema extends z.ZodType<{ id: string }>>(
    kind: EntityKind,
    file: string,
    schema: Schema,
  ): z.infer<Schema>[] {
    const numeric = new Set(["low", "high", "year_from", "year_to"]);
    const name = relative(file);
    return readTable(file).flatMap((row, index) => {
      const fields = Object.fromEntries(
        Object.entries(row).map(([key, value]) => [
          key,
          numeric.has(key) ? (value === "" ? null : Number(value)) : value,
        ]),
      );
      const place = `${name}:${index + 2}`;
      const result = validate(schema, fields);
      if (result.complaints !== undefined) {
        problems.push(
          ...result.complaints.map((c) => `${place}: ${row.id} ${c.path.join(".")} ${c.message}`),
        );
        return [];
      }
      register(kind, result.data.id, () => place);
      return [result.data];
    });
  }

  const files = (folder: string, base = data) =>
    readdirSync(path.join(base, folder))
      .filter((file) => file.endsWith(".yaml"))
      .sort()
      .map((file) => path.join(base, folder, file));

  const scenarios = files("scenarios").flatMap((file): Scenario[] => {
    const read = yaml(file, "scenario");
    if (read === undefined) return [];
    register("scenario", read.value.id, (inside) => `${read.name}:${read.file.lineOf(inside)}`);
    scenarioLocators.push(locateInScenario(read.file, read.value, read.name));
    return [read.value];
  });
  const catalogue: Catalogue = {
    sources: table("source", path.join(data, "sources.csv"), sourceSchema),
    lineages: table("lineage", path.join(data, "lineages.csv"), lineageSchema),
    evidence: [
      ...table("evidence", path.join(data, "evidence", "report-2012.csv"), evidenceSchema),
      ...table("evidence", path.join(data, "evidence", "outside.csv"), evidenceSchema),
    ],
    parameters: list("parameter", "parameters", files("parameters")),
    chains: list("chain", "chain", files("chains")),
    afterNetPay: list("after-net-pay", "after-net-pay", [path.join(data, "after-net-pay.yaml")]),
    segments: list("segment", "segments", [path.join(data, "segments.yaml")]),
    headcounts: list("headcounts", "headcounts", [path.join(data, "headcounts.yaml")]),
    choices: list("choice", "choices", [path.join(data, "choices.yaml")]),
    scenarios,
    claims: list("claim", "claims", [path.join(data, "claims.yaml")]),
    datumKinds: list("datum-kind", "datum-kinds", [path.join(data, "datum-kinds.yaml")]),
    wording: list("wording", "wording", files("wording")),
    contradictions: list("contradiction", "contradictions", [path.join(data, "contradictions.yaml")]),
    payslips: list("payslip", "payslip", files("payslips", path.join(root, "tests"))),
  };
  if (problems.length > 0) throw new DataError(problems);
  const locate: Locate = (problem) =>
    places.get(`${problem.kind}:${problem.id}`)?.(problem.path) ??
    scenarioLocators.map((inScenario) => inScenario(problem)).find((place) => place !== undefined);
  return { catalogue, locate };
}
