/** Elements that hold text, where white space counts. */
const inText: ReadonlySet<string> = new Set(["text", "tspan", "title", "style"]);

export interface SerialiseOptions {
  /** Replace colours that a page would set by their fallbacks, so that the file stands alone. */
  readonly standalone?: boolean;
}

/**
 * A drawing as text, the same in every program: attributes in the order of their names, numbers to two
 * decimals, styles written one way.
 */
export function serialiseSvg(svg: Element, { standalone = false }: SerialiseOptions = {}): string {
  const write = (text: string) => (standalone ? withFallbacks(text) : text);
  const visit = (node: Node, isRoot: boolean): string => {
    if (node.nodeType === 3) return escaped(node.nodeValue ?? "");
    if (node.nodeType !== 1) return "";
    const element = node as Element;
    const name = element.localName;
    const attributes = [...element.attributes]
      .filter((attribute) => attribute.name !== "xmlns" && !attribute.name.startsWith("xmlns:"))
      .filter((attribute) => !(attribute.name === "class" && attribute.value === ""))
      .map((attribute): [string, string] => [
        attribute.name,
        attribute.name === "style" ? oneStyle(attribute.value) : twoDecimals(attribute.value),
      ])
      .sort(([a], [b]) => (a < b ? -1 : 1));
    if (isRoot) attributes.unshift(["xmlns", "http://www.w3.org/2000/svg"]);
    const open = attributes.map(
      ([key, value]) => ` ${key}="${escaped(write(value)).replaceAll('"', "&quot;")}"`,
    );
    const children = [...element.childNodes].map((child) =>
      child.nodeType === 3 && !inText.has(name) ? "" : visit(child, false),
    );
    const inside = name === "style" ? write(children.join("")) : children.join("");
    return inside === "" ? `<${name}${open.join("")}/>` : `<${name}${open.join("")}>${inside}</${name}>`;
  };
  return visit(svg, true);
}

function twoDecimals(text: string): string {
  return text.replace(/-?\d*\.\d{3,}(?:e[+-]?\d+)?/g, (number) => String(Number(Number(number).toFixed(2))));
}

function oneStyle(text: string): string {
  return text
    .split(";")
    .map((part) => part.trim())
    .filter((part) => part !== "")
    .map((part) => part.replace(/\s*:\s*/, ": ").replaceAll("'", '"'))
    .sort()
    .join("; ");
}

function withFallbacks(text: string): string {
  return text.replace(/var\(--[\w-]+,\s*([^()]*)\)/g, "$1");
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
