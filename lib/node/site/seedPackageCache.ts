import { mkdirSync } from "node:fs";
import path from "node:path";

/**
 * The framework asks the registry for the newest versions of libraries that its pages could use, at every
 * build, and fails without a network. None is used here: empty folders under these names answer it.
 */
const neverUsed: readonly string[] = [
  "@observablehq/inputs@0.12.0",
  "@observablehq/plot@0.6.17",
  "@observablehq/sample-datasets@1.0.1",
  "apache-arrow@21.2.0",
  "arquero@8.0.3",
  "d3-dsv@3.0.2",
  "d3@7.9.2",
  "echarts@6.1.0",
  "htl@1.0.0",
  "leaflet@1.9.4",
  "lodash@4.18.1",
  "mapbox-gl@3.32.0",
  "parquet-wasm@0.8.0",
  "react-dom@19.3.1",
  "react@19.3.1",
  "topojson-client@3.1.0",
];

/** @param source folder of the pages */
export function seedPackageCache(source: string): void {
  for (const name of neverUsed) {
    mkdirSync(path.join(source, ".observablehq/cache/_npm", name), { recursive: true });
  }
}
