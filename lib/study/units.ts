/** Currencies in which the evidence states money; SUR is the Soviet rouble, before 1992. */
export const currencies = ["USD", "CNY", "AED", "EUR", "JPY", "RUB", "SUR"] as const;
export type Currency = (typeof currencies)[number];

/** What a unit measures. Quantities of different dimensions cannot stand in for one another. */
export type Dimension =
  | "money"
  | "exchange rate"
  | "share"
  | "ratio"
  | "persons"
  | "persons a year"
  | "years"
  | "months a year"
  | "hours a day"
  | "days a month"
  | "other";

/** The period an amount of money is for; `once` is a single payment. */
export type MoneyPeriod = "year" | "month" | "day" | "night" | "contract" | "once";

export interface Unit {
  readonly dimension: Dimension;
  readonly currency?: Currency;
  readonly period?: MoneyPeriod;
}

const plainUnits: Readonly<Record<string, Dimension>> = {
  share: "share",
  ratio: "ratio",
  persons: "persons",
  "persons/year": "persons a year",
  years: "years",
  "months/year": "months a year",
  "hours/day": "hours a day",
  "days/month": "days a month",
};

const currencyPattern = currencies.join("|");
const moneyPattern = new RegExp(`^(${currencyPattern})(?:/(year|month|day|night|contract))?$`);
const exchangePattern = new RegExp(`^(${currencyPattern})/(${currencyPattern})$`);

/**
 * Reads a unit: `USD/month`, `CNY/USD` (yuan for one dollar), `share`, `persons`, `months/year` and so on.
 * Units that the engine never calculates with (dates, clock hours) have the dimension `other`.
 */
export function parseUnit(text: string): Unit {
  const plain = Object.hasOwn(plainUnits, text) ? plainUnits[text] : undefined;
  if (plain !== undefined) return { dimension: plain };
  const money = moneyPattern.exec(text);
  if (money) {
    return {
      dimension: "money",
      currency: money[1] as Currency,
      period: (money[2] ?? "once") as MoneyPeriod,
    };
  }
  if (exchangePattern.test(text)) return { dimension: "exchange rate" };
  return { dimension: "other" };
}

/** Lowest and highest value that a quantity of this dimension can have. */
export function naturalBounds(dimension: Dimension): readonly [number, number] {
  switch (dimension) {
    case "share":
      return [0, 1];
    case "months a year":
      return [0, 12];
    case "hours a day":
      // Of a day that is worked: pay an hour needs some.
      return [1, 24];
    case "days a month":
      // Months have 30.4 days on average; some are left to work in.
      return [0, 30];
    default:
      return [0, Number.POSITIVE_INFINITY];
  }
}
