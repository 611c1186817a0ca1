import { describe, expect, it } from "vitest";
import { faultOfWeights, resolveChoices } from "../../lib/study/resolveChoice.ts";
import type { Choice } from "../../lib/study/schemas/choice.ts";

type Weights = Readonly<Record<string, number | Record<string, number>>>;

function choice(id: string, weights: Weights, more: Partial<Choice> = {}): Choice {
  const options = Object.entries(weights).map(([option, weight]) => ({
    id: option,
    title: option,
    says: "Made up.",
    weight,
  }));
  return { id, title: id, question: "Which?", reason: "Made up.", options, ...more };
}

function resolve(choices: readonly Choice[], pins: Readonly<Record<string, string>> = {}) {
  const problems: string[] = [];
  const resolved = resolveChoices(choices, { choose: pins }, (id, path, message) =>
    problems.push(`${id} ${path.join(".")}: ${message}`),
  );
  return { resolved, problems };
}

function weights(
  choices: readonly Choice[],
  pins: Readonly<Record<string, string>>,
  id: string,
): readonly (readonly number[])[] {
  const { resolved, problems } = resolve(choices, pins);
  expect(problems).toEqual([]);
  return resolved.get(id)!.weights;
}

const list = choice("list", { first: 0.5, second: 0.2, third: 0.3 });
const total = choice(
  "total",
  {
    own: { first: 0.3, second: 0.4, third: 0.6 },
    high: { first: 0.6, second: 0.4, third: 0 },
    low: { first: 0.1, second: 0.2, third: 0.4 },
  },
  { given: "list" },
);
const other = choice(
  "other",
  { yes: { first: 0.9, second: 0.5, third: 0.1 }, no: { first: 0.1, second: 0.5, third: 0.9 } },
  { given: "list" },
);

function expectWeights(
  found: readonly (readonly number[])[],
  expected: readonly (readonly number[])[],
): void {
  expect(found.length).toBe(expected.length);
  for (const [row, values] of expected.entries()) {
    expect(found[row]!.length).toBe(values.length);
    for (const [option, value] of values.entries()) expect(found[row]![option]).toBeCloseTo(value, 14);
  }
}

describe("resolveChoices", () => {
  it("makes weights add up to 1", () => {
    expectWeights(weights([choice("any", { a: 1, b: 3, c: 0 })], {}, "any"), [[0.25, 0.75, 0]]);
  });

  it("keeps ids, options and what is written, and draws from the choice's own stream or the one it names", () => {
    const { resolved } = resolve([list, { ...total, stream: "sum" }]);
    expect(resolved.get("list")).toMatchObject({
      id: "list",
      stream: "list",
      options: ["first", "second", "third"],
      given: undefined,
      pinned: undefined,
      written: list,
    });
    expect(resolved.get("total")).toMatchObject({ stream: "sum", given: "list" });
  });

  it("has a row of weights for every option of the choice that it depends on", () => {
    expectWeights(weights([list, total], {}, "total"), [
      [0.3, 0.6, 0.1],
      [0.4, 0.4, 0.2],
      [0.6, 0, 0.4],
    ]);
  });

  it("repeats a plain weight in every row and makes each row add up to 1", () => {
    const mixed = choice("mixed", { plain: 1, table: { first: 1, second: 3, third: 0 } }, { given: "list" });
    expectWeights(weights([mixed, list], {}, "mixed"), [
      [0.5, 0.5],
      [0.25, 0.75],
      [1, 0],
    ]);
  });

  it("notes a pin and leaves the choice's own weights", () => {
    const { resolved } = resolve([list, total], { list: "second" });
    expect(resolved.get("list")).toMatchObject({ pinned: "second" });
    expectWeights(resolved.get("list")!.weights, [[0.5, 0.2, 0.3]]);
    expect(resolved.get("total")!.pinned).toBeUndefined();
  });

  it("gives a choice the weights that it has given the pin of one that depends on it", () => {
    // 0.5 · 0.1, 0.2 · 0.2 and 0.3 · 0.4 out of 0.21.
    expectWeights(weights([list, total], { total: "low" }, "list"), [[5 / 21, 4 / 21, 12 / 21]]);
    expectWeights(weights([list, total], { total: "high" }, "list"), [[0.3 / 0.38, 0.08 / 0.38, 0]]);
  });

  it("does so for two pins together", () => {
    // 0.5 · 0.1 · 0.9, 0.2 · 0.2 · 0.5 and 0.3 · 0.4 · 0.1.
    const whole = 0.045 + 0.02 + 0.012;
    for (const choices of [
      [list, total, other],
      [other, total, list],
    ]) {
      expectWeights(weights(choices, { total: "low", other: "yes" }, "list"), [
        [0.045 / whole, 0.02 / whole, 0.012 / whole],
      ]);
    }
  });

  it("keeps the joint weights of what is left free", () => {
    // Given other: yes, the weight of total: own is the mean of its rows under the weights of list.
    const choices = [list, total, other];
    const { resolved } = resolve(choices, { other: "yes" });
    const [row] = resolved.get("list")!.weights;
    const own = resolved.get("total")!.weights.reduce((sum, rows, index) => sum + rows[0]! * row![index]!, 0);
    const joint = 0.5 * 0.9 * 0.3 + 0.2 * 0.5 * 0.4 + 0.3 * 0.1 * 0.6;
    expect(own).toBeCloseTo(joint / (0.5 * 0.9 + 0.2 * 0.5 + 0.3 * 0.1), 14);
  });

  it("lets an option without any weight be pinned, and leaves the other choice as it is", () => {
    const never = choice("never", { a: 1, b: 0 }, { given: "list" });
    expectWeights(weights([list, never], { never: "b" }, "list"), [[0.5, 0.2, 0.3]]);
  });

  it("takes weights of the caller's in place of its own, under every option of another choice", () => {
    const weigh = { total: { low: 0.75, own: 0.25 } };
    const resolved = resolveChoices([list, total], { weigh }, () => expect.unreachable());
    expect(resolved.get("total")!.weighed).toBe(true);
    expect(resolved.get("list")!.weighed).toBe(false);
    expectWeights(resolved.get("total")!.weights, [
      [0.25, 0, 0.75],
      [0.25, 0, 0.75],
      [0.25, 0, 0.75],
    ]);
    expectWeights(resolved.get("list")!.weights, [[0.5, 0.2, 0.3]]);
  });

  it("lets thirds be written to three digits, and adds them up to 1", () => {
    const thirds = { first: 0.333, second: 0.333, third: 0.333 };
    expect(faultOfWeights(list, thirds)).toBeUndefined();
    const resolved = resolveChoices([list], { weigh: { list: thirds } }, () => expect.unreachable());
    expectWeights(resolved.get("list")!.weights, [[1 / 3, 1 / 3, 1 / 3]]);
  });

  it.each([
    [{ first: 0.5, second: 0.4 }, "the weights add up to 0.9; they have to add up to 1"],
    [{ first: 0.5, second: 0.6 }, "the weights add up to 1.1"],
    [{}, "the weights add up to 0"],
    [{ first: 1.5, second: -0.5 }, 'the weight of "second" is -0.5; allowed is 0 or more'],
    [{ first: Number.NaN }, 'the weight of "first" is NaN'],
    [{ frist: 1 }, 'there is no option "frist"; the nearest is "first"'],
    [{ constructor: 1 } as never, 'there is no option "constructor"'],
  ])("says what is wrong with the weights %j", (weights, message) => {
    expect(faultOfWeights(list, weights)).toContain(message);
  });

  it.each<[string, Choice[], string]>([
    [
      "depends on one that there is not",
      [{ ...total, given: "lists" }, list],
      'total given: there is no choice "lists"; the nearest is "list"',
    ],
    [
      "depends on one that depends on another",
      [list, total, choice("deep", { a: 1 }, { given: "total" })],
      'deep given: "total" depends on another choice itself; weights may depend on one choice only',
    ],
    [
      "depends on itself",
      [{ ...list, given: "list" }],
      'list given: "list" depends on another choice itself; weights may depend on one choice only',
    ],
    [
      "has a table of weights without saying on what",
      [choice("any", { a: { first: 1 }, b: 1 })],
      "any options.0.weight: is a table, but the choice names no `given` that it could depend on",
    ],
    [
      "has a table that lacks an option",
      [list, choice("any", { a: { first: 1, third: 1 }, b: 1 }, { given: "list" })],
      'any options.0.weight: has no entry for "second"',
    ],
    [
      "has weights that add up to nothing",
      [choice("any", { a: 0, b: 0 })],
      "any options: have weights that add up to nothing",
    ],
    [
      "has weights that add up to nothing under one option",
      [
        list,
        choice(
          "any",
          { a: { first: 1, second: 0, third: 1 }, b: { first: 1, second: 0, third: 1 } },
          { given: "list" },
        ),
      ],
      "any options: have weights that add up to nothing",
    ],
    [
      "names an option twice",
      [{ ...list, options: [...list.options, list.options[1]!] }],
      'list options: "second" stands there twice',
    ],
  ])("refuses a choice that %s", (_, choices, message) => {
    expect(resolve(choices).problems).toEqual([message]);
  });

  it("takes no weight from an object's prototype", () => {
    const odd = choice("odd", { constructor: 1, plain: 1 });
    const table = choice("any", { a: { plain: 1 }, b: 1 }, { given: "odd" });
    expect(resolve([odd, table]).problems).toEqual(['any options.0.weight: has no entry for "constructor"']);
  });
});
