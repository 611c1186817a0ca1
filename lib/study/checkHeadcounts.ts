import { distributionRange } from "../sampling/distributionRange.ts";
import { unknownName } from "./problems.ts";
import type { Choice } from "./schemas/choice.ts";
import type { Headcounts } from "./schemas/segment.ts";
import type { Parameter } from "./study.ts";

type Say = (path: readonly (string | number)[], message: string) => void;

/** Says where a headcount scheme names options or places that there are not, or counts in a circle. */
export function checkHeadcounts(scheme: Headcounts, choices: ReadonlyMap<string, Choice>, say: Say): void {
  const places = scheme.places.map(({ id }) => id);
  for (const [index, place] of places.entries()) {
    if (places.indexOf(place) !== index) say(["places", index], `"${place}" stands there twice`);
  }
  for (const [key, choiceId, options] of [
    ["compositions", scheme.compositionChoice, Object.keys(scheme.compositions)],
    ["totals", scheme.totalChoice, Object.keys(scheme.totals)],
  ] as const) {
    const choice = choices.get(choiceId);
    if (choice === undefined) {
      say([key], unknownName("choice", choiceId, choices.keys()));
      continue;
    }
    const known = choice.options.map(({ id }) => id);
    for (const option of options)
      if (!known.includes(option)) say([key, option], unknownName("option", option, known));
    const missing = known.find((id) => !options.includes(id));
    if (missing !== undefined) say([key], `has no entry for option "${missing}" of choice "${choiceId}"`);
  }
  for (const [composition, counts] of Object.entries(scheme.compositions)) {
    const before: string[] = [];
    for (const [place, { less }] of Object.entries(counts)) {
      if (!places.includes(place))
        say(["compositions", composition, place], unknownName("place", place, places));
      less?.forEach((inside, index) => {
        if (!places.includes(inside.place)) {
          say(
            ["compositions", composition, place, "less", index],
            unknownName("place", inside.place, places),
          );
        } else if (!before.includes(inside.place)) {
          say(
            ["compositions", composition, place, "less", index],
            `"${inside.place}" has to be counted before "${place}" (in a circle it cannot be)`,
          );
        }
      });
      before.push(place);
    }
  }
}

/** Says where a total can be lower than the places that are pinned, which are not scaled. */
export function checkTotals(scheme: Headcounts, parameters: ReadonlyMap<string, Parameter>, say: Say): void {
  const range = (id: string): readonly [number, number] => {
    const parameter = parameters.get(id);
    return parameter === undefined ? [0, 0] : distributionRange(parameter.distribution);
  };
  const most = (terms: readonly (readonly string[])[]) =>
    terms.reduce((sum, factors) => {
      const highs = factors.map((factor) =>
        factor.startsWith("not ") ? 1 - range(factor.slice(4))[0] : range(factor)[1],
      );
      return sum + highs.reduce((product, high) => product * high, 1);
    }, 0);
  const pinned = scheme.places.filter((place) => place.pinned).map(({ id }) => id);
  for (const [composition, counts] of Object.entries(scheme.compositions)) {
    const pinnedAtMost = pinned.reduce(
      (sum, id) => sum + (Object.hasOwn(counts, id) ? most(counts[id]!.add) : 0),
      0,
    );
    for (const [option, total] of Object.entries(scheme.totals)) {
      if (total !== null && range(total)[0] < pinnedAtMost) {
        say(
          ["totals", option],
          `"${total}" can be as low as ${range(total)[0]}, below the ${pinnedAtMost} that the pinned places can have under "${composition}"`,
        );
      }
    }
  }
}
