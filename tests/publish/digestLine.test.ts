import { describe, expect, it } from "vitest";
import {
  type DigestLine,
  isDigestLine,
  readDigestLine,
  writeDigestLine,
} from "../../lib/publish/bundle/digestLine.ts";

const digest = "3f9a1c20b7d4".padEnd(64, "0");
const plain: DigestLine = {
  version: "0.1.0",
  scenario: "bottom-up-2012",
  changes: 0,
  seed: "2012",
  draws: undefined,
  design: { name: "random", replicates: 1 },
  digest,
};

describe("the line beside a figure", () => {
  it("is short", () => {
    expect(writeDigestLine(plain)).toBe("wageflow 0.1.0 · bottom-up-2012 · seed 2012 · 3f9a1c20b7d4…");
  });

  it.each<Partial<DigestLine>>([
    {},
    { changes: 1 },
    { changes: 12, draws: 50_000 },
    { design: { name: "sobol", replicates: 16 } },
    { draws: 4096, design: { name: "latin-hypercube", replicates: 32 } },
    { seed: "a seed · of words" },
    { seed: "7 draws" },
    { seed: "" },
  ])("is read back, %o", (change) => {
    const line = { ...plain, ...change };
    expect(isDigestLine(writeDigestLine(line))).toBe(true);
    expect(readDigestLine(writeDigestLine(line))).toEqual({ ...line, digest: digest.slice(0, 12) });
  });

  it.each([
    "wageflow 0.1 · bottom-up-2012 · seed 2012 · 3f9a…",
    "  wageflow 0.1.0 · bottom-up-2012 · seed 2012 · 3f9a...\n",
    "wageflow 0.1.0·bottom-up-2012·seed 2012·3f9a",
  ])("is read as printers set it: %s", (text) => {
    expect(readDigestLine(text)).toMatchObject({ scenario: "bottom-up-2012", seed: "2012", digest: "3f9a" });
  });

  it.each([
    ["wageflow", /no line/],
    ["wageflow 0.1.0 · Bottom Up · seed 2012 · 3f9a…", /no line/],
    ["wageflow 0.1.0 · bottom-up-2012 · 3f9a…", /no line|names no seed/],
    ["wageflow 0.1.0 · bottom-up-2012 · seed 2012 · 3f…", /4 to 64 digits/],
    ["wageflow 0.1.0 · bottom-up-2012 · seed 2012 · xyz", /4 to 64 digits/],
    ["wageflow 0.1.0 · bottom-up-2012 · draws 3 · 3f9a…", /names no seed/],
  ])("that is none is refused: %s", (text, says) => {
    expect(() => readDigestLine(text)).toThrow(says);
  });
});
