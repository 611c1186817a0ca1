import fc from "fast-check";
import type { Distribution, MixtureComponent } from "../../lib/sampling/distribution.ts";

const amount = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const positive = fc.double({ min: 1e-3, max: 1e6, noNaN: true });
const weight = fc.oneof(fc.constant(0), fc.double({ min: 1e-3, max: 10, noNaN: true }));

function sorted(numbers: readonly number[]): number[] {
  return [...numbers].sort((a, b) => a - b);
}

const components: fc.Arbitrary<MixtureComponent[]> = fc
  .array(
    fc
      .tuple(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 4 }), weight)
      .map(([low, width, share]) => ({ low, high: low + width, weight: share })),
    { minLength: 1, maxLength: 8 },
  )
  .filter((list) => list.some((component) => component.weight > 0));

/** Mixtures with many equal, touching and overlapping ends. */
export const mixtures: fc.Arbitrary<Extract<Distribution, { kind: "mixture" }>> = components.map((list) => ({
  kind: "mixture",
  components: list,
}));

const bounds = fc
  .tuple(fc.boolean(), fc.boolean(), fc.double({ min: -5, max: 5, noNaN: true }), positive)
  .map(([below, above, from, width]) => ({ below, above, from, to: from + width }));

/** Valid distributions of every kind. */
export const distributions: fc.Arbitrary<Distribution> = fc.oneof(
  amount.map((value): Distribution => ({ kind: "fixed", value })),
  fc.tuple(amount, amount).map((ends): Distribution => {
    const [low, high] = sorted(ends);
    return { kind: "uniform", low: low!, high: high! };
  }),
  fc.tuple(positive, positive).map((ends): Distribution => {
    const [low, high] = sorted(ends);
    return { kind: "loguniform", low: low!, high: high! };
  }),
  fc.tuple(fc.constantFrom("triangular", "pert"), amount, amount, amount).map(([kind, ...points]) => {
    const [low, mode, high] = sorted(points);
    return { kind, low: low!, mode: mode!, high: high! } as Distribution;
  }),
  fc
    .tuple(amount, fc.double({ min: 0, max: 1e5, noNaN: true }), bounds)
    .map(([mean, sd, cut]): Distribution => {
      if (sd === 0) return { kind: "normal", mean, sd };
      return {
        kind: "normal",
        mean,
        sd,
        ...(cut.below ? { lower: mean + sd * cut.from } : {}),
        ...(cut.above ? { upper: mean + sd * cut.to } : {}),
      };
    }),
  fc
    .tuple(fc.double({ min: -5, max: 15, noNaN: true }), fc.double({ min: 0, max: 3, noNaN: true }), positive)
    .map(([mu, sigma, upper]): Distribution => {
      return sigma > 0.5 && upper > 10
        ? { kind: "lognormal", mu, sigma, upper }
        : { kind: "lognormal", mu, sigma };
    })
    .filter((distribution) => distribution.kind === "lognormal" && (distribution.upper ?? 1e9) > 1),
  fc
    .tuple(
      fc.double({ min: 0.3, max: 30, noNaN: true }),
      fc.double({ min: 0.3, max: 30, noNaN: true }),
      amount,
      positive,
    )
    .map(
      ([alpha, beta, low, width]): Distribution => ({ kind: "beta", alpha, beta, low, high: low + width }),
    ),
  fc
    .array(fc.tuple(amount, weight), { minLength: 1, maxLength: 8 })
    .filter((pairs) => pairs.some(([, share]) => share > 0))
    .map(
      (pairs): Distribution => ({
        kind: "discrete",
        values: pairs.map(([value]) => value),
        weights: pairs.map(([, share]) => share),
      }),
    ),
  mixtures,
);

/** The engine's uniforms: (k + 1/2) / 2^32. */
export const uniforms: fc.Arbitrary<number> = fc
  .oneof(
    fc.integer({ min: 0, max: 2 ** 32 - 1 }),
    fc.constantFrom(0, 1, 2 ** 25 - 1, 2 ** 25, 2 ** 31 - 1, 2 ** 31, 2 ** 32 - 2 ** 25, 2 ** 32 - 1),
  )
  .map((word) => (word + 0.5) / 2 ** 32);
