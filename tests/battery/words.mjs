/**
 * Writes words of the engine's random streams to standard output, for ever, as a battery of tests reads them:
 *   node tests/battery/words.mjs stream | dieharder -g 200 -d 2
 * A number after the arrangement is the draw to begin with, 0 if there is none.
 *
 * - stream: one stream, word after word
 * - parameters: the first word of each of 96 parameters, the second word of each, and so on
 * - seeds: the same over 1,024 neighbouring seeds of one parameter
 */
import { streamKey } from "../../build/lib/sampling/streamKey.js";
import { fillWords } from "../../build/lib/sampling/threefry.js";

const keysOf = {
  stream: () => [streamKey("2012", "wage.kuwait", "value", 0)],
  parameters: () =>
    Array.from({ length: 96 }, (_, index) => streamKey("2012", `parameter.${index + 1}`, "value", 0)),
  seeds: () => Array.from({ length: 1024 }, (_, seed) => streamKey(`${seed}`, "wage.kuwait", "value", 0)),
};

const [arrangement, start = "0"] = process.argv.slice(2);
if (!Object.hasOwn(keysOf, arrangement)) {
  process.stderr.write(`one of ${Object.keys(keysOf).join(", ")} is needed, not ${arrangement}\n`);
  process.exit(2);
}
const keys = keysOf[arrangement]();
const rows = Math.ceil(2 ** 18 / keys.length);
const column = new Uint32Array(rows);
process.stdout.on("error", stop);
writeFrom(Number(start));

/** The reader has enough. */
function stop() {
  process.exit(0);
}

function writeFrom(first) {
  const words = new Uint32Array(rows * keys.length);
  for (const [index, key] of keys.entries()) {
    fillWords(key, first, column);
    for (let row = 0; row < rows; row++) words[row * keys.length + index] = column[row];
  }
  process.stdout.write(new Uint8Array(words.buffer), (error) => (error ? stop() : writeFrom(first + rows)));
}
