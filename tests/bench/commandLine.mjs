// Whole-process time of the default run, start-up included, beside an empty Node process in the same minute.
// Usage: npm run build && node tests/bench/commandLine.mjs [runs]
import { spawnSync } from "node:child_process";
import path from "node:path";

const root = path.resolve(import.meta.dirname, "../..");
const runs = Number(process.argv[2] ?? 15);
const commands = {
  "wageflow run (20,000 draws)": [path.join(root, "build/wageflow.js"), "run"],
  "wageflow --version": [path.join(root, "build/wageflow.js"), "--version"],
  "node, nothing else": ["-e", "0"],
};
const times = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
for (let run = 0; run <= runs; run++) {
  for (const [name, words] of Object.entries(commands)) {
    const start = performance.now();
    const { status } = spawnSync(process.execPath, words);
    if (status !== 0) throw new Error(`${name} ended with status ${status}`);
    // The first round fills the caches of files.
    if (run > 0) times[name].push(performance.now() - start);
  }
}
for (const [name, list] of Object.entries(times)) {
  const sorted = list.sort((a, b) => a - b);
  const show = (value) => value.toFixed(0).padStart(5);
  console.log(
    `${name.padEnd(28)} median ${show(sorted[sorted.length >> 1])} ms, least ${show(sorted[0])}, most ${show(sorted.at(-1))}`,
  );
}
