import type { ChoiceFigures } from "../../lib/publish/figures/assumptionFigures.ts";
import { type PageState, wholeParts } from "../engine/page.js";
import { weightsOf } from "./choiceRow.js";
import { rebalance } from "./rebalance.js";

/** What a state says of one choice; undefined where the scenario has the word. */
export interface ChoiceChange {
  readonly pinned: string | undefined;
  readonly weights: PageState["weigh"][string] | undefined;
}

export interface ChoiceEditorOptions {
  readonly figures: ChoiceFigures;
  readonly change: () => ChoiceChange;
  /** @param gesture is the same for all steps of one slider */
  readonly onChange: (change: ChoiceChange, gesture: string) => void;
  /** The pointer or the focus has come to a slider, which may soon move. */
  readonly onApproach: () => void;
}

const unchanged: ChoiceChange = { pinned: undefined, weights: undefined };

/** Brings a row of `choiceRow` to life: pins, weights that add up to 100, reset. */
export function editChoice(
  row: HTMLElement,
  { figures, change, onChange, onApproach }: ChoiceEditorOptions,
): void {
  const own = weightsOf(figures);
  const options = figures.options.map(({ id }) => id);
  for (const input of row.querySelectorAll<HTMLInputElement>("input[type=radio]")) {
    input.disabled = false;
    input.addEventListener("change", () => {
      const { weights } = change();
      // A choice that the scenario itself pins is released by weights.
      const released = figures.pinned === undefined ? weights : (weights ?? weightsFrom(options, own));
      onChange(
        input.value === "" ? { pinned: undefined, weights: released } : { pinned: input.value, weights },
        `${figures.id} pin`,
      );
    });
  }
  for (const input of weightInputs(row)) {
    input.addEventListener("pointerenter", onApproach);
    input.addEventListener("focus", onApproach);
    input.addEventListener(input.type === "range" ? "input" : "change", () => {
      if (!Number.isFinite(input.valueAsNumber)) return;
      const index = options.indexOf(input.dataset.option!);
      const now = rebalance(shownWeights(figures, change()), index, input.valueAsNumber);
      const isOwn = figures.given.length === 0 && now.every((weight, option) => weight === own[option]);
      onChange(
        { pinned: undefined, weights: isOwn ? undefined : weightsFrom(options, now) },
        `${figures.id} ${input.dataset.option}`,
      );
    });
  }
  row.querySelector(".reset")!.addEventListener("click", () => {
    onChange(unchanged, `${figures.id} reset`);
    row.querySelector("input")!.focus();
  });
}

/** Shows what a state says of the choice. */
export function showChoice(row: HTMLElement, figures: ChoiceFigures, change: ChoiceChange): void {
  const { pinned, weights } = change;
  const isChanged = pinned !== undefined || weights !== undefined;
  const shownPin = pinned ?? (weights === undefined ? figures.pinned : undefined) ?? "";
  const percents = shownWeights(figures, change);
  for (const input of row.querySelectorAll<HTMLInputElement>("input[type=radio]"))
    input.checked = input.value === shownPin;
  for (const input of weightInputs(row)) {
    const weight = String(percents[figures.options.findIndex(({ id }) => id === input.dataset.option)]);
    if (input.value !== weight) input.value = weight;
    input.disabled = shownPin !== "";
  }
  for (const element of row.querySelectorAll<HTMLElement>(".rows")) element.hidden = weights !== undefined;
  for (const element of row.querySelectorAll<HTMLElement>(".mark, .reset")) element.hidden = !isChanged;
  row.classList.toggle("changed", isChanged);
}

function weightInputs(row: HTMLElement): NodeListOf<HTMLInputElement> {
  return row.querySelectorAll<HTMLInputElement>(".weight input");
}

function shownWeights(figures: ChoiceFigures, { weights }: ChoiceChange): number[] {
  if (weights === undefined) return weightsOf(figures);
  const given = figures.options.map(({ id }) => (Object.hasOwn(weights, id) ? weights[id]! : 0));
  const total = given.reduce((sum, weight) => sum + weight, 0);
  return total > 0
    ? wholeParts(
        given.map((weight) => weight / total),
        100,
      )
    : weightsOf(figures);
}

/** Options without weight are left out, as files and addresses have it. */
function weightsFrom(options: readonly string[], percents: readonly number[]): Record<string, number> {
  return Object.fromEntries(
    options.flatMap((option, index) => (percents[index] === 0 ? [] : [[option, percents[index]! / 100]])),
  );
}
