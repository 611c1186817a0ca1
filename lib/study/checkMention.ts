import type { Mention, Role } from "./namesIn.ts";
import { unknownName } from "./problems.ts";
import type { WrittenParameter } from "./schemas/parameter.ts";
import { parseUnit } from "./units.ts";
import { parameterOf } from "./vocabulary.ts";

/** A mention of parameters held against what belongs in its place. */
export interface CheckedMention {
  readonly parameters: readonly WrittenParameter[];
  readonly complaints: readonly string[];
}

/** Finds the parameters that a mention names and says where their units are not what belongs there. */
export function checkMention(
  { factors, role }: Mention,
  known: ReadonlyMap<string, WrittenParameter>,
): CheckedMention {
  const complaints: string[] = [];
  const parameters = factors.flatMap((factor): WrittenParameter[] => {
    const name = parameterOf(factor);
    const parameter = known.get(name);
    if (parameter === undefined) {
      complaints.push(unknownName("parameter", name, known.keys()));
      return [];
    }
    if (factor !== name && parseUnit(parameter.unit).dimension !== "share") {
      complaints.push(
        `"${factor}" makes no sense: "${name}" is in ${parameter.unit}, and only a share can be taken from one`,
      );
    }
    return [parameter];
  });
  const wrong = parameters.length === factors.length ? mismatch(parameters, role) : undefined;
  return { parameters, complaints: wrong === undefined ? complaints : [...complaints, wrong] };
}

/** What is wrong with a product of these parameters in this role; undefined where nothing is. */
function mismatch(parameters: readonly WrittenParameter[], role: Role): string | undefined {
  const units = parameters.map(({ unit }) => parseUnit(unit));
  const main = units.filter(({ dimension }) => dimension !== "share" && dimension !== "ratio");
  const list = parameters.map(({ id, unit }) => `"${id}" in ${unit}`).join(" times ");
  const wants = (text: string) => `${list} is not what belongs here: ${text}`;
  const plain: Partial<Record<Role, string>> = {
    persons: "persons",
    "months a year": "months a year",
    years: "years",
    "hours a day": "hours a day",
    "days a month": "days a month",
  };
  if (role === "share") {
    return units.every(({ dimension }) => dimension === "share")
      ? undefined
      : wants("a share, or a product of shares");
  }
  if (role === "ratio")
    return units.length === 1 && units[0]!.dimension === "ratio" ? undefined : wants("a ratio");
  const dimension = plain[role];
  if (dimension !== undefined) {
    return main.length === 1 && main[0]!.dimension === dimension
      ? undefined
      : wants(`one parameter in ${dimension}, and shares or ratios`);
  }
  if (
    role === "money a month or ratio" &&
    main.length === 0 &&
    units.some((unit) => unit.dimension === "ratio")
  )
    return undefined;
  const allowed: Partial<Record<Role, readonly string[]>> = {
    "money a month or year": ["month", "year"],
    "money a month": ["month"],
    "money a year": ["year", "once"],
    "money a contract": ["contract", "once"],
    "money a month or ratio": ["month"],
  };
  const periods = allowed[role]!;
  return main.length === 1 && main[0]!.dimension === "money" && periods.includes(main[0]!.period!)
    ? undefined
    : wants(`one parameter in money per ${periods.join(" or ")}, and shares or ratios`);
}
