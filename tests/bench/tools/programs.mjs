// How the programs of the benchmark are found and run. Each function gives either what runs the program once, or what
// to install.
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";

export const root = path.resolve(import.meta.dirname, "../../..");
const bench = (file) => path.join(root, "tests/bench", file);
const ranges = bench("common-model.csv");

/** @typedef {{ version: string, ms: number, cpuMs?: number, peakMb?: number, againMs?: number, results?: object }} Sample */
/** @typedef {{ once(): Sample } | { install: string }} Program */

/** A program of this project's own. @returns {Program} */
export function engine(script, ...words) {
  return printsJson(process.execPath, [bench(`engine/${script}`), ...words]);
}

/** @returns {Program} */
export function node(script, ...words) {
  return printsJson(process.execPath, [bench(`peers/javascript/${script}`), ranges, ...words]);
}

/** @returns {Program} */
export function squiggle(script, ...words) {
  const folder = "tests/bench/peers/javascript";
  if (!existsSync(path.join(root, folder, "node_modules/@quri/squiggle-lang")))
    return { install: `npm install --no-save --prefix ${folder} @quri/squiggle-lang@0.10.0` };
  return printsJson(process.execPath, [
    "--max-old-space-size=8192",
    bench(`peers/javascript/${script}`),
    ranges,
    ...words,
  ]);
}

/**
 * A program in Python that needs this module. The interpreter is the first that has it: the one that the variable
 * PYTHON names, the one on the path, the system's.
 *
 * @returns {Program}
 */
export function python(module, debianPackage, script, ...words) {
  const interpreters = [process.env.PYTHON, "python3", "/usr/bin/python3"].filter(Boolean);
  const interpreter = interpreters.find((command) => works(command, ["-c", `import ${module}`]));
  if (interpreter === undefined) return { install: `apt-get install ${debianPackage}` };
  // Linear algebra libraries start threads that these programs have no use for.
  const environment = { OMP_NUM_THREADS: "1", OPENBLAS_NUM_THREADS: "1", PYTHONDONTWRITEBYTECODE: "1" };
  return printsJson(interpreter, [bench(`peers/python/${script}`), ranges, ...words], environment);
}

/** @returns {Program} */
export function r(script, ...words) {
  if (!works("Rscript", ["--version"])) return { install: "apt-get install r-base-core" };
  return printsJson("Rscript", [bench(`peers/r/${script}`), ranges, ...words]);
}

/** A program in C, compiled for this processor (`native`) or for any of its kind. @returns {Program} */
export function c(source, processor, ...words) {
  if (!works("gcc", ["--version"])) return { install: "apt-get install gcc libc6-dev" };
  const folder = path.join(root, "build/bench");
  const program = path.join(folder, `${path.basename(source, ".c")}-${processor}`);
  mkdirSync(folder, { recursive: true });
  const flags = ["-std=gnu11", "-O3", `-march=${processor}`, "-o", program, bench(`peers/c/${source}`)];
  run("gcc", [...flags, "-lm", "-lpthread"]);
  return printsJson(program, [ranges, ...words]);
}

/** A program whose whole process is timed. @returns {Program} */
export function wholeProcess(version, command, words) {
  return {
    once() {
      const start = performance.now();
      run(command, words);
      return { version, ms: performance.now() - start };
    },
  };
}

function printsJson(command, words, environment = {}) {
  return { once: () => JSON.parse(run(command, words, environment)) };
}

function works(command, words) {
  return spawnSync(command, words, { stdio: "ignore" }).status === 0;
}

function run(command, words, environment = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, words, {
    encoding: "utf8",
    env: { ...process.env, ...environment },
    maxBuffer: 1 << 28,
  });
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${[command, ...words].join(" ")} ended with status ${status}\n${stderr}`);
  return stdout;
}
