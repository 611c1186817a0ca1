import type { Interval } from "../wording/interval.ts";
import { grouped, millions } from "../wording/numbers.ts";
import { roundSignificant } from "../wording/rounding.ts";
import type { Chart, ChartContext } from "./chart.ts";
import { colours, fontFamily } from "./colours.ts";
import { type Box, type NamedCircle, placeNames, type Side } from "./placeNames.ts";

/** Land as SVG paths and places as points, in units of a drawing of this width and height. */
export interface Outlines {
  readonly width: number;
  readonly height: number;
  readonly land: string;
  /** Countries that are places of their own. */
  readonly named: string;
  readonly home: string;
  readonly places: Readonly<Record<string, readonly [x: number, y: number]>>;
}

export interface PlacesMapData {
  readonly year: number;
  readonly outlines: Outlines;
  readonly places: readonly {
    readonly place: string;
    readonly outsideTotals: boolean;
    readonly workers: Interval;
    readonly narrow: Interval;
  }[];
}

/** Radius in units of the drawing for a hundred million dollars; areas are in proportion. */
const radiusAt100Million = 62;
/** Below this width the drawing has room for short names only. */
const roomForNames = 560;
const shortNames: Readonly<Record<string, string>> = {
  "United Arab Emirates": "Emirates",
  "other Middle East": "Other M. East",
  "South East Asia": "S. E. Asia",
  "Eastern Europe": "E. Europe",
};
/** Amounts, in million dollars, of the circles that tell the scale. */
const scaleAmounts = [50, 10] as const;

export const placesMap: Chart<PlacesMapData> = {
  id: "map",
  title: ({ year }) => `Where the workers were in ${year}, and what the state took`,
  subtitle: () =>
    "Area of a circle, and the number beside a name: middle estimate of what the state took there, million dollars a " +
    "year. Tinted: countries counted on their own. Other circles stand for a region; no source says which of its " +
    "countries.",
  summary({ places }) {
    const [first, second, third] = places.filter(({ outsideTotals }) => !outsideTotals);
    const said = [first, second, third].flatMap((place) =>
      place === undefined ? [] : `${place.place} (${millions(place.narrow.middle)} million dollars)`,
    );
    return `The state took most in ${said.join(", ")}; middle estimates.`;
  },
  table: ({ places }) => ({
    columns: [
      { label: "Place" },
      { label: "Workers, middle", numeric: true },
      { label: "Taken by the state, million dollars, 5 %", numeric: true },
      { label: "middle", numeric: true },
      { label: "95 %", numeric: true },
    ],
    rows: places.map(({ place, workers, narrow }) => [
      place,
      grouped(roundSignificant(workers.middle, 2)),
      millions(narrow.low),
      millions(narrow.middle),
      millions(narrow.high),
    ]),
  }),
  draw: drawMap,
};

function drawMap({ outlines, places }: PlacesMapData, { document, width }: ChartContext): SVGSVGElement {
  const namespace = "http://www.w3.org/2000/svg";
  const scale = width / outlines.width;
  const make = (name: string, attributes: Readonly<Record<string, string | number>>, text?: string) => {
    const element = document.createElementNS(namespace, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, String(value));
    if (text !== undefined) element.appendChild(document.createTextNode(text));
    return element;
  };
  const svg = make("svg", {
    "aria-hidden": "true",
    class: "wf-plot",
    width,
    height: Math.round(outlines.height * scale),
    viewBox: `0 0 ${outlines.width} ${outlines.height}`,
    style: `font-family: ${fontFamily}; color: ${colours.ink}`,
  }) as SVGSVGElement;
  svg.appendChild(make("path", { d: outlines.land, fill: colours.land, stroke: colours.paper }));
  svg.appendChild(make("path", { d: outlines.named, fill: colours.landNamed, stroke: colours.paper }));
  svg.appendChild(make("path", { d: outlines.home, fill: colours.quiet, stroke: colours.paper }));
  const size = 13 / scale;
  const marked = places
    .filter(({ place, outsideTotals }) => !outsideTotals && Object.hasOwn(outlines.places, place))
    .map(({ place, narrow }) => {
      const [x, y] = outlines.places[place]!;
      return { place, narrow, x, y, radius: radiusAt100Million * Math.sqrt(narrow.middle / 100e6) };
    });
  for (const { x, y, radius } of marked) {
    svg.appendChild(
      make("circle", {
        cx: x,
        cy: y,
        r: radius.toFixed(1),
        fill: colours.state,
        "fill-opacity": 0.75,
        stroke: colours.paper,
        "stroke-width": 1.5,
      }),
    );
  }
  drawScale();
  const isNarrow = width < roomForNames;
  const nameOf = (place: string) =>
    (isNarrow ? shortNames[place] : undefined) ?? `${place.charAt(0).toUpperCase()}${place.slice(1)}`;
  const [homeX, homeY] = outlines.places[inHome] ?? [0, 0];
  const inPixels = (circle: NamedCircle): NamedCircle => ({
    ...circle,
    x: circle.x * scale,
    y: circle.y * scale,
    radius: circle.radius * scale,
  });
  const home = inPixels({
    x: homeX,
    y: homeY,
    radius: homeRadius,
    name: isNarrow ? "N. Korea" : "North Korea",
    side: "right",
  });
  const named = placeNames(
    [
      ...marked.map(({ place, narrow, ...circle }) =>
        inPixels({
          ...circle,
          name: `${nameOf(place)} ${millions(narrow.middle)}`,
          side: sideOf[place] ?? "below",
        }),
      ),
      home,
    ],
    { width, height: outlines.height * scale, taken: scaleBoxes() },
  );
  for (const { circle, box, isFar } of named) {
    if (isFar) drawLeader(circle, box);
    svg.appendChild(
      make(
        "text",
        {
          x: ((box.left + box.right) / 2 / scale).toFixed(1),
          y: ((box.bottom - 3.5) / scale).toFixed(1),
          "text-anchor": "middle",
          "font-size": size.toFixed(1),
          fill: circle === home ? colours.quiet : colours.ink,
          stroke: colours.paper,
          "stroke-width": (3 / scale).toFixed(1),
          "paint-order": "stroke",
        },
        circle.name,
      ),
    );
  }
  return svg;

  /** A thin line from the edge of a circle to the nearest point of its name. */
  function drawLeader({ x, y, radius }: NamedCircle, box: Box): void {
    const toX = Math.min(Math.max(x, box.left), box.right);
    const toY = Math.min(Math.max(y, box.top + 3), box.bottom - 3);
    const length = Math.sqrt((toX - x) * (toX - x) + (toY - y) * (toY - y)) || 1;
    const from = [x + ((toX - x) * radius) / length, y + ((toY - y) * radius) / length];
    const [fromX, fromY, endX, endY] = [...from, toX, toY].map((value) => (value / scale).toFixed(1));
    svg.appendChild(
      make("path", {
        d: `M${fromX},${fromY}L${endX},${endY}`,
        stroke: colours.quiet,
        "stroke-width": (1 / scale).toFixed(1),
      }),
    );
  }

  /** What the circles of the scale and the numbers beside them take, in pixels. */
  function scaleBoxes(): Box[] {
    const radius = radiusAt100Million * Math.sqrt(scaleAmounts[0] / 100);
    const bottom = (outlines.height - 12) * scale;
    const x = outlines.width * scaleAt;
    const top = bottom - 2 * radius * scale;
    const right = (x + radiusAt100Million) * scale;
    return [
      { left: (x - radius) * scale, right, top, bottom },
      { left: right, right: right + 72, top: top - 6, bottom },
    ];
  }

  /** Two empty circles in the sea, one inside the other. */
  function drawScale(): void {
    const bottom = outlines.height - 12;
    const x = outlines.width * scaleAt;
    for (const amount of scaleAmounts) {
      const radius = radiusAt100Million * Math.sqrt(amount / 100);
      const top = bottom - 2 * radius;
      const line = { fill: "none", stroke: colours.quiet, "stroke-width": 1.5 };
      svg.appendChild(make("circle", { cx: x, cy: bottom - radius, r: radius.toFixed(1), ...line }));
      svg.appendChild(
        make("path", {
          d: `M${x},${top.toFixed(1)}h${radiusAt100Million * 0.85}`,
          ...line,
          "stroke-width": 1,
        }),
      );
      svg.appendChild(
        make(
          "text",
          {
            x: (x + radiusAt100Million * 0.85 + 6).toFixed(1),
            y: (top + size * 0.35).toFixed(1),
            "font-size": size.toFixed(1),
            fill: colours.quiet,
          },
          `${amount}${amount === scaleAmounts[0] ? " million" : ""}`,
        ),
      );
    }
  }
}

/** A place in North Korea, which has no circle. */
const inHome = "Kaesong";
/** Share of the width at which the scale stands: the Indian Ocean. */
const scaleAt = 0.44;

/** What its name keeps off, in units of the drawing. */
const homeRadius = 12;

/** On which side of its circle a name stands, where there is room. */
const sideOf: Readonly<Record<string, Side>> = {
  Russia: "right",
  Kuwait: "above",
  Qatar: "left",
  "United Arab Emirates": "right",
};
