import { type Arithmetic, sum } from "../arithmetic.ts";
import type { Condition, Factors } from "../study/schemas/common.ts";
import type { Study, StudyChoice, StudySegment } from "../study/study.ts";
import { parseUnit } from "../study/units.ts";
import type { Period } from "../study/vocabulary.ts";
import type { ChainValues } from "./deductions.ts";

const monthsAYear = 12;

/** One draw's values, by the words of the study: parameters, products of them, conditions. */
export interface StudyValues<Q> {
  parameter(id: string): Q;
  /** Product of parameters, `not x` being one minus x. */
  product(factors: Factors): Q;
  /** The same for money: in USD for the period of its unit. */
  money(factors: Factors): Q;
  /** 1 where the options drawn fulfil the condition, else 0. */
  holds(condition: Condition): Q;
  /** What a chain of this segment needs to know. */
  forChain(segment: Pick<StudySegment, "monthsPaid" | "contractYears" | "stockGrowth">): ChainValues<Q>;
}

/** Where the values of one draw come from: a uniform for every choice, a value for every parameter. */
export interface DrawSource<Q> {
  value(parameter: string): Q;
  uniform(choice: string): Q;
}

/** Binds a study to one draw. Every parameter and choice is asked for at most once. */
export function studyValues<Q>(arithmetic: Arithmetic<Q>, study: Study, draw: DrawSource<Q>): StudyValues<Q> {
  const { constant, add, subtract, multiply, ratio, least } = arithmetic;
  const one = constant(1);
  const values = new Map<string, Q>();
  const indicators = new Map<string, readonly Q[]>();

  function parameter(id: string): Q {
    let value = values.get(id);
    if (value === undefined) {
      value = draw.value(id);
      values.set(id, value);
    }
    return value;
  }

  function factor(text: string): Q {
    return text.startsWith("not ") ? subtract(one, parameter(text.slice(4))) : parameter(text);
  }

  function product(factors: Factors): Q {
    return factors.map(factor).reduce((left, right) => multiply(left, right));
  }

  function money(factors: Factors): Q {
    const amount = product(factors);
    const currency = factors.map((id) => currencyOf(study, id)).find((found) => found !== undefined);
    const rate = currency === undefined ? undefined : study.exchangeRates[currency];
    return rate === undefined ? amount : ratio(amount, parameter(rate));
  }

  function indicatorsOf(choice: StudyChoice): readonly Q[] {
    let found = indicators.get(choice.id);
    if (found === undefined) {
      found = optionIndicators(arithmetic, choice, draw, (id) => indicatorsOf(study.choices.get(id)!));
      indicators.set(choice.id, found);
    }
    return found;
  }

  function holds(condition: Condition): Q {
    return Object.entries(condition)
      .map(([id, options]) => {
        const choice = study.choices.get(id)!;
        const all = indicatorsOf(choice);
        return least(
          sum(
            arithmetic,
            options.map((option) => all[choice.options.indexOf(option)]!),
          ),
          one,
        );
      })
      .reduce((left, right) => multiply(left, right), one);
  }

  function forChain(
    segment: Pick<StudySegment, "monthsPaid" | "contractYears" | "stockGrowth">,
  ): ChainValues<Q> {
    return {
      share: product,
      holds,
      yearly(factors: Factors, per: Period): Q {
        const amount = money(factors);
        switch (per) {
          case "paid month":
            return multiply(amount, parameter(segment.monthsPaid));
          case "calendar month":
            return multiply(amount, constant(monthsAYear));
          case "year":
            return amount;
          case "contract": {
            const renewed = ratio(one, parameter(segment.contractYears!));
            const dispatches =
              segment.stockGrowth === undefined ? renewed : add(renewed, parameter(segment.stockGrowth));
            return multiply(amount, dispatches);
          }
        }
      },
    };
  }

  return { parameter, product, money, holds, forChain };
}

function currencyOf(study: Study, factor: string): string | undefined {
  const id = factor.startsWith("not ") ? factor.slice(4) : factor;
  return parseUnit(study.parameters.get(id)?.unit ?? "").currency;
}

/**
 * 1 for the option drawn and 0 for the others: option k is drawn where its uniform lies between the
 * weights added up to k - 1 and to k. Where the weights depend on another choice, so do these borders.
 */
function optionIndicators<Q>(
  arithmetic: Arithmetic<Q>,
  choice: StudyChoice,
  draw: DrawSource<Q>,
  indicatorsOf: (choice: string) => readonly Q[],
): readonly Q[] {
  const { constant, subtract, multiply, less } = arithmetic;
  if (choice.pinned !== undefined || choice.options.length === 1) {
    const pinned = choice.pinned ?? choice.options[0];
    return choice.options.map((option) => constant(option === pinned ? 1 : 0));
  }
  const rows = choice.weights.map(cumulative);
  const given = choice.given === undefined ? [constant(1)] : indicatorsOf(choice.given);
  const uniform = draw.uniform(choice.id);
  const below = choice.options.slice(0, -1).map((_, option) =>
    less(
      uniform,
      sum(
        arithmetic,
        rows.map((row, index) => multiply(given[index]!, constant(row[option]!))),
      ),
    ),
  );
  return choice.options.map((_, option) => {
    const upper = below[option] ?? constant(1);
    return option === 0 ? upper : subtract(upper, below[option - 1]!);
  });
}

function cumulative(weights: readonly number[]): number[] {
  let total = 0;
  return weights.map((weight) => {
    total += weight;
    return total;
  });
}
