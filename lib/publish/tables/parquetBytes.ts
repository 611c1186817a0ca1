import { parquetWriteBuffer } from "hyparquet-writer";
import type { Table } from "./table.ts";

const types = { string: "STRING", number: "DOUBLE", integer: "INT32", boolean: "BOOLEAN" } as const;

/** A table as Parquet: the same table, the same bytes. */
export function parquetBytes({ columns, rows }: Table): Uint8Array {
  return new Uint8Array(
    parquetWriteBuffer({
      columnData: columns.map(({ name, type, required }, index) => ({
        name,
        type: types[type],
        data: rows.map((row) => row[index]!),
        nullable: required !== true,
      })),
      createdBy: "wageflow",
    }),
  );
}
