/** Pages of counts that a hostile text may ask for: far more than any run has. */
const mostPages = 512;
const binsOfPage = 1024;
const mostCounted = 4294967295;
const textPiece = 32768;

/**
 * Counts of a histogram as text: for every bin that is not empty, in rising order of the first 22 bits of its
 * doubles, how many bins were passed over and its count, both as LEB128 (seven bits a byte, the lowest first), all
 * of it in base64.
 */
export function packCounts(pages: ReadonlyMap<number, Uint32Array>): string {
  let bytes = new Uint8Array(65536);
  let length = 0;
  const push = (value: number) => {
    for (; value > 127; value = Math.floor(value / 128)) bytes[length++] = (value % 128) + 128;
    bytes[length++] = value;
  };
  let next = 0;
  for (const [page, bins] of [...pages].sort(([a], [b]) => a - b)) {
    if (length + 10 * binsOfPage > bytes.length) {
      const longer = new Uint8Array(2 * bytes.length);
      longer.set(bytes);
      bytes = longer;
    }
    for (let bin = 0; bin < binsOfPage; bin++) {
      if (bins[bin] === 0) continue;
      push(page * binsOfPage + bin - next);
      push(bins[bin]!);
      next = page * binsOfPage + bin + 1;
    }
  }
  let text = "";
  for (let from = 0; from < length; from += textPiece)
    text += String.fromCharCode(...bytes.subarray(from, Math.min(length, from + textPiece)));
  return btoa(text);
}

/**
 * The counts that a text holds.
 *
 * @throws RangeError where it is not of the form that `packCounts` gives
 */
export function unpackCounts(packed: string): {
  readonly pages: Map<number, Uint32Array>;
  readonly draws: number;
} {
  const text = decode(packed);
  const pages = new Map<number, Uint32Array>();
  let draws = 0;
  let next = 0;
  let at = 0;
  const pull = () => {
    let value = 0;
    for (let factor = 1; factor <= mostCounted; factor *= 128) {
      if (at === text.length) throw new RangeError("the counts of a histogram end too early");
      const byte = text.charCodeAt(at++);
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
    throw new RangeError("a number in the counts of a histogram is too long");
  };
  while (at < text.length) {
    const index = next + pull();
    const count = pull();
    const page = Math.floor(index / binsOfPage);
    if (page >= 4096 || (page & 2047) === 2047 || count < 1 || count > mostCounted)
      throw new RangeError("the counts of a histogram hold a number that none can have");
    let bins = pages.get(page);
    if (bins === undefined) {
      if (pages.size === mostPages) throw new RangeError("the counts of a histogram are too many");
      bins = new Uint32Array(binsOfPage);
      pages.set(page, bins);
    }
    bins[index % binsOfPage] = count;
    draws += count;
    next = index + 1;
  }
  return { pages, draws };
}

function decode(packed: string): string {
  try {
    return atob(packed);
  } catch {
    throw new RangeError("the counts of a histogram are not base64");
  }
}
