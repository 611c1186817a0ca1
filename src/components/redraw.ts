import type { Edition } from "./chartFigure.js";

/** As in the style sheet. */
const wideFrom = window.matchMedia("(min-width: 640px)");

/** The edition of the charts that the window shows. */
export function editionShown(): Edition {
  return wideFrom.matches ? "wide" : "narrow";
}

/** Calls when the window turns from a phone's width to a page's or back. */
export function onEditionChange(call: () => void): void {
  wideFrom.addEventListener("change", call);
}

/** Puts new sections in place of the old ones; what was unfolded stays unfolded. */
export function replaceSections(holder: HTMLElement, sections: readonly HTMLElement[]): void {
  const open = new Set([...holder.querySelectorAll("figure:has(details[open])")].map(({ id }) => id));
  holder.replaceChildren(...sections);
  for (const id of open) {
    const details = id === "" ? null : document.getElementById(id)?.querySelector("details");
    if (details) details.open = true;
  }
}
