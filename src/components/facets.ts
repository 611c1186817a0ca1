import { type PageState, writeLink } from "../engine/page.js";
import { addressEvery, elementInHash } from "./address.js";

const longestSearch = 200;

/**
 * Lets a search field and the lists beside it choose which rows of a page are seen. What is chosen stands in
 * the address, beside the reader's state; a row that the address points at is seen whatever is chosen.
 *
 * @param noun of the rows, in the plural
 * @param onFilter called with the rows that are seen, and whether anything is chosen
 */
export function offerFacets(
  rows: readonly HTMLElement[],
  noun: string,
  state: PageState,
  onFilter: (seen: readonly HTMLElement[], chosen: boolean) => void = () => {},
): { filter(): void } {
  const texts = new Map(rows.map((row) => [row, row.textContent!.toLowerCase()]));
  const search = document.getElementById("search") as HTMLInputElement;
  const selects = [...document.querySelectorAll<HTMLSelectElement>("select[data-facet]")];
  const count = document.getElementById("count")!;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function filter(): void {
    const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
    const seen = rows.filter((row) => {
      const text = texts.get(row)!;
      row.hidden = !(
        words.every((word) => text.includes(word)) &&
        selects.every(({ id, value }) => value === "" || row.dataset[id] === value)
      );
      return !row.hidden;
    });
    count.textContent = `${seen.length} of ${rows.length} ${noun}`;
    onFilter(seen, words.length > 0 || selects.some(({ value }) => value !== ""));
  }

  function write(): void {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const link = writeLink(state);
      const chosen = [search, ...selects].filter(({ value }) => value !== "");
      const query = chosen.map(
        ({ id, value }) => `${id}=${encodeURIComponent(value.slice(0, longestSearch))}`,
      );
      const parts = [link.slice(1), ...query].filter((part) => part !== "");
      const all = parts.length === 0 ? "" : `?${parts.join("&")}`;
      // A row that is no longer seen would be shown again by its address.
      const hash = elementInHash()?.closest("[hidden]") ? "" : location.hash;
      history.replaceState(null, "", `${location.pathname}${all}${hash}`);
    }, addressEvery);
  }

  function showTarget(): void {
    const target = elementInHash();
    const row = target?.closest<HTMLElement>("details, article") ?? target;
    if (row === null) return;
    if (row.hidden) {
      search.value = "";
      for (const select of selects) select.value = "";
      filter();
      write();
    }
    if (row instanceof HTMLDetailsElement) row.open = true;
    row.scrollIntoView();
  }

  const given = new URLSearchParams(location.search);
  search.value = (given.get(search.id) ?? "").slice(0, longestSearch);
  for (const select of selects) {
    const value = given.get(select.id) ?? "";
    if ([...select.options].some((option) => option.value === value)) select.value = value;
  }
  for (const field of [search, ...selects]) {
    field.disabled = false;
    field.addEventListener("input", () => {
      filter();
      write();
    });
  }
  window.addEventListener("hashchange", showTarget);
  filter();
  if (location.hash !== "") showTarget();
  return { filter };
}
