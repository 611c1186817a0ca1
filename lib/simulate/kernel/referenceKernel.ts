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
      const x = a * blockSize;
      const y = b * blockSize;
      const z = to * blockSize;
      for (let i = 0; i < blockSize; i++) m[z + i] = m[x + i]! + m[y + i]!;
    },
    subtract(a, b, to) {
      const x = a * blockSize;
      const y = b * blockSize;
      const z = to * blockSize;
      for (let i = 0; i < blockSize; i++) m[z + i] = m[x + i]! - m[y + i]!;
    },
    multiply(a, b, to) {
      const x = a * blockSize;
      const y = b * blockSize;
      const z = to * blockSize;
      for (let i = 0; i < blockSize; i++) m[z + i] = m[x + i]! * m[y + i]!;
    },
    ratio(a, b, to) {
      const x = a * blockSize;
      const y = b * blockSize;
      const z = to * blockSize;
      for (let i = 0; i < blockSize; i++) m[z + i] = m[y + i] === 0 ? 0 : m[x + i]! / m[y + i]!;
    },
    least(a, b, to) {
      const x = a * blockSize;
      const y = b * blockSize;
      const z = to * blockSize;
      for (let i = 0; i < blockSize; i++) m[z + i] = m[x + i]! < m[y + i]! ? m[x + i]! : m[y + i]!;
    },
    greatest(a, b, to) {
      const x = a * blockSize;
      const y = b * blockSize;
      const z = to * blockSize;
      for (let i = 0; i < blockSize; i++) m[z + i] = m[x + i]! > m[y + i]! ? m[x + i]! : m[y + i]!;
    },
    less(a, b, to) {
      const x = a * blockSize;
      const y = b * blockSize;
      const z = to * blockSize;
      for (let i = 0; i < blockSize; i++) m[z + i] = m[x + i]! < m[y + i]! ? 1 : 0;
    },
    squareRoot(a, to) {
      const x = a * blockSize;
      const z = to * blockSize;
      for (let i = 0; i < blockSize; i++) m[z + i] = Math.sqrt(m[x + i]!);
    },
    uniforms(key, first, to) {
      fillUniforms(key, first, words, views[to]!);
    },
  };
}
