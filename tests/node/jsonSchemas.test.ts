import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it, vi } from "vitest";
import { parse } from "yaml";
import { jsonSchemas } from "../../lib/node/jsonSchemas.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const root = path.resolve(import.meta.dirname, "../..");
const schemaFolder = path.join(root, "data/schemas");
const read = (file: string) => readFileSync(path.join(root, file), "utf8");
const files = jsonSchemas();

const ajv = new Ajv2020({ strict: true, allErrors: true });
const validators = new Map(
  Object.entries(files).map(([name, text]) => [name, ajv.compile(JSON.parse(text) as object)] as const),
);

/** What a schema has against data; empty where it is valid. */
function complaints(schema: string, data: unknown): string[] {
  const validate = validators.get(schema)!;
  return validate(data)
    ? []
    : validate.errors!.map(({ instancePath, message }) => `${instancePath} ${message}`);
}

/** The schema that belongs to a file, by where it stands. */
const schemaOf: readonly (readonly [where: RegExp, schema: string])[] = [
  [/^data\/parameters\/[\w-]+\.yaml$/, "parameters.schema.json"],
  [/^data\/chains\/[\w-]+\.yaml$/, "chain.schema.json"],
  [/^data\/scenarios\/[\w-]+\.yaml$/, "scenario.schema.json"],
  [/^data\/examples\/[\w-]+\.yaml$/, "scenario.schema.json"],
  [
    /^data\/(after-net-pay|segments|headcounts|choices|claims|contradictions|datum-kinds)\.yaml$/,
    "$1.schema.json",
  ],
  [/^data\/wording\/[\w-]+\.yaml$/, "wording.schema.json"],
  [/^tests\/payslips\/[\w-]+\.yaml$/, "payslip.schema.json"],
];
const yamlFiles = ["data", "tests/payslips"].flatMap((folder) =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((file) => /\.ya?ml$/.test(file))
    .map((file) => path.posix.join(folder, file.split(path.sep).join("/")))
    .sort(),
);

describe("jsonSchemas", () => {
  it("makes just the files that stand in data/schemas", () => {
    expect(readdirSync(schemaFolder).sort()).toEqual(Object.keys(files).sort());
  });

  it.each(Object.entries(files))(
    "makes %s as it stands there; `npm run schemas` writes it anew",
    (name, text) => {
      expect(readFileSync(path.join(schemaFolder, name), "utf8")).toBe(text);
    },
  );

  it.each(Object.entries(files))("names the draft, an id and a title in %s", (name, text) => {
    const { $schema, $id, title } = JSON.parse(text) as Record<string, string>;
    expect($schema).toBe("https://json-schema.org/draft/2020-12/schema");
    expect($id).toBe(`urn:wageflow:schema:${name.replace(".schema.json", "")}`);
    expect(title).toMatch(/\w/);
  });
});

describe.each(yamlFiles)("%s", (file) => {
  const [where, name] = schemaOf.find(([pattern]) => pattern.test(file)) ?? [];
  const schema = where && file.replace(where, name!);
  const text = read(file);

  it("tells editors its schema in the first line", () => {
    expect(schema, "no schema belongs to this place").toBeDefined();
    const told = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text)?.[1];
    expect(told).toBe(path.posix.relative(path.posix.dirname(file), `data/schemas/${schema}`));
  });

  it("is valid against its schema", () => {
    expect(complaints(schema!, parse(text))).toEqual([]);
  });

  it("would not be valid with a field that the schema does not know", () => {
    const data = parse(text) as unknown;
    const withUnknown = Array.isArray(data)
      ? [{ ...data[0], lable: "x" }]
      : { ...(data as object), lable: "x" };
    const place = Array.isArray(data) ? "/0" : "";
    expect(complaints(schema!, withUnknown)).toContain(`${place} must NOT have additional properties`);
  });
});

describe("run.schema.json", () => {
  const run = (call: readonly string[]) =>
    JSON.parse(
      execFileSync(process.execPath, ["build/wageflow.cjs", "run", ...call, "--json"], {
        cwd: root,
        encoding: "utf8",
        maxBuffer: 1e8,
      }),
    ) as { outcomes: { mean: number | null }[] };

  it.each([
    ["of the default scenario", ["--draws", "5000", "--threshold", "150000000"]],
    ["of too few draws for an envelope", ["--draws", "1"]],
    ["with a changed parameter", ["--set", "months.usual=11", "--draws", "1000"]],
    ["with a pinned choice", ["--choose", "kuwait-chain=side-by-side", "--draws", "1000"]],
    ["of a restatement", ["report-headline-2012", "--draws", "1000"]],
    ["with further quantiles", ["kuwait-2012", "--quantiles", "0,0.01,1", "--draws", "1000"]],
  ])("describes the output %s", (_, call) => {
    expect(complaints("run.schema.json", run(call))).toEqual([]);
  });

  it("refuses null for a number, which is how JSON writes one that is not finite", () => {
    const report = run(["--draws", "100"]);
    report.outcomes[0]!.mean = null;
    expect(complaints("run.schema.json", report)).toEqual(["/outcomes/0/mean must be number"]);
  });
});
