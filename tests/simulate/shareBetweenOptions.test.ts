import { beforeAll, describe, expect, it } from "vitest";
import { shareBetweenOptions } from "../../lib/simulate/shareBetweenOptions.ts";
import { simulate } from "../../lib/simulate/simulate.ts";
import { fewestHits, mostHits } from "../binomialLimits.ts";
import { chain, choice, fixed, segment, studyOf, uniform } from "../support.ts";

/** The state takes a share of an uncertain wage, another under every option; the embassy under another choice. */
const study = (shares: Readonly<Record<string, number>>, weights: Readonly<Record<string, number>>) =>
  studyOf(`
parameters:
${fixed("workers", "persons", 100)}
${uniform("wage", "USD/month", 100, 200)}
${fixed("months", "months/year", 12)}
${fixed("fee", "share", 0.1)}
${Object.entries(shares)
  .map(([option, share]) => fixed(`share.${option}`, "share", share))
  .join("\n")}
segments:
${segment("all", "workers: workers, grossWage: wage, monthsPaid: months, chain: shares")}
chains:
${chain(
  "shares",
  ...Object.keys(shares).map(
    (option) =>
      `{ id: ${option}, of: wage, when: { reading: ${option} }, deductions: [{ to: state, share: share.${option} }] }`,
  ),
  "{ id: fee, of: wage, when: { fee: due }, deductions: [{ to: embassy, share: fee }] }",
)}
choices:
${choice("reading", weights)}
${choice("fee", { due: 0.5, none: 0.5 })}
`);

function meanAndError(values: readonly number[]): [number, number] {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return [mean, Math.sqrt(variance / values.length)];
}

describe("shareBetweenOptions", () => {
  it("is the variance of the options' means over the whole variance", () => {
    const shares = { low: 0.2, middle: 0.35, high: 0.5 };
    const weights = { low: 0.5, middle: 0.3, high: 0.2 };
    const options = ["low", "middle", "high"] as const;
    const expectation = (of: (share: number) => number) =>
      options.reduce((sum, option) => sum + weights[option] * of(shares[option]), 0);
    const meanShare = expectation((share) => share);
    const meanSquare = expectation((share) => share * share);
    // The wage has the mean 150 and the variance 100²/12, and the amount is in proportion to share times wage.
    const between = 150 ** 2 * (meanSquare - meanShare ** 2);
    const within = meanSquare * (100 ** 2 / 12);
    const made = study(shares, weights);
    const found = Array.from(
      { length: 100 },
      (_, seed) => shareBetweenOptions(simulate(made, { seed, draws: 2000 }), "narrow")!,
    );
    const [mean, error] = meanAndError(found);
    expect(Math.abs(mean - between / (between + within))).toBeLessThan(3 * error);
    expect(error).toBeLessThan(0.002);
  });

  it("is not told of fewer than two draws a combination", () => {
    const made = study({ one: 0.2, two: 0.4, three: 0.6 }, { one: 0.4, two: 0.3, three: 0.3 });
    expect(shareBetweenOptions(simulate(made, { draws: 1 }), "narrow")).toBeUndefined();
    expect(shareBetweenOptions(simulate(made, { draws: 100 }), "narrow")).toBeGreaterThan(0);
  });

  it("counts only the choices that the outcome depends on", () => {
    const run = simulate(study({ one: 0.2, two: 0.2 }, { one: 0.5, two: 0.5 }), {
      draws: 4000,
      outcomes: ["to-embassy", "gross-earnings"],
    });
    expect(shareBetweenOptions(run, "to-embassy")).toBeGreaterThan(0.8);
    expect(shareBetweenOptions(run, "narrow")).toBeLessThan(0.01);
    expect(shareBetweenOptions(run, "gross-earnings")).toBe(0);
  });

  it("is 1 where nothing but the option differs, and 0 where nothing differs at all", () => {
    const made = study({ one: 0.2, two: 0.4 }, { one: 0.5, two: 0.5 });
    const certain = { ...made, parameters: new Map(made.parameters) };
    certain.parameters.set("wage", {
      ...made.parameters.get("wage")!,
      distribution: { kind: "fixed", value: 100 },
    });
    const run = simulate(certain, { draws: 1000, outcomes: ["narrow"] });
    expect(shareBetweenOptions(run, "narrow")).toBeCloseTo(1, 12);
    expect(shareBetweenOptions(run, "gross-earnings")).toBe(0);
  });

  describe("where the options make no difference", () => {
    const draws = 1000;
    const seeds = 400;
    let found: number[];
    beforeAll(() => {
      const equal = { one: 0.25, two: 0.25, three: 0.25, four: 0.25 };
      const made = study(equal, equal);
      found = Array.from(
        { length: seeds },
        (_, seed) => shareBetweenOptions(simulate(made, { seed, draws }), "narrow")!,
      );
    });

    // Between four groups the sum of squares is chi-squared with 3 degrees of freedom, less the 3 taken off for
    // noise; what is negative counts as none. E max(0, X - 3) = 4 · 1.5^1.5 e^-1.5 / (2 Γ(1.5)) = 0.925.
    it("is as small as its correction for noise makes it", () => {
      const [mean, error] = meanAndError(found);
      expect(Math.abs(mean - 0.9251 / draws)).toBeLessThan(3 * error);
      expect(error).toBeLessThan(0.1 / draws);
    });

    it("is none as often as chi-squared with 3 degrees of freedom is below 3", () => {
      const none = found.filter((share) => share === 0).length;
      expect(none).toBeGreaterThanOrEqual(fewestHits(seeds, 0.6084));
      expect(none).toBeLessThanOrEqual(mostHits(seeds, 0.6084));
    });
  });
});
