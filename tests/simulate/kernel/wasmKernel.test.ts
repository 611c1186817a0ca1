import { afterEach, describe, expect, it, vi } from "vitest";
import { streamKey } from "../../../lib/sampling/streamKey.ts";
import { binaryOperations, type Kernel, kernelStride } from "../../../lib/simulate/kernel/kernel.ts";
import { referenceKernel } from "../../../lib/simulate/kernel/referenceKernel.ts";
import { bestKernel, wasmKernel } from "../../../lib/simulate/kernel/wasmKernel.ts";

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

describe("wasmKernel", () => {
  it.each(binaryOperations)("gives the bits of the plain kernel for %s of any two numbers", (name) => {
    const results = [referenceKernel, wasmKernel].map((makeKernel) => {
      const kernel = makeKernel(3, blockSize);
      kernel.registers[0]!.set(left);
      kernel.registers[2]!.set(right);
      kernel[name](0, 2, 1);
      const apart = bits(kernel.registers[1]!);
      kernel[name](0, 2, 0);
      const overLeft = bits(kernel.registers[0]!);
      kernel.registers[0]!.set(left);
      kernel[name](0, 2, 2);
      expect(overLeft).toEqual(apart);
      expect(bits(kernel.registers[2]!)).toEqual(apart);
      return apart;
    });
    expect(results[1]).toEqual(results[0]);
  });

  it("gives the bits of the plain kernel for square roots", () => {
    const [plain, fast] = [referenceKernel, wasmKernel].map((makeKernel) => {
      const kernel = makeKernel(2, blockSize);
      kernel.registers[1]!.set(left);
      kernel.squareRoot(1, 0);
      return bits(kernel.registers[0]!);
    });
    expect(fast).toEqual(plain);
  });

  it.each([0, 2, 8, 1000, 2 ** 32 - 8, 2 ** 32, 2 ** 33 - 16, 2 ** 33 - 8, 2 ** 33, 2 ** 40 + 6, 2 ** 52])(
    "gives the uniforms of the plain kernel from draw %d on",
    (first) => {
      for (let stream = 0; stream < 20; stream++) {
        const key = streamKey("kernel", `stream ${stream}`, "value", 0);
        const [plain, fast] = [referenceKernel, wasmKernel].map((makeKernel) => {
          const kernel = makeKernel(3, 24);
          kernel.uniforms(key, first, 1);
          return kernel.registers.map(bits);
        });
        expect(fast).toEqual(plain);
        expect(plain![0]).toEqual(Array.from({ length: 24 }, () => "0"));
      }
    },
  );
});

describe("bestKernel", () => {
  afterEach(() => {
    vi.unstubAllGlobals();
    vi.resetModules();
  });

  const isPlain = ({ registers }: Kernel) => registers[0]!.buffer.byteLength === 64;

  it("is in WebAssembly, which keeps its memory by the page, where there is WebAssembly", () => {
    expect(isPlain(referenceKernel(1, 8))).toBe(true);
    expect(isPlain(wasmKernel(1, 8))).toBe(false);
    expect(isPlain(bestKernel(1, 8))).toBe(false);
  });

  it("is in plain JavaScript where there is none", () => {
    vi.stubGlobal("WebAssembly", undefined);
    expect(isPlain(bestKernel(1, 8))).toBe(true);
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
    expect(isPlain(fresh.bestKernel(1, 8))).toBe(true);
  });

  it("does not hide any other failure", () => {
    expect(() => bestKernel(2 ** 20, 8192)).toThrow();
  });
});
