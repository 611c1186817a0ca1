import { normalTables, tabledNormalCdf } from "../../sampling/quantiles/normalTables.ts";
import type { StreamKey } from "../../sampling/threefry.ts";
import {
  binaryOperations,
  type FactorMember,
  type Kernel,
  type KernelLayout,
  kernelStride,
  type MakeKernel,
  type Operation,
  type UniformSource,
} from "./kernel.ts";
import { kernelModule, withOrWithout } from "./kernelModule.ts";
import { applyToBlock, referenceKernel } from "./referenceKernel.ts";

const pageSize = 65536;
const counters = 4294967296;
const bytesOfStride = 8 * kernelStride;
const wordsOfInstruction = 8;
/** In the order of the table in `kernel.wat`. */
const instructions = [
  ...binaryOperations,
  "squareRoot",
  "multiplyAdd",
  "uniforms",
  "outside",
  "normalShares",
  "normalScores",
  "members",
] as const;
type Instruction = (typeof instructions)[number];
const codeOf = Object.fromEntries(instructions.map((name, code) => [name, code])) as Record<
  Instruction,
  number
>;

interface Exports {
  run(program: number, end: number, blockBytes: number, low: number, high: number): void;
  countBelow(value: number, end: number, bound: number): number;
  countAbove(value: number, end: number, bound: number): number;
}
/** Work for the block of draws that starts at `first`. */
type Outside = (first: number) => void;

/**
 * The kernel in WebAssembly with 128-bit operations, from `kernel.wat`. Its memory holds the registers, eight
 * equal numbers for every constant, and the programs.
 */
export function wasmKernel({
  blockSize,
  registers: given,
  constants: givenConstants,
  inputs,
  programs,
}: KernelLayout): Kernel {
  let registers = given;
  const constants = [...givenConstants];
  function newConstant(value: number): number {
    constants.push({ register: registers, value });
    return registers++;
  }
  // By which uniforms are multiplied, and what is added to them, where nothing else is.
  const one = newConstant(1);
  const zero = newConstant(0);
  const members = membersAmong(inputs);
  const weights = new Map([...members.weights].map((weight) => [weight, newConstant(weight)]));
  const factors = new Map([...members.factors].map((factor) => [factor, registers++]));
  const module = kernelModule();
  // The loop of uniforms makes 32 at a time; what it makes beyond the block is not looked at.
  const blockBytes = Math.ceil(blockSize / 32) * 32 * 8;
  const constantOf = new Map(constants.map(({ register }, index) => [register, index]));
  const addresses = new Int32Array(registers);
  const firstBlock = constants.length * bytesOfStride;
  let blocks = 0;
  for (let register = 0; register < registers; register++) {
    const constant = constantOf.get(register);
    addresses[register] =
      constant === undefined ? firstBlock + blocks++ * blockBytes : constant * bytesOfStride;
  }
  const firstInstruction = firstBlock + blocks * blockBytes;
  const written = programs.reduce(
    (total, operations) =>
      total + operations.reduce((sum, operation) => sum + mostInstructions(operation), 0),
    0,
  );
  const tablesAt = firstInstruction + written * wordsOfInstruction * 4;
  const takesShares = programs.some((operations) =>
    operations.some((operation) => operation.name === "apply" && operation.f === tabledNormalCdf),
  );
  // Scores stand behind shares.
  const tables = [
    ...(takesShares || factors.size > 0 ? [normalTables.shares] : []),
    ...(factors.size > 0 ? [normalTables.scores] : []),
  ];
  const size = tables.reduce((end, { byteLength }) => end + byteLength, tablesAt);
  const memory = new WebAssembly.Memory({ initial: Math.max(1, Math.ceil(size / pageSize)) });
  for (const { register, value } of constants)
    new Float64Array(memory.buffer, addresses[register], kernelStride).fill(value);
  let tableAt = tablesAt;
  for (const table of tables) {
    new Float64Array(memory.buffer, tableAt, table.length).set(table);
    tableAt += table.byteLength;
  }
  // Most registers are never looked at from outside.
  const views: Float64Array[] = [];
  function viewOf(register: number): Float64Array {
    const constant = constantOf.get(register);
    views[register] ??=
      constant === undefined
        ? new Float64Array(memory.buffer, addresses[register], blockSize)
        : new Float64Array(blockSize).fill(constants[constant]!.value);
    return views[register];
  }

  const outside: Outside[] = [];
  const instructionAt = new Int32Array(memory.buffer, firstInstruction);
  let next = 0;

  /** Writes an instruction down: its code, where the result goes, and up to three operands with their steps. */
  function write(code: Instruction, to: number, a = 0, aStep = 0, b = 0, bStep = 0, c = 0, cStep = 0): void {
    instructionAt[next] = codeOf[code];
    instructionAt[next + 1] = a;
    instructionAt[next + 2] = aStep;
    instructionAt[next + 3] = b;
    instructionAt[next + 4] = bStep;
    instructionAt[next + 5] = c;
    instructionAt[next + 6] = cStep;
    instructionAt[next + 7] = to;
    next += wordsOfInstruction;
  }

  const writeOutside = (work: Outside) => write("outside", 0, outside.push(work) - 1);
  const address = (register: number) => addresses[register]!;
  const step = (register: number) => (addresses[register]! < firstBlock ? 0 : bytesOfStride);

  const writeUniforms = ([key0, key1]: StreamKey, to: number, scale = one, offset = zero) =>
    write("uniforms", to, key0, key1, address(scale), 0, address(offset));

  /** @param ready the factors whose scores the program has worked out */
  function writeMember({ factor, own, ofFactor, ofOwn }: FactorMember, to: number, ready: Set<string>): void {
    const scores = address(factors.get(nameOf(factor))!);
    if (!ready.has(nameOf(factor))) {
      writeUniforms(factor, scores);
      write("normalScores", scores, 0, tablesAt);
      ready.add(nameOf(factor));
    }
    writeUniforms(own, to);
    write("members", to, scores, tablesAt, address(weights.get(ofFactor)!), 0, address(weights.get(ofOwn)!));
  }

  function encode(operation: Operation, ready: Set<string>): void {
    const to = address(operation.to);
    switch (operation.name) {
      case "input": {
        const source = inputs[operation.input]!;
        const { scale, offset } = operation.scaled ?? { scale: one, offset: zero };
        if (typeof source !== "function") {
          writeUniforms(source, to, scale, offset);
          return;
        }
        if (source.member !== undefined) writeMember(source.member, to, ready);
        else {
          const view = viewOf(operation.to);
          writeOutside((first) => source(first, view));
        }
        if (operation.scaled !== undefined)
          write("multiplyAdd", to, to, bytesOfStride, address(scale), 0, address(offset), 0);
        return;
      }
      case "apply": {
        const { f } = operation;
        if (f === tabledNormalCdf) {
          write("normalShares", to, address(operation.a), tablesAt);
          return;
        }
        const from = viewOf(operation.a);
        const into = viewOf(operation.to);
        writeOutside(() => applyToBlock(f, from, into));
        return;
      }
      case "squareRoot": {
        const { a } = operation;
        write("squareRoot", to, address(a), step(a));
        return;
      }
      case "multiplyAdd": {
        const { a, b, c } = operation;
        write("multiplyAdd", to, address(a), step(a), address(b), step(b), address(c), step(c));
        return;
      }
      default: {
        const { name, a, b } = operation;
        write(name, to, address(a), step(a), address(b), step(b));
      }
    }
  }

  const places = programs.map((operations) => {
    const start = firstInstruction + 4 * next;
    const ready = new Set<string>();
    for (const operation of operations) encode(operation, ready);
    return { start, end: firstInstruction + 4 * next };
  });

  let first = 0;
  const loops = new WebAssembly.Instance(module, {
    kernel: { memory, outside: (work: number) => outside[work]!(first) },
  }).exports as unknown as Exports;
  /** A constant takes no whole block of the memory. */
  function countOf(count: "countBelow" | "countAbove", register: number, bound: number): number {
    const constant = constantOf.get(register);
    if (constant === undefined)
      return loops[count](address(register), address(register) + 8 * blockSize, bound);
    const { value } = constants[constant]!;
    return (count === "countBelow" ? value < bound : value > bound) ? blockSize : 0;
  }

  return {
    register: viewOf,
    countBelow: (register, bound) => countOf("countBelow", register, bound),
    countAbove: (register, bound) => countOf("countAbove", register, bound),
    run(program, from) {
      const { start, end } = places[program]!;
      if (start === end) return;
      first = from;
      const counter = from / 2;
      loops.run(start, end, blockBytes, counter % counters, Math.floor(counter / counters));
    },
  };
}

/** Weights and factors, by name, that the members among some inputs take. */
function membersAmong(inputs: readonly UniformSource[]): {
  readonly weights: ReadonlySet<number>;
  readonly factors: ReadonlySet<string>;
} {
  const members = inputs.flatMap((source) => (typeof source === "function" ? (source.member ?? []) : []));
  return {
    weights: new Set(members.flatMap(({ ofFactor, ofOwn }) => [ofFactor, ofOwn])),
    factors: new Set(members.map(({ factor }) => nameOf(factor))),
  };
}

function nameOf([key0, key1]: StreamKey): string {
  return `${key0},${key1}`;
}

/** How many instructions an operation may take: two for a factor, two for a member, one for its scale. */
function mostInstructions({ name }: Operation): number {
  return name === "input" ? 5 : 1;
}

/** The fastest kernel that there is here. */
export const bestKernel: MakeKernel = (layout) =>
  withOrWithout(
    () => wasmKernel(layout),
    () => referenceKernel(layout),
  );
