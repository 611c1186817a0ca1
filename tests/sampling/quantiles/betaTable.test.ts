import libraryQuantile from "@stdlib/stats-base-dists-beta-quantile/lib/main.js";
import { describe, expect, it } from "vitest";
import { betaTable } from "../../../lib/sampling/quantiles/betaTable.ts";

const sides = [1, 1.0001, 1.2, 2.6, 4.8, 5];
const shapes = sides.flatMap((alpha) => sides.map((beta) => [alpha, beta] as const));
const farShapes = [
  [0.5, 0.5],
  [0.3, 2],
  [20, 30],
  [200, 3],
  [1000, 1000],
] as const;
const tooExtreme = [
  [0.02, 2],
  [0.001, 0.001],
] as const;

/** Points of every octave of both halves, between and at nodes. */
const points = Array.from({ length: 32 }, (_, octave) => 2 ** -(octave + 2)).flatMap((start) =>
  [1, 1.01, 1.3, 1.5, 1.72, 1.984375, 1.99].flatMap((factor) => [start * factor, 1 - start * factor]),
);

function largestMiss(alpha: number, beta: number): number {
  const table = betaTable(alpha, beta);
  return Math.max(
    ...points.map((u) => {
      const exact = libraryQuantile(u, alpha, beta);
      return exact === 0 ? table(u) : Math.abs(table(u) - exact) / exact;
    }),
  );
}

describe("betaTable", () => {
  it.each(shapes)("agrees with the library for alpha %d and beta %d", (alpha, beta) => {
    expect(largestMiss(alpha, beta)).toBeLessThan(1e-12);
  });

  it.each([...farShapes, ...tooExtreme])("agrees for the far shape alpha %d and beta %d", (alpha, beta) => {
    expect(largestMiss(alpha, beta)).toBeLessThan(5e-11);
  });

  it.each([...shapes, ...farShapes])("never decreases for alpha %d and beta %d", (alpha, beta) => {
    const table = betaTable(alpha, beta);
    const rising = [
      ...points.flatMap((u) => [u - 2 ** -52, u, u + 2 ** -52]),
      ...Array.from({ length: 2 ** 14 }, (_, index) => (index + 0.5) / 2 ** 14),
    ]
      .filter((u) => u >= 2 ** -33 && u <= 1 - 2 ** -33)
      .sort((a, b) => a - b)
      .map(table);
    expect(rising.filter((value, index) => index > 0 && value < rising[index - 1]!)).toEqual([]);
  });

  it("serves uniforms nearer to an end than any that are drawn", () => {
    for (const u of [2 ** -40, 1 - 2 ** -40]) expect(betaTable(2, 3)(u)).toBe(libraryQuantile(u, 2, 3));
  });

  it("is the identity for alpha and beta 1", () => {
    const table = betaTable(1, 1);
    for (const u of [0.001, 0.01, 0.123456789, 0.5, 0.98765, 0.9999]) expect(table(u)).toBeCloseTo(u, 15);
  });

  it("gives the same value whatever was asked before", () => {
    const first = betaTable(2.5, 3.5)(0.3);
    for (let shape = 0; shape < 130; shape++) betaTable(1, 2 + shape)(0.5);
    const again = betaTable(2.5, 3.5);
    again(0.9);
    again(0.001);
    expect(again(0.3)).toBe(first);
  });
});
