import { describe, expect, it } from "vitest";
import {
  estimateFrom,
  meanOverReplicates,
  ratioOverReplicates,
} from "../../../lib/sensitivity/intervals/estimate.ts";
import { jackknife } from "../../../lib/sensitivity/intervals/jackknife.ts";
import { studentQuantile } from "../../../lib/sensitivity/intervals/studentQuantile.ts";
import { readReference } from "../../sampling/readReference.ts";

describe("studentQuantile", () => {
  it.each(readReference("sensitivity").filter(({ what }) => what === "student"))(
    "agrees with SciPy at $input degrees of freedom",
    ({ input, value }) => {
      expect(studentQuantile(Number(input)) / Number(value)).toBeCloseTo(1, 9);
    },
  );
});

describe("estimates over replicates", () => {
  it("have the mean, its standard error and Student's interval", () => {
    const { value, standardError, low, high } = meanOverReplicates([1, 2, 3, 4]);
    expect(value).toBe(2.5);
    expect(standardError).toBeCloseTo(Math.sqrt(5 / 3 / 4), 14);
    expect((high - low) / 2).toBeCloseTo(3.182446305284263 * standardError, 9);
  });

  it("of a ratio are exact where every replicate has the same ratio", () => {
    expect(ratioOverReplicates([2, 4, 8], [1, 2, 4])).toMatchObject({ value: 2, standardError: 0 });
  });

  it("of a ratio to nothing are nothing", () => {
    expect(ratioOverReplicates([0, 0], [0, 0])).toEqual({ value: 0, standardError: 0, low: 0, high: 0 });
  });

  it("take two replicates or more", () => {
    expect(() => estimateFrom(1, [1])).toThrow("an interval takes 2 replicates or more; there is 1");
  });
});

describe("jackknife", () => {
  it("gives the standard error of a mean", () => {
    const values = [3, 1, 4, 1, 5, 9, 2, 6];
    const mean = values.reduce((sum, value) => sum + value, 0) / 8;
    const without = values.map((value) => (8 * mean - value) / 7);
    const { standardError } = jackknife(mean, without);
    expect(standardError).toBeCloseTo(meanOverReplicates(values).standardError, 12);
  });
});
