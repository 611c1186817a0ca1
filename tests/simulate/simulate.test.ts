import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { quantileFunction } from "../../lib/sampling/quantileFunction.ts";
import { streamKey } from "../../lib/sampling/streamKey.ts";
import { fillUniforms } from "../../lib/sampling/threefry.ts";
import { digestOutcomes } from "../../lib/simulate/digest.ts";
import { leafSize } from "../../lib/simulate/moments.ts";
import { type Run, type SimulationOptions, simulate } from "../../lib/simulate/simulate.ts";
import type { Overrides } from "../../lib/study/resolveStudy.ts";
import type { Study } from "../../lib/study/study.ts";
import { fewestHits, mostHits } from "../binomialLimits.ts";
import { readReference } from "../sampling/readReference.ts";
import { chain, choice, fixed, parameter, segment, studyOf, uniform } from "../support.ts";
import { kernels } from "./kernels.ts";

/** The lists of a scenario, each a list of lines, so that a test can change one of them. */
interface Lists {
  readonly parameters: readonly string[];
  readonly segments: readonly string[];
  readonly chains: readonly string[];
  readonly choices: readonly string[];
}

const segmentFields = (name: string) =>
  `workers: workers.${name}, grossWage: wage.${name}, monthsPaid: months, chain: taken, spreadOfEarnings: unequal`;
const lists: Lists = {
  parameters: [
    uniform("workers.north", "persons", 100, 200),
    uniform("workers.south", "persons", 500, 900),
    parameter("wage.north", "USD/month", "{ kind: pert, low: 200, mode: 300, high: 700 }", ", covers: 0.9"),
    parameter("wage.south", "USD/month", "{ kind: lognormal, low: 100, high: 400 }", ", covers: 0.8"),
    parameter("months", "months/year", "{ kind: triangular, low: 8, mode: 11, high: 12 }", ", covers: 1"),
    parameter("taken", "share", "{ kind: beta, alpha: 6, beta: 3 }"),
    uniform("quota", "USD/year", 500, 3000),
    uniform("unequal", "ratio", 0.2, 0.8),
  ],
  segments: [segment("north", segmentFields("north")), segment("south", segmentFields("south"))],
  chains: [
    chain(
      "taken",
      "{ id: share, of: wage, when: { take: share }, deductions: [{ to: state, share: taken }] }",
      "{ id: quota, of: wage, when: { take: [quota, both] }, deductions: [{ to: state, quota: quota, per: year }] }",
      "{ id: share-too, of: remaining, when: { take: both }, deductions: [{ to: company, share: taken }] }",
    ),
  ],
  choices: [
    choice("era", { early: 0.4, late: 0.6 }),
    choice(
      "take",
      {
        share: "{ early: 0.7, late: 0.2 }",
        quota: "{ early: 0.1, late: 0.5 }",
        both: "{ early: 0.2, late: 0.3 }",
      },
      ", given: era",
    ),
  ],
};

const textOf = (changed: Partial<Lists>, more = "") =>
  `${more}\n${Object.entries({ ...lists, ...changed })
    .map(([key, lines]) => `${key}:\n${lines.join("\n")}`)
    .join("\n")}\n`;
const made = (changed: Partial<Lists> = {}, overrides: Overrides = {}) => studyOf(textOf(changed), overrides);

const measured = ["workers", "gross-earnings", "narrow", "to-company", "net-pay"];
const of = (name: string) => measured.map((measure) => `${measure}@${name}`);
const run = (study: Study, options: SimulationOptions = {}): Run =>
  simulate(study, { draws: 3000, outcomes: study.segments.flatMap(({ id }) => of(id)), ...options });

/** The columns of a segment, whatever it is called. */
const columns = (result: Run, name: string) => of(name).map((outcome) => result.outcomes.get(outcome)!);

/** A hash of every column, to the sign of a zero. */
function bitsOf({ outcomes, options }: Run): Map<string, string> {
  const hash = (column: Float64Array) =>
    createHash("sha256")
      .update(new Uint8Array(column.buffer, column.byteOffset, column.byteLength))
      .digest("hex");
  return new Map([...outcomes, ...options].map(([id, column]) => [id, hash(column)]));
}

const plain = run(made());

describe("simulate", () => {
  it("draws the uniforms that another program draws", () => {
    const study = studyOf(`
parameters:
${uniform("workers", "persons", 1024, 3072)}
${uniform("wage", "USD/month", 256, 768)}
${fixed("months", "months/year", 8)}
segments:
${segment("all", "workers: workers, grossWage: wage, monthsPaid: months, chain: nothing")}
chains:
${chain("nothing")}
`);
    const { outcomes } = simulate(study, { seed: "made-up", draws: 10_000 });
    const uniformAt = new Map(
      readReference("streams")
        .filter(({ seed }) => seed === "made-up")
        .map(({ stream, index, word }) => [`${stream} ${index}`, (Number(word) + 0.5) / 2 ** 32]),
    );
    for (const draw of [0, 1, 2, 3, 255, 256, 1001, 8191, 8192, 9999]) {
      const workers = 1024 + 2048 * uniformAt.get(`workers ${draw}`)!;
      const wage = 256 + 512 * uniformAt.get(`wage ${draw}`)!;
      expect(outcomes.get("workers")![draw]).toBe(workers);
      expect(outcomes.get("gross-earnings")![draw]).toBe(wage * 8 * workers);
    }
  });

  it("gives the bits that it has always given", () => {
    expect(plain.digest()).toBe("9b97246028949c769d11b005e099692e8a57695665c2df8648ad8ceb655340f4");
  });

  it("gives the same bits for blocks of every size and in every kernel, whether the last one is cut or not", () => {
    for (const [draws, sizes] of [
      [leafSize + 1001, [8, 32, 128, 512, 2048, 8192]],
      [leafSize, [16, 64, 256, 1024, 4096]],
    ] as const) {
      const expected = bitsOf(run(made(), { draws }));
      for (const [, kernel] of kernels) {
        for (const blockSize of sizes)
          expect(bitsOf(run(made(), { draws, blockSize, kernel }))).toEqual(expected);
      }
    }
  });

  it("extends for ever: a run begins with every shorter one", () => {
    for (const draws of [1, 2, 999]) {
      const short = run(made(), { draws });
      for (const [outcome, column] of short.outcomes) {
        expect(column.length).toBe(draws);
        expect(column).toEqual(plain.outcomes.get(outcome)!.subarray(0, draws));
      }
    }
  });

  it("keeps the outcomes of the digest and those asked for, and says where inputs at their medians lead", () => {
    expect([...plain.outcomes.keys()]).toEqual([...digestOutcomes, ...of("north"), ...of("south")]);
    expect([...simulate(made(), { draws: 8 }).outcomes.keys()]).toEqual(digestOutcomes);
    expect(plain.atMedians.get("workers")).toBe(150 + 700);
    expect(plain.atMedians.get("workers@north")).toBe(150);
    expect([...plain.atMedians.keys()]).toEqual([...plain.outcomes.keys()]);
  });

  it("tells which inputs an outcome depends on", () => {
    expect(plain.dependsOn("workers@north")).toEqual(new Set(["workers.north"]));
    expect(plain.dependsOn("to-company@south")).toEqual(
      new Set([
        "workers.south",
        "wage.south",
        "months",
        "taken",
        "quota",
        "unequal",
        "choice:take",
        "choice:era",
      ]),
    );
  });

  it("tells of its progress after every leaf and at the end", () => {
    const told: number[] = [];
    run(made(), { draws: 2 * leafSize + 5, onProgress: (done) => told.push(done) });
    expect(told).toEqual([leafSize, 2 * leafSize, 2 * leafSize + 5]);
  });

  it.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])("refuses %d draws", (draws) => {
    expect(() => run(made(), { draws })).toThrow(`draws: found ${draws}; allowed is a whole number from 1`);
  });

  it.each([0, 4, 7, 12, 8.5, 16_384, -8, Number.NaN])("refuses blocks of %d", (blockSize) => {
    expect(() => run(made(), { blockSize })).toThrow(
      `the block size must divide 8192 and be 8 or more; ${blockSize} is not`,
    );
  });

  it("refuses outcomes that there are not", () => {
    expect(() => simulate(made(), { outcomes: ["narow"] })).toThrow(RangeError);
    expect(() => simulate(made(), { outcomes: ["narrow@west"] })).toThrow('there is no segment "west"');
  });
});

describe("values of parameters", () => {
  it("are kept when asked for, and change no draw of an outcome", () => {
    const study = made();
    const plain = run(study, { draws: 100 });
    expect(plain.parameters.size).toBe(0);
    const kept = run(study, { draws: 100, parameters: true });
    expect(bitsOf(kept)).toEqual(bitsOf(plain));
    expect([...kept.parameters.keys()].sort()).toEqual(
      [...study.parameters.values()]
        .filter(({ id }) =>
          digestOutcomes.some((outcome) => plain.outcomes.has(outcome) && plain.dependsOn(outcome).has(id)),
        )
        .map(({ id }) => id)
        .sort(),
    );
    for (const [id, values] of kept.parameters) {
      const value = quantileFunction(study.parameters.get(id)!.distribution);
      const uniforms = new Float64Array(100);
      fillUniforms(streamKey(kept.seed, study.parameters.get(id)!.stream, "value", 0), 0, uniforms);
      expect(values).toEqual(uniforms.map(value));
    }
  });
});

describe("a seed", () => {
  const digest = (seed: string | number) => run(made(), { seed, draws: 100 }).digest();

  it("is a text: 0 and the text 0 are the same seed, and every text is another", () => {
    expect(digest(0)).toBe(digest("0"));
    expect(digest(12)).toBe(digest("12"));
    const texts = ["0", "", "00", "zero", "12", "012", " 12", "Zero", "영"];
    expect(new Set(texts.map(digest)).size).toBe(texts.length);
    expect(digest("zero")).toBe(digest("zero"));
  });

  it("of 0 in a scenario is a seed like any other; without one the year is it", () => {
    const withSeed = (seed: string) => {
      const made = run(studyOf(textOf({}, seed)), { draws: 100 });
      return [made.seed, made.digest()];
    };
    expect(withSeed("seed: 0")).toEqual(["0", digest(0)]);
    expect(withSeed("seed: zero")).toEqual(["zero", digest("zero")]);
    expect(withSeed("")).toEqual(["2020", digest(2020)]);
  });

  it("given by the caller goes before the scenario's", () => {
    const study = studyOf(textOf({}, "seed: 5"));
    expect(run(study, { seed: 0, draws: 100 }).digest()).toBe(digest(0));
    expect(run(study, { seed: "", draws: 100 }).digest()).toBe(digest(""));
  });
});

describe("a change elsewhere", () => {
  const expectNorthAsBefore = (result: Run) =>
    expect(columns(result, "north")).toEqual(columns(plain, "north"));
  const expectSouthAsBefore = (result: Run, name = "south") =>
    expect(columns(result, name)).toEqual(columns(plain, "south"));

  it("leaves a segment's draws alone when a segment is added", () => {
    const added = run(
      made({
        parameters: [
          uniform("workers.west", "persons", 5, 9),
          uniform("wage.west", "USD/month", 50, 90),
          ...lists.parameters,
        ],
        segments: [segment("west", segmentFields("west")), ...lists.segments],
      }),
    );
    expectNorthAsBefore(added);
    expectSouthAsBefore(added);
    expect(added.digest()).not.toBe(plain.digest());
  });

  it("leaves a segment's draws alone when a segment is removed", () => {
    expectNorthAsBefore(run(made({ segments: lists.segments.slice(0, 1) })));
    expectSouthAsBefore(run(made({ segments: lists.segments.slice(1) })));
  });

  it("leaves all draws alone when a segment is renamed", () => {
    const renamed = run(
      made({ segments: [lists.segments[0]!, segment("far-south", segmentFields("south"))] }),
    );
    expectNorthAsBefore(renamed);
    expectSouthAsBefore(renamed, "far-south");
    expect(renamed.digest()).toBe(plain.digest());
  });

  const renamedWage = (stream: string) =>
    made({
      parameters: lists.parameters.map((line) =>
        line.includes("wage.south") ? line.replaceAll("wage.south", "pay.south").replace(" }", stream) : line,
      ),
      segments: [lists.segments[0]!, lists.segments[1]!.replace("wage.south", "pay.south")],
    });

  it("leaves all draws alone when a parameter is renamed and keeps its stream", () => {
    expect(run(renamedWage(" }, stream: wage.south")).digest()).toBe(plain.digest());
  });

  it("draws anew for a parameter that is renamed without its stream, and for no other", () => {
    const renamed = run(renamedWage(" }"));
    expectNorthAsBefore(renamed);
    expect(renamed.outcomes.get("workers@south")).toEqual(plain.outcomes.get("workers@south"));
    expect(renamed.outcomes.get("gross-earnings@south")).not.toEqual(
      plain.outcomes.get("gross-earnings@south"),
    );
  });

  it("of the order in which things are declared changes nothing but the order of the sum over segments", () => {
    const reversed = (list: readonly string[]) => [...list].reverse();
    const { parameters, choices, segments } = lists;
    expect(run(made({ parameters: reversed(parameters), choices: reversed(choices) })).digest()).toBe(
      plain.digest(),
    );
    const turned = run(made({ segments: reversed(segments) }));
    expectNorthAsBefore(turned);
    expectSouthAsBefore(turned);
    // A sum of two does not depend on their order.
    expect(turned.digest()).toBe(plain.digest());
  });

  it("of one parameter leaves all others' draws as they were", () => {
    for (const change of [450, [300, 500] as [number, number]]) {
      const changed = run(made({}, { set: { "wage.south": change } }));
      expectNorthAsBefore(changed);
      expect(changed.outcomes.get("workers@south")).toEqual(plain.outcomes.get("workers@south"));
      expect(changed.options).toEqual(plain.options);
      expect(changed.outcomes.get("gross-earnings@south")).not.toEqual(
        plain.outcomes.get("gross-earnings@south"),
      );
    }
  });

  it("of a parameter's range moves its draws along its own uniforms", () => {
    const twice = run(made({}, { set: { "workers.north": [200, 400] } }));
    const doubled = plain.outcomes.get("workers@north")!.map((workers) => 2 * workers);
    expect(twice.outcomes.get("workers@north")).toEqual(doubled);
  });

  it("by a pin leaves all parameters' draws, and the draws that had the option anyway", () => {
    const take = plain.options.get("take")!;
    for (const [number, option] of ["share", "quota", "both"].entries()) {
      const pinned = run(made({}, { choose: { take: option } }));
      expect([...pinned.options.keys()]).toEqual(["era"]);
      for (const outcome of ["workers", "gross-earnings", "workers@south", "gross-earnings@north"]) {
        expect(pinned.outcomes.get(outcome)).toEqual(plain.outcomes.get(outcome));
      }
      const had = Array.from(take.keys()).filter((draw) => take[draw] === number);
      expect(had.length).toBeGreaterThan(300);
      for (const outcome of [...of("north"), ...of("south")]) {
        const [found, before] = [pinned, plain].map((result) =>
          had.map((draw) => result.outcomes.get(outcome)![draw]),
        );
        expect(found, outcome).toEqual(before);
      }
    }
  });
});

describe("options", () => {
  it("are drawn as often as their weights say, those of a dependent choice under each option of the other", () => {
    const { options } = run(made(), { draws: 20_000 });
    const [era, take] = [options.get("era")!, options.get("take")!];
    const expectOften = (draws: number[], option: number, column: Float64Array, weight: number) => {
      const hits = draws.filter((draw) => column[draw] === option).length;
      expect(hits).toBeGreaterThanOrEqual(fewestHits(draws.length, weight));
      expect(hits).toBeLessThanOrEqual(mostHits(draws.length, weight));
    };
    const all = Array.from(era.keys());
    expectOften(all, 0, era, 0.4);
    expectOften(all, 1, era, 0.6);
    for (const [number, weights] of [
      [0.7, 0.1, 0.2],
      [0.2, 0.5, 0.3],
    ].entries()) {
      const under = all.filter((draw) => era[draw] === number);
      for (const [option, weight] of weights.entries()) expectOften(under, option, take, weight);
    }
  });

  it("of a choice follow the pin of another that depends on it", () => {
    const { options } = run(made({}, { choose: { take: "share" } }), { draws: 20_000 });
    // 0.4 · 0.7 against 0.6 · 0.2.
    const early = options.get("era")!.filter((option) => option === 0).length;
    expect(early).toBeGreaterThanOrEqual(fewestHits(20_000, 0.7));
    expect(early).toBeLessThanOrEqual(mostHits(20_000, 0.7));
  });
});

describe("the mean of a product of independent inputs", () => {
  // Workers 100 to 200, wage triangular, months a fixed share of 12, taken beta(6, 3): the means multiply.
  const study = studyOf(`
parameters:
${uniform("workers", "persons", 100, 200)}
${parameter("wage", "USD/month", "{ kind: triangular, low: 200, mode: 300, high: 700 }", ", covers: 1")}
${uniform("months", "months/year", 6, 12)}
${parameter("taken", "share", "{ kind: beta, alpha: 6, beta: 3 }")}
segments:
${segment("all", "workers: workers, grossWage: wage, monthsPaid: months, chain: taken")}
chains:
${chain("taken", "{ id: s, of: wage, deductions: [{ to: state, share: taken }] }")}
`);
  const mean = 150 * 400 * 9 * (6 / 9);
  // E x² of each: 150² + 100²/12, 400² + (200² + 300² + 700² - 200·300 - 200·700 - 300·700)/18, 9² + 36/12, 6·7/(9·10).
  const square = (150 ** 2 + 100 ** 2 / 12) * (400 ** 2 + 210_000 / 18) * 84 * (42 / 90);
  const draws = 4000;
  const error = Math.sqrt((square - mean ** 2) / draws);

  it("lies within three and within four standard errors in as many of a hundred seeds as chance allows", () => {
    const distances = Array.from({ length: 100 }, (_, seed) => {
      const column = simulate(study, { seed, draws }).outcomes.get("narrow")!;
      return Math.abs(column.reduce((sum, value) => sum + value, 0) / draws - mean) / error;
    });
    const beyond = (limit: number) => distances.filter((distance) => distance > limit).length;
    expect(beyond(4)).toBeLessThanOrEqual(mostHits(100, 6.3e-5));
    expect(beyond(3)).toBeLessThanOrEqual(mostHits(100, 0.0027));
    // And they are not too near: half lie beyond 0.6745 standard errors.
    expect(beyond(0.6745)).toBeGreaterThanOrEqual(fewestHits(100, 0.5));
    expect(beyond(0.6745)).toBeLessThanOrEqual(mostHits(100, 0.5));
  });
});
