import { readFileSync } from "node:fs";
import path from "node:path";

/**
 * The direction numbers of `directionNumbers.csv` as a JavaScript module that holds their bits, a fifth of
 * the table's size. The table writes a polynomial's coefficients as the bits of a number, leading and constant
 * term included (Joe and Kuo leave out these two, which are always 1).
 *
 * One dimension follows the other: 7 bits with half the difference between its polynomial and the one before,
 * then of initial number i, which is odd and below 2^i, the i - 1 bits above the last. `directionNumbers.ts`
 * reads them.
 */
export function packDirectionNumbers(root: string): string {
  const table = readFileSync(path.join(root, "lib/sampling/designs/directionNumbers.csv"), "utf8");
  const [, ...rows] = table.trim().split("\n");
  let bits = "";
  let before = 1;
  for (const row of rows) {
    const [, polynomial, initialNumbers] = row.split(",");
    bits += ((Number(polynomial) - before) / 2).toString(2).padStart(7, "0");
    before = Number(polynomial);
    for (const [index, number] of initialNumbers!.split(" ").entries()) {
      if (index > 0)
        bits += Math.floor(Number(number) / 2)
          .toString(2)
          .padStart(index, "0");
    }
  }
  const bytes = bits.match(/.{1,8}/g)!.map((byte) => Number.parseInt(byte.padEnd(8, "0"), 2));
  const text = Buffer.from(bytes).toString("base64");
  return `export default Uint8Array.from(atob("${text}"), (letter) => letter.charCodeAt(0));\n`;
}
