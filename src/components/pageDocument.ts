import { parseHTML } from "linkedom";

/** A document without a page, for what is drawn when the site is built. */
export function pageDocument(): Document {
  return parseHTML("<!doctype html><html><body></body></html>").document as unknown as Document;
}

/**
 * Elements as HTML on one line, which Markdown leaves alone; line ends count in `code` only. Drawings to a
 * hundredth of a pixel.
 */
export function markup(elements: readonly Element[]): string {
  return elements
    .map(({ outerHTML }) =>
      outerHTML
        .replace(/<code[\s\S]*?<\/code>/g, (text) => text.replaceAll("\n", "&#10;"))
        .replace(/\n+/g, " ")
        .replace(/<svg.*?<\/svg>/g, shortNumbers),
    )
    .join("");
}

function shortNumbers(drawing: string): string {
  return drawing.replace(/-?\d*\.\d{3,}/g, (number) => String(Number(Number(number).toFixed(2))));
}
