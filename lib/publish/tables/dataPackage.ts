import { version } from "../../version.ts";
import { dataLicence } from "../licence.ts";
import type { Table } from "./table.ts";

/** A table's files and their digests. */
export interface TableFile {
  readonly table: Table;
  readonly path: string;
  readonly format: "csv" | "parquet";
  readonly bytes: number;
  readonly sha256: string;
}

const mediaTypes = { csv: "text/csv", parquet: "application/vnd.apache.parquet" } as const;

/** The descriptor of a publication's tables as a Frictionless Data Package: every table with its schema. */
export function dataPackage(
  of: { readonly name: string; readonly title: string; readonly description: string },
  files: readonly TableFile[],
): string {
  const descriptor = {
    profile: "data-package",
    name: of.name,
    title: of.title,
    description: of.description,
    version,
    licenses: [dataLicence],
    resources: files.map(({ table, path, format, bytes, sha256 }) => ({
      name: format === "csv" ? table.name : `${table.name}-${format}`,
      path,
      profile: format === "csv" ? "tabular-data-resource" : "data-resource",
      title: table.title,
      description: table.description,
      format,
      mediatype: mediaTypes[format],
      ...(format === "csv" ? { encoding: "utf-8" } : {}),
      bytes,
      hash: `sha256:${sha256}`,
      schema: {
        fields: table.columns.map(({ name, type, description, required }) => ({
          name,
          type,
          description,
          ...(required ? { constraints: { required } } : {}),
        })),
        missingValues: [""],
      },
    })),
  };
  return `${JSON.stringify(descriptor, null, 2)}\n`;
}
