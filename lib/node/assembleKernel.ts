import { readFileSync } from "node:fs";
import path from "node:path";
import wabt from "wabt";

/** The engine's loops, assembled from `kernel.wat`, as a JavaScript module that holds their bytes. */
export async function assembleKernel(root: string): Promise<string> {
  const source = withoutGroups(readFileSync(path.join(root, "lib/simulate/kernel/kernel.wat"), "utf8"));
  const assembler = await wabt();
  const module = assembler.parseWat("kernel.wat", source, { simd: true });
  const text = Buffer.from(module.toBinary({}).buffer).toString("base64");
  module.destroy();
  return `export default Uint8Array.from(atob("${text}"), (letter) => letter.charCodeAt(0));\n`;
}

const groups = [0, 1, 2, 3];

/** Writes a line with # four times, once a group, with the group's number: #*64+16 is 64 times that, and 16. */
function withoutGroups(source: string): string {
  return source.replace(/^(?!\s*;;).*#.*$/gm, (line) =>
    groups
      .map((group) =>
        line
          .replace(/#\*(\d+)\+(\d+)/g, (_, times: string, plus: string) =>
            String(group * Number(times) + Number(plus)),
          )
          .replaceAll("#", String(group)),
      )
      .join("\n"),
  );
}
