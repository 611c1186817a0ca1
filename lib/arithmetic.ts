/**
 * The arithmetic in which quantiles and the model are written. They are written once, over quantities `Q`:
 * with `numbers` they work out one payslip or one draw, with a recorder (`recordPlan`) they write down the
 * plan that the engine carries out for whole blocks of draws. Both give the same bits.
 */
export interface Arithmetic<Q> {
  constant(value: number): Q;
  add(a: Q, b: Q): Q;
  subtract(a: Q, b: Q): Q;
  multiply(a: Q, b: Q): Q;
  /** a / b; 0 where b is 0, because a share of nothing is nothing. */
  ratio(a: Q, b: Q): Q;
  least(a: Q, b: Q): Q;
  greatest(a: Q, b: Q): Q;
  /** 1 where a < b, else 0. */
  less(a: Q, b: Q): Q;
  squareRoot(a: Q): Q;
  /** a, of which it is known that it lies from low to high. */
  within(a: Q, low: number, high: number): Q;
  /** Any other function of one number. */
  apply(f: (x: number) => number, a: Q): Q;
}

export const numbers: Arithmetic<number> = {
  constant: (value) => value,
  add: (a, b) => a + b,
  subtract: (a, b) => a - b,
  multiply: (a, b) => a * b,
  ratio: (a, b) => (b === 0 ? 0 : a / b),
  least: (a, b) => (a < b ? a : b),
  greatest: (a, b) => (a > b ? a : b),
  less: (a, b) => (a < b ? 1 : 0),
  squareRoot: (a) => Math.sqrt(a),
  within: (a) => a,
  apply: (f, a) => f(a),
};

/** Adds up in the order given, so that the last digits do not depend on who asks. */
export function sum<Q>(arithmetic: Arithmetic<Q>, terms: readonly Q[]): Q {
  return terms.reduce((total, term) => arithmetic.add(total, term), arithmetic.constant(0));
}
