import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Arithmetic } from "../../lib/arithmetic.ts";
import { binaryOperations } from "../../lib/simulate/kernel/kernel.ts";
import { recordPlan } from "../../lib/simulate/recordPlan.ts";
import { kernels } from "./kernels.ts";
import { drawPlainly, drawRecorded, type Made, planOf } from "./recorded.ts";

const half = (x: number) => x / 2;

describe("recordPlan", () => {
  it("works an expression that is asked for again out once", () => {
    const recorder = recordPlan();
    const { input, constant, add, multiply, squareRoot, apply } = recorder;
    const [x, y] = [input("x"), input("y")];
    expect(input("x")).toBe(x);
    expect(constant(2)).toBe(constant(2));
    expect(multiply(add(x, y), constant(2))).toBe(multiply(constant(2), add(x, y)));
    expect(squareRoot(add(x, y))).toBe(squareRoot(add(x, y)));
    expect(apply(half, x)).toBe(apply(half, x));
    expect(apply((value) => value / 2, x)).not.toBe(apply(half, x));
    expect(
      recorder.plan([add(x, y), multiply(add(x, y), constant(2))]).operations.map(({ name }) => name),
    ).toEqual(["input", "input", "add", "multiply"]);
  });

  it("tells operations apart by what they do and in which order", () => {
    const { input, ...arithmetic } = recordPlan();
    const [x, y] = [input("x"), input("y")];
    const steps = binaryOperations.flatMap((name) => [arithmetic[name](x, y), arithmetic[name](y, x)]);
    const others = [
      arithmetic.squareRoot(x),
      arithmetic.squareRoot(y),
      arithmetic.apply(half, x),
      arithmetic.apply(half, y),
    ];
    expect(new Set([...steps, ...others]).size).toBe(steps.length + others.length);
  });

  it("leaves out what no output needs, inputs too", () => {
    const recorder = recordPlan();
    const [x, y, z] = ["x", "y", "z"].map(recorder.input);
    const needed = recorder.subtract(x!, z!);
    recorder.multiply(needed, recorder.squareRoot(y!));
    const plan = recorder.plan([needed]);
    expect(plan.operations.map(({ name }) => name)).toEqual(["input", "input", "subtract"]);
    expect(plan.inputs).toEqual(["x", "z"]);
  });

  it("takes of a quantity that is given by value only the range that it is told", () => {
    const recorder = recordPlan();
    const hundred = recorder.constant(100);
    const wage = recorder.quantity("wage", 0, Number.POSITIVE_INFINITY);
    const share = recorder.quantity("share", 0, 1);
    expect(recorder.least(recorder.input("uniform"), hundred)).toBe(recorder.input("uniform"));
    expect(recorder.least(wage, hundred)).not.toBe(wage);
    expect(recorder.least(share, hundred)).toBe(share);
    expect(recorder.greatest(wage, recorder.constant(0))).toBe(wage);
  });

  it("uses a register again once nothing needs what it holds", () => {
    const long: Made = ({ add, multiply, constant }, uniform) => {
      let sum = uniform("x");
      for (let step = 0; step < 100; step++) sum = multiply(add(sum, uniform("y")), constant(0.75));
      return [sum];
    };
    const plan = planOf(long);
    // Two inputs, a sum, 99 products each with the sum that takes it, and a product.
    expect(plan.operations.length).toBe(2 + 1 + 99 + 1);
    expect(plan.registers).toBe(3);
    expect(plan.constants).toEqual([{ register: expect.any(Number), value: 0.75 }]);
  });

  it("keeps the registers of outputs and constants to themselves", () => {
    const made: Made = ({ add, multiply, constant }, uniform) => {
      const first = add(uniform("x"), constant(1));
      const second = multiply(first, uniform("y"));
      return [first, constant(7), second, first, constant(1), uniform("x")];
    };
    const { outputs, constants } = planOf(made);
    expect(outputs[0]).toBe(outputs[3]);
    expect(new Set(outputs).size).toBe(5);
    expect(constants.map(({ value }) => value).sort()).toEqual([1, 7]);
    for (const [, makeKernel] of kernels)
      expect(drawRecorded(made, makeKernel, 20)).toEqual(drawPlainly(made, 20));
  });

  it("works a product out with the sum that alone takes it, with the bits of the two", () => {
    const made: Made = ({ add, multiply, subtract }, uniform) => {
      const product = multiply(uniform("x"), uniform("y"));
      const shared = multiply(uniform("y"), uniform("z"));
      return [add(uniform("z"), product), add(shared, uniform("x")), subtract(shared, uniform("x"))];
    };
    const names = planOf(made).operations.map(({ name }) => name);
    expect(names.filter((name) => name !== "input").sort()).toEqual([
      "add",
      "multiply",
      "multiplyAdd",
      "subtract",
    ]);
    for (const [, makeKernel] of kernels)
      expect(drawRecorded(made, makeKernel, 64)).toEqual(drawPlainly(made, 64));
  });

  it("leaves out the least or the greatest of two where their ranges tell which it is", () => {
    const { input, constant, add, subtract, multiply, least, greatest, within, squareRoot } = recordPlan();
    const [u, x] = [input("u"), input("x")];
    const share = within(add(x, constant(0)), 0, 0.9);
    const amount = within(multiply(add(u, constant(5)), constant(100)), 500, 600);
    expect(least(u, constant(1))).toBe(u);
    expect(greatest(u, constant(0))).toBe(u);
    expect(least(amount, u)).toBe(u);
    expect(least(multiply(amount, share), amount)).toBe(multiply(amount, share));
    const left = subtract(amount, multiply(amount, share));
    expect(greatest(left, constant(0))).toBe(left);
    const cut = least(squareRoot(x), input("y"));
    expect(greatest(subtract(input("y"), cut), constant(0))).toBe(subtract(input("y"), cut));
    expect(least(amount, multiply(u, constant(1000)))).not.toBe(amount);
    expect(greatest(subtract(u, x), constant(0))).not.toBe(subtract(u, x));
  });

  it("makes adding 0, taking 0, multiplying by 1 or 0, dividing by 1, dividing 0 and sums of constants no operations", () => {
    const { input, constant, add, subtract, multiply, ratio, squareRoot, apply } = recordPlan();
    const x = input("x");
    expect([add(x, constant(0)), add(constant(0), x), subtract(x, constant(0))]).toEqual([x, x, x]);
    expect([multiply(x, constant(1)), multiply(constant(1), x), ratio(x, constant(1))]).toEqual([x, x, x]);
    const zero = constant(0);
    expect([multiply(x, zero), multiply(zero, x), ratio(zero, x)]).toEqual([zero, zero, zero]);
    expect(add(constant(2), constant(3))).toBe(constant(5));
    expect(ratio(constant(2), constant(0))).toBe(zero);
    expect(squareRoot(constant(9))).toBe(constant(3));
    expect(apply(half, constant(9))).toBe(constant(4.5));
  });

  it("names the inputs that a step depends on", () => {
    const recorder = recordPlan();
    const { input, constant, add, multiply, apply, inputsOf } = recorder;
    const sum = add(input("x"), apply(half, input("y")));
    expect(inputsOf(sum)).toEqual(new Set(["x", "y"]));
    expect(inputsOf(multiply(sum, constant(0)))).toEqual(new Set());
    expect(inputsOf(input("z"))).toEqual(new Set(["z"]));
  });

  it("forgets nothing in a plan that is kept, and knows what depends on each input", () => {
    const recorder = recordPlan();
    const { input, constant, add, multiply, squareRoot } = recorder;
    const sum = add(input("x"), input("y"));
    const root = squareRoot(multiply(input("y"), constant(2)));
    recorder.subtract(sum, input("z"));
    const { operations, registers, inputs, dependentsOf } = recorder.keptPlan([multiply(sum, root)]);
    expect(registers).toBe(operations.length + 1);
    expect(new Set(operations.map(({ to }) => to)).size).toBe(operations.length);
    expect(inputs).toEqual(["x", "y"]);
    const names = inputs.map((_, input) => dependentsOf(input).map(({ name }) => name));
    expect(names).toEqual([
      ["add", "multiply"],
      ["add", "multiply", "squareRoot", "multiply"],
    ]);
  });

  const node = fc.record({
    operation: fc.constantFrom(...binaryOperations, "squareRoot" as const, "apply" as const),
    a: fc.nat(),
    b: fc.nat(),
  });
  const constants = [0, 1, -1, 0.5, 3, -0.25, 1e3, 1e-3];
  const inputs = ["x", "y", "z"];

  it.each(kernels)(
    "gives in %s the bits of plain numbers for any expression, but for the sign of a zero",
    (_, makeKernel) => {
      fc.assert(
        fc.property(
          fc.array(node, { minLength: 1, maxLength: 40 }),
          fc.array(fc.nat(), { maxLength: 4 }),
          (nodes, wanted) => {
            const all: Made = (arithmetic, uniform) => everyNode(nodes, arithmetic, uniform);
            // Where few are wanted registers are used again.
            const few: Made = (arithmetic, uniform) => {
              const made = everyNode(nodes, arithmetic, uniform);
              return [...wanted.map((index) => made[index % made.length]!), made.at(-1)!];
            };
            for (const made of [all, few]) {
              const expected = drawPlainly(made, 16);
              for (const [index, column] of drawRecorded(made, makeKernel, 16).entries()) {
                const differing = column.findIndex(
                  (value, draw) => !Object.is(value + 0, expected[index]![draw]! + 0),
                );
                if (differing >= 0) expect.fail(`${column[differing]} is not ${expected[index]![differing]}`);
              }
            }
          },
        ),
        { seed: 2012, numRuns: 300 },
      );
    },
  );

  /** Inputs, constants and one number for every node, kept finite, because simplifications hold for those. */
  function everyNode<Q>(
    nodes: readonly { operation: string; a: number; b: number }[],
    arithmetic: Arithmetic<Q>,
    uniform: (name: string) => Q,
  ): Q[] {
    const { constant, least, greatest, squareRoot, apply } = arithmetic;
    const made = [...inputs.map(uniform), ...constants.map(constant)];
    for (const { operation, a, b } of nodes) {
      const [left, right] = [made[a % made.length]!, made[b % made.length]!];
      const result =
        operation === "squareRoot"
          ? squareRoot(greatest(left, constant(0)))
          : operation === "apply"
            ? apply(half, left)
            : arithmetic[operation as (typeof binaryOperations)[number]](left, right);
      made.push(least(greatest(result, constant(-1e6)), constant(1e6)));
    }
    return made;
  }
});
