import { printable } from "../../study/problems.ts";

/** Prints text for people; what a terminal would obey is written out. */
export function print(text: string): void {
  process.stdout.write(printable(text));
}
