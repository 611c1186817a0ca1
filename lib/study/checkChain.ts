import { distributionRange } from "../sampling/distributionRange.ts";
import type { Chain } from "./schemas/chain.ts";
import type { Parameter } from "./study.ts";
import { parameterOf } from "./vocabulary.ts";

type Say = (path: readonly (string | number)[], message: string) => void;

/** Says where a chain's stages do not follow one another as they must. */
export function checkStages(chain: Chain, say: Say): void {
  const before: string[] = [];
  chain.stages.forEach((stage, index) => {
    if (before.includes(stage.id)) say(["stages", index, "id"], `"${stage.id}" stands there twice`);
    if (typeof stage.of === "object" && !before.includes(stage.of.after)) {
      const known = before.length === 0 ? "" : `; there are: ${before.join(", ")}`;
      say(["stages", index, "of"], `"${stage.of.after}" is no stage before "${stage.id}"${known}`);
    }
    before.push(stage.id);
  });
}

/** Says where the shares of one stage are certain to add up to more than what they are taken from. */
export function checkShares(chain: Chain, parameters: ReadonlyMap<string, Parameter>, say: Say): void {
  const least = (factor: string) => {
    const parameter = parameters.get(parameterOf(factor));
    if (parameter === undefined) return 0;
    const [low, high] = distributionRange(parameter.distribution);
    // A share that is above 1 by itself is told of by itself.
    if (low > 1) return 0;
    return factor.startsWith("not ") ? 1 - high : low;
  };
  chain.stages.forEach((stage, index) => {
    const total = stage.deductions.reduce(
      (sum, { share }) =>
        sum + (share === undefined ? 0 : share.map(least).reduce((product, low) => product * low, 1)),
      0,
    );
    if (total > 1 + 1e-12) {
      say(
        ["stages", index],
        `its shares add up to at least ${Number(total.toPrecision(4))} of what they are taken from, which is more than 1`,
      );
    }
  });
}
