import { anchorInAddress, carryState, stateInAddress } from "./address.js";
import { notice } from "./notice.js";

const facets = ["source", "topic", "place", "use"] as const;

/** Search and facets over the figures, which stand in the page. */
export function mountEvidence(): void {
  const { state, problem } = stateInAddress();
  if (problem !== undefined) notice(problem);
  carryState(state);
  const rows = [...document.querySelectorAll<HTMLElement>("article.evidence")];
  const texts = new Map(rows.map((row) => [row, row.textContent!.toLowerCase()]));
  const search = document.getElementById("search") as HTMLInputElement;
  const selects = new Map(
    facets.map((facet) => [facet, document.getElementById(facet) as HTMLSelectElement]),
  );
  const count = document.getElementById("count")!;

  function filter(): void {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      const text = texts.get(row)!;
      row.hidden = !(
        words.every((word) => text.includes(word)) &&
        facets.every((facet) => {
          const { value } = selects.get(facet)!;
          return value === "" || row.dataset[facet] === value;
        })
      );
      if (!row.hidden) shown += 1;
    }
    count.textContent = `${shown} of ${rows.length} figures`;
  }

  /** A figure's own address shows it, whatever is filtered. */
  function showTarget(): void {
    const target = document.getElementById(anchorInAddress());
    if (!target?.hidden) return;
    search.value = "";
    for (const select of selects.values()) select.value = "";
    filter();
    target.scrollIntoView();
  }

  for (const field of [search, ...selects.values()]) {
    field.disabled = false;
    field.addEventListener("input", filter);
  }
  window.addEventListener("hashchange", showTarget);
  filter();
}
