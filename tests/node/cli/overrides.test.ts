import { describe, expect, it } from "vitest";
import catalogue from "#catalogue";
import { readOverrides } from "../../../lib/node/cli/overrides.ts";
import { WrongCall } from "../../../lib/node/cli/wrongCall.ts";
import { DataError } from "../../../lib/study/problems.ts";
import { resolveStudy } from "../../../lib/study/resolveStudy.ts";

/** What is said of options that cannot be carried out. */
function refusalOf(set: readonly string[], choose: readonly string[]): string {
  try {
    resolveStudy(catalogue, "kuwait-2012", readOverrides(set, choose));
  } catch (error) {
    if (error instanceof WrongCall || error instanceof DataError) return error.message;
    throw error;
  }
  throw new Error("it was carried out");
}

describe("readOverrides", () => {
  it("reads a value, a range, and low, mode and high", () => {
    expect(readOverrides(["a.b=-1.5e3", "c=1..2", "d=1..1.5..2"], ["e=f"])).toEqual({
      set: {
        "a.b": -1500,
        c: [1, 2],
        d: { distribution: { kind: "pert", low: 1, mode: 1.5, high: 2 }, covers: 1 },
      },
      choose: { e: "f" },
    });
  });

  it("takes the last of two values for one name", () => {
    expect(readOverrides(["a=1", "a=2"], ["b=c", "b=d"])).toEqual({ set: { a: 2 }, choose: { b: "d" } });
  });

  it.each([
    ["wage.kuweit=400", 'there is no parameter "wage.kuweit"; the nearest is "wage.kuwait"'],
    ["wage.qatar=400", '"wage.qatar" is not used in this study'],
    ["wage.kuwait=much", '"much" is neither a number nor a range'],
    ["wage.kuwait=NaN", '"NaN" is neither a number nor a range'],
    ["wage.kuwait=Infinity", '"Infinity" is neither a number nor a range'],
    ["wage.kuwait=400..1e999", '"400..1e999" is neither a number nor a range'],
    ["wage.kuwait=400..", '"400.." is neither a number nor a range'],
    ["wage.kuwait=1..2..3..4", '"1..2..3..4" is neither a number nor a range'],
    ["wage.kuwait=500..300", "upside down"],
    ["wage.kuwait=500..400..600", "not in rising order"],
    ["wage.kuwait=-5", "a quantity in USD/month lies from 0"],
    ["rate.kuwait.state=1.5", "a quantity in share lies from 0 to 1"],
    ["headcount.kuwait=-10..10", "a quantity in persons lies from 0"],
    ["wage.kuwait", "takes id=value"],
    ["wage.kuwait=", "takes id=value"],
    ["=400", "takes id=value"],
    ["__proto__=400", '"__proto__=400"'],
    ["constructor=400", 'there is no parameter "constructor"'],
  ])("refuses --set %s", (set, message) => {
    expect(refusalOf([set], [])).toContain(message);
  });

  it.each([
    ["totl=own-sum", 'there is no choice "totl"; the nearest is "total"'],
    ["total=own-sun", 'there is no option "own-sun"; the nearest is "own-sum"'],
    ["total=constructor", 'there is no option "constructor"; there are: own-sum'],
    ["constructor=prototype", 'there is no choice "constructor"'],
    ["__proto__=own-sum", '"__proto__=own-sum"'],
    ["total", "takes choice=option"],
    ["total=", "takes choice=option"],
  ])("refuses --choose %s", (choose, message) => {
    expect(refusalOf([], [choose])).toContain(message);
  });

  it("does not repeat a name of any length", () => {
    expect(refusalOf([`${"w".repeat(20_000)}=400`], []).length).toBeLessThan(1000);
  });
});
