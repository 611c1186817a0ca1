import path from "node:path";

/** How the command line was called, so that what it suggests can be copied: installed, or from a checkout. */
export function invocation(): string {
  const script = process.argv[1] ?? "wageflow";
  return path.basename(script) === "wageflow.cjs"
    ? `node ${path.relative(process.cwd(), script)}`
    : "wageflow";
}
