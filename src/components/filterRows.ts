import type { AssumptionFigures } from "../../lib/publish/figures/assumptionFigures.ts";

/**
 * Lets the search field, and the lists of segments and bases, choose which rows are seen. While they do, what
 * is no row (policies, sampling) is out of the way, and so are links to what is not seen.
 */
export function filterRows(holder: HTMLElement, { segments }: AssumptionFigures): void {
  const search = document.getElementById("search") as HTMLInputElement;
  const segment = document.getElementById("segment") as HTMLSelectElement;
  const basis = document.getElementById("basis") as HTMLSelectElement;
  const chosen = segment.value;
  segment.replaceChildren(segment.options[0]!, ...segments.map(({ id, title }) => new Option(title, id)));
  segment.value = segments.some(({ id }) => id === chosen) ? chosen : "";

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
    const isFiltered = words.length > 0 || segment.value !== "" || basis.value !== "";
    for (const id of ["policies-section", "sampling-section"])
      document.getElementById(id)!.hidden = isFiltered;
    for (const link of document.querySelectorAll<HTMLAnchorElement>("#contents a"))
      link.parentElement!.hidden = document.getElementById(link.hash.slice(1))!.hidden;
    document.getElementById("nothing")!.hidden = holder.querySelector("section.topic:not([hidden])") !== null;
  }
  for (const field of [search, segment, basis]) field.oninput = filter;
  filter();
}
