import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numbers } from "../../../lib/arithmetic.ts";
import { factorCorrelationMatrix } from "../../../lib/sampling/dependence/correlationMatrix.ts";
import { jointNormals } from "../../../lib/sampling/dependence/jointNormals.ts";
import { kernels } from "../../simulate/kernels.ts";
import { pseudoRandom } from "../../simulate/pseudoRandom.ts";
import { drawPlainly, drawRecorded, type Made, planOf } from "../../simulate/recorded.ts";
import { expectRankCorrelation, seeds } from "./rankCorrelations.ts";
import { expectUniform } from "./uniformity.ts";

const ids = ["a", "b", "c", "d"];
const matrix = [
  [1, 0.7, -0.2, 0],
  [0.7, 1, 0.1, 0.3],
  [-0.2, 0.1, 1, -0.5],
  [0, 0.3, -0.5, 1],
];
const factor = factorCorrelationMatrix(ids, matrix);
const draws = 1000;

/** The members' uniforms, draw after draw. */
function columnsOf(seed: number): Float64Array[] {
  const uniform = pseudoRandom(`joint normals ${seed}`);
  const columns = ids.map(() => new Float64Array(draws));
  for (let draw = 0; draw < draws; draw++) {
    const row = jointNormals(numbers, factor, ids.map(uniform));
    for (const [index, u] of row.entries()) columns[index]![draw] = u;
  }
  return columns;
}

describe("jointNormals", () => {
  const samples = seeds.map(columnsOf);
  const pairs = ids.flatMap((_, i) => ids.slice(0, i).map((_, j) => [i, j, matrix[i]![j]!] as const));

  it.each(ids.map((_, index) => index))("leaves member %d uniform", (member) => {
    expectUniform(samples.map((columns) => columns[member]!));
  });

  it.each(pairs)("correlates members %d and %d at %d", (i, j, rankCorrelation) => {
    expectRankCorrelation(
      samples.map((columns) => [columns[i]!, columns[j]!]),
      rankCorrelation,
    );
  });

  it("leaves alone, to the bit, the first member and those without a correlation to any before them", () => {
    const some = factorCorrelationMatrix(
      ["a", "b", "c"],
      [
        [1, 0, 0.5],
        [0, 1, 0],
        [0.5, 0, 1],
      ],
    );
    const uniforms = fc.double({ min: 2 ** -33, max: 1 - 2 ** -33, noNaN: true });
    fc.assert(
      fc.property(uniforms, uniforms, uniforms, (a, b, c) => {
        const moved = jointNormals(numbers, some, [a, b, c]);
        expect(moved.slice(0, 2)).toEqual([a, b]);
      }),
      { seed: 2012 },
    );
    // pnorm(r * qnorm(0.2) + sqrt(1 - r^2) * qnorm(0.4)), r = 2 * sin(pi / 12), of R
    expect(jointNormals(numbers, some, [0.2, 0.3, 0.4])[2]).toBeCloseTo(0.25706548509298194, 14);
  });

  it("moves no member when another comes last", () => {
    const given = [0.1, 0.6, 0.3, 0.8];
    const whole = jointNormals(numbers, factor, given);
    const part = factorCorrelationMatrix(
      ids.slice(0, 3),
      matrix.slice(0, 3).map((row) => row.slice(0, 3)),
    );
    expect(jointNormals(numbers, part, given.slice(0, 3))).toEqual(whole.slice(0, 3));
  });

  it("stays between 2^-33 and 1 - 2^-33", () => {
    const least = 2 ** -33;
    const pair = factorCorrelationMatrix(
      ["a", "b"],
      [
        [1, 0.5],
        [0.5, 1],
      ],
    );
    expect(jointNormals(numbers, pair, [least, least])).toEqual([least, least]);
    expect(jointNormals(numbers, pair, [1 - least, 1 - least])).toEqual([1 - least, 1 - least]);
  });

  it("refuses another number of uniforms than of members", () => {
    expect(() => jointNormals(numbers, factor, [0.5])).toThrow(
      new RangeError("joint normals: the number of uniforms is 1; allowed is one a member (4)"),
    );
  });

  const members: Made = (arithmetic, uniform) => jointNormals(arithmetic, factor, ids.map(uniform));

  it.each(kernels)("gives, recorded and run in %s, the very bits of plain numbers", (_, makeKernel) => {
    expect(drawRecorded(members, makeKernel, 1000, 64)).toEqual(drawPlainly(members, 1000));
  });

  it("asks for each score once", () => {
    // Four scores, and the shares of three members that move.
    expect(planOf(members).operations.filter(({ name }) => name === "apply")).toHaveLength(4 + 3);
  });
});
