import type { By, OutcomeName } from "../../lib/publish/figures/sensitivityFigures.ts";
import type { MethodId } from "../../lib/sensitivity/methods.ts";
import type { NumberForm } from "../engine/analysisCharts.js";

/** How numbers of a unit are written in charts. Dollars a year are those of everybody, but for a parameter. */
export function formOf(unit: string, isParameter = false): NumberForm {
  switch (unit) {
    case "USD/year":
      return isParameter ? "plain" : "millions";
    case "index":
    case "share":
      return "share";
    case "correlation":
    case "distance":
      return "decimal";
    default:
      return "plain";
  }
}

/** A unit in words, as it follows a number of that form. */
export function unitWords(unit: string, isParameter = false): string {
  const [what = "", period] = unit.split("/");
  switch (unit) {
    case "USD/year":
      return isParameter ? "dollars a year" : "million dollars a year";
    case "share":
    case "index":
      return "";
    default:
      return period === undefined
        ? what
        : `${what === "USD" ? "dollars" : what} ${period === "hour" ? "an" : "a"} ${period}`;
  }
}

/** What one unit of an input field stands for. */
export function fieldScale(unit: string, isParameter: boolean): number {
  if (unit === "share") return 0.01;
  return unit === "USD/year" && !isParameter ? 1e6 : 1;
}

export const byWords: Readonly<Record<By, string>> = {
  parameter: "each input by itself",
  topic: "kind of quantity",
  place: "place",
  basis: "basis: documented, borrowed, judged, chosen",
  choice: "choice between readings",
  source: "source",
  lineage: "lineage, the origin that figures repeat",
};

/** What a method can be asked by; the first is what it is asked by unless another is wanted. */
export function waysOf(method: MethodId): readonly By[] {
  switch (method) {
    case "sobol":
      return ["parameter", "topic", "place", "basis", "choice", "source", "lineage"];
    case "groups":
      return ["topic", "place", "basis", "choice", "source", "lineage"];
    case "rests-on":
      return ["basis"];
    case "information":
      return ["parameter", "topic", "choice"];
    default:
      return ["parameter"];
  }
}

/** The method that is asked where readers want this one by that. */
export function askedAs(method: MethodId, by: By): { readonly id: MethodId; readonly by: By } {
  return { id: method === "sobol" && by !== "parameter" ? "groups" : method, by };
}

/** An outcome in the middle of a sentence. */
export function outcomeWords({ label }: Pick<OutcomeName, "label">): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

/** The first sentence of a text, and what follows it if that is more than a few words. */
export function headAndRest(text: string): readonly [string, string] {
  const end = text.search(/[.!?](?=\s+\S)/);
  return end < 0 || text.length - end < 60
    ? [text, ""]
    : [text.slice(0, end + 1), text.slice(end + 1).trim()];
}

/** Straight quotation marks, as texts for terminals have them, made curly. */
export function curly(text: string): string {
  return text.replace(/"([^"]*)"/g, "“$1”").replaceAll("'", "’");
}
