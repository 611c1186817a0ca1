import { readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { checkEvidence, type LocatedFigure } from "../study/checkEvidence.ts";
import { readTable } from "./readTable.ts";

/**
 * Holds the figures of the 2012 report against its text, which is not part of the project. Status 0 if
 * all is well, 1 for any miss, 2 for a wrong call.
 */
const table = path.resolve(
  path.dirname(fileURLToPath(import.meta.url)),
  "../../../data/evidence/report-2012.csv",
);

// A reader that stops early, as `head` does, is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 2));

const [file, ...others] = process.argv.slice(2);
if (file === undefined || file.startsWith("-") || others.length > 0) {
  process.stderr.write("call: npm run check-evidence -- path/to/report.txt\n");
  process.exitCode = 2;
} else {
  try {
    process.exitCode = report(readFileSync(file, "utf8"), readFigures());
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 2;
  }
}

function readFigures(): LocatedFigure[] {
  return readTable(table).map((row) => {
    const field = (name: keyof LocatedFigure) => row[name] ?? "";
    return {
      id: field("id"),
      chapter: field("chapter"),
      section: field("section"),
      lines: field("lines"),
      printed: field("printed"),
      says: field("says"),
      reading: field("reading"),
    };
  });
}

function report(text: string, figures: readonly LocatedFigure[]): number {
  const { misses, otherEdition } = checkEvidence(text, figures);
  const withMisses = new Set(misses.map(({ id }) => id)).size;
  for (const { id, lines, message } of misses) process.stdout.write(`${id}, lines ${lines}: ${message}\n`);
  if (otherEdition !== undefined) process.stdout.write(`${otherEdition}\n`);
  process.stdout.write(`${figures.length} figures: ${figures.length - withMisses} good, ${withMisses} not\n`);
  return misses.length === 0 ? 0 : 1;
}
