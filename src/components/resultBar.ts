import { changedDensity, dollars, millions, percent } from "../engine/page.js";
import type { Questions } from "../worker/answer.ts";
import { elementMaker } from "./element.js";

type Change = Questions["change"]["get"];

/** The result that stays in view while assumptions are changed. */
export function resultBar(get: Change, width: number, changes: number): HTMLElement[] {
  const make = elementMaker(document);
  const { narrow, netPay } = get;
  const { difference } = narrow;
  const said =
    changes === 0
      ? "The base scenario, as on the overview."
      : difference === undefined
        ? "The base has other draws, so the two are not paired."
        : differenceText(difference);
  return [
    make(
      "div",
      { class: "now" },
      make("strong", { id: "result" }, `$${millions(narrow.now.low)}–${millions(narrow.now.high)} million`),
      make("span", {}, ` to the state a year, middle ${millions(narrow.now.middle)}`),
      netPay === undefined
        ? undefined
        : make(
            "span",
            { class: "kept" },
            `; the average worker keeps $${dollars(netPay.low)}–${dollars(netPay.high)} a month`,
          ),
    ),
    make("div", { class: "difference" }, said),
    make(
      "div",
      { class: "picture", role: "img", "aria-label": changedDensity.summary(narrow) },
      changedDensity.draw(narrow, { document, width }),
    ),
  ];
}

function differenceText({
  low,
  middle,
  high,
  shareHigher,
}: NonNullable<Change["narrow"]["difference"]>): string {
  const signed = (value: number) =>
    value === 0 ? "0" : `${value < 0 ? "−" : "+"}${millions(Math.abs(value))}`;
  if (low === 0 && high === 0) return "Your changes do not move what the state took.";
  return (
    `Against the base, draw by draw: ${signed(middle)} million in the middle, ${signed(low)} to ${signed(high)} in nine ` +
    `draws of ten; higher in ${percent(shareHigher)} of the draws.`
  );
}
