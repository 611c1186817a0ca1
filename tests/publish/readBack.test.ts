import { spawnSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import datapackage from "datapackage";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { rowsOf } from "../../lib/publish/verify/tablePairs.ts";
import { temporaryFolder } from "../node/temporaryFolder.ts";
import { smallPublication, textOf } from "./published.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const folder = temporaryFolder();
let files: ReadonlyMap<string, Uint8Array>;
let names: readonly string[];

beforeAll(() => {
  files = smallPublication().files;
  for (const [file, content] of files) {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), content);
  }
  names = [...files.keys()].flatMap((file) => /^data\/(.+)\.csv$/.exec(file)?.[1] ?? []);
});

interface Descriptor {
  readonly resources: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly schema: { readonly fields: readonly { readonly name: string; readonly type: string }[] };
  }[];
}
const descriptor = () => JSON.parse(textOf(files.get("datapackage.json"))) as Descriptor;
const fieldsOf = (name: string) =>
  descriptor().resources.find((resource) => resource.path === `data/${name}.csv`)!.schema.fields;

/** The sum of every column of numbers and the number of blanks of every column, which tell whether a table came through. */
interface Told {
  readonly rows: number;
  readonly sums: Readonly<Record<string, number>>;
  readonly blanks: Readonly<Record<string, number>>;
}

function told(name: string): Told {
  const [, ...rows] = rowsOf(textOf(files.get(`data/${name}.csv`)));
  const fields = fieldsOf(name);
  const column = (at: number) => rows.map((row) => row[at]!);
  return {
    rows: rows.length,
    sums: Object.fromEntries(
      fields.flatMap(({ name: field, type }, at) =>
        type === "number" || type === "integer"
          ? [[field, column(at).reduce((sum, cell) => sum + Number(cell), 0)] as const]
          : [],
      ),
    ),
    blanks: Object.fromEntries(
      fields.map(({ name: field }, at) => [field, column(at).filter((cell) => cell === "").length]),
    ),
  };
}

function expectSame(found: Told, name: string): void {
  const wanted = told(name);
  expect(found.rows, name).toBe(wanted.rows);
  expect(found.blanks, name).toEqual(wanted.blanks);
  for (const [field, sum] of Object.entries(wanted.sums))
    expect(Math.abs((found.sums[field] ?? 0) - sum), `${name}, ${field}`).toBeLessThanOrEqual(
      1e-9 * Math.abs(sum) + 1e-9,
    );
}

describe("the tables of a publication", () => {
  it("are a valid Data Package, every row of it", async () => {
    const loaded = await datapackage.Package.load(path.join(folder, "datapackage.json"));
    expect(loaded.errors.map(String)).toEqual([]);
    expect(loaded.valid).toBe(true);
    for (const resource of loaded.resources) {
      if (!resource.tabular) continue;
      const rows = (await resource.read({ forceCast: true })) as unknown[];
      expect(rows.filter((row) => row instanceof Error)).toEqual([]);
      expect(rows.length).toBeGreaterThan(0);
    }
  });

  it("are listed with their sizes, each as CSV and as Parquet", () => {
    const { resources } = descriptor();
    expect(resources.map((resource) => resource.path).sort()).toEqual(
      names.flatMap((name) => [`data/${name}.csv`, `data/${name}.parquet`]).sort(),
    );
    for (const resource of resources) expect(resource.bytes).toBe(files.get(resource.path)!.length);
  });

  it.each(["csv", "parquet"])("come through DuckDB without hints as %s", async (format) => {
    const connection = await (await DuckDBInstance.create(":memory:")).connect();
    for (const name of names) {
      const file = path.join(folder, `data/${name}.${format}`).replaceAll("'", "''");
      const fields = fieldsOf(name);
      const { rows, blanks } = told(name);
      const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;
      const selected = fields.flatMap(({ name: field, type }) => [
        `count(*) - count(${quoted(field)}) as ${quoted(`blank ${field}`)}`,
        // A column that is blank throughout has no type that could be told.
        ...((type === "number" || type === "integer") && blanks[field]! < rows
          ? [`sum(${quoted(field)})::double as ${quoted(`sum ${field}`)}`]
          : []),
      ]);
      const reader = await connection.runAndReadAll(
        `select count(*) as n, ${selected.join(", ")} from '${file}'`,
      );
      const [row] = reader.getRowObjects() as Record<string, unknown>[];
      const under = (prefix: string) =>
        Object.fromEntries(
          Object.entries(row!)
            .filter(([key]) => key.startsWith(prefix))
            .map(([key, value]) => [key.slice(prefix.length), Number(value)]),
        );
      expectSame({ rows: Number(row!.n), sums: under("sum "), blanks: under("blank ") }, name);
    }
    connection.closeSync();
  });
});

/** Programs that others read the tables with; each prints what it read as one line of JSON a table. */
const readers: readonly {
  readonly name: string;
  readonly isThere: readonly string[];
  readonly call: readonly string[];
}[] = [
  {
    name: "pandas",
    isThere: ["python3", "-c", "import pandas"],
    call: [
      "python3",
      "-c",
      `
import json, sys, pandas
for file in sys.argv[1:]:
    table = pandas.read_csv(file)
    numbers = table.select_dtypes("number")
    print(json.dumps({"rows": len(table),
                      "sums": {name: float(numbers[name].sum()) for name in numbers},
                      "blanks": {name: int(table[name].isna().sum()) for name in table}}))
`,
    ],
  },
  {
    name: "R",
    isThere: ["Rscript", "-e", "1"],
    call: [
      "Rscript",
      "-e",
      `
for (file in commandArgs(TRUE)) {
  table <- read.csv(file, check.names = FALSE, na.strings = "")
  numbers <- Filter(is.numeric, table)
  pairs <- function(values) paste0("{", paste0('"', names(values), '":', sprintf("%.17g", values), collapse = ","), "}")
  cat(sprintf('{"rows":%d,"sums":%s,"blanks":%s}\\n', nrow(table),
    if (length(numbers)) pairs(sapply(numbers, sum, na.rm = TRUE)) else "{}",
    pairs(sapply(table, function(column) sum(is.na(column))))))
}
`,
    ],
  },
];

describe.each(readers)("the tables of a publication in $name", ({ name, isThere, call }) => {
  const found = spawnSync(isThere[0]!, isThere.slice(1)).status === 0;
  it.skipIf(!found)(`come through without hints (skipped where ${name} is not installed)`, () => {
    const paths = names.map((table) => path.join(folder, `data/${table}.csv`));
    const { stdout, stderr } = spawnSync(call[0]!, [...call.slice(1), ...paths], { encoding: "utf8" });
    const lines = stdout.trim().split("\n");
    expect(lines.length, stderr).toBe(names.length);
    lines.forEach((line, index) => {
      const read = JSON.parse(line) as Told;
      expectSame(read, names[index]!);
    });
  });
});
