import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { geoEqualEarth, geoPath } from "d3-geo";
import type { FeatureCollection, MultiPolygon, Polygon } from "geojson";
import { feature } from "topojson-client";
import type { Topology } from "topojson-specification";
import type { Outlines } from "../charts/placesMap.ts";
import { mapPlaces } from "./mapPlaces.ts";

const width = 1000;
/** The part of the world in which the workers are: longitude and latitude of its corners. */
const corners = {
  type: "MultiPoint" as const,
  coordinates: [
    [-12, -18],
    [-12, 70],
    [148, 70],
    [148, -18],
  ],
};
const heldAt = 590;
/** North Korea, from where they come. */
const home = "408";

/**
 * Outlines of land for the map, projected (Equal Earth; Šavrič, Patterson and Jenny, 2019,
 * doi:10.1080/13658816.2018.1504949) from Natural Earth's public 1:110 million set, as paths in a drawing of
 * 1,000 units across.
 */
export function compileOutlines(): string {
  const file = createRequire(import.meta.url).resolve("world-atlas/countries-110m.json");
  const topology = JSON.parse(readFileSync(file, "utf8")) as Topology;
  const countries = feature(topology, topology.objects.countries!) as FeatureCollection<
    Polygon | MultiPolygon
  >;
  const projection = geoEqualEarth().rotate([-68, 0]).fitWidth(width, corners);
  const [[, top]] = geoPath(projection).bounds(corners);
  const [x, y] = projection.translate();
  projection.translate([x, y - top]).clipExtent([
    [0, 0],
    [width, heldAt],
  ]);
  const path = geoPath(projection).digits(0);
  const pathOf = (id: string) => path(countries.features.find((country) => country.id === id)!) ?? "";
  const named = new Set([home, ...mapPlaces.flatMap(({ country }) => country ?? [])]);
  const outlines: Outlines = {
    width,
    height: heldAt,
    land:
      path({
        type: "FeatureCollection",
        features: countries.features.filter(({ id }) => !named.has(String(id))),
      }) ?? "",
    named: mapPlaces.flatMap(({ country }) => (country === undefined ? [] : pathOf(country))).join(""),
    home: pathOf(home),
    places: Object.fromEntries(
      mapPlaces.map(({ place, at }) => {
        const [px, py] = projection([...at])!;
        return [place, [Math.round(px), Math.round(py)] as const];
      }),
    ),
  };
  return JSON.stringify(outlines);
}
