import type { MakeElement } from "./element.js";

/** A link to a printed figure on the page of evidence. */
export function figureLink(make: MakeElement, id: string): HTMLElement {
  return pageLink(make, `./evidence.html#${id}`, id);
}

/** A link to another page of the site, which takes the reader's changes along. */
export function pageLink(make: MakeElement, href: string, text: string): HTMLElement {
  return make("a", { href }, text);
}
