import { type Expression, type Node, type PrivateIdentifier, type Program, parse, type Super } from "acorn";
import { ancestor } from "acorn-walk";

/** A place in code whose result can differ between machines, or between two runs on one. */
export interface ImpureConstruct {
  /** What stands there, as `Math.exp`, `**` or `Date`. */
  readonly construct: string;
  /** Where it begins, as an offset in the code. */
  readonly at: number;
}

/** Functions of Math that IEEE 754 does not require to be exact, and `random`. */
export const inexactMath: readonly string[] = [
  ...["exp", "expm1", "log", "log10", "log1p", "log2", "pow", "cbrt", "hypot"],
  ...["sin", "cos", "tan", "asin", "acos", "atan", "atan2"],
  ...["sinh", "cosh", "tanh", "asinh", "acosh", "atanh"],
  "random",
];

/** Globals that give time, chance or locale, or that compile code. */
const impureGlobals: ReadonlySet<string> = new Set([
  ...["Date", "performance", "Temporal", "crypto", "Intl", "eval", "Function"],
]);

const globalObjects: ReadonlySet<string> = new Set(["globalThis", "window", "self", "global"]);

/** Finds them by parsing, so that words in strings and comments do not count. */
export function impureConstructs(code: string): ImpureConstruct[] {
  const found: ImpureConstruct[] = [];
  const add = (construct: string, { start }: Node) => found.push({ construct, at: start });
  const program: Program = parse(code, { ecmaVersion: "latest", sourceType: "module" });
  ancestor(program, {
    MemberExpression(node, _, ancestors) {
      const name = memberName(node.property, node.computed);
      if (isGlobal(node.object, "Math")) {
        if (name === undefined) add("Math[...]", node);
        else if (inexactMath.includes(name)) add(`Math.${name}`, node);
      } else if (isGlobalObject(node.object) && name !== undefined) {
        if (impureGlobals.has(name)) add(name, node);
        if (name === "Math" && !isObjectOf(ancestors.at(-2), node)) add("Math as a value", node);
      }
      if (name?.startsWith("toLocale") || name === "localeCompare") add(name, node);
    },
    Identifier(node, _, ancestors) {
      if (impureGlobals.has(node.name)) add(node.name, node);
      if (node.name === "Math" && !isObjectOf(ancestors.at(-2), node)) add("Math as a value", node);
    },
    BinaryExpression(node) {
      if (node.operator === "**") add("**", node);
    },
    AssignmentExpression(node) {
      if (node.operator === "**=") add("**", node);
    },
  });
  return found;
}

function memberName(property: Expression | PrivateIdentifier, computed: boolean): string | undefined {
  if (!computed) return property.type === "Identifier" ? property.name : undefined;
  return property.type === "Literal" ? String(property.value) : undefined;
}

function isGlobalObject(node: Expression | Super): boolean {
  return node.type === "Identifier" && globalObjects.has(node.name);
}

/** Whether an expression is `Math`, or `globalThis.Math`. */
function isGlobal(node: Expression | Super, name: string): boolean {
  if (node.type === "Identifier") return node.name === name;
  return (
    node.type === "MemberExpression" &&
    isGlobalObject(node.object) &&
    memberName(node.property, node.computed) === name
  );
}

function isObjectOf(parent: Node | undefined, node: Node): boolean {
  return parent?.type === "MemberExpression" && (parent as Node & { object: Node }).object === node;
}
