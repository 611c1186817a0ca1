import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { describe, expect, it } from "vitest";

/** What each part of lib may import from, itself apart. A part is a folder or a file at the top of lib. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  "version.ts": [],
  "arithmetic.ts": [],
  "catalogue.d.ts": ["study"],
  "kernel.d.ts": [],
  "outlines.d.ts": ["charts"],
  "directionNumbers.d.ts": [],
  sampling: ["arithmetic.ts", "#directionNumbers"],
  // A study holds distributions, and reading one checks and stretches them.
  study: ["sampling", "arithmetic.ts"],
  model: ["study", "sampling", "arithmetic.ts"],
  "sha256.ts": [],
  simulate: ["model", "study", "sampling", "arithmetic.ts", "#kernel", "#sha256"],
  sensitivity: ["simulate", "model", "study", "sampling"],
  claims: ["simulate", "model", "study", "sampling", "arithmetic.ts"],
  compare: ["simulate", "study"],
  wording: [],
  charts: ["wording"],
  publish: [
    ...["claims", "compare", "sensitivity", "charts", "simulate", "model", "study", "sampling", "wording"],
    ...["version.ts", "#digests"],
  ],
  "digests.d.ts": [],
  "publishing.ts": ["publish", "#catalogue", "#outlines"],
  "index.ts": [
    ...["publish", "claims", "compare", "sensitivity", "charts", "simulate", "model", "study", "sampling"],
    ...["version.ts", "#catalogue"],
  ],
  node: [
    ...["publish", "claims", "compare", "sensitivity", "charts", "simulate", "model", "study", "sampling"],
    ...["wording", "version.ts", "arithmetic.ts", "#catalogue", "#kernel", "#publishing"],
  ],
};

/** The files of study whose values the model may import: words, which themselves import no values of lib. */
const words: readonly string[] = [
  "study/vocabulary.ts",
  "study/units.ts",
  "study/problems.ts",
  "study/hasQuota.ts",
];

interface Import {
  readonly from: string;
  /** A file of lib, or a name that begins with `#`. */
  readonly to: string;
  readonly isType: boolean;
}

const lib = path.resolve(import.meta.dirname, "../lib");
const files = readdirSync(lib, { recursive: true, encoding: "utf8" })
  .map((file) => file.split(path.sep).join("/"))
  .filter((file) => file.endsWith(".ts"))
  .sort();
const partOf = (file: string) => file.split("/")[0]!;
const show = ({ from, to }: Import) => `lib/${from} imports ${to.startsWith("#") ? to : `lib/${to}`}`;

/** What a file imports from lib, packages left out. */
function importsOf(from: string, text: string): Import[] {
  const found: Import[] = [];
  const add = (specifier: ts.Node | undefined, isType: boolean) => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return;
    const { text: name } = specifier;
    if (name.startsWith("#")) found.push({ from, to: name, isType });
    if (name.startsWith("."))
      found.push({ from, to: path.posix.join(path.posix.dirname(from), name), isType });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, onlyTypes(node.importClause));
    else if (ts.isExportDeclaration(node))
      add(node.moduleSpecifier, node.isTypeOnly || allTypes(node.exportClause));
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
      add(node.argument.literal, true);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false);
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(from, text, ts.ScriptTarget.Latest));
  return found;
}

function onlyTypes(clause: ts.ImportClause | undefined): boolean {
  if (clause === undefined) return false;
  return (
    clause.phaseModifier === ts.SyntaxKind.TypeKeyword ||
    (clause.name === undefined && allTypes(clause.namedBindings))
  );
}

function allTypes(names: ts.NamedImportBindings | ts.NamedExportBindings | undefined): boolean {
  return (
    names !== undefined &&
    (ts.isNamedImports(names) || ts.isNamedExports(names)) &&
    names.elements.length > 0 &&
    names.elements.every(({ isTypeOnly }) => isTypeOnly)
  );
}

const imports = files.flatMap((file) => importsOf(file, readFileSync(path.join(lib, file), "utf8")));

describe("importsOf", () => {
  it.each([
    ['import { x } from "../study/units.ts";', "study/units.ts", false],
    ['import { type X, y } from "../study/units.ts";', "study/units.ts", false],
    ['import { type X, type Y } from "../study/units.ts";', "study/units.ts", true],
    ['import type { X } from "../study/units.ts";', "study/units.ts", true],
    ['import "./other.ts";', "model/other.ts", false],
    ['export { x } from "./other.ts";', "model/other.ts", false],
    ['export * from "./other.ts";', "model/other.ts", false],
    ['export type { X } from "./other.ts";', "model/other.ts", true],
    ['const x = await import("./other.ts");', "model/other.ts", false],
    ['let x: import("./other.ts").X;', "model/other.ts", true],
    ['import x from "#catalogue";', "#catalogue", false],
  ])("reads `%s`", (text, to, isType) => {
    expect(importsOf("model/example.ts", text)).toEqual([{ from: "model/example.ts", to, isType }]);
  });

  it("leaves packages and comments out", () => {
    expect(importsOf("model/example.ts", 'import * as z from "zod"; // import "./other.ts"')).toEqual([]);
  });
});

describe("imports in lib", () => {
  it("are of files that exist, in parts that have a place here", () => {
    expect(imports.length).toBeGreaterThan(100);
    const missing = imports.filter(({ to }) => !to.startsWith("#") && !files.includes(to));
    expect(missing.map(show)).toEqual([]);
    expect([...new Set(files.map(partOf))].filter((part) => !(part in mayImport))).toEqual([]);
  });

  it.each(Object.keys(mayImport))("of %s go one way", (part) => {
    const wrong = imports.filter(
      ({ from, to }) =>
        partOf(from) === part && partOf(to) !== part && !mayImport[part]!.includes(partOf(to)),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it("do not lead in a circle between parts", () => {
    const reaches = (part: string, seen: readonly string[]): string[] =>
      (mayImport[part] ?? []).flatMap((next) =>
        seen.includes(next) ? [next] : reaches(next, [...seen, next]),
      );
    for (const part of Object.keys(mayImport)) expect(reaches(part, [part]), part).not.toContain(part);
  });

  it("of the model take only types and words from the study", () => {
    const wrong = imports.filter(
      ({ from, to, isType }) =>
        partOf(from) === "model" && partOf(to) === "study" && !isType && !words.includes(to),
    );
    expect(wrong.map(show)).toEqual([]);
  });

  it("are of types alone in the files of words", () => {
    expect(files).toEqual(expect.arrayContaining([...words]));
    expect(imports.filter(({ from, isType }) => !isType && words.includes(from)).map(show)).toEqual([]);
  });

  it("do not lead in a circle between files", () => {
    const next = new Map<string, string[]>();
    for (const { from, to, isType } of imports) if (!isType) next.set(from, [...(next.get(from) ?? []), to]);
    const done = new Set<string>();
    const circles: string[] = [];
    const follow = (file: string, above: readonly string[]): void => {
      if (above.includes(file)) circles.push([...above.slice(above.indexOf(file)), file].join(" -> "));
      if (done.has(file) || above.includes(file)) return;
      for (const imported of next.get(file) ?? []) follow(imported, [...above, file]);
      done.add(file);
    };
    for (const file of files) follow(file, []);
    expect(circles).toEqual([]);
  });
});
