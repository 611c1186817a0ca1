import { sampleRankCorrelation } from "simple-statistics";
import { describe, expect, it } from "vitest";
import { type DesignName, designNames, designOf } from "../../lib/sampling/designs/design.ts";
import { streamKey } from "../../lib/sampling/streamKey.ts";
import { fillUniforms } from "../../lib/sampling/threefry.ts";
import { inputSources } from "../../lib/simulate/inputSources.ts";
import type { Overrides } from "../../lib/study/resolveStudy.ts";
import type { Study } from "../../lib/study/study.ts";
import { mostHits } from "../binomialLimits.ts";
import { chain, choice, fixed, segment, studyOf, uniform } from "../support.ts";

interface Made {
  readonly segments?: readonly string[];
  readonly more?: string;
}

const places = ["north", "south", "west"];
const partsOf = (place: string) => [
  uniform(`workers.${place}`, "persons", 10, 20),
  uniform(`wage.${place}`, "USD/month", 100, 200),
  uniform(`taken.${place}`, "share", 0.2, 0.8),
];

function made({ segments = places, more = "" }: Made = {}, overrides: Overrides = {}): Study {
  return studyOf(
    `
parameters:
${[...segments.flatMap(partsOf), uniform("months", "months/year", 9, 12), fixed("years", "years", 3)].join("\n")}
segments:
${segments.map((place) => segment(place, `workers: workers.${place}, grossWage: wage.${place}, monthsPaid: months, chain: ${place}`)).join("\n")}
chains:
${segments.map((place) => chain(place, `{ id: s, of: wage, when: { reading: [this] }, deductions: [{ to: state, share: taken.${place} }] }`)).join("\n")}
choices:
${choice("reading", { this: 0.5, that: 0.5 })}
${more}`,
    overrides,
  );
}

/** Uniforms of inputs under a design. */
function uniformsUnder(study: Study, inputs: readonly string[], name: DesignName, draws = 1024, seed = "7") {
  const design = designOf(name, draws);
  return new Map(
    inputSources(study, inputs, seed, design).map((source, index) => {
      const uniforms = new Float64Array(draws);
      if (typeof source === "function") source(0, uniforms);
      else fillUniforms(source, 0, uniforms);
      return [inputs[index]!, uniforms] as const;
    }),
  );
}

const all = [
  "choice:reading",
  "months",
  ...places.flatMap((place) => [`workers.${place}`, `wage.${place}`, `taken.${place}`]),
];

describe("inputSources", () => {
  it("gives every input of a random design the stream of its name under the seed", () => {
    const keys = all.map((input) => streamKey("7", input.replace("choice:", ""), "value", 0));
    expect(inputSources(made(), all, "7", designOf("random", 8))).toEqual(keys);
  });

  it("makes one net of a segment's own parameters under a Sobol' design", () => {
    const columns = uniformsUnder(made(), all, "sobol");
    // Each of 8 by 8 cells of a replicate holds one of its 64 points.
    const cells = (a: string, b: string) =>
      new Set(
        Array.from(
          { length: 64 },
          (_, draw) => Math.floor(8 * columns.get(a)![draw]!) * 8 + Math.floor(8 * columns.get(b)![draw]!),
        ),
      ).size;
    for (const place of places) expect(cells(`workers.${place}`, `wage.${place}`)).toBe(64);
    expect(cells("workers.north", "workers.south")).toBeLessThan(64);
    expect(cells("workers.north", "months")).toBeLessThan(64);
  });

  it("makes one net of the inputs that a scenario lists", () => {
    const study = made({ more: 'net: ["choice:reading", wage.south]' });
    const columns = uniformsUnder(study, ["choice:reading", "wage.south"], "sobol");
    const [reading, wage] = [...columns.values()];
    const cells = Array.from(
      { length: 64 },
      (_, draw) => Math.floor(8 * reading![draw]!) * 8 + Math.floor(8 * wage![draw]!),
    );
    expect(new Set(cells).size).toBe(64);
  });

  it.each(designNames)(
    "moves no other segment's draws when a segment goes, comes or changes, under %s",
    (name) => {
      const before = uniformsUnder(made(), all, name);
      const without = all.filter((input) => !input.endsWith("west"));
      const fewer = uniformsUnder(made({ segments: ["north", "south"] }), without, name);
      for (const input of without) expect(fewer.get(input), input).toEqual(before.get(input));
      const turned = uniformsUnder(made({ segments: ["west", "north", "south"] }), all, name);
      expect(turned).toEqual(before);
      const changed = uniformsUnder(made({}, { set: { "wage.west": [1, 2], "workers.west": 5 } }), all, name);
      for (const input of without) expect(changed.get(input), input).toEqual(before.get(input));
      const more = made({ more: "net: [wage.west]" });
      for (const input of without)
        expect(uniformsUnder(more, [input], name).get(input)).toEqual(before.get(input));
    },
  );

  const grouped = (correlation: number, more = "") =>
    made({
      more: `dependence: { together: [{ id: wages, title: Wages, correlation: ${correlation}, parameters: [${places.map((place) => `wage.${place}`).join(", ")}] }] ${more}}`,
    });
  const wages = places.map((place) => `wage.${place}`);

  it.each(designNames)("lays a common factor over a group under %s, and moves nothing else", (name) => {
    const independent = uniformsUnder(made(), all, name);
    expect(uniformsUnder(grouped(0), all, name)).toEqual(independent);
    const common = uniformsUnder(grouped(1), all, name);
    expect(common.get("wage.north")).toEqual(common.get("wage.south"));
    const correlated = uniformsUnder(grouped(0.5), all, name);
    for (const input of all.filter((id) => !wages.includes(id))) {
      expect(common.get(input)).toEqual(independent.get(input));
      expect(correlated.get(input)).toEqual(independent.get(input));
    }
  });

  it("gives groups and matrices the rank correlations that they state", () => {
    const matrix = `, matrices: [{ id: counts, title: Counts, parameters: [workers.south, workers.north], correlations: [[1, -0.6], [-0.6, 1]] }]`;
    const study = grouped(0.5, matrix);
    const draws = 2048;
    let outside = 0;
    for (let seed = 0; seed < 100; seed++) {
      const columns = uniformsUnder(
        study,
        [...wages, "workers.north", "workers.south"],
        "random",
        draws,
        String(seed),
      );
      const rank = (a: string, b: string) =>
        sampleRankCorrelation([...columns.get(a)!], [...columns.get(b)!]);
      // Fieller, Hartley and Pearson (1957): sqrt(1.06 / (n - 3)) on Fisher's scale.
      const error = Math.sqrt(1.06 / (draws - 3));
      for (const [a, b, expected] of [
        ["wage.north", "wage.south", 0.5],
        ["workers.north", "workers.south", -0.6],
      ] as const) {
        if (Math.abs(Math.atanh(rank(a, b)) - Math.atanh(expected)) > 3 * error) outside += 1;
      }
    }
    expect(outside).toBeLessThanOrEqual(mostHits(200, 0.0027));
  });
});
