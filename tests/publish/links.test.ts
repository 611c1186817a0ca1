import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { baseState, type PageState, readLink, writeLink } from "../../lib/publish/link.ts";
import { digestInLink, withDigest } from "../../lib/publish/linkDigest.ts";

const links = parse(readFileSync(path.join(import.meta.dirname, "links.yaml"), "utf8")) as {
  readonly version: number;
  readonly link: string;
  /** What differs from the base state; what later versions can say is not in the links of earlier ones. */
  readonly means: Partial<PageState>;
  readonly digest?: string;
}[];

describe("links that were given out", () => {
  it.each(links)("$link means what it meant", ({ link, means, digest }) => {
    const { search } = new URL(link);
    expect(readLink(search)).toEqual({ ...baseState, ...means });
    expect(digestInLink(search)).toBe(digest);
  });

  it("are there of every version up to the one that is written now", () => {
    const now = Number(new URLSearchParams(writeLink({ ...baseState, draws: 1 })).get("v"));
    expect([...new Set(links.map(({ version }) => version))].sort()).toEqual(
      Array.from({ length: now }, (_, index) => index + 1),
    );
  });
});

describe("a link with a digest", () => {
  const digest = "3f9a1c20b7d4".padEnd(64, "0");

  it("leads to the same state, base or not", () => {
    for (const state of [baseState, { ...baseState, draws: 5, choose: { total: "own-sum" } }]) {
      const query = withDigest(writeLink(state), digest);
      expect(readLink(query)).toEqual(state);
      expect(digestInLink(query)).toBe("3f9a1c20b7d4");
    }
  });

  it.each(["?digest=xyz", "?digest=3f", `?digest=${"0".repeat(65)}`])(
    "that is none is refused: %s",
    (query) => {
      expect(() => digestInLink(query)).toThrow(/4 to 64 digits/);
    },
  );
});
