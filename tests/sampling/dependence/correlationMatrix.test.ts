import { describe, expect, it } from "vitest";
import { factorCorrelationMatrix } from "../../../lib/sampling/dependence/correlationMatrix.ts";
import { normalCorrelation } from "../../../lib/sampling/dependence/normalCorrelation.ts";
import { NotPositiveDefinite } from "../../../lib/sampling/dependence/notPositiveDefinite.ts";

function thrownBy(ids: readonly string[], matrix: readonly (readonly number[])[]): unknown {
  try {
    factorCorrelationMatrix(ids, matrix);
  } catch (error) {
    return error;
  }
  return undefined;
}

describe("factorCorrelationMatrix", () => {
  it("factors the correlations of normals, not the rank correlations", () => {
    const r = normalCorrelation(0.6);
    const factor = factorCorrelationMatrix(
      ["a", "b"],
      [
        [1, 0.6],
        [0.6, 1],
      ],
    );
    expect(factor).toEqual([[1], [r, Math.sqrt(1 - r * r)]]);
  });

  it("has rows that a member which comes last does not change", () => {
    const matrix = [
      [1, 0.3, -0.2, 0.1],
      [0.3, 1, 0.5, 0],
      [-0.2, 0.5, 1, 0.4],
      [0.1, 0, 0.4, 1],
    ];
    const ids = ["a", "b", "c", "d"];
    const whole = factorCorrelationMatrix(ids, matrix);
    for (const size of [1, 2, 3]) {
      const part = matrix.slice(0, size).map((row) => row.slice(0, size));
      expect(factorCorrelationMatrix(ids.slice(0, size), part)).toEqual(whole.slice(0, size));
    }
  });

  it.each<[string, readonly string[], number[][], string]>([
    [
      "no members",
      [],
      [],
      "the number of members is 0; allowed is 1 to 50; a common factor takes any number",
    ],
    [
      "too many members",
      Array.from({ length: 51 }, (_, index) => `m${index + 100}`),
      [],
      "the number of members is 51; allowed is 1 to 50; a common factor takes any number",
    ],
    ["ids out of order", ["b", "a"], [], '"a" stands after "b"; allowed is ascending order, each id once'],
    ["the same id twice", ["a", "a"], [], '"a" stands after "a"; allowed is ascending order, each id once'],
    ["a row too few", ["a", "b"], [[1, 0]], "the number of rows is 1; allowed is one a member (2)"],
    [
      "a short row",
      ["a", "b"],
      [[1, 0], [0]],
      'the number of entries of "b" is 1; allowed is one a member (2)',
    ],
    [
      "a large entry",
      ["a", "b"],
      [
        [1, 1.5],
        [1.5, 1],
      ],
      '"a" with "b" is 1.5; allowed is a number from -1 to 1',
    ],
    [
      "NaN",
      ["a", "b"],
      [
        [1, Number.NaN],
        [0, 1],
      ],
      '"a" with "b" is NaN; allowed is a number from -1 to 1',
    ],
    [
      "a gap",
      ["a", "b"],
      [[1, 0], new Array(2)],
      '"b" with "a" is undefined; allowed is a number from -1 to 1',
    ],
    [
      "a diagonal",
      ["a", "b"],
      [
        [1, 0],
        [0, 0.5],
      ],
      '"b" with "b" is 0.5; allowed is 1, a member with itself',
    ],
    [
      "a matrix that is not symmetric",
      ["a", "b"],
      [
        [1, 0.2],
        [0.3, 1],
      ],
      '"b" with "a" is 0.3; allowed is 0.2, the same as the other way round',
    ],
  ])("refuses %s", (_, ids, matrix, message) => {
    expect(thrownBy(ids, matrix)).toEqual(new RangeError(`correlation matrix: ${message}`));
  });
});

function symmetric(size: number, of: (i: number, j: number) => number): number[][] {
  return Array.from({ length: size }, (_, i) =>
    Array.from({ length: size }, (_, j) => (i === j ? 1 : of(Math.min(i, j), Math.max(i, j)))),
  );
}

describe("a matrix that is not positive definite", () => {
  // Found and nearest as by nearPD of R's package Matrix.
  it.each<[string, number[][], readonly [number, number], string]>([
    [
      "one that contradicts the others",
      symmetric(5, (i, j) => (i === 1 && j === 3 ? -0.7 : 0.7)),
      [1, 3],
      '"b" with "d", found -0.70, nearest -0.30',
    ],
    ["all three alike", symmetric(3, () => -0.5), [0, 1], '"a" with "b", found -0.50, nearest -0.48'],
    ["all five alike", symmetric(5, () => -0.3), [0, 1], '"a" with "b", found -0.30, nearest -0.24'],
    [
      "with more digits where two do not tell",
      symmetric(3, () => -0.4827),
      [0, 1],
      '"a" with "b", found -0.4827, nearest -0.4826',
    ],
    [
      "ones that contradict a third",
      symmetric(3, (i, j) => (j - i === 1 ? 1 : 0.2)),
      [0, 1],
      '"a" with "b", found 1.00, nearest 0.80',
    ],
  ])("names the pair furthest from the nearest possible matrix: %s", (_, matrix, pair, found) => {
    const error = thrownBy(["a", "b", "c", "d", "e"].slice(0, matrix.length), matrix);
    expect(error).toBeInstanceOf(NotPositiveDefinite);
    expect((error as NotPositiveDefinite).message).toBe(
      "correlation matrix: no variables have these rank correlations together; furthest from the nearest " +
        `matrix that some have is ${found}; bring the rank correlations nearer to 0, this one first`,
    );
    expect((error as NotPositiveDefinite).pair).toEqual(pair);
  });

  // The normals of three add up to nothing where each two are correlated at -1/2.
  const addUpToNothing = (6 / Math.PI) * Math.asin(-0.25);

  it.each<[string, number[][], readonly [number, number], string]>([
    ["one", symmetric(2, () => 1), [0, 1], '"b" ; "a", found 1.00'],
    ["opposite", symmetric(3, (i, j) => (i === 1 && j === 2 ? -1 : 0)), [1, 2], '"c" ; "b", found -1.00'],
    ["nothing together", symmetric(3, () => addUpToNothing), [0, 2], '"c" ; "a", found -0.48'],
  ])("names the member without variation of its own: %s", (_, matrix, pair, found) => {
    const error = thrownBy(["a", "b", "c"].slice(0, matrix.length), matrix);
    const [member, partner] = found.split(" ; ");
    expect(error).toBeInstanceOf(NotPositiveDefinite);
    expect((error as NotPositiveDefinite).message).toBe(
      `correlation matrix: ${member} follows from the members before it and has no variation of its own; its ` +
        `strongest rank correlation is with ${partner}; bring it nearer to 0, or let what is one quantity be ` +
        "one parameter",
    );
    expect((error as NotPositiveDefinite).pair).toEqual(pair);
  });
});
