export type Child = Node | string | undefined | readonly Child[];
export type Attributes = Readonly<Record<string, string | number | boolean | undefined>>;
export type MakeElement = (
  name: string,
  attributes?: Attributes,
  ...children: readonly Child[]
) => HTMLElement;

/**
 * Makes elements of a document, the page's or one without a page: `make("p", { class: "note" }, "text")`.
 * Text is text: nothing in it is read as HTML.
 */
export function elementMaker(document: Document): MakeElement {
  return (name, attributes = {}, ...children) => {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      if (value !== undefined && value !== false)
        element.setAttribute(key, value === true ? "" : String(value));
    }
    append(document, element, children);
    return element;
  };
}

function append(document: Document, parent: Node, children: readonly Child[]): void {
  for (const child of children) {
    if (child === undefined) continue;
    if (typeof child === "string") parent.appendChild(document.createTextNode(child));
    else if (Array.isArray(child)) append(document, parent, child);
    else parent.appendChild(child as Node);
  }
}
