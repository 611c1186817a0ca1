import type { Outlines } from "./charts/placesMap.ts";

/** Outlines of land for the map, made by the build into `build/outlines.js`. */
declare const outlines: Outlines;
export default outlines;
