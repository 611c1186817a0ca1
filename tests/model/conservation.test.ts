import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { numbers } from "../../lib/arithmetic.ts";
import { payChain } from "../../lib/model/deductions.ts";
import { meanWorkerYear, type WorkerYear, workerYear } from "../../lib/model/workerYear.ts";
import { among, chainValuesOf } from "./chainValuesOf.ts";
import { randomChains, segmentWith } from "./randomChains.ts";

const often = { seed: 2012, numRuns: 3000 };

/** By how much the uses of a year differ from what there is, as a part of what is earned. */
function missing(year: WorkerYear<number>): number {
  const uses = Object.values(year.to).reduce(
    (sum, amount) => sum + amount,
    year.receivedByFamily + year.savedInHand,
  );
  return (uses - (year.grossEarnings + year.deficit)) / year.grossEarnings;
}

function leastOf({ to, ...rest }: WorkerYear<number>): number {
  return Math.min(...Object.values(to), ...Object.values(rest));
}

describe("any chain", () => {
  it("accounts for gross earnings and deficit to 1e-12 of gross earnings, and leaves nobody less than nothing", () => {
    fc.assert(
      fc.property(randomChains, (chain) => {
        const { wage, side, values } = chain;
        const year = workerYear(
          numbers,
          segmentWith(chain),
          { wage, side },
          chainValuesOf(numbers, among(values)),
        );
        expect(leastOf(year)).toBeGreaterThanOrEqual(0);
        if (year.grossEarnings > 0) expect(Math.abs(missing(year))).toBeLessThan(1e-12);
      }),
      often,
    );
  });

  it("does so for workers whose earnings are unequal", () => {
    fc.assert(
      fc.property(randomChains, (chain) => {
        const { wage, side, values, variation } = chain;
        const named = chainValuesOf(numbers, among(values));
        const year = meanWorkerYear(numbers, segmentWith(chain), { wage, side }, named, variation);
        expect(leastOf(year)).toBeGreaterThanOrEqual(0);
        expect(year.grossEarnings).toBeCloseTo(wage + side, 8);
        if (year.grossEarnings > 0) expect(Math.abs(missing(year))).toBeLessThan(1e-12);
      }),
      { ...often, numRuns: 1000 },
    );
  });

  it("takes at every stage what was due less the shortfall, and never more than there is", () => {
    fc.assert(
      fc.property(randomChains, ({ stages, wage, side, values }) => {
        const gross = wage + side;
        const { lines, netPay, after } = payChain(
          numbers,
          stages,
          { wage, side },
          chainValuesOf(numbers, among(values)),
        );
        let left = gross;
        for (const stage of stages) {
          const own = lines.filter((line) => line.stage === stage.id);
          for (const line of own) {
            expect(line.paid).toBeGreaterThanOrEqual(0);
            expect(line.short).toBeGreaterThanOrEqual(0);
          }
          const paid = own.reduce((sum, line) => sum + line.paid, 0);
          expect(Math.abs(left - paid - after.get(stage.id)!)).toBeLessThanOrEqual(1e-13 * gross);
          left = after.get(stage.id)!;
          // Where anything is cut everything of the stage is, and nothing is left of what it is paid from.
          const cut = own.some((line) => line.short > 1e-9 * gross);
          if (cut && (stage.of === "all" || stage.of === "remaining" || typeof stage.of === "object")) {
            expect(left).toBeLessThanOrEqual(1e-13 * gross);
          }
        }
        expect(netPay).toBe(stages.length === 0 ? gross : left);
      }),
      often,
    );
  });
});
