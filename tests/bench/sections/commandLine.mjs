// The command as its users wait for it, beside an empty Node process.
import path from "node:path";
import { root, wholeProcess } from "../tools/programs.mjs";

const command = path.join(root, "build/wageflow.cjs");
const node = (...words) => wholeProcess(`Node ${process.versions.node}`, process.execPath, words);

export const title = "The command line";

export const says = "Time of the whole process, from its start to its end.";

export const base = "node, nothing else";

export const rows = [
  { name: "wageflow run (20,000 draws)", program: () => node(command, "run") },
  {
    name: "wageflow sensitivity --method all",
    program: () => node(command, "sensitivity", "--method", "all"),
  },
  { name: "wageflow --version", program: () => node(command, "--version") },
  { name: base, program: () => node("-e", "0") },
];
