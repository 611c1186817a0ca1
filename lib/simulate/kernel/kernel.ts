import type { FactorWeights } from "../../sampling/dependence/commonFactor.ts";
import type { StreamKey } from "../../sampling/threefry.ts";

/** Operations on two quantities. */
export const binaryOperations = [
  "add",
  "subtract",
  "multiply",
  "ratio",
  "least",
  "greatest",
  "less",
] as const;
export type BinaryOperation = (typeof binaryOperations)[number];

/** One operation on whole blocks, from registers into a register. */
export type Operation =
  | { readonly name: BinaryOperation; readonly a: number; readonly b: number; readonly to: number }
  /** a · b + c, rounded after each. */
  | {
      readonly name: "multiplyAdd";
      readonly a: number;
      readonly b: number;
      readonly c: number;
      readonly to: number;
    }
  | { readonly name: "squareRoot"; readonly a: number; readonly to: number }
  | { readonly name: "apply"; readonly f: (x: number) => number; readonly a: number; readonly to: number }
  /** Uniforms of the input of this number; with a scale, u · scale + offset, rounded after each. */
  | { readonly name: "input"; readonly input: number; readonly scaled?: Scaled; readonly to: number };

/** The registers that an operation takes, but for the constants of a scaled input. */
export function operandsOf(operation: Operation): readonly number[] {
  if (operation.name === "input") return [];
  if ("c" in operation) return [operation.a, operation.b, operation.c];
  return "b" in operation ? [operation.a, operation.b] : [operation.a];
}

/** Numbers that a uniform is multiplied by and that are added to it: registers of constants. */
export interface Scaled {
  readonly scale: number;
  readonly offset: number;
}

/**
 * Where the uniforms of an input come from: an independent stream, whose loops the kernel has, or a function
 * that fills them in for the draws from `first` on.
 */
export type UniformSource = StreamKey | UniformFunction;

export interface UniformFunction {
  (first: number, uniforms: Float64Array): void;
  /** What the function does, where that is it: a kernel that has loops for it needs not call the function. */
  readonly member?: FactorMember;
}

/** A member of a group that shares a factor, both of which are independent streams (see `memberOfFactor`). */
export interface FactorMember extends FactorWeights {
  readonly factor: StreamKey;
  readonly own: StreamKey;
}

/** Draws of a block are worked out in groups of this many. */
export const kernelStride = 8;

/** What a kernel is made for. */
export interface KernelLayout {
  /** Draws of a block, a multiple of 8. */
  readonly blockSize: number;
  readonly registers: number;
  /** Registers that hold one value throughout. */
  readonly constants: readonly { readonly register: number; readonly value: number }[];
  readonly inputs: readonly UniformSource[];
  /** Lists of operations that are carried out together. */
  readonly programs: readonly (readonly Operation[])[];
}

/**
 * Registers, each holding one block of draws, and the loops over them. There is one kernel in WebAssembly and
 * one in plain JavaScript; they give the same bits.
 */
export interface Kernel {
  /** The block in a register; that of a constant is for reading only. */
  register(register: number): Float64Array;
  /** How many draws of a register are below a bound. */
  countBelow(register: number, bound: number): number;
  /** How many draws of a register are above a bound. */
  countAbove(register: number, bound: number): number;
  /** Carries out one of the programs for the block of draws from `first` on, an even number. */
  run(program: number, first: number): void;
}

export type MakeKernel = (layout: KernelLayout) => Kernel;
