import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import datapackage from "datapackage";
import { describe, expect, it } from "vitest";
import * as z from "zod";
import { evidenceSchema, lineageSchema, sourceSchema } from "../lib/study/schemas/evidence.ts";
import { version } from "../lib/version.ts";

interface Field {
  readonly name: string;
  readonly type: "string" | "number" | "integer";
  readonly description?: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly enum?: readonly string[];
    readonly pattern?: string;
  };
}
interface Descriptor {
  readonly title: string;
  readonly version: string;
  readonly licenses: readonly { readonly name: string }[];
  readonly resources: readonly {
    readonly name: string;
    readonly path: string;
    readonly format: string;
    readonly title: string;
    readonly description: string;
    readonly schema: string | { readonly fields: readonly Field[]; readonly primaryKey: string };
  }[];
}

const data = path.resolve(import.meta.dirname, "../data");
const descriptor = JSON.parse(readFileSync(path.join(data, "datapackage.json"), "utf8")) as Descriptor;
const load = (of: object) => datapackage.Package.load(of, { basePath: data });
const datasets = await load(descriptor);

const tables: readonly (readonly [name: string, schema: z.ZodObject])[] = [
  ["evidence-report-2012", evidenceSchema],
  ["evidence-outside", evidenceSchema],
  ["sources", sourceSchema],
  ["lineages", lineageSchema],
];
const fieldsOf = (name: string): readonly Field[] => {
  const { schema } = descriptor.resources.find((resource) => resource.name === name)!;
  return typeof schema === "string" ? [] : schema.fields;
};
const problems = (rows: readonly unknown[]) =>
  rows.flatMap((row) =>
    row instanceof Error ? [row.message, ...((row as { errors?: Error[] }).errors ?? []).map(String)] : [],
  );

describe("data/datapackage.json", () => {
  it("is a valid Data Package, and so is every resource", () => {
    expect(datasets.errors.map(String)).toEqual([]);
    for (const { name, errors } of datasets.resources) expect(errors.map(String), name).toEqual([]);
    expect(datasets.valid).toBe(true);
  });

  it("has title, licence and the version of the code", () => {
    expect(descriptor.title).toMatch(/\w/);
    expect(descriptor.licenses.map(({ name }) => name)).toEqual(["CC-BY-4.0"]);
    expect(descriptor.version).toBe(version);
  });

  it("lists every data file once, and no other", () => {
    const files = readdirSync(data, { recursive: true, encoding: "utf8" })
      .map((file) => file.split(path.sep).join("/"))
      .filter((file) => /\.(ya?ml|csv)$/.test(file));
    expect(descriptor.resources.map((resource) => resource.path).sort()).toEqual(files.sort());
  });

  it("names for every YAML file the JSON Schema that its first line names", () => {
    const yaml = descriptor.resources.filter(({ format }) => format === "yaml");
    expect(yaml.length).toBeGreaterThan(0);
    for (const resource of yaml) {
      const [line] = readFileSync(path.join(data, resource.path), "utf8").split("\n");
      const schema = path.posix.relative(path.posix.dirname(resource.path), resource.schema as string);
      expect(line, resource.path).toBe(`# yaml-language-server: $schema=${schema}`);
    }
  });

  it("describes every resource in words", () => {
    for (const { name, title, description } of descriptor.resources) {
      expect(title, name).toMatch(/\w/);
      expect(description, name).toMatch(/^[A-Z].*\.$/);
    }
  });
});

describe.each(tables)("table %s", (name, schema) => {
  const fields = fieldsOf(name);

  it("has the columns of the file, in order, which are those that are read", () => {
    const names = fields.map((field) => field.name);
    expect(names).toEqual(Object.keys(schema.shape));
    const { path: file } = descriptor.resources.find((resource) => resource.name === name)!;
    expect(names.join(",")).toBe(readFileSync(path.join(data, file), "utf8").split(/\r?\n/)[0]);
  });

  it("describes every field in words", () => {
    for (const field of fields) expect(field.description, field.name).toMatch(/^[A-Z].*\.$/);
  });

  it("allows the words, numbers and blanks that are allowed when it is read", () => {
    for (const { name, type, constraints = {} } of fields) {
      const column = schema.shape[name] as z.ZodType;
      const options = column instanceof z.ZodEnum ? column.options : undefined;
      expect(constraints.enum, name).toEqual(options);
      const isText = column.safeParse(null).success === false;
      expect(type === "string", name).toBe(isText);
      expect(constraints.required ?? false, name).toBe(isText && !column.safeParse("").success);
    }
  });

  it("has only rows that are as described, with a primary key and foreign keys that hold", async () => {
    const resource = datasets.getResource(name);
    const rows = await resource.read({ keyed: true, relations: true, forceCast: true });
    expect(problems(rows)).toEqual([]);
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe("the checks of the tables", () => {
  const table = fieldsOf("lineages").map((field) => field.name);
  const withLineages = (rows: readonly (readonly string[])[]) =>
    load({
      ...descriptor,
      resources: descriptor.resources.map(({ path: file, ...resource }) =>
        resource.name === "lineages" ? { ...resource, data: [table, ...rows] } : { ...resource, path: file },
      ),
    });

  it("find a figure whose lineage is missing", async () => {
    const broken = await withLineages([["another", "Another", "press", "2012", "", ""]]);
    const rows = await broken.getResource("evidence-report-2012").read({ relations: true, forceCast: true });
    expect(problems(rows)[0]).toMatch(/foreign key/i);
  });

  it("find an id that stands twice", async () => {
    const broken = await withLineages([
      ["one", "One", "press", "2012", "", ""],
      ["one", "Two", "press", "2012", "", ""],
    ]);
    expect(problems(await broken.getResource("lineages").read({ forceCast: true }))).not.toEqual([]);
  });

  it("find a row without its label", async () => {
    const broken = await withLineages([["one", "", "press", "2012", "", ""]]);
    expect(problems(await broken.getResource("lineages").read({ forceCast: true }))).not.toEqual([]);
  });
});
