/** A unit as powers of its parts: `USD/month` is USD to the first and month to minus one. */
export type UnitPowers = ReadonlyMap<string, number>;

/** Units without a dimension. */
const pure: ReadonlySet<string> = new Set(["1", "share", "ratio"]);

const singular: Readonly<Record<string, string>> = {
  persons: "person",
  years: "year",
  months: "month",
  days: "day",
  tonnes: "tonne",
  grams: "gram",
};

/** Reads a unit: parts multiplied by `*`, divided by `/` from left to right. */
export function unitPowers(unit: string): UnitPowers {
  return unit.split("/").reduce<UnitPowers>((powers, part, index) => {
    const factors = part.split("*").filter((name) => !pure.has(name));
    const these = new Map(factors.map((name) => [singular[name] ?? name, index === 0 ? 1 : -1]));
    return timesUnit(powers, these);
  }, new Map());
}

export function timesUnit(a: UnitPowers, b: UnitPowers): UnitPowers {
  const powers = new Map(a);
  for (const [name, power] of b) powers.set(name, (powers.get(name) ?? 0) + power);
  return new Map([...powers].filter(([, power]) => power !== 0));
}

export function overUnit(a: UnitPowers, b: UnitPowers): UnitPowers {
  return timesUnit(a, new Map([...b].map(([name, power]) => [name, -power])));
}

export function sameUnit(a: UnitPowers, b: UnitPowers): boolean {
  return overUnit(a, b).size === 0;
}

/** The unit in words that read easily: `USD/year a worker`, `share`. */
export function unitText(powers: UnitPowers): string {
  const plural: Readonly<Record<string, string>> = { person: "persons", year: "years", month: "months" };
  const above = [...powers].filter(([, power]) => power > 0).map(([name]) => name);
  const below = [...powers].filter(([, power]) => power < 0).map(([name]) => name);
  if (above.length === 0 && below.length === 0) return "share";
  const aWorker = below.includes("person") ? " a worker" : "";
  const rest = below.filter((name) => name !== "person");
  const top = above.map((name) => plural[name] ?? name).join("*") || "1";
  return `${[top, ...rest].join("/")}${aWorker}`;
}
