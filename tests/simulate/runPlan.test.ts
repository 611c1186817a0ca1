import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { payChain } from "../../lib/model/deductions.ts";
import { meanWorkerYear, type WorkerYear, workerYear } from "../../lib/model/workerYear.ts";
import { chainValuesOf } from "../model/chainValuesOf.ts";
import { type RandomChain, randomChains, segmentWith } from "../model/randomChains.ts";
import { kernels } from "./kernels.ts";
import { drawPlainly, drawRecorded, type Made } from "./recorded.ts";

/** Every amount of a chain whose values are cut down, and whose conditions are switched, by uniforms. */
function amountsOf(random: RandomChain): Made {
  return (arithmetic, uniform) => {
    const { constant, multiply, less } = arithmetic;
    const values = chainValuesOf(arithmetic, (name) =>
      name.includes("=")
        ? less(uniform(name), constant(0.5))
        : multiply(constant(random.values[name]!), uniform(name)),
    );
    const earnings = {
      wage: multiply(constant(random.wage), uniform("wage")),
      side: multiply(constant(random.side), uniform("side")),
    };
    const variation = multiply(constant(random.variation), uniform("variation"));
    const { lines, netPay, after } = payChain(arithmetic, random.stages, earnings, values);
    const one = workerYear(arithmetic, segmentWith(random), earnings, values);
    const mean = meanWorkerYear(arithmetic, segmentWith(random), earnings, values, variation);
    const amounts = ({ to, ...rest }: WorkerYear<(typeof earnings)["wage"]>) => [
      ...Object.values(rest),
      ...Object.values(to),
    ];
    return [
      ...lines.flatMap(({ paid, short }) => [paid, short]),
      netPay,
      ...after.values(),
      ...amounts(one),
      ...amounts(mean),
    ];
  };
}

describe("planRunner", () => {
  it.each(kernels)(
    "gives for any chain, recorded and run in %s, the very bits of plain numbers",
    (_, makeKernel) => {
      fc.assert(
        fc.property(randomChains, (random) => {
          const made = amountsOf(random);
          const expected = drawPlainly(made, 8);
          const found = drawRecorded(made, makeKernel, 8);
          expect(found.length).toBe(expected.length);
          for (const [index, column] of found.entries()) {
            for (const [draw, value] of column.entries()) {
              if (!Object.is(value, expected[index]![draw])) {
                expect.fail(`amount ${index}, draw ${draw}: ${value} is not ${expected[index]![draw]}`);
              }
            }
          }
        }),
        { seed: 2012, numRuns: 200 },
      );
    },
  );

  const product: Made = ({ multiply, add, constant, squareRoot, apply }, uniform) => [
    multiply(add(uniform("x"), constant(1)), squareRoot(uniform("y"))),
    apply((x) => x * x, uniform("x")),
    constant(3),
  ];

  it.each(kernels)(
    "gives the same draws in blocks of every size, the last one cut, in %s",
    (_, makeKernel) => {
      const expected = drawPlainly(product, 1000);
      for (const blockSize of [8, 16, 64, 1024]) {
        expect(drawRecorded(product, makeKernel, 1000, blockSize)).toEqual(expected);
      }
    },
  );
});
