import { zipSync } from "fflate";
import { describe, expect, it } from "vitest";
import { limits, unzip, ZipError, zip } from "../../lib/publish/bundle/zip.ts";
import { bytesOf, textOf } from "./published.ts";

const files = new Map([
  ["b.txt", bytesOf("second ".repeat(400))],
  ["a/one.csv", bytesOf("x\n1\n")],
]);

/** A zip with bytes of its own in one place. */
function patched(
  bytes: Uint8Array,
  find: readonly number[],
  change: (view: DataView, at: number) => void,
  nth = 0,
): Uint8Array {
  const copy = bytes.slice();
  let at = -1;
  for (let seen = 0; seen <= nth; seen++) {
    at = copy.findIndex(
      (_, index) => index > at && find.every((byte, offset) => copy[index + offset] === byte),
    );
    if (at < 0) throw new Error("not found");
  }
  change(new DataView(copy.buffer), at);
  return copy;
}
const local = [0x50, 0x4b, 3, 4];
const central = [0x50, 0x4b, 1, 2];
const end = [0x50, 0x4b, 5, 6];

describe("zip", () => {
  it("makes the same bytes whatever the order, and gives the files back", () => {
    const bytes = zip(files);
    expect(zip(new Map([...files].reverse()))).toEqual(bytes);
    const back = unzip(bytes);
    expect([...back.keys()].sort()).toEqual(["a/one.csv", "b.txt"]);
    for (const [path, content] of files) expect(textOf(back.get(path))).toBe(textOf(content));
  });

  it("reads zips of other programs: stored files, a folder around all, what a file manager adds", () => {
    const stored = zipSync({
      "pub/a.txt": [bytesOf("one"), { level: 0 }],
      "__MACOSX/._a": bytesOf("x"),
      "pub/.DS_Store": bytesOf("y"),
    });
    expect([...unzip(stored)].map(([path, content]) => [path, textOf(content)])).toEqual([["a.txt", "one"]]);
  });
});

describe("unzip refuses", () => {
  const honest = zip(files);
  const refused: readonly (readonly [what: string, bytes: () => Uint8Array, says: RegExp])[] = [
    ["what is no zip", () => bytesOf("PK, but no zip"), /no zip/],
    ["nothing", () => new Uint8Array(), /no zip/],
    ["a zip that is cut off", () => honest.slice(0, honest.length - 30), /no zip|cut off|damaged/],
    ["a path that leads up", () => zipSync({ "../../etc/passwd": bytesOf("x") }), /leads out/],
    ["a path that leads up inside", () => zipSync({ "a/../../b": bytesOf("x") }), /leads out/],
    ["a path from the root", () => zipSync({ "/etc/passwd": bytesOf("x") }), /leads out/],
    ["a path of another system", () => zipSync({ "C:\\windows\\x": bytesOf("x") }), /leads out/],
    ["a path with a control character", () => zipSync({ "a\u001b[2Jb": bytesOf("x") }), /leads out/],
    ["a path that reads backwards", () => zipSync({ "a\u202egpj.exe": bytesOf("x") }), /leads out/],
    ["a file that is huge", () => zipSync({ "a.txt": new Uint8Array(limits.file + 1) }), /up to 16 MB/],
    [
      "files that are huge together",
      () =>
        zipSync(
          Object.fromEntries(Array.from({ length: 4 }, (_, index) => [`${index}.txt`, new Uint8Array(15e6)])),
        ),
      /more than 48 MB/,
    ],
    [
      "too many files",
      () =>
        zipSync(Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`${index}`, bytesOf("x")]))),
      /300 files/,
    ],
    [
      "a bomb that says it is small",
      () => {
        const bomb = zipSync({ "a.txt": new Uint8Array(15e6) });
        return patched(bomb, central, (view, at) => view.setUint32(at + 24, 10, true));
      },
      /more than it is said to hold/,
    ],
    [
      "a file that is shorter than said",
      () => patched(honest, central, (view, at) => view.setUint32(at + 24, 5000, true)),
      /not as long/,
    ],
    [
      "a file with another checksum",
      () => patched(honest, central, (view, at) => view.setUint32(at + 16, 1, true)),
      /checksum/,
    ],
    [
      "a file under two names",
      () => patched(honest, local, (view, at) => view.setUint8(at + 30, "z".charCodeAt(0))),
      /two names/,
    ],
    [
      "two files that share bytes",
      () => {
        const first = new DataView(honest.buffer).getUint32(0, true) === 0x04034b50 ? 0 : 0;
        return patched(honest, central, (view, at) => view.setUint32(at + 42, first, true), 1);
      },
      /share bytes|two names/,
    ],
    [
      "a list of files that is elsewhere",
      () => patched(honest, end, (view, at) => view.setUint32(at + 16, 7, true)),
      /damaged/,
    ],
    [
      "an encrypted file",
      () => patched(honest, central, (view, at) => view.setUint16(at + 8, 1, true)),
      /encrypted/,
    ],
    [
      "a file packed in another way",
      () => patched(honest, central, (view, at) => view.setUint16(at + 10, 12, true)),
      /packed in a way/,
    ],
    ["a zip that is too large", () => new Uint8Array(limits.zip + 1), /up to 16 MB are read/],
  ];

  it.each(refused)("%s", (_, bytes, says) => {
    const started = performance.now();
    expect(() => unzip(bytes())).toThrow(ZipError);
    expect(() => unzip(bytes())).toThrow(says);
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it("anything that is bent, without another error", () => {
    for (let at = 0; at < honest.length; at += 3) {
      const bent = honest.slice();
      bent[at]! ^= 0x55;
      try {
        unzip(bent);
      } catch (error) {
        expect(error).toBeInstanceOf(ZipError);
      }
    }
  });
});
