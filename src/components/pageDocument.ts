import { parseHTML } from "linkedom";

/** A document without a page, for what is drawn when the site is built. */
export function pageDocument(): Document {
  return parseHTML("<!doctype html><html><body></body></html>").document as unknown as Document;
}

/** Elements as HTML on one line, which Markdown leaves alone. */
export function markup(elements: readonly Element[]): string {
  return elements.map((element) => element.outerHTML.replace(/\n+/g, " ")).join("");
}
