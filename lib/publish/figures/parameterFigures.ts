import { quantileFunction } from "../../sampling/quantileFunction.ts";
import type { WrittenDistribution } from "../../study/schemas/parameter.ts";
import type { Parameter } from "../../study/study.ts";
import { naturalBounds, parseUnit } from "../../study/units.ts";
import type { Basis } from "../../study/vocabulary.ts";
import type { Interval } from "../../wording/interval.ts";
import { roundSignificant } from "../../wording/rounding.ts";
import { type Density, densityOf } from "./shapeOfDraws.ts";

/** A parameter as the page of assumptions shows it. */
export interface ParameterFigures extends Interval {
  readonly id: string;
  readonly label: string;
  readonly unit: string;
  readonly basis: Basis;
  readonly changed: boolean;
  readonly density: Density;
  readonly written: WrittenDistribution;
  readonly covers: number;
  /** What a quantity of its unit can be at least and at most; null where nothing bounds it. */
  readonly bounds: readonly [number, number | null];
}

const values = 800;
const steps = 44;

export function parameterFigures(parameter: Parameter): ParameterFigures {
  const quantile = quantileFunction(parameter.distribution);
  const spread = Float64Array.from({ length: values }, (_, index) => quantile((index + 0.5) / values));
  const [least, most] = naturalBounds(parseUnit(parameter.unit).dimension);
  const at = (probability: number) => roundSignificant(quantile(probability), 3);
  return {
    id: parameter.id,
    label: parameter.label,
    unit: parameter.unit,
    basis: parameter.basis,
    changed: parameter.changed,
    low: at(0.05),
    middle: at(0.5),
    high: at(0.95),
    density: densityOf(spread, steps),
    written: parameter.written.distribution,
    covers: parameter.covers,
    bounds: [least, Number.isFinite(most) ? most : null],
  };
}
