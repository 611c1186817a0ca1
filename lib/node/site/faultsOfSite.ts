import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** What the framework leaves in a page instead of failing, and what would reach outside. */
const marks: readonly { readonly pattern: RegExp; readonly means: string }[] = [
  { pattern: /observablehq--error/, means: "an error of a page is written into it" },
  { pattern: /\/_npm\/|cdn\.jsdelivr|npm:/, means: "a library is taken from outside" },
  { pattern: /fonts\.googleapis/, means: "a font is taken from outside" },
];

/** Files of a built site that hold one of the marks, each with what it means. */
export function faultsOfSite(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((file) => file.endsWith(".html"))
    .flatMap((file) => {
      const text = readFileSync(path.join(folder, file), "utf8");
      return marks.filter(({ pattern }) => pattern.test(text)).map(({ means }) => `${file}: ${means}`);
    });
}
