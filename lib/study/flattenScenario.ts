import type { Catalogue } from "./catalogue.ts";
import { unknownName } from "./problems.ts";
import { underPolicy } from "./resolveDependence.ts";
import type { Scenario, Weights, WrittenDependence } from "./schemas/scenario.ts";

type Report = (path: readonly (string | number)[], message: string) => void;

/** A scenario with everything of its bases in it. */
export type FlatScenario = Omit<Scenario, "dependence"> & {
  readonly dependence?: WrittenDependence | undefined;
};

/** What is said of choices: an option that is pinned, or weights of the options. */
export interface ChoiceChanges {
  readonly choose?: Readonly<Record<string, string>> | undefined;
  readonly weigh?: Readonly<Record<string, Weights>> | undefined;
}

/**
 * Lays what is said of choices over what was said before: weights release a choice that was pinned below,
 * and where both stand in one place the pin rules.
 */
export function layChoices(
  below: ChoiceChanges,
  above: ChoiceChanges,
): { choose: Record<string, string>; weigh: Record<string, Weights> } {
  const released = (choice: string) => above.weigh !== undefined && Object.hasOwn(above.weigh, choice);
  const kept = Object.entries(below.choose ?? {}).filter(([choice]) => !released(choice));
  return {
    choose: { ...Object.fromEntries(kept), ...above.choose },
    weigh: { ...below.weigh, ...above.weigh },
  };
}

/**
 * Lays a scenario over its base, and that over its own, down to `base: none`. Lists of a scenario add
 * to those of its base, `segments` and `headcounts` replace them, `set` and `choose` change what is there.
 */
export function flattenScenario(
  scenario: Scenario,
  catalogue: Catalogue,
  report: Report,
): FlatScenario | undefined {
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
  const [lowest, ...upper] = layers as [Scenario, ...Scenario[]];
  const own = { ...lowest, dependence: laidDependence(undefined, lowest.dependence) };
  const flat = upper.reduce<FlatScenario>(layOver, own);
  const isPolicy = scenario.dependence !== undefined && typeof scenario.dependence !== "object";
  if (isPolicy && (flat.dependence?.together ?? []).length === 0) {
    report(
      ["dependence"],
      "is one correlation for every group, and there is no group; `dependence: { together: … }` names some",
    );
  }
  return flat;
}

function layOver(below: FlatScenario, above: Scenario): FlatScenario {
  return {
    ...below,
    ...above,
    kind: above.kind ?? below.kind,
    seed: above.seed ?? below.seed,
    draws: above.draws ?? below.draws,
    design: above.design ?? below.design,
    segments: above.segments ?? below.segments,
    headcounts: above.headcounts ?? below.headcounts,
    companySpent: above.companySpent ?? below.companySpent,
    net: above.net ?? below.net,
    dependence: laidDependence(below.dependence, above.dependence),
    netPlaces: above.netPlaces ?? below.netPlaces,
    speaksOf: above.speaksOf ?? below.speaksOf,
    sentHome: { ...below.sentHome, ...above.sentHome },
    exchangeRates: { ...below.exchangeRates, ...above.exchangeRates },
    parameters: [...(below.parameters ?? []), ...(above.parameters ?? [])],
    chains: [...(below.chains ?? []), ...(above.chains ?? [])],
    afterNetPay: [...(below.afterNetPay ?? []), ...(above.afterNetPay ?? [])],
    choices: [...(below.choices ?? []), ...(above.choices ?? [])],
    set: { ...below.set, ...above.set },
    ...layChoices(below, above),
  };
}

function laidDependence(
  below: WrittenDependence | undefined,
  above: Scenario["dependence"],
): WrittenDependence | undefined {
  if (above === undefined) return below;
  return typeof above === "object" ? above : underPolicy(below ?? {}, above);
}
