import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  visit,
  type YAMLParseError,
} from "yaml";
import { DataError, shorten } from "./problems.ts";
import { mostBytes } from "./vocabulary.ts";

/** A YAML file as data, with the line of every place in it. */
export interface YamlFile {
  readonly data: unknown;
  /** Line of a place, from 1; of the nearest place around it where it does not exist itself. */
  lineOf(path: readonly (string | number)[]): number;
}

const forbiddenKeys: ReadonlySet<unknown> = new Set(["__proto__", "constructor", "prototype"]);

/**
 * Reads YAML that nobody has checked yet.
 *
 * @param name of the file, for messages
 * @throws DataError for a file over 1 MB, broken YAML, doubled keys, aliases that multiply, keys that
 *   would reach into an object's prototype, and nesting beyond measure
 */
export function readYaml(text: string, name: string): YamlFile {
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > mostBytes) {
    throw new DataError([`${name}: is ${(bytes / 1e6).toFixed(1)} MB; files up to 1 MB are read`]);
  }
  // What stands in a text for bytes that are no letters.
  const broken = text.indexOf("\ufffd");
  if (broken >= 0) {
    const line = text.slice(0, broken).split("\n").length;
    throw new DataError([`${name}:${line}: is not UTF-8 here; save the file as UTF-8`]);
  }
  const lines = new LineCounter();
  const at = (offset: number | undefined) =>
    `${name}:${offset === undefined ? 1 : Math.max(1, lines.linePos(offset).line)}`;
  if (nestsTooDeeply(text)) throw new DataError([`${name}:1: is nested too deeply to be read`]);
  try {
    // Doubled keys are looked for below: the reader's own search takes the square of their number.
    const document = parseDocument(text, {
      lineCounter: lines,
      prettyErrors: false,
      uniqueKeys: false,
      logLevel: "error",
    });
    if (document.errors.length > 0) {
      throw new DataError(document.errors.map((error) => `${at(error.pos[0])}: ${plainError(error)}`));
    }
    if (document.contents === null) {
      throw new DataError([
        `${name}:1: is empty: a scenario holds at least id, title, year, base, assumes and leavesOut`,
      ]);
    }
    const anchors = new Set<string>();
    const wrong: string[] = [];
    visit(document, {
      Node(_, node) {
        if (isAlias(node)) {
          if (!anchors.has(node.source))
            wrong.push(`${at(node.range?.[0])}: "*${shorten(node.source)}" names nothing above it`);
        } else if (node.anchor !== undefined) anchors.add(node.anchor);
      },
      Map(_, map) {
        if (map.anchor !== undefined) anchors.add(map.anchor);
        const keys = new Set<unknown>();
        for (const { key } of map.items) {
          const place = at((key as Node | null)?.range?.[0]);
          if (!isScalar(key)) {
            wrong.push(`${place}: a key is a word, not a group of fields or a list`);
            continue;
          }
          if (forbiddenKeys.has(key.value)) wrong.push(`${place}: "${key.value}" is not allowed as a key`);
          if (keys.has(key.value)) wrong.push(`${place}: "${shorten(String(key.value))}" stands there twice`);
          keys.add(key.value);
        }
      },
    });
    if (wrong.length > 0) throw new DataError(wrong);
    const data: unknown = document.toJS({ maxAliasCount: 50 });
    return {
      data,
      lineOf(path) {
        let node: unknown = document.contents;
        let line = 1;
        for (const step of [undefined, ...path]) {
          if (step !== undefined) {
            if (isMap(node)) {
              const pair = node.items.find(
                (item) => isScalar(item.key) && String(item.key.value) === String(step),
              );
              const key = pair?.key as Node | undefined;
              if (key?.range) line = lines.linePos(key.range[0]).line;
              node = pair?.value;
            } else if (isSeq(node)) {
              node = node.items[Number(step)];
              const range = (node as Node | undefined)?.range;
              if (range) line = lines.linePos(range[0]).line;
            } else return line;
          } else if ((node as Node | null)?.range) {
            line = lines.linePos((node as Node).range![0]).line;
          }
        }
        return Math.max(1, line);
      },
    };
  } catch (error) {
    if (error instanceof DataError) throw error;
    if (error instanceof ReferenceError) {
      throw new DataError([`${name}: its aliases multiply to more than 50 copies; write the values out`]);
    }
    if (error instanceof RangeError) throw new DataError([`${name}: is nested too deeply to be read`]);
    throw error;
  }
}

const deepest = 100;

/** Whether brackets, dashes or indentation nest beyond any scenario, found out before the text is parsed. */
function nestsTooDeeply(text: string): boolean {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    const letter = text[index];
    if (letter === "[" || letter === "{") depth++;
    else if (letter === "]" || letter === "}") depth--;
    else if (letter === "\n") depth = Math.max(depth, 0);
    if (depth > deepest) return true;
  }
  return /^(?: *- ){100}/m.test(text) || /^ {400}/m.test(text);
}

function plainError(error: YAMLParseError): string {
  if (error.code === "MULTIPLE_DOCS") return "holds two documents; a scenario file holds one";
  return shorten(error.message.replace(/\s+/g, " "), 200);
}
