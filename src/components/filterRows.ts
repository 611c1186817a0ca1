import type { AssumptionFigures } from "../../lib/publish/figures/assumptionFigures.ts";

/** Lets the search field, and the lists of segments and bases, choose which rows are seen. */
export function filterRows(holder: HTMLElement, { segments }: AssumptionFigures): void {
  const search = document.getElementById("search") as HTMLInputElement;
  const segment = document.getElementById("segment") as HTMLSelectElement;
  const basis = document.getElementById("basis") as HTMLSelectElement;
  segment.replaceChildren(segment.options[0]!, ...segments.map(({ id, title }) => new Option(title, id)));

  function filter(): void {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const row of holder.querySelectorAll<HTMLElement>(".parameter, .choice")) {
      const text = `${row.id} ${row.textContent}`.toLowerCase();
      row.hidden = !(
        words.every((word) => text.includes(word)) &&
        (segment.value === "" || row.dataset.segments!.split(" ").includes(segment.value)) &&
        (basis.value === "" ||
          (basis.value === "changed" ? row.classList.contains("changed") : row.dataset.basis === basis.value))
      );
    }
    for (const section of holder.querySelectorAll<HTMLElement>("section.topic, .group")) {
      section.hidden = section.querySelector(":is(.parameter, .choice):not([hidden])") === null;
    }
  }
  for (const field of [search, segment, basis]) field.oninput = filter;
  filter();
}
