import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from "yaml";
import { DataError } from "./problems.ts";
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
  const lines = new LineCounter();
  const at = (offset: number | undefined) =>
    `${name}:${offset === undefined ? 1 : Math.max(1, lines.linePos(offset).line)}`;
  try {
    const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
    if (document.errors.length > 0) {
      throw new DataError(document.errors.map((error) => `${at(error.pos[0])}: ${error.message}`));
    }
    visit(document, {
      Pair(_, pair) {
        const key = isScalar(pair.key) ? pair.key.value : undefined;
        if (forbiddenKeys.has(key)) {
          throw new DataError([`${at((pair.key as Node).range?.[0])}: "${key}" is not allowed as a key`]);
        }
      },
    });
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
