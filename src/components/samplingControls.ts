import type { AssumptionFigures } from "../../lib/publish/figures/assumptionFigures.ts";
import { grouped, type PageState } from "../engine/page.js";
import { setText } from "./setText.js";

type Design = NonNullable<PageState["design"]>;

const designSays: Readonly<Record<Design, string>> = {
  random: "Every draw is independent of the others.",
  "latin-hypercube":
    "Each input’s range is covered evenly, in 16 replicates; means need fewer draws than at random.",
  sobol:
    "All inputs together are covered evenly, in scrambled replicates of a power of two; the number of draws is rounded up.",
};

export const dependenceTitles: readonly (readonly [value: string, title: string])[] = [
  ["", "As the scenario has it"],
  ["independent", "Independent"],
  ["0.5", "Correlated at 0.5"],
  ["common", "Common to all places"],
];

/** What a correlation of the same thing in different places means, in a sentence. */
export function dependenceText({ together }: AssumptionFigures, dependence: PageState["dependence"]): string {
  if (together.length === 0) return "This scenario has nothing that could hang together.";
  const correlations = new Set(
    together.map(({ correlation }) =>
      dependence === undefined
        ? correlation
        : dependence === "independent"
          ? 0
          : dependence === "common"
            ? 1
            : dependence,
    ),
  );
  const [correlation] = correlations;
  const means =
    correlations.size > 1
      ? "Each has the correlation that the scenario gives it."
      : correlation === 0
        ? "What is high in one place says nothing about another, so that errors cancel out in the sum."
        : correlation === 1
          ? "What is high in one place is as high in all of them, so that no error cancels out: the widest interval."
          : `What is high in one place tends to be high in the others: rank correlation ${correlation} between any two.`;
  const which = together.map(({ title, parameters }) => `${title.toLowerCase()} (${parameters})`).join(", ");
  return `${means} Concerns ${which}.`;
}

export function designText(design: Design): string {
  return designSays[design];
}

/** Puts a state, or what the scenario has, into the fields; while a slider moves nothing of it changes. */
export function showSampling(figures: AssumptionFigures, state: PageState): void {
  const { seed, draws, design = figures.design, dependence } = state;
  const field = <Kind extends HTMLElement>(id: string) => document.getElementById(id) as Kind;
  const fill = (id: string, value: string, placeholder: string) => {
    const input = field<HTMLInputElement>(id);
    if (input.value !== value) input.value = value;
    if (input.placeholder !== placeholder) input.placeholder = placeholder;
  };
  fill("seed", seed ?? "", figures.seed);
  fill("draws", draws === undefined ? "" : String(draws), grouped(figures.draws));
  field<HTMLSelectElement>("design").value = design;
  setText(field("design-says"), designText(design));
  const select = field<HTMLSelectElement>("dependence");
  const value = dependence === undefined ? "" : String(dependence);
  if (select.value !== value) {
    select.querySelector("[data-other]")?.remove();
    if (![...select.options].some((option) => option.value === value)) {
      const other = new Option(`Correlated at ${value}`, value);
      other.dataset.other = "";
      select.append(other);
    }
    select.value = value;
  }
  select.disabled = figures.together.length === 0;
  setText(field("dependence-says"), dependenceText(figures, dependence));
}
