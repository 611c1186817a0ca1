import { describe, expect, it } from "vitest";
import { envelope } from "../../lib/simulate/envelope.ts";
import { simulate } from "../../lib/simulate/simulate.ts";
import type { Study } from "../../lib/study/study.ts";
import { chain, choice, fixed, segment, studyOf, uniform } from "../support.ts";
import { kernels } from "./kernels.ts";

const text = (choices: string, highUnder = "high") => `
parameters:
${uniform("workers", "persons", 100, 200)}
${uniform("wage", "USD/month", 100, 300)}
${fixed("months", "months/year", 12)}
${uniform("low", "share", 0.1, 0.3)}
${uniform("high", "share", 0.4, 0.6)}
${uniform("fee", "share", 0.05, 0.1)}
segments:
${segment("all", "workers: workers, grossWage: wage, monthsPaid: months, chain: shares")}
chains:
${chain(
  "shares",
  "{ id: low, of: wage, when: { reading: low }, deductions: [{ to: state, share: low }] }",
  `{ id: high, of: wage, when: { reading: ${highUnder} }, deductions: [{ to: state, share: high }] }`,
  "{ id: fee, of: wage, when: { fee: [small, large] }, deductions: [{ to: embassy, share: fee }] }",
  "{ id: more, of: remaining, when: { fee: large }, deductions: [{ to: embassy, share: high }] }",
  "{ id: last, of: remaining, when: { other: due }, deductions: [{ to: broker, share: low }] }",
)}
choices:
${choices}
`;
const free = text(`
${choice("fee", { small: "{ none: 1, low: 0, high: 0.2 }", large: "{ none: 0, low: 1, high: 0.8 }", never: 0 }, ", given: reading")}
${choice("reading", { none: 0.2, low: 0.3, high: 0.5 })}
${choice("other", { due: 0.1, not: 0.9, never: 0 })}
`);

/** The 5th and 95th percentile of a run of its own with these options. */
function boundsOf(study: Study, outcome: string, draws: number): [number, number] {
  const column = simulate(study, { draws, outcomes: [outcome] })
    .outcomes.get(outcome)!
    .slice()
    .sort();
  return [column[Math.round(0.05 * (draws - 1))]!, column[Math.round(0.95 * (draws - 1))]!];
}

function combined(
  of: string,
  outcome: string,
  combinations: readonly Record<string, string>[],
  draws: number,
) {
  const bounds = combinations.map((choose) => boundsOf(studyOf(of, { choose }), outcome, draws));
  return { low: Math.min(...bounds.map(([low]) => low)), high: Math.max(...bounds.map(([, high]) => high)) };
}

const readings = [
  { reading: "none", fee: "small" },
  { reading: "low", fee: "large" },
  { reading: "high", fee: "small" },
  { reading: "high", fee: "large" },
];

describe("envelope", () => {
  it.each(kernels)(
    "reaches over runs with every combination of options that has weight, in %s",
    (_, kernel) => {
      const found = envelope(studyOf(free), ["net-pay", "narrow", "to-embassy", "workers"], {
        kernel,
        draws: 512,
      });
      const all = readings.flatMap((options) => ["due", "not"].map((other) => ({ ...options, other })));
      expect(found.get("net-pay")).toMatchObject({ combinations: 8, ...combined(free, "net-pay", all, 512) });
      expect(found.get("to-embassy")).toMatchObject({
        combinations: 4,
        ...combined(free, "to-embassy", readings, 512),
      });
      const own = ["none", "low", "high"].map((reading) => ({ reading }));
      expect(found.get("narrow")).toMatchObject({ combinations: 3, ...combined(free, "narrow", own, 512) });
      expect(found.get("workers")).toMatchObject({
        combinations: 1,
        ...combined(free, "workers", [{}], 512),
      });
    },
  );

  it("names the choices that an outcome depends on, and the options that have no weight", () => {
    const found = envelope(studyOf(free), ["net-pay", "narrow", "workers"]);
    expect([...found.get("net-pay")!.choices].sort()).toEqual(["fee", "other", "reading"]);
    expect([...found.get("net-pay")!.notSampled].sort()).toEqual(["fee=never", "other=never"]);
    expect(found.get("narrow")).toMatchObject({ choices: ["reading"], notSampled: [] });
    expect(found.get("workers")).toMatchObject({ choices: [], notSampled: [] });
  });

  it("leaves a pinned choice where it is, with the weights that it gives to others", () => {
    const fee = envelope(studyOf(free, { choose: { reading: "high" } }), ["to-embassy"]).get("to-embassy");
    expect(fee).toMatchObject({
      combinations: 2,
      choices: ["fee"],
      ...combined(free, "to-embassy", readings.slice(2), 512),
    });
    const reading = envelope(studyOf(free, { choose: { fee: "small" } }), ["net-pay"]).get("net-pay");
    expect(reading!.combinations).toBe(4);
    expect([...reading!.notSampled].sort()).toEqual(["other=never", "reading=low"]);
  });

  it("takes the only option of a choice as given for one that depends on it", () => {
    const choices = `
${choice("reading", { low: 1 })}
${choice("fee", { small: "{ low: 0.5 }", large: "{ low: 0.5 }" }, ", given: reading")}
${choice("other", { due: 1 })}
`;
    const only = text(choices, "low");
    const found = envelope(studyOf(only), ["to-embassy"]).get("to-embassy");
    const both = [{ fee: "small" }, { fee: "large" }];
    expect(found).toMatchObject({
      combinations: 2,
      choices: ["fee"],
      ...combined(only, "to-embassy", both, 512),
    });
  });

  it("depends on the seed, not on the number of draws that it shares with a run", () => {
    const study = studyOf(free);
    const one = envelope(study, ["net-pay"], { seed: 1 }).get("net-pay")!;
    expect(envelope(study, ["net-pay"], { seed: "1" }).get("net-pay")).toEqual(one);
    expect(envelope(study, ["net-pay"], { seed: 2 }).get("net-pay")!.low).not.toBe(one.low);
  });

  it("holds nearly every draw of a run between its bounds", () => {
    const study = studyOf(free);
    const { low, high } = envelope(study, ["net-pay"], { draws: 4096 }).get("net-pay")!;
    const draws = simulate(study, { draws: 4096 }).outcomes.get("net-pay")!;
    expect(draws.filter((value) => value < low).length).toBeLessThanOrEqual(0.05 * 4096);
    expect(draws.filter((value) => value > high).length).toBeLessThanOrEqual(0.05 * 4096);
  });
});
