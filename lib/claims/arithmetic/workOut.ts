import type { Evidence } from "../../study/schemas/evidence.ts";
import type { Reading, Step, Term } from "../../study/schemas/reading.ts";
import { complementOf, differenceOf, productOf, quotientOf, type Range, rangeOf, sumOf } from "./range.ts";
import { overUnit, sameUnit, timesUnit, type UnitPowers, unitPowers, unitText } from "./unitPowers.ts";

export interface Quantity extends Range {
  readonly unit: UnitPowers;
}

/** A term with its value: a figure, an earlier step, or a quantity given in the data. */
export interface WorkedTerm extends Quantity {
  /** As written: `F311`, `not F312`, `rest`; empty for a quantity that is its own name. */
  readonly name: string;
  /** Reason of a judged range. */
  readonly because: string | undefined;
}

export type Operation = "add" | "subtract" | "multiply" | "divide";

export interface WorkedStep extends Quantity {
  readonly id: string | undefined;
  readonly says: string;
  readonly operation: Operation;
  readonly terms: readonly WorkedTerm[];
}

/** What may stand before a figure or an earlier step. */
const modifiers = {
  not: complementOf,
  low: ({ low }: Range): Range => ({ low, high: low }),
  high: ({ high }: Range): Range => ({ low: high, high }),
} as const;

/** Topics of figures that are for one worker, whatever their unit says. */
const aWorkers: ReadonlySet<string> = new Set([
  "gross-wage",
  "net-pay",
  "comparison-wage",
  "deduction-amount",
  "side-income",
  "living-cost",
  "remittance",
  "upfront-cost",
]);

const one = unitPowers("share");

/** A figure's unit; money that is one worker's is money for a person. */
export function unitOfFigure({ unit, topic }: Pick<Evidence, "unit" | "topic">): UnitPowers {
  const plain = unitPowers(unit);
  return aWorkers.has(topic) ? overUnit(plain, unitPowers("person")) : plain;
}

/**
 * Carries out a reading: every step with the values of its terms, least with least and most with most.
 *
 * @throws RangeError where a figure or step is not known, or units do not fit together
 */
export function workOut(
  { steps }: Pick<Reading, "steps">,
  evidence: ReadonlyMap<string, Evidence>,
): readonly WorkedStep[] {
  const worked: WorkedStep[] = [];
  for (const step of steps) worked.push(workOutStep(step, evidence, worked));
  return worked;
}

function workOutStep(
  step: Step,
  evidence: ReadonlyMap<string, Evidence>,
  before: readonly WorkedStep[],
): WorkedStep {
  const operation = (["add", "subtract", "multiply", "divide"] as const).find(
    (name) => step[name] !== undefined,
  )!;
  const terms = step[operation]!.map((term) => valueOfTerm(term, evidence, before));
  const units = terms.map(({ unit }) => unit);
  const [first] = units as [UnitPowers, ...UnitPowers[]];
  if (operation === "add" || operation === "subtract") {
    const other = units.find((unit) => !sameUnit(unit, first));
    if (other !== undefined)
      throw new RangeError(
        `"${step.says}" puts ${unitText(first)} and ${unitText(other)} together: only the same unit adds up`,
      );
  }
  const carryOut = { add: sumOf, subtract: differenceOf, multiply: productOf, divide: quotientOf }[operation];
  const unit =
    operation === "multiply"
      ? units.reduce(timesUnit)
      : operation === "divide"
        ? units.reduce(overUnit)
        : first;
  return { id: step.id, says: step.says, operation, terms, unit, ...carryOut(terms) };
}

function valueOfTerm(
  term: Term,
  evidence: ReadonlyMap<string, Evidence>,
  before: readonly WorkedStep[],
): WorkedTerm {
  if (typeof term !== "string") {
    const { low, high, unit, because } = term;
    return { name: "", low, high, unit: unitPowers(unit), because };
  }
  const [first, second] = term.split(" ") as [string, string?];
  if (second !== undefined && !Object.hasOwn(modifiers, first)) {
    return {
      name: "",
      low: Number(first),
      high: Number(first),
      unit: unitPowers(second),
      because: undefined,
    };
  }
  const name = second ?? first;
  const step = before.find(({ id }) => id === name);
  const figure = evidence.get(name);
  if (step === undefined && figure === undefined)
    throw new RangeError(`there is no figure or earlier step "${name}"`);
  if (figure !== undefined && figure.low === null && figure.high === null)
    throw new RangeError(`${name} has no value to calculate with`);
  const unit = step?.unit ?? unitOfFigure(figure!);
  if (first === "not" && !sameUnit(unit, one))
    throw new RangeError(`"${term}" is one less a share, and ${name} is in ${unitText(unit)}`);
  const modify = second === undefined ? undefined : modifiers[first as keyof typeof modifiers];
  const value = step ?? rangeOf(figure!);
  const { low, high } = modify?.(value) ?? value;
  return { name: term, low, high, unit, because: undefined };
}
