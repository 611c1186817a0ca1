import type { DependencePolicy } from "../../study/resolveDependence.ts";
import type { Overrides } from "../../study/resolveStudy.ts";
import type { Change } from "../../study/schemas/scenario.ts";
import { WrongCall } from "./wrongCall.ts";

/** Changes to a study as the command line has them. */
export interface OverrideWords {
  /** `id=value`, `id=low..high` (uniform) or `id=low..mode..high` (PERT). */
  readonly set: readonly string[];
  /** `choice=option`. */
  readonly choose: readonly string[];
  /** `choice=option:weight,option:weight`. */
  readonly weigh: readonly string[];
  /** Places whose workers are sent home. */
  readonly without: readonly string[];
  readonly dependence?: DependencePolicy | null;
}

export const noWords = { set: [], choose: [], weigh: [], without: [] } as const satisfies OverrideWords;

/**
 * Reads `--set`, `--choose`, `--weigh` and `--without`.
 *
 * @throws WrongCall where one is not of its form
 */
export function readOverrides({ set, choose, weigh, without, dependence }: OverrideWords): Overrides {
  const pinned = Object.fromEntries(choose.map((text) => pair("--choose", text)));
  const weighed = weigh.map((text) => pair("--weigh", text));
  const both = weighed.find(([id]) => Object.hasOwn(pinned, id));
  if (both !== undefined)
    throw new WrongCall(`"${both[0]}" is pinned with --choose and weighed with --weigh; take one of them`);
  return {
    ...(dependence == null ? {} : { dependence }),
    set: Object.fromEntries(
      set.map((text) => pair("--set", text)).map(([id, value]) => [id, change(id, value)]),
    ),
    choose: pinned,
    weigh: Object.fromEntries(weighed.map(([id, value]) => [id, weights(id, value)])),
    sentHome: Object.fromEntries(without.map((place) => [place, "all"])),
  };
}

/** The options of which the words are, in the order in which they are written out. */
export function overrideOptions({
  set,
  choose,
  weigh,
  without,
  dependence,
}: OverrideWords): (readonly [name: string, value: string | number | undefined])[] {
  return [
    ["--dependence", dependence ?? undefined],
    ...set.map((text) => ["--set", text] as const),
    ...choose.map((text) => ["--choose", text] as const),
    ...weigh.map((text) => ["--weigh", text] as const),
    ...without.map((text) => ["--without", text] as const),
  ];
}

const forms = {
  "--set": "id=value or id=low..high",
  "--choose": "choice=option",
  "--weigh": "choice=option:weight,option:weight",
} as const;

function pair(option: keyof typeof forms, text: string): [string, string] {
  const match = /^([a-z0-9.-]+)=(.+)$/.exec(text);
  if (match === null)
    throw new WrongCall(
      `${option} takes ${forms[option]} with an id of small letters, digits, dots and hyphens, not "${text}"`,
    );
  return [match[1]!, match[2]!];
}

function weights(id: string, text: string): Readonly<Record<string, number>> {
  const named = new Set<string>();
  return Object.fromEntries(
    text.split(",").map((part) => {
      const [, option, digits] = /^\s*([a-z0-9.-]+):([0-9.e-]+)(?:\s*)$/.exec(part) ?? [];
      const weight = Number(digits);
      if (option === undefined || !(weight >= 0 && Number.isFinite(weight)))
        throw new WrongCall(`--weigh ${id}: "${part}" is not an option and its weight, such as own-sum:0.5`);
      if (named.has(option)) throw new WrongCall(`--weigh ${id}: "${option}" stands there twice`);
      named.add(option);
      return [option, weight];
    }),
  );
}

function change(id: string, text: string): Change {
  const values = text
    .split("..")
    .map((part) => (/^\s*[-+]?[0-9][0-9.]*(?:e[-+]?[0-9]+)?\s*$/i.test(part) ? Number(part) : Number.NaN));
  if (values.some((value) => !Number.isFinite(value)) || values.length > 3) {
    throw new WrongCall(
      `--set ${id}: "${text}" is neither a number nor a range such as 350..500 or 350..417..500`,
    );
  }
  const [low, middle, high] = values as [number, number, number];
  if (values.length === 1) return low;
  if (values.length === 2) {
    if (low > middle)
      throw new WrongCall(`--set ${id}: the range is upside down: low ${low} is above high ${middle}`);
    return [low, middle];
  }
  if (!(low <= middle && middle <= high)) throw new WrongCall(`--set ${id}: ${text} is not in rising order`);
  return { distribution: { kind: "pert", low, mode: middle, high }, covers: 1 };
}

/** Reads `independent`, `common`, or a rank correlation from 0 to 1. */
export function readDependence(text: string): DependencePolicy {
  if (text === "independent" || text === "common") return text;
  const correlation = text.trim() === "" ? Number.NaN : Number(text);
  if (!(correlation >= 0 && correlation <= 1)) {
    throw new WrongCall(
      `--dependence takes independent, common, or a rank correlation from 0 to 1, not "${text}"`,
    );
  }
  return correlation;
}
