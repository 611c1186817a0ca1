import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { digestOfDraws, digestOfText } from "../../lib/simulate/digest.ts";
import { leafSize } from "../../lib/simulate/moments.ts";

/** The digest by its definition: SHA-256 over the SHA-256 of every leaf, columns in their order. */
function byDefinition(columns: readonly (readonly number[])[]): string {
  const whole = createHash("sha256");
  for (let first = 0; first < columns[0]!.length; first += leafSize) {
    const leaf = createHash("sha256");
    for (const column of columns) {
      for (const value of column.slice(first, first + leafSize)) {
        const bytes = Buffer.alloc(8);
        bytes.writeDoubleLE(value === 0 ? 0 : value);
        leaf.update(bytes);
      }
    }
    whole.update(leaf.digest());
  }
  return whole.digest("hex");
}

const digest = (...columns: readonly (readonly number[])[]) =>
  digestOfDraws(columns.map((column) => Float64Array.from(column)));

describe("digestOfDraws", () => {
  it("is what its definition says for a tiny case", () => {
    expect(digest([1, 2.5], [-3, 0.1])).toBe(
      byDefinition([
        [1, 2.5],
        [-3, 0.1],
      ]),
    );
    expect(digest([1, 2.5], [-3, 0.1])).toBe(
      "2934f9342c68a9096146ff7cba996543072647682099700a759e83afa4b2d2f2",
    );
  });

  it("is what its definition says over several leaves, the last one short", () => {
    const columns = [1, 2, 3].map((factor) =>
      Array.from({ length: 2 * leafSize + 5 }, (_, draw) => factor / (draw + 1)),
    );
    expect(digest(...columns)).toBe(byDefinition(columns));
  });

  it("does not tell -0 from 0", () => {
    expect(digest([0, 1])).toBe(digest([-0, 1]));
    expect(digest([-0, 1])).toBe(byDefinition([[0, 1]]));
  });

  it("tells the last bit, the order of draws and the order of columns", () => {
    const digests = [
      digest([1, 2], [3, 4]),
      digest([1, 2], [3, 4 + 2 ** -50]),
      digest([2, 1], [3, 4]),
      digest([3, 4], [1, 2]),
      digest([1, 2, 3], [4, 5, 6]),
    ];
    expect(new Set(digests).size).toBe(digests.length);
  });

  it("leaves the draws as they are", () => {
    const column = Float64Array.of(-0, 1);
    digestOfDraws([column]);
    expect(Object.is(column[0], -0)).toBe(true);
  });

  it("refuses a draw that is not a number", () => {
    expect(() => digest([1, 2], [3, Number.NaN])).toThrow("a draw is not a number");
  });
});

describe("digestOfText", () => {
  it("is the SHA-256 of the text's UTF-8", () => {
    // The example of FIPS 180-4.
    expect(digestOfText("abc")).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    expect(digestOfText("평양")).toBe(createHash("sha256").update("평양", "utf8").digest("hex"));
  });
});
