import { readFileSync } from "node:fs";
import path from "node:path";
import wabt from "wabt";

/** The engine's loops, assembled from `kernel.wat`, as a JavaScript module that holds their bytes. */
export async function assembleKernel(root: string): Promise<string> {
  const source = readFileSync(path.join(root, "lib/simulate/kernel/kernel.wat"), "utf8");
  const assembler = await wabt();
  const module = assembler.parseWat("kernel.wat", source, { simd: true });
  const text = Buffer.from(module.toBinary({}).buffer).toString("base64");
  module.destroy();
  return `export default Uint8Array.from(atob("${text}"), (letter) => letter.charCodeAt(0));\n`;
}
