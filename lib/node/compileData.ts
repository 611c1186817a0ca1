import { checkCatalogue } from "./checkCatalogue.ts";
import { readData } from "./readData.ts";

/**
 * The project's data, read and checked, as the one JSON text that command line, pages and library load:
 * checking takes longer than a run does.
 *
 * @throws DataError with a line for everything that is wrong
 */
export function compileData(root: string): string {
  const { catalogue, locate } = readData(root);
  checkCatalogue(catalogue, locate);
  return JSON.stringify(catalogue);
}
