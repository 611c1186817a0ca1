import { readFileSync } from "node:fs";
import os from "node:os";

/** The machine and its system, one line each. */
export function machineDescription() {
  const [{ model }] = os.cpus();
  const gigabytes = (os.totalmem() / 2 ** 30).toFixed(0);
  return [
    `Processor: ${model.trim()}, ${os.availableParallelism()} cores, ${widestVectors()}`,
    `Memory: ${gigabytes} GiB`,
    `System: ${systemName()}, kernel ${os.release()}`,
    `Node ${process.versions.node} (V8 ${process.versions.v8})`,
  ];
}

function widestVectors() {
  const text = readIfThere("/proc/cpuinfo");
  const known = { avx512f: "AVX-512", avx2: "AVX2", sse2: "SSE2", asimd: "NEON" };
  const flags = new Set(text.split(/\s+/));
  return Object.entries(known).find(([flag]) => flags.has(flag))?.[1] ?? os.arch();
}

function systemName() {
  return /^PRETTY_NAME="(.*)"$/m.exec(readIfThere("/etc/os-release"))?.[1] ?? os.type();
}

function readIfThere(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}
