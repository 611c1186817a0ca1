import { namesInAfterNetPay, namesInChain, namesInHeadcounts } from "../../study/namesIn.ts";
import type { DatumSubject } from "../../study/schemas/datumKind.ts";
import type { Study } from "../../study/study.ts";
import { choicePrefix, parameterOf } from "../../study/vocabulary.ts";

/**
 * What each parameter and choice (`choice:<id>`) of a study is about. What is named for two things belongs to the
 * first of headcounts, wages, time, deductions, after net pay.
 */
export function families(study: Study): ReadonlyMap<string, DatumSubject> {
  const found = new Map<string, DatumSubject>();
  const note = (subject: DatumSubject, factors: Iterable<string | undefined>) => {
    for (const factor of factors) {
      if (factor === undefined) continue;
      const name = factor.startsWith(choicePrefix) ? factor : parameterOf(factor);
      if (!found.has(name)) found.set(name, subject);
    }
  };
  const choices = (conditions: readonly { readonly condition: object }[]) =>
    conditions.flatMap(({ condition }) => Object.keys(condition).map((id) => choicePrefix + id));
  if (study.headcounts !== undefined) {
    const { compositionChoice, totalChoice } = study.headcounts;
    const named = namesInHeadcounts(study.headcounts);
    note(
      "headcounts",
      named.parameters.flatMap(({ factors }) => factors),
    );
    note(
      "headcounts",
      [compositionChoice, totalChoice].map((id) => choicePrefix + id),
    );
    note("headcounts", choices(named.conditions));
  }
  for (const { workers, headcount } of study.segments) {
    note("headcounts", [...(workers?.flat() ?? []), ...(headcount?.part ?? [])]);
  }
  for (const { grossWage, sideEarnings, spreadOfEarnings } of study.segments) {
    note("wages", [...grossWage, ...(sideEarnings ?? []), spreadOfEarnings]);
  }
  for (const { monthsPaid, contractYears, stockGrowth, hoursPerDay, daysOffPerMonth } of study.segments) {
    note("time", [monthsPaid, contractYears, stockGrowth, hoursPerDay, daysOffPerMonth]);
  }
  for (const { chain } of study.segments) {
    const named = namesInChain(chain);
    note("deductions", [...named.parameters.flatMap(({ factors }) => factors), ...choices(named.conditions)]);
  }
  note("deductions", [study.companySpent]);
  for (const { afterNetPay } of study.segments) {
    if (afterNetPay === undefined) continue;
    const named = namesInAfterNetPay(afterNetPay);
    note("after net pay", [
      ...named.parameters.flatMap(({ factors }) => factors),
      ...choices(named.conditions),
    ]);
  }
  note("wages", Object.values(study.exchangeRates));
  for (const { comparison } of study.segments) note("wages", [comparison?.wage]);
  return found;
}
