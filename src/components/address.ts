import { baseState, type PageState, readLink, writeLink } from "../engine/page.js";

/** The state in the page's address, and what is wrong with it, if anything. */
export function stateInAddress(): { readonly state: PageState; readonly problem: string | undefined } {
  try {
    return { state: readLink(location.search), problem: undefined };
  } catch (error) {
    return { state: baseState, problem: (error as Error).message };
  }
}

/** Browsers allow a page some hundred changes of its address in half a minute; a slider makes more. */
export const addressEvery = 250;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Puts a state into the address, once it has come to rest, and into the links to the other pages. */
export function showInAddress(state: PageState): void {
  carryState(state);
  clearTimeout(timer);
  timer = setTimeout(() => {
    history.replaceState(null, "", `${location.pathname}${writeLink(state)}${location.hash}`);
  }, addressEvery);
}

/** The element that the address points at, if there is one. */
export function elementInHash(): HTMLElement | null {
  try {
    return document.getElementById(decodeURIComponent(location.hash.slice(1)));
  } catch {
    // What follows a per cent sign may be anything.
    return null;
  }
}

let carried: PageState | undefined;

/** Lets links to other pages of the site keep the state: those of the masthead now, the many others when used. */
export function carryState(state: PageState): void {
  if (carried === undefined) {
    for (const event of ["pointerdown", "focusin", "click"] as const) {
      document.addEventListener(
        event,
        ({ target }) => carry((target as Element).closest?.('a[data-page], a[href^="./"]')),
        true,
      );
    }
  }
  carried = state;
  for (const link of document.querySelectorAll("#observablehq-header a[data-page]")) carry(link);
}

function carry(link: Element | null): void {
  if (link === null || carried === undefined) return;
  const { dataset } = link as HTMLElement;
  dataset.page ??= link.getAttribute("href")!;
  const [path = "", anchor] = dataset.page.split("#");
  link.setAttribute("href", `${path}${writeLink(carried)}${anchor === undefined ? "" : `#${anchor}`}`);
}
