import { watch } from "node:fs";
import path from "node:path";
import { bundleEngine } from "./bundleEngine.ts";

/** A short wait lets an editor finish writing several files. */
const waitFor = 40;

/** Bundles the engine again whenever the library or the worker is edited; the preview then reloads it. */
export function watchEngine(root: string): void {
  let timer: NodeJS.Timeout | undefined;
  const again = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      bundleEngine(root).catch((error: Error) => process.stderr.write(`${error.message}\n`));
    }, waitFor);
  };
  for (const folder of ["lib", "src/bundles", "src/worker"]) {
    watch(path.join(root, folder), { recursive: true }, again);
  }
}
