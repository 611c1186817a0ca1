import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { dimensions, directionNumbers } from "../../../lib/sampling/designs/directionNumbers.ts";
import { sobolWord } from "../../../lib/sampling/designs/sobolSequence.ts";
import { readReference } from "../readReference.ts";

const table = readFileSync(
  new URL("../../../lib/sampling/designs/directionNumbers.csv", import.meta.url),
  "utf8",
)
  .trim()
  .split("\n")
  .slice(1)
  .map((row) => row.split(","));

describe("directionNumbers", () => {
  it("begin in every dimension with the initial numbers of the table", () => {
    expect(table).toHaveLength(dimensions);
    for (const [dimension, , initial] of table) {
      const expected = initial!.split(" ").map((number, index) => Number(number) * 2 ** (31 - index));
      expect([...directionNumbers(Number(dimension)).slice(0, expected.length)]).toEqual(expected);
    }
  });

  it("are numbers whose lowest bit stands at a place of their own", () => {
    const misplaced = table.filter(([dimension]) =>
      directionNumbers(Number(dimension)).some((number, index) => (number / 2 ** (31 - index)) % 2 !== 1),
    );
    expect(misplaced).toEqual([]);
  });

  it.each([0, 1025, 1.5, -1, Number.NaN])("has none for dimension %s", (dimension) => {
    expect(() => directionNumbers(dimension)).toThrow(
      new RangeError(`Sobol' sequence: dimension ${dimension}; allowed are whole numbers from 1 to 1024`),
    );
  });
});

describe("sobolWord", () => {
  it.each(["sobolCheckValues", "sobolPoints"])("gives the points of %s", (name) => {
    const rows = readReference(name);
    expect(rows.length).toBeGreaterThan(200);
    for (const { point, dimension, value } of rows) {
      expect(sobolWord(Number(dimension), Number(point)) / 2 ** 32, `${point}, ${dimension}`).toBe(
        Number(value),
      );
    }
  });
});
