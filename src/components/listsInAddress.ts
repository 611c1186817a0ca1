import { type PageState, writeLink } from "../engine/page.js";

const longestQuoted = 40;

/**
 * Lists of a page whose choice stands in its address, beside the reader's state: `?v=1&method=sobol`. What the
 * page was built with is left out.
 */
export function listsInAddress(lists: readonly HTMLSelectElement[], state: () => PageState) {
  const usual = new Map(lists.map((list) => [list.id, builtValue(list)]));
  const given = new URLSearchParams(location.search);
  return {
    /**
     * Chooses in a list what the address says.
     *
     * @returns what is wrong with it, if anything; the list then has what the page was built with
     */
    restore(list: HTMLSelectElement): string | undefined {
      const wanted = given.get("v") === null ? null : given.get(list.id);
      const isThere = [...list.options].some(({ value, disabled }) => value === wanted && !disabled);
      if (wanted !== null && isThere) list.value = wanted;
      if (wanted === null || isThere) return undefined;
      const quoted = wanted.length > longestQuoted ? `${wanted.slice(0, longestQuoted)}…` : wanted;
      return `The address has “${quoted}” for “${labelOf(list)}”, which the page does not offer.`;
    },

    /** Puts what the lists have now into the address. */
    write(): void {
      const link = writeLink(state());
      const parts = lists
        .filter(({ id, value }) => value !== usual.get(id))
        .map(({ id, value }) => `${id}=${encodeURIComponent(value)}`);
      const query = parts.length === 0 ? link : `${link === "" ? "?v=1" : link}&${parts.join("&")}`;
      history.replaceState(null, "", `${location.pathname}${query}${location.hash}`);
    },
  };
}

function builtValue({ options }: HTMLSelectElement): string {
  return ([...options].find(({ defaultSelected }) => defaultSelected) ?? options[0])?.value ?? "";
}

function labelOf({ labels }: HTMLSelectElement): string {
  return labels[0]?.textContent ?? "";
}
