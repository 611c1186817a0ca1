import type { Catalogue } from "./study/catalogue.ts";

/** The project's data, compiled by the build into `build/catalogue.js`. */
declare const catalogue: Catalogue;
export default catalogue;
