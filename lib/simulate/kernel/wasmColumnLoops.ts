import { type ColumnLoops, mostCounts, mostSummed } from "./columnLoops.ts";
import { kernelModule, withOrWithout } from "./kernelModule.ts";
import { plainColumnLoops } from "./plainColumnLoops.ts";

interface Loops {
  moments(from: number, end: number, centre: number): void;
  bounds(from: number, end: number): void;
  count(from: number, end: number, least: number, scale: number, counts: number): void;
  gather(from: number, end: number, least: number, scale: number, wanted: number, to: number): number;
  sift(
    from: number,
    end: number,
    least: number,
    scale: number,
    last: number,
    counts: number,
    wanted: number,
    to: number,
  ): number;
}

const pageSize = 65536;
/** Sums and bounds come first; after them counts; which buckets are wanted; values; and what is gathered. */
const countsAt = 64;
const wantedAt = 24576;
const valuesAt = 32768;
const valuesAtATime = mostSummed;
const gatheredAt = valuesAt + 8 * valuesAtATime;
const pages = Math.ceil((gatheredAt + 8 * (valuesAtATime + 1)) / pageSize);

/** The loops in WebAssembly, from `kernel.wat`. A column goes through their memory in pieces. */
export function wasmColumnLoops(): ColumnLoops {
  const module = kernelModule();
  const memory = new WebAssembly.Memory({ initial: pages });
  const loops = new WebAssembly.Instance(module, { kernel: { memory, outside() {} } })
    .exports as unknown as Loops;
  const results = new Float64Array(memory.buffer, 0, 4);
  const counts = new Uint32Array(memory.buffer, countsAt, mostCounts);
  const flags = new Uint8Array(memory.buffer, wantedAt, mostCounts);
  const piece = new Float64Array(memory.buffer, valuesAt, valuesAtATime);
  const gathered = new Float64Array(memory.buffer, gatheredAt, valuesAtATime);

  /** Puts the values from an index on in place, and gives the address behind the last. */
  function put(values: Float64Array, from: number): number {
    const part = values.length <= valuesAtATime ? values : values.subarray(from, from + valuesAtATime);
    piece.set(part);
    return valuesAt + 8 * part.length;
  }

  return {
    moments(values, centre) {
      if (values.length === 0) return { sum: 0, sumOfSquares: 0 };
      loops.moments(valuesAt, put(values, 0), centre);
      return { sum: results[0]!, sumOfSquares: results[1]! };
    },
    bounds(values) {
      results.fill(values[0]!);
      for (let from = 0; from < values.length; from += valuesAtATime) {
        const end = put(values, from);
        const odd = (end - valuesAt) / 8;
        if (odd % 2 === 1) piece[odd] = piece[0]!;
        loops.bounds(valuesAt, end);
      }
      return { least: results[0]!, most: results[2]! };
    },
    count(values, least, scale, size) {
      counts.fill(0, 0, size);
      for (let from = 0; from < values.length; from += valuesAtATime)
        loops.count(valuesAt, put(values, from), least, scale, countsAt);
      return counts.slice(0, size);
    },
    gather(values, least, scale, wanted, size) {
      flags.set(wanted);
      const found = new Float64Array(size);
      let done = 0;
      for (let from = 0; from < values.length; from += valuesAtATime) {
        const end = loops.gather(valuesAt, put(values, from), least, scale, wantedAt, gatheredAt);
        const here = (end - gatheredAt) / 8;
        found.set(gathered.subarray(0, here), done);
        done += here;
      }
      return found;
    },
    sift(values, centre, { least, scale, wanted }, added) {
      if (values.length === 0) return { sum: 0, sumOfSquares: 0, kept: gathered.subarray(0, 0) };
      const end = put(values, 0);
      loops.moments(valuesAt, end, centre);
      const [sum, sumOfSquares] = [results[0]!, results[1]!];
      counts.set(added);
      flags.set(wanted);
      const last = wanted.length - 1;
      const behind = loops.sift(valuesAt, end, least, scale, last, countsAt, wantedAt, gatheredAt);
      added.set(counts.subarray(0, added.length));
      return { sum, sumOfSquares, kept: gathered.subarray(0, (behind - gatheredAt) / 8) };
    },
  };
}

let kept: ColumnLoops | undefined;

/** The fastest loops that there are here. */
export function bestColumnLoops(): ColumnLoops {
  kept ??= withOrWithout(wasmColumnLoops, () => plainColumnLoops);
  return kept;
}
