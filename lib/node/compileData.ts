import type { Catalogue } from "../study/catalogue.ts";
import { checkCatalogue } from "./checkCatalogue.ts";
import { readData } from "./readData.ts";

/**
 * The project's data, read and checked, as the JavaScript module that command line, pages and library
 * load: checking takes longer than a run does.
 *
 * @throws DataError with a line for everything that is wrong
 */
export function compileData(root: string): { readonly catalogue: Catalogue; readonly module: string } {
  const { catalogue, locate } = readData(root);
  checkCatalogue(catalogue, locate);
  // Parsing a JSON text is faster than parsing the same as a program.
  return { catalogue, module: `export default JSON.parse(${JSON.stringify(JSON.stringify(catalogue))});\n` };
}
