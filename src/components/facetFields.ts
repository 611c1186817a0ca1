import { elementMaker } from "./element.js";

/** A field to search in, which scripts enable. */
export function searchField(document: Document, placeholder: string): HTMLElement {
  const make = elementMaker(document);
  return make(
    "div",
    { class: "field" },
    make("label", { for: "search" }, "Search"),
    make("input", { type: "search", id: "search", placeholder, disabled: true }),
  );
}

/** A list to choose one value of a facet from, which scripts enable. */
export function selectField(
  document: Document,
  id: string,
  label: string,
  options: readonly (readonly [value: string, text: string])[],
): HTMLElement {
  const make = elementMaker(document);
  return make(
    "div",
    { class: "field" },
    make("label", { for: id }, label),
    make(
      "select",
      { id, disabled: true, "data-facet": id },
      make("option", { value: "" }, "All"),
      options.map(([value, text]) => make("option", { value }, text)),
    ),
  );
}

/** Fields, and how many rows they leave. */
export function facetTools(document: Document, fields: readonly HTMLElement[], count: string): HTMLElement {
  const make = elementMaker(document);
  return make(
    "div",
    { id: "tools" },
    make("div", { class: "fields" }, fields),
    make("p", { id: "count", role: "status" }, count),
  );
}
