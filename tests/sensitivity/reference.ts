import { readReference } from "../sampling/readReference.ts";

/** What another program makes of something, by input. */
export function referenceOf(what: string): number[] {
  return readReference("sensitivity")
    .filter((row) => row.what === what)
    .map((row) => Number(row.value));
}
