import { fillUniforms } from "../../sampling/randomDesign.ts";
import type { Kernel } from "./kernel.ts";

/** The kernel in plain JavaScript: where there is no WebAssembly, and what `kernel.wat` is held against. */
export function referenceKernel(registers: number, blockSize: number): Kernel {
  const m = new Float64Array(registers * blockSize);
  const views = Array.from({ length: registers }, (_, register) =>
    m.subarray(register * blockSize, (register + 1) * blockSize),
  );
  const words = new Uint32Array(blockSize);
  // Written out, because a loop over a function passed in is several times slower.
  return {
    registers: views,
    add(a, b, to) {
      for (let end = (a + 1) * blockSize, i = a * blockSize, j = b * blockSize, k = to * blockSize; i < end; i++, j++, k++) {
        m[k] = m[i]! + m[j]!;
      }
    },
    subtract(a, b, to) {
      for (let end = (a + 1) * blockSize, i = a * blockSize, j = b * blockSize, k = to * blockSize; i < end; i++, j++, k++) {
        m[k] = m[i]! - m[j]!;
      }
    },
    multiply(a, b, to) {
      for (let end = (a + 1) * blockSize, i = a * blockSize, j = b * blockSize, k = to * blockSize; i < end; i++, j++, k++) {
        m[k] = m[i]! * m[j]!;
      }
    },
    ratio(a, b, to) {
      for (let end = (a + 1) * blockSize, i = a * blockSize, j = b * blockSize, k = to * blockSize; i < end; i++, j++, k++) {
        m[k] = m[j] === 0 ? 0 : m[i]! / m[j]!;
      }
    },
    least(a, b, to) {
      for (let end = (a + 1) * blockSize, i = a * blockSize, j = b * blockSize, k = to * blockSize; i < end; i++, j++, k++) {
        m[k] = m[i]! < m[j]! ? m[i]! : m[j]!;
      }
    },
    greatest(a, b, to) {
      for (let end = (a + 1) * blockSize, i = a * blockSize, j = b * blockSize, k = to * blockSize; i < end; i++, j++, k++) {
        m[k] = m[i]! > m[j]! ? m[i]! : m[j]!;
      }
    },
    less(a, b, to) {
      for (let end = (a + 1) * blockSize, i = a * blockSize, j = b * blockSize, k = to * blockSize; i < end; i++, j++, k++) {
        m[k] = m[i]! < m[j]! ? 1 : 0;
      }
    },
    squareRoot(a, to) {
      for (let end = (a + 1) * blockSize, i = a * blockSize, k = to * blockSize; i < end; i++, k++) {
        m[k] = Math.sqrt(m[i]!);
      }
    },
    uniforms(key, first, to) {
      fillUniforms(key, first, words, views[to]!);
    },
  };
}
