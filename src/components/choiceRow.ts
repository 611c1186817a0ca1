import type { ChoiceFigures } from "../../lib/publish/figures/assumptionFigures.ts";
import { percent } from "../engine/page.js";
import { elementMaker } from "./element.js";

/** One choice: its options with their weights, and which one is pinned. */
export function choiceRow(choice: ChoiceFigures, document: Document): HTMLElement {
  const make = elementMaker(document);
  const option = (value: string, title: string, says: string, checked: boolean) => {
    const id = `choice-${choice.id}-${value || "sampled"}`;
    return make(
      "div",
      { class: "option" },
      make("input", { type: "radio", name: `choose-${choice.id}`, id, value, checked, disabled: true }),
      make("label", { for: id }, make("strong", {}, title), ` ${says}`),
    );
  };
  return make(
    "fieldset",
    {
      class: "choice",
      id: `choice-${choice.id}`,
      "data-segments": choice.segments.join(" "),
      "data-choice": choice.id,
    },
    make("legend", {}, choice.question, make("span", { class: "mark", hidden: true }, " changed")),
    option("", "All of them, by weight.", "Weights are judgement.", choice.pinned === undefined),
    choice.options.map(({ id, title, says, weights }) =>
      option(id, `${title} (${weightsText(weights)}).`, says, choice.pinned === id),
    ),
    make(
      "p",
      { class: "reason" },
      choice.given.length === 0 ? undefined : `Weights in brackets are for: ${choice.given.join("; ")}. `,
      choice.reason,
    ),
  );
}

function weightsText(weights: readonly number[]): string {
  return weights.map((weight) => percent(weight)).join(", ");
}
