import { describe, expect, it } from "vitest";
import {
  overUnit,
  sameUnit,
  timesUnit,
  unitPowers,
  unitText,
} from "../../../lib/claims/arithmetic/unitPowers.ts";

describe("units", () => {
  it.each([
    [
      "USD/year",
      [
        ["USD", 1],
        ["year", -1],
      ],
    ],
    ["persons", [["person", 1]]],
    [
      "months/year",
      [
        ["month", 1],
        ["year", -1],
      ],
    ],
    [
      "USD/month/person",
      [
        ["USD", 1],
        ["month", -1],
        ["person", -1],
      ],
    ],
    ["share", []],
    ["1/person", [["person", -1]]],
    [
      "CNY/USD",
      [
        ["CNY", 1],
        ["USD", -1],
      ],
    ],
  ] as const)("%s is read as powers", (unit, powers) => {
    expect([...unitPowers(unit)]).toEqual(powers);
  });

  it("cancel where they meet", () => {
    const total = [unitPowers("persons"), unitPowers("USD/month/person"), unitPowers("months/year")].reduce(
      timesUnit,
    );
    expect(sameUnit(total, unitPowers("USD/year"))).toBe(true);
    expect(sameUnit(overUnit(total, unitPowers("persons")), unitPowers("USD/year"))).toBe(false);
  });

  it("read easily", () => {
    expect(unitText(unitPowers("USD/month/person"))).toBe("USD/month a worker");
    expect(unitText(unitPowers("share"))).toBe("share");
    expect(unitText(unitPowers("persons"))).toBe("persons");
  });
});
