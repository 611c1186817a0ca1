import type { DependencePolicy } from "../../study/resolveDependence.ts";
import type { Overrides } from "../../study/resolveStudy.ts";
import type { Change } from "../../study/schemas/scenario.ts";
import { WrongCall } from "./wrongCall.ts";

/**
 * Reads `--set id=value`, `--set id=low..high` (uniform), `--set id=low..mode..high` (PERT) and
 * `--choose choice=option`.
 *
 * @throws WrongCall for anything else
 */
export function readOverrides(
  set: readonly string[],
  choose: readonly string[],
  dependence?: DependencePolicy,
): Overrides {
  return {
    ...(dependence === undefined ? {} : { dependence }),
    set: Object.fromEntries(
      set.map((text) => pair("--set", text)).map(([id, value]) => [id, change(id, value)]),
    ),
    choose: Object.fromEntries(choose.map((text) => pair("--choose", text))),
  };
}

function pair(option: string, text: string): [string, string] {
  const match = /^([a-z0-9.-]+)=(.+)$/.exec(text);
  if (match === null) {
    throw new WrongCall(
      `${option} takes ${option === "--set" ? "id=value or id=low..high" : "choice=option"}, not "${text}"`,
    );
  }
  return [match[1]!, match[2]!];
}

function change(id: string, text: string): Change {
  const values = text.split("..").map((part) => (part.trim() === "" ? Number.NaN : Number(part)));
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
