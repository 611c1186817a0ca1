import { describe, expect, it } from "vitest";
import catalogue from "#catalogue";
import { noWords, type OverrideWords, readOverrides } from "../../../lib/node/cli/overrides.ts";
import { WrongCall } from "../../../lib/node/cli/wrongCall.ts";
import { DataError } from "../../../lib/study/problems.ts";
import { resolveStudy } from "../../../lib/study/resolveStudy.ts";

/** What is said of options that cannot be carried out. */
function refusalOf(words: Partial<OverrideWords>, scenario = "kuwait-2012"): string {
  try {
    resolveStudy(catalogue, scenario, readOverrides({ ...noWords, ...words }));
  } catch (error) {
    if (error instanceof WrongCall || error instanceof DataError) return error.message;
    throw error;
  }
  throw new Error("it was carried out");
}

describe("readOverrides", () => {
  it("reads a value, a range, and low, mode and high", () => {
    const words = { ...noWords, set: ["a.b=-1.5e3", "c=1..2", "d=1..1.5..2"], choose: ["e=f"] };
    expect(readOverrides(words)).toMatchObject({
      set: {
        "a.b": -1500,
        c: [1, 2],
        d: { distribution: { kind: "pert", low: 1, mode: 1.5, high: 2 }, covers: 1 },
      },
      choose: { e: "f" },
    });
  });

  it("takes the last of two values for one name", () => {
    const words = { ...noWords, set: ["a=1", "a=2"], choose: ["b=c", "b=d"] };
    expect(readOverrides(words)).toMatchObject({ set: { a: 2 }, choose: { b: "d" } });
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
    ["wage.kuwait=-5", "a quantity in USD/month is 0 or more"],
    ["rate.kuwait.state=1.5", "a quantity in share lies from 0 to 1"],
    ["headcount.kuwait=-10..10", "a quantity in persons is 0 or more"],
    ["wage.kuwait", "takes id=value"],
    ["wage.kuwait=", "takes id=value"],
    ["=400", "takes id=value"],
    ["__proto__=400", '"__proto__=400"'],
    ["constructor=400", 'there is no parameter "constructor"'],
  ])("refuses --set %s", (set, message) => {
    expect(refusalOf({ set: [set] })).toContain(message);
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
    expect(refusalOf({ choose: [choose] })).toContain(message);
  });

  it("reads weights, and places whose workers leave", () => {
    const words = { ...noWords, weigh: ["total=own-sum:0.25,thirty-thousand:.75"], without: ["Russia"] };
    expect(readOverrides(words)).toEqual({
      set: {},
      choose: {},
      weigh: { total: { "own-sum": 0.25, "thirty-thousand": 0.75 } },
      sentHome: { Russia: "all" },
    });
  });

  it.each([
    ["totl=own-sum:1", 'there is no choice "totl"; the nearest is "total"'],
    ["total=own-sun:1", 'there is no option "own-sun"; the nearest is "own-sum"'],
    ["total=own-sum:0.5,thirty-thousand:0.4", "the weights add up to 0.9; they have to add up to 1"],
    ["total=own-sum:1e308,thirty-thousand:1e308", "add up to Infinity"],
    ["total=own-sum:-1", '"own-sum:-1" is not an option and its weight'],
    ["total=own-sum", '"own-sum" is not an option and its weight'],
    ["total=own-sum:much", "is not an option and its weight"],
    ["total", "takes choice=option:weight,option:weight"],
    ["__proto__=own-sum:1", '"__proto__=own-sum:1"'],
  ])("refuses --weigh %s", (weigh, message) => {
    expect(refusalOf({ weigh: [weigh] }, "bottom-up-2012")).toContain(message);
  });

  it("refuses to weigh a choice that the study does not have, and to empty an unknown place", () => {
    expect(refusalOf({ weigh: ["russia-state-take=quota:1"] })).toContain(
      'choice "russia-state-take" is not used in this study, so weighing it changes nothing',
    );
    expect(refusalOf({ without: ["Rusia"] }, "bottom-up-2012")).toContain('the nearest is "Russia"');
  });

  it("does not repeat a name of any length", () => {
    expect(refusalOf({ set: [`${"w".repeat(20_000)}=400`] }).length).toBeLessThan(1000);
  });
});
