import { beforeAll, describe, expect, it, vi } from "vitest";
import { zip } from "../../lib/publish/bundle/zip.ts";
import { readFolder, readPublished, UnreadableError } from "../../lib/publish/verify/readPublished.ts";
import { verify } from "../../lib/publish/verify/verify.ts";
import { bytesOf, manifestOf, smallPublication, textOf, workshop } from "./published.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 60_000 });

let files: ReadonlyMap<string, Uint8Array>;
let text: string;
beforeAll(() => {
  files = smallPublication().files;
  text = textOf(files.get("manifest.json"));
});
const read = (manifest: string) => readPublished(bytesOf(manifest), "theirs.json");

describe("readPublished", () => {
  it("reads a manifest, a zip, and a zip of the folder", () => {
    expect(read(text).files).toBeUndefined();
    for (const wrap of ["", "my-publication/"]) {
      const packed = zip(new Map([...files].map(([path, content]) => [wrap + path, content])));
      const { manifest, files: others } = readPublished(packed, "theirs.zip");
      expect(manifest.title).toBe("Kuwait alone, 2012");
      expect(others!.size).toBe(files.size - 1);
    }
  });

  it("reads a manifest that was laid out otherwise", () => {
    expect(read(JSON.stringify(JSON.parse(text))).manifest).toEqual(manifestOf(files));
  });

  const refused: readonly (readonly [what: string, change: (text: string) => string, says: RegExp])[] = [
    ["what is no JSON", () => "<html>", /neither a zip nor a manifest/],
    ["nothing", () => "", /neither a zip nor a manifest/],
    ["another JSON", () => "{}", /no manifest/],
    ["null", () => "null", /no manifest/],
    ["a list", () => "[1]", /no manifest/],
    ["a run", () => '{ "format": "wageflow-run" }', /no manifest.*wageflow-run/],
    [
      "a later form",
      (good) => good.replace('"formatVersion": 1', '"formatVersion": 2'),
      /form 2.*reads form 1/,
    ],
    ["a number that is none", (good) => good.replace('"draws": 1024', '"draws": NaN'), /neither a zip/],
    ["an endless number", (good) => good.replace('"draws": 1024', '"draws": 1e999'), /sampling\.draws/],
    [
      "too many draws",
      (good) => good.replace('"draws": 1024', '"draws": 100000000'),
      /sampling\.draws.*200000/,
    ],
    [
      "an endless analysis",
      (good) => good.replace('"drawsPerReplicate": 512', '"drawsPerReplicate": 1e9'),
      /drawsPerReplicate/,
    ],
    [
      "a digest that is none",
      (good) => good.replace(/"outcomes": "[0-9a-f]{64}"/, '"outcomes": "x"'),
      /64 digits/,
    ],
    [
      "a field that does not belong",
      (good) => good.replace('"isOwn"', '"more": 1,\n "isOwn"'),
      /there is no field "more"/,
    ],
    ["a field twice", (good) => good.replace('"isOwn"', '"isOwn": true,\n "isOwn"'), /stands there twice/],
    [
      "a prototype",
      (good) => good.replace('"isOwn"', '"__proto__": { "isOwn": true },\n "isOwn"'),
      /__proto__|stands there twice/,
    ],
    [
      "a prototype of an entry",
      (good) => good.replace('"overrides": {}', '"overrides": { "set": { "__proto__": 1 } }'),
      /cannot be a name|__proto__/,
    ],
    [
      "a constructor",
      (good) => good.replace('"overrides": {}', '"overrides": { "constructor": 1 }'),
      /constructor/,
    ],
    ["a path out of the folder listed", (good) => good.replace('"LICENSE.txt"', '""'), /files\.\d+\.path/],
    ["depth without end", () => "[".repeat(200_000), /neither a zip|no manifest/],
    ["text that is not UTF-8", () => "\ud800", /no manifest|neither/],
  ];
  it.each(refused)("refuses %s in plain words", (_, change, says) => {
    const changed = change(text);
    expect(changed).not.toBe(text);
    expect(() => read(changed)).toThrow(UnreadableError);
    expect(() => read(changed)).toThrow(says);
  });

  it("refuses a huge manifest before reading it", () => {
    expect(() => readPublished(new Uint8Array(9e6).fill(32), "huge.json")).toThrow(/up to 8 MB/);
  });

  it("refuses a folder without a manifest", () => {
    expect(() => readFolder(new Map([["a.csv", bytesOf("x")]]), "their-folder")).toThrow(/no publication/);
  });

  it("does not obey names of what every object has", () => {
    const changed = text.replace(
      '"overrides": {}',
      '"overrides": { "choose": { "constructor": "constructor" } }',
    );
    const found = verify(read(changed), workshop());
    expect(found.verdict).toBe("not verified");
    expect(found.wrong[0]!.says).toContain('no choice "constructor"');
  });
});
