import type { AssumptionFigures } from "../../lib/publish/figures/assumptionFigures.ts";
import type { PageState } from "../engine/page.js";
import { capital } from "../engine/page.js";
import { elementMaker } from "./element.js";

/** Switches for what a government could do: policies of the project, and workers sent home place by place. */
export function policyRows({ policies, places }: AssumptionFigures, document: Document): HTMLElement[] {
  const make = elementMaker(document);
  const box = (id: string, attributes: Record<string, string>, title: string) => [
    make("input", { type: "checkbox", id, ...attributes, disabled: true }),
    make("label", { for: id }, title),
  ];
  return [
    ...policies.map(({ id, title, assumes, leavesOut }) =>
      make(
        "div",
        { class: "policy" },
        make("div", { class: "switch" }, box(`policy-${id}`, { "data-policy": id }, title)),
        make(
          "details",
          {},
          make("summary", {}, "What it assumes and leaves out"),
          make("p", {}, assumes),
          make("p", {}, `It leaves out: ${leavesOut}`),
        ),
      ),
    ),
    ...(places.length < 2
      ? []
      : [
          make(
            "fieldset",
            { class: "policy places" },
            make("legend", {}, "The workers of a place are sent home"),
            make(
              "div",
              { class: "grid" },
              places.map((place, index) =>
                make(
                  "div",
                  { class: "switch" },
                  box(`home-${index}`, { "data-place": place }, capital(place)),
                ),
              ),
            ),
            make(
              "p",
              { class: "reason" },
              "Nobody goes elsewhere, and the other places keep their numbers. What bears on those who left is then idle.",
            ),
          ),
        ]),
  ];
}

export type PolicyChange = Pick<PageState, "set" | "sentHome">;

/** Whether a policy is on: everything that it changes is as it has it. */
export function policyIsOn({ set }: AssumptionFigures["policies"][number], state: PolicyChange): boolean {
  return Object.entries(set).every(
    ([parameter, change]) =>
      Object.hasOwn(state.set, parameter) && JSON.stringify(state.set[parameter]) === JSON.stringify(change),
  );
}

/** Brings the switches to life. */
export function editPolicies(
  holder: HTMLElement,
  { policies }: AssumptionFigures,
  state: () => PolicyChange,
  onChange: (change: PolicyChange) => void,
): void {
  for (const input of holder.querySelectorAll<HTMLInputElement>("input")) {
    input.disabled = false;
    input.addEventListener("change", () => {
      const { set, sentHome } = state();
      const { place } = input.dataset;
      if (place !== undefined) {
        const others = sentHome.filter((other) => other !== place);
        onChange({ set, sentHome: input.checked ? [...others, place].sort() : others });
        return;
      }
      const policy = policies.find(({ id }) => id === input.dataset.policy)!;
      const others = Object.entries(set).filter(([parameter]) => !Object.hasOwn(policy.set, parameter));
      onChange({
        set: { ...Object.fromEntries(others), ...(input.checked ? policy.set : {}) },
        sentHome,
      });
    });
  }
}

/** Shows which are on in a state. */
export function showPolicies(
  holder: HTMLElement,
  { policies }: AssumptionFigures,
  state: PolicyChange,
): void {
  for (const input of holder.querySelectorAll<HTMLInputElement>("input")) {
    const { place, policy } = input.dataset;
    input.checked =
      place === undefined
        ? policyIsOn(policies.find(({ id }) => id === policy)!, state)
        : state.sentHome.includes(place);
  }
}
