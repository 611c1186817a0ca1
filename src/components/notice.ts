import { elementMaker } from "./element.js";

/** Says something at the top of the page, in place of what was said before. */
export function notice(...text: readonly (string | Node)[]): void {
  const make = elementMaker(document);
  const holder = document.getElementById("notice")!;
  holder.replaceChildren(make("p", {}, ...text));
  holder.hidden = false;
}

export function clearNotice(): void {
  const holder = document.getElementById("notice")!;
  holder.replaceChildren();
  holder.hidden = true;
}
