import { beforeAll, describe, expect, it } from "vitest";
import { assumptionFigures } from "../../lib/publish/figures/assumptionFigures.ts";
import { byOption } from "../../lib/publish/figures/byOption.ts";
import { baseFigures, changeFigures } from "../../lib/publish/figures/changeFigures.ts";
import { driverFigures } from "../../lib/publish/figures/driverFigures.ts";
import {
  type OverviewFigures,
  overviewFigures,
  overviewOutcomes,
} from "../../lib/publish/figures/overviewFigures.ts";
import { payslipFigures } from "../../lib/publish/figures/payslipFigures.ts";
import { resultFigures, resultOutcomes } from "../../lib/publish/figures/resultFigures.ts";
import { densityOf, shapeOfDraws } from "../../lib/publish/figures/shapeOfDraws.ts";
import { type Run, simulate } from "../../lib/simulate/simulate.ts";
import { exceedance } from "../../lib/simulate/summarise.ts";
import type { Catalogue } from "../../lib/study/catalogue.ts";
import { resolveStudy } from "../../lib/study/resolveStudy.ts";
import { wholeParts } from "../../lib/wording/wholeParts.ts";
import { probabilityError } from "../../src/components/probabilityError.ts";
import { projectCatalogue } from "../support.ts";

const draws = 4000;
let catalogue: Catalogue;
let run: Run;
let figures: OverviewFigures;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

beforeAll(() => {
  catalogue = projectCatalogue();
  const study = resolveStudy(catalogue, "bottom-up-2012");
  run = simulate(study, {
    draws,
    outcomes: [...overviewOutcomes(study), ...resultOutcomes(study, "narrow")],
  });
  figures = overviewFigures(run);
});

describe("shapeOfDraws", () => {
  const ramp = Float64Array.from({ length: 10_000 }, (_, index) => index);
  it("gives a hundred quantiles, each in the middle of its hundredth", () => {
    const { dots } = shapeOfDraws(ramp);
    expect(dots).toHaveLength(100);
    expect(dots[0]).toBeCloseTo(0.005 * 9999, 1);
    expect(dots[99]).toBeCloseTo(0.995 * 9999, -1);
  });
  it("spreads all but the rarest draws over the density", () => {
    expect(sum(densityOf(ramp).shares)).toBeCloseTo(0.996, 2);
    const { from, step, shares } = densityOf(new Float64Array(50).fill(7));
    expect(sum(shares)).toBeCloseTo(1, 3);
    expect(from).toBeLessThan(7);
    expect(from + step * shares.length).toBeGreaterThan(7);
  });
});

describe("the overview's figures", () => {
  it("follow every cent: shares less the deficit add up to the dollar", () => {
    expect(sum(figures.flow!.shares.map(({ share }) => share)) - figures.flow!.deficit).toBeCloseTo(1, 10);
  });
  it("have places whose middle values are near the total's, Kaesong beside it", () => {
    const inside = figures.places.filter(({ outsideTotals }) => !outsideTotals);
    expect(figures.places.at(-1)!.place).toBe("Kaesong");
    const narrow = figures.revenue.find(({ id }) => id === "narrow")!;
    expect(sum(inside.map((place) => place.narrow.middle)) / narrow.middle).toBeCloseTo(0.97, 0);
    expect(inside.map(({ place }) => place)).toContain("Russia");
  });
  it("have definitions that hold one another", () => {
    const of = (id: string) => figures.revenue.find((row) => row.id === id)!.middle;
    expect(of("narrow")).toBeLessThan(of("wide-net"));
    expect(of("wide-net")).toBeLessThan(of("wide-gross"));
    expect(of("wide-net")).toBeLessThan(of("regime-and-officials"));
  });
  it("are fit for a message to the page and small", () => {
    expect(structuredClone(figures)).toEqual(figures);
    expect(JSON.stringify(figures).length).toBeLessThan(30_000);
  });
  it("say only what a restatement speaks of", () => {
    const study = resolveStudy(catalogue, "report-headline-2012");
    const restated = overviewFigures(simulate(study, { draws, outcomes: overviewOutcomes(study) }));
    expect(restated).toMatchObject({ flow: undefined, restsOn: undefined, takeHome: [], places: [] });
    expect(restated.revenue.map(({ id }) => id)).toEqual(["narrow"]);
  });
});

describe("byOption", () => {
  it("splits the draws without losing any", () => {
    for (const { options } of byOption(run, "narrow")) {
      expect(sum(options.map(({ drawn }) => drawn))).toBeCloseTo(1, 10);
    }
  });
  it("finds thirty thousand workers below the other totals", () => {
    const total = byOption(run, "narrow").find(({ choice }) => choice === "total")!;
    const middle = (id: string) => total.options.find((option) => option.id === id)!.interval.middle;
    expect(middle("thirty-thousand")).toBeLessThan(middle("fifty-thousand"));
  });
});

describe("the questions and weights of choices", () => {
  it("are the same on the overview and on the page of assumptions", () => {
    const { choices } = assumptionFigures(run.study, catalogue);
    for (const { choice, question, options } of byOption(run, "narrow")) {
      const found = choices.find(({ id }) => id === choice)!;
      expect(question).toBe(found.question);
      const percents = wholeParts(
        found.options.map(({ drawn }) => drawn),
        100,
      );
      for (const { id, weight } of options)
        expect(weight * 100).toBeCloseTo(percents[found.options.findIndex((option) => option.id === id)]!);
    }
  });
  it("say which place they are about, where that is one", () => {
    const { choices } = assumptionFigures(run.study, catalogue);
    const questionOf = (id: string) => choices.find((choice) => choice.id === id)!.question;
    expect(questionOf("kuwait-chain")).toMatch(/^Kuwait: Is each/);
    expect(questionOf("emirates-remainder")).toMatch(/^United Arab Emirates: How do/);
    expect(questionOf("russia-state-take")).toMatch(/^Did the state/);
    expect(questionOf("composition")).toMatch(/^Which published/);
    const kuwait = assumptionFigures(resolveStudy(catalogue, "kuwait-2012"), catalogue);
    expect(kuwait.choices.map(({ question }) => question).join()).not.toContain("Kuwait:");
  });
});

describe("changeFigures", () => {
  it("is nothing against itself, and not paired with another seed", () => {
    const base = baseFigures(run, "narrow");
    const itself = changeFigures(run, base, "narrow");
    expect(itself.difference).toEqual({ low: 0, middle: 0, high: 0, shareHigher: 0 });
    const other = simulate(run.study, { draws, seed: "another" });
    expect(changeFigures(other, base, "narrow").difference).toBeUndefined();
    const nets = simulate(run.study, { draws, design: "sobol" });
    expect(changeFigures(nets, base, "narrow").difference).toBeUndefined();
  });
});

describe("the results' figures", () => {
  it("converge: standard errors fall with more draws", () => {
    const { convergence, quantiles } = resultFigures(run, "narrow");
    expect(convergence.at(-1)!.draws).toBe(draws);
    expect(convergence.at(-1)!.errors.middle).toBeLessThan(convergence[0]!.errors.middle);
    expect(quantiles).toHaveLength(1001);
    expect([...quantiles].sort((a, b) => a - b)).toEqual(quantiles);
  });
  it("have the error of a probability from the replicates where draws are not independent", () => {
    const formula = Math.sqrt(0.25 / draws);
    expect(probabilityError(resultFigures(run, "narrow"), 0.5)).toBeCloseTo(formula, 12);
    const even = simulate(run.study, {
      draws: 8000,
      design: "latin-hypercube",
      outcomes: resultOutcomes(run.study, "narrow"),
    });
    const evenFigures = resultFigures(even, "narrow");
    const threshold = evenFigures.quantiles[500]!;
    const { probability, standardError } = exceedance(
      even.outcomes.get("narrow")!,
      threshold,
      even.design.replicates,
    );
    expect(probabilityError(evenFigures, probability)).toBeCloseTo(standardError, 4);
    expect(probabilityError(evenFigures, 0)).toBe(0);
    expect(probabilityError(evenFigures, 1)).toBe(0);
  });
});

describe("driverFigures", () => {
  it("are the strongest inputs, each with its interval, the same every time", () => {
    const drivers = driverFigures(run.study, "narrow");
    expect(drivers[0]).toMatchObject({ id: "choice:total", isChoice: true });
    expect(drivers).toEqual(driverFigures(run.study, "narrow"));
    for (const [index, { share, low, high }] of drivers.entries()) {
      expect(low <= share && share <= high && low >= 0).toBe(true);
      expect(share).toBeLessThanOrEqual(drivers[index - 1]?.share ?? 1);
    }
  });

  it("are none where everything is fixed", () => {
    const fixed = new Map(
      [...run.study.parameters].map(([id, parameter]) => [
        id,
        { ...parameter, distribution: { kind: "fixed" as const, value: 0.5 } },
      ]),
    );
    expect(driverFigures({ ...run.study, parameters: fixed, choices: new Map() }, "narrow")).toEqual([]);
  });
});

describe("assumptionFigures", () => {
  it("know every parameter and on whom it bears", () => {
    const { parameters, choices } = assumptionFigures(run.study, catalogue);
    expect(parameters).toHaveLength(run.study.parameters.size);
    expect(parameters.find(({ id }) => id === "wage.kuwait")!.segments).toEqual(["kuwait-construction"]);
    expect(choices.find(({ id }) => id === "kuwait-chain")!.segments).toEqual(["kuwait-construction"]);
    for (const { low, middle, high } of parameters) expect(low <= middle && middle <= high).toBe(true);
  });

  it("know on whom a constant bears, and one that is set to nothing", () => {
    const study = resolveStudy(catalogue, "direct-payment-2012");
    const { parameters } = assumptionFigures(study, catalogue);
    const segments = (id: string) => parameters.find((parameter) => parameter.id === id)!.segments;
    expect(segments("taken.qatar")).toEqual(["qatar-construction"]);
    expect(segments("exchange.dirham")).toContain("emirates-construction");
    expect(parameters.filter((parameter) => parameter.segments.length === 0)).toEqual([]);
  });

  it("say how often an option is drawn, whatever its weight depends on", () => {
    const { choices } = assumptionFigures(run.study, catalogue);
    for (const { options } of choices) expect(sum(options.map(({ drawn }) => drawn))).toBeCloseTo(1, 12);
    const total = choices.find(({ id }) => id === "total")!;
    expect(total.options[0]!.drawn).toBeCloseTo(0.5 * 0.3 + 0.2 * 0.4 + 0.3 * 0.6, 12);
  });

  it("offer the policies that change parameters of the study and nothing else", () => {
    const { policies, places } = assumptionFigures(run.study, catalogue);
    expect(policies.map(({ id }) => id).sort()).toEqual(["capped-fees-2012", "direct-payment-2012"]);
    expect(places).toContain("Kuwait");
    const kuwait = assumptionFigures(resolveStudy(catalogue, "kuwait-2012"), catalogue);
    for (const { set } of kuwait.policies)
      for (const id of Object.keys(set)) expect(kuwait.parameters.map((entry) => entry.id)).toContain(id);
    const own = assumptionFigures(resolveStudy(catalogue, "capped-fees-2012"), catalogue);
    expect(own.policies.map(({ id }) => id)).toEqual(["direct-payment-2012"]);
  });
});

describe("payslipFigures", () => {
  it("fall from gross earnings to net pay without a gap", () => {
    for (const entry of catalogue.payslips) {
      const { steps, printed } = payslipFigures(entry, catalogue);
      let left = steps[0]!.to;
      for (const step of steps.slice(1)) {
        if (step.kind === "total") {
          if (step.name === "net pay") expect(step.to).toBeCloseTo(left, 8);
        } else {
          expect(step.from).toBeCloseTo(left, 8);
          left = step.to;
        }
      }
      expect(printed.length).toBeGreaterThan(0);
    }
  });
});
