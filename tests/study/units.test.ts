import { describe, expect, it } from "vitest";
import { currencies, naturalBounds, parseUnit } from "../../lib/study/units.ts";

describe("parseUnit", () => {
  it.each([
    ["USD/month", { dimension: "money", currency: "USD", period: "month" }],
    ["AED/year", { dimension: "money", currency: "AED", period: "year" }],
    ["RUB/contract", { dimension: "money", currency: "RUB", period: "contract" }],
    ["SUR/day", { dimension: "money", currency: "SUR", period: "day" }],
    ["CNY/night", { dimension: "money", currency: "CNY", period: "night" }],
    ["EUR", { dimension: "money", currency: "EUR", period: "once" }],
    ["CNY/USD", { dimension: "exchange rate" }],
    ["USD/EUR", { dimension: "exchange rate" }],
    ["share", { dimension: "share" }],
    ["ratio", { dimension: "ratio" }],
    ["persons", { dimension: "persons" }],
    ["persons/year", { dimension: "persons a year" }],
    ["years", { dimension: "years" }],
    ["months/year", { dimension: "months a year" }],
    ["hours/day", { dimension: "hours a day" }],
    ["days/month", { dimension: "days a month" }],
  ])("reads %s", (text, unit) => {
    expect(parseUnit(text)).toEqual(unit);
  });

  it.each([
    "",
    "USD/week",
    "usd/month",
    "USD/month ",
    "GBP/month",
    "GBP",
    "year",
    "USD/",
    "/month",
    "USD/month/year",
    "share/year",
    "date",
    "constructor",
    "toString",
    "__proto__",
  ])('takes "%s" for a unit that the engine does not calculate with', (text) => {
    expect(parseUnit(text)).toEqual({ dimension: "other" });
  });

  it("knows every currency by itself, for each period and against the others", () => {
    for (const currency of currencies) {
      expect(parseUnit(currency)).toMatchObject({ dimension: "money", currency });
      expect(parseUnit(`${currency}/month`)).toMatchObject({ dimension: "money", currency });
      expect(parseUnit(`${currency}/USD`).dimension).toBe("exchange rate");
    }
  });
});

describe("naturalBounds", () => {
  it("keeps shares, months, hours and days within what there is of them, and all else from falling below 0", () => {
    expect(naturalBounds("share")).toEqual([0, 1]);
    expect(naturalBounds("months a year")).toEqual([0, 12]);
    expect(naturalBounds("hours a day")).toEqual([1, 24]);
    expect(naturalBounds("days a month")).toEqual([0, 30]);
    expect(naturalBounds("persons")).toEqual([0, Number.POSITIVE_INFINITY]);
    expect(naturalBounds("money")).toEqual([0, Number.POSITIVE_INFINITY]);
  });
});
