import type { ChoiceFigures } from "../../lib/publish/figures/assumptionFigures.ts";
import { percent, wholeParts } from "../engine/page.js";
import { elementMaker } from "./element.js";

/** One choice: its options, each with its weight and a button that pins it. */
export function choiceRow(choice: ChoiceFigures, document: Document): HTMLElement {
  const make = elementMaker(document);
  const weights = weightsOf(choice);
  const radio = (value: string, checked: boolean, ...label: (Node | string)[]) => {
    const id = `choice-${choice.id}-${value || "sampled"}`;
    return [
      make("input", { type: "radio", name: `choose-${choice.id}`, id, value, checked, disabled: true }),
      make("label", { for: id }, label),
    ];
  };
  const weight = (kind: "range" | "number", title: string, option: string, index: number) =>
    make("input", {
      type: kind,
      min: 0,
      max: 100,
      step: 1,
      value: weights[index],
      disabled: true,
      "data-option": option,
      "aria-label": `Weight of “${title}”, per cent${kind === "range" ? ", slider" : ""}`,
    });
  return make(
    "fieldset",
    {
      class: "choice",
      id: `choice-${choice.id}`,
      "data-segments": choice.segments.join(" "),
      "data-choice": choice.id,
      "data-basis": "judgement",
    },
    make("legend", {}, choice.question, make("span", { class: "mark", hidden: true }, " changed")),
    make(
      "div",
      { class: "option" },
      radio("", choice.pinned === undefined, make("strong", {}, "Drawn by weight."), " Pin one instead:"),
    ),
    choice.options.map(({ id, title, says, weights: rows }, index) =>
      make(
        "div",
        { class: "option" },
        radio(
          id,
          choice.pinned === id,
          make("strong", {}, `${title}.`),
          ` ${says}`,
          ...(rows.length > 1
            ? [make("span", { class: "rows" }, ` Weight ${rows.map((row) => percent(row)).join(", ")}.`)]
            : []),
        ),
        make(
          "span",
          { class: "weight" },
          weight("range", title, id, index),
          weight("number", title, id, index),
          "%",
        ),
      ),
    ),
    make(
      "p",
      { class: "reason" },
      choice.given.length === 0
        ? undefined
        : make(
            "span",
            { class: "rows" },
            `Weights depend on the list, in this order: ${choice.given.join("; ")}. The fields show the weight in all; a weight set here holds for every list. `,
          ),
      "Weights are judgement. ",
      choice.reason,
    ),
    make(
      "div",
      { class: "buttons" },
      make("button", { type: "button", class: "reset", hidden: true }, "Reset"),
    ),
  );
}

/** The weight of each option in all where nothing is pinned, in whole per cent that add up to 100. */
export function weightsOf({ options }: ChoiceFigures): number[] {
  return wholeParts(
    options.map(({ drawn }) => drawn),
    100,
  );
}
