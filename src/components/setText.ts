/** Sets an element's text where it is another: a text that is set again is laid out again. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
