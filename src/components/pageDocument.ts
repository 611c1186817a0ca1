import { parseHTML } from "linkedom";

/** A document without a page, for what is drawn when the site is built. */
export function pageDocument(): Document {
  return parseHTML("<!doctype html><html><body></body></html>").document as unknown as Document;
}

/** Elements as HTML on one line, which Markdown leaves alone; drawings to a hundredth of a pixel. */
export function markup(elements: readonly Element[]): string {
  return elements
    .map((element) => element.outerHTML.replace(/\n+/g, " ").replace(/<svg.*?<\/svg>/g, shortNumbers))
    .join("");
}

function shortNumbers(drawing: string): string {
  return drawing.replace(/-?\d*\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
}
