import type { Catalogue } from "./catalogue.ts";
import { unknownName } from "./problems.ts";
import type { Scenario } from "./schemas/scenario.ts";

type Report = (path: readonly (string | number)[], message: string) => void;

/**
 * Lays a scenario over its base, and that over its own, down to `base: none`. Lists of a scenario add
 * to those of its base, `segments` and `headcounts` replace them, `set` and `choose` change what is there.
 */
export function flattenScenario(
  scenario: Scenario,
  catalogue: Catalogue,
  report: Report,
): Scenario | undefined {
  const seen = [scenario.id];
  const layers = [scenario];
  for (let base = scenario.base; base !== "none"; base = layers[0]!.base) {
    const next = catalogue.scenarios.find((candidate) => candidate.id === base);
    if (seen.includes(base)) {
      report(["base"], `goes round in a circle: ${[...seen, base].join(", ")}`);
      return undefined;
    }
    if (next === undefined) {
      report(
        ["base"],
        `${unknownName(
          "scenario",
          base,
          catalogue.scenarios.map(({ id }) => id),
        )}; \`base: none\` makes a study of its own`,
      );
      return undefined;
    }
    seen.push(base);
    layers.unshift(next);
  }
  return layers.reduce((below, above) => ({
    ...below,
    ...above,
    kind: above.kind ?? below.kind,
    seed: above.seed ?? below.seed,
    draws: above.draws ?? below.draws,
    segments: above.segments ?? below.segments,
    headcounts: above.headcounts ?? below.headcounts,
    companySpent: above.companySpent ?? below.companySpent,
    net: above.net ?? below.net,
    netPlaces: above.netPlaces ?? below.netPlaces,
    dependence: above.dependence ?? below.dependence,
    speaksOf: above.speaksOf ?? below.speaksOf,
    sentHome: { ...below.sentHome, ...above.sentHome },
    exchangeRates: { ...below.exchangeRates, ...above.exchangeRates },
    parameters: [...(below.parameters ?? []), ...(above.parameters ?? [])],
    chains: [...(below.chains ?? []), ...(above.chains ?? [])],
    afterNetPay: [...(below.afterNetPay ?? []), ...(above.afterNetPay ?? [])],
    choices: [...(below.choices ?? []), ...(above.choices ?? [])],
    set: { ...below.set, ...above.set },
    choose: { ...below.choose, ...above.choose },
  }));
}
