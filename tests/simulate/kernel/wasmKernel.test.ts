import { afterEach, describe, expect, it, vi } from "vitest";
import { designOf } from "../../../lib/sampling/designs/design.ts";
import { tabledNormalCdf } from "../../../lib/sampling/quantiles/normalTables.ts";
import { streamKey } from "../../../lib/sampling/streamKey.ts";
import { inputSources } from "../../../lib/simulate/inputSources.ts";
import type { Kernel, Operation } from "../../../lib/simulate/kernel/kernel.ts";
import { binaryOperations, kernelStride, type MakeKernel } from "../../../lib/simulate/kernel/kernel.ts";
import { referenceKernel } from "../../../lib/simulate/kernel/referenceKernel.ts";
import { bestKernel, wasmKernel } from "../../../lib/simulate/kernel/wasmKernel.ts";
import { smallStudy } from "../executors/studies.ts";
import { pseudoRandom } from "../pseudoRandom.ts";
import { kernelFor } from "./kernelFor.ts";

const special = [
  0,
  -0,
  1,
  -1,
  0.1,
  -0.1,
  3,
  1 / 3,
  1e-300,
  -1e-300,
  5e-324,
  -5e-324,
  2.2250738585072014e-308,
  1e300,
  -1e300,
  Number.MAX_VALUE,
  Number.EPSILON,
  2 ** 53,
  Infinity,
  -Infinity,
  Number.NaN,
];
/** Every pair of the numbers above, made up to whole strides. */
const pairs = special.flatMap((a) => special.map((b) => [a, b] as const));
const blockSize = Math.ceil(pairs.length / kernelStride) * kernelStride;
const left = Array.from({ length: blockSize }, (_, index) => pairs[index % pairs.length]![0]);
const right = Array.from({ length: blockSize }, (_, index) => pairs[index % pairs.length]![1]);

/** Not a number has many bit patterns, and none of them is promised. */
function bits(values: Float64Array): string[] {
  return Array.from(values, (value) => (Object.is(value, -0) ? "-0" : String(value)));
}

const registersOf = (kernel: Kernel, count: number) =>
  Array.from({ length: count }, (_, register) => kernel.register(register));

/** Two groups of two of the small study's parameters. */
const correlatedAt = (correlation: number) => ({
  together: [
    { id: "shares", title: "Shares", parameters: ["taken", "also"], correlation },
    { id: "others", title: "Others", parameters: ["wage", "workers"], correlation },
  ],
  matrices: [],
});

describe("wasmKernel", () => {
  it.each(binaryOperations)("gives the bits of the plain kernel for %s of any two numbers", (name) => {
    const results = [referenceKernel, wasmKernel].map((makeKernel) => {
      const made = (to: number) => {
        const kernel = kernelFor(makeKernel, 3, blockSize, { name, a: 0, b: 2, to });
        kernel.register(0).set(left);
        kernel.register(2).set(right);
        kernel.run(0, 0);
        return bits(kernel.register(to));
      };
      const apart = made(1);
      expect(made(0)).toEqual(apart);
      expect(made(2)).toEqual(apart);
      return apart;
    });
    expect(results[1]).toEqual(results[0]);
  });

  it.each(binaryOperations)(
    "gives the bits of the plain kernel for %s with a constant on either side",
    (name) => {
      for (const value of special) {
        for (const [a, b] of [
          [0, 1],
          [1, 0],
        ] as const) {
          const [plain, fast] = [referenceKernel, wasmKernel].map((makeKernel) => {
            const kernel = makeKernel({
              blockSize,
              registers: 3,
              constants: [{ register: 1, value }],
              inputs: [],
              programs: [[{ name, a, b, to: 2 }]],
            });
            kernel.register(0).set(left);
            kernel.run(0, 0);
            return registersOf(kernel, 3).map(bits);
          });
          expect(fast).toEqual(plain);
        }
      }
    },
  );

  it("gives the bits of the plain kernel for square roots", () => {
    const [plain, fast] = [referenceKernel, wasmKernel].map((makeKernel) => {
      const kernel = kernelFor(makeKernel, 2, blockSize, { name: "squareRoot", a: 1, to: 0 });
      kernel.register(1).set(left);
      kernel.run(0, 0);
      return bits(kernel.register(0));
    });
    expect(fast).toEqual(plain);
  });

  it.each([0, 2, 8, 1000, 2 ** 32 - 8, 2 ** 32, 2 ** 33 - 16, 2 ** 33 - 8, 2 ** 33, 2 ** 40 + 6, 2 ** 52])(
    "gives the uniforms of the plain kernel from draw %d on",
    (first) => {
      for (let stream = 0; stream < 20; stream++) {
        const key = streamKey("kernel", `stream ${stream}`, "value", 0);
        const [plain, fast] = [referenceKernel, wasmKernel].map((makeKernel) => {
          const kernel = kernelFor(makeKernel, 3, 24, { name: "input", input: 0, to: 1 }, [key]);
          kernel.run(0, first);
          return registersOf(kernel, 3).map(bits);
        });
        expect(fast).toEqual(plain);
        expect(plain![0]).toEqual(Array.from({ length: 24 }, () => "0"));
      }
    },
  );

  it.each([0.001, 0.3, 0.5, 0.95, 0.999999])(
    "gives the uniforms of members of a group, correlated at %d, that the plain kernel gives",
    (correlation) => {
      const study = { ...smallStudy, dependence: correlatedAt(correlation) };
      const inputs = ["also", "workers", "taken", "wage"];
      const [plain, fast] = [referenceKernel, wasmKernel].map((makeKernel) => {
        const kernel = makeKernel({
          blockSize: 2048,
          registers: 6,
          constants: [
            { register: 4, value: 7 },
            { register: 5, value: -1 },
          ],
          inputs: inputSources(study, inputs, "members", designOf("random", 8192)),
          programs: [
            inputs.map((_, input) => ({
              name: "input",
              input,
              to: input,
              ...(input === 2 && { scaled: { scale: 4, offset: 5 } }),
            })),
          ],
        });
        return [0, 2048, 2 ** 33, 2 ** 40].map((first) => {
          kernel.run(0, first);
          return registersOf(kernel, 4).map(bits);
        });
      });
      expect(fast).toEqual(plain);
    },
  );

  it("gives the bits of the plain kernel for shares of the normal distribution", () => {
    const random = pseudoRandom(8);
    const scores = [-Infinity, -9, -8.5, -8.4999, -0, 0, 8.4999, 8.5, 9, Infinity, Number.NaN];
    const column = Float64Array.from({ length: 2048 }, (_, index) => scores[index] ?? 20 * random() - 10);
    const [plain, fast] = [referenceKernel, wasmKernel].map((makeKernel) => {
      const share: Operation = { name: "apply", f: tabledNormalCdf, a: 1, to: 0 };
      const kernel = kernelFor(makeKernel, 2, column.length, share);
      kernel.register(1).set(column);
      kernel.run(0, 0);
      return bits(kernel.register(0));
    });
    expect(fast).toEqual(plain);
  });

  it("lets functions apply, and fill in uniforms, for the block that is worked out", () => {
    for (const makeKernel of [referenceKernel, wasmKernel]) {
      const kernel = makeKernel({
        blockSize: 8,
        registers: 2,
        constants: [],
        inputs: [(first, uniforms) => uniforms.set(uniforms.map((_, index) => first + index))],
        programs: [
          [
            { name: "input", input: 0, to: 0 },
            { name: "apply", f: (x) => x * x, a: 0, to: 1 },
          ],
        ],
      });
      kernel.run(0, 16);
      expect([...kernel.register(1)]).toEqual([16, 17, 18, 19, 20, 21, 22, 23].map((x) => x * x));
    }
  });

  it("counts the draws of a register, and of a constant, below and above a bound", () => {
    for (const makeKernel of [referenceKernel, wasmKernel]) {
      const constants = [{ register: 1, value: 3 }];
      const kernel = makeKernel({ blockSize: 16, registers: 3, constants, inputs: [], programs: [] });
      kernel.register(2).set([...new Array(7).fill(1), Number.NaN, ...new Array(8).fill(5)]);
      const counts = (register: number) =>
        [1, 2, 3, 5, 6, Infinity].map((bound) => [
          kernel.countBelow(register, bound),
          kernel.countAbove(register, bound),
        ]);
      expect(counts(2)).toEqual([
        [0, 8],
        [7, 8],
        [7, 8],
        [7, 0],
        [15, 0],
        [15, 0],
      ]);
      expect(counts(1)).toEqual([
        [0, 16],
        [0, 16],
        [0, 0],
        [16, 0],
        [16, 0],
        [16, 0],
      ]);
    }
  });

  it("keeps its programs apart, an empty one too", () => {
    for (const makeKernel of [referenceKernel, wasmKernel]) {
      const kernel = makeKernel({
        blockSize: 8,
        registers: 3,
        constants: [{ register: 0, value: 3 }],
        inputs: [],
        programs: [[{ name: "add", a: 0, b: 0, to: 1 }], [], [{ name: "multiply", a: 0, b: 1, to: 2 }]],
      });
      kernel.run(1, 0);
      expect(kernel.register(1)[0]).toBe(0);
      kernel.run(0, 0);
      kernel.run(2, 0);
      expect([...kernel.register(2)]).toEqual(new Array(8).fill(18));
    }
  });
});

describe("bestKernel", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  const isPlain = (makeKernel: MakeKernel) =>
    kernelFor(makeKernel, 1, 8).register(0).buffer.byteLength === 64;

  it("is in WebAssembly, which keeps its memory by the page, where there is WebAssembly", () => {
    expect(isPlain(referenceKernel)).toBe(true);
    expect(isPlain(wasmKernel)).toBe(false);
    expect(isPlain(bestKernel)).toBe(false);
  });

  it("is in plain JavaScript where there is none", () => {
    vi.stubGlobal("WebAssembly", undefined);
    expect(isPlain(bestKernel)).toBe(true);
  });

  it("is in plain JavaScript where a page's policy refuses to compile", async () => {
    class Refusal extends Error {}
    const Module = class {
      constructor() {
        throw new Refusal("refused by the policy");
      }
    };
    vi.stubGlobal("WebAssembly", { Module, CompileError: Refusal });
    vi.resetModules();
    const fresh = await import("../../../lib/simulate/kernel/wasmKernel.ts");
    expect(isPlain(fresh.bestKernel)).toBe(true);
  });

  it("does not hide any other failure", () => {
    expect(() => kernelFor(bestKernel, 2 ** 20, 8192)).toThrow();
  });
});
