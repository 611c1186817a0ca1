import type { ClaimFigures } from "../../lib/publish/figures/claimFigures.ts";
import { claimsOnAxis } from "../engine/claimsCharts.js";
import { quantityTitles } from "../engine/page.js";
import { chartFigure, type FigureOptions } from "./chartFigure.js";
import { studyNote } from "./claimRow.js";
import { elementMaker } from "./element.js";

/** Claims that are drawn and listed together: of one quantity, in one unit. */
export interface ClaimGroup {
  readonly id: string;
  readonly title: string;
  /** Whether claims of other years have a chart of their own. */
  readonly apart: boolean;
  readonly has: (claim: Pick<ClaimFigures, "quantity" | "definition">) => boolean;
}

const isGross = ({ quantity, definition }: Pick<ClaimFigures, "quantity" | "definition">) =>
  quantity === "state-revenue" && definition === "gross wages";

/** In the order of the page. */
export const claimGroups: readonly ClaimGroup[] = Object.entries(quantityTitles).flatMap(
  ([id, title]): ClaimGroup[] =>
    id === "state-revenue"
      ? [
          { id, title, apart: false, has: (claim) => claim.quantity === id && !isGross(claim) },
          {
            id: "gross-wages-of-all",
            title: "Gross wages of all workers in a year",
            apart: false,
            has: isGross,
          },
        ]
      : [{ id, title, apart: true, has: ({ quantity }) => quantity === id }],
);

/**
 * The charts of a group's claims; none where nothing is held against them.
 *
 * @param year of the model
 */
export function groupCharts(
  { id, title, apart }: ClaimGroup,
  claims: readonly ClaimFigures[],
  year: number,
  view: Pick<FigureOptions, "document" | "editions">,
): HTMLElement[] {
  const drawn = claims.filter((claim) => claim.drawn !== null);
  const make = elementMaker(view.document);
  const unit = drawn[0]?.drawn?.unit;
  if (unit === undefined) return [make("h3", {}, title)];
  const chart = (suffix: string, level: 3 | 4, heading: string, rows: readonly ClaimFigures[]) =>
    rows.length === 0
      ? []
      : [
          chartFigure(
            claimsOnAxis,
            { title: heading, year, unit, rows: [...rows].sort((a, b) => a.year - b.year).map(claimOnAxis) },
            { ...view, level, id: `claims-${id}${suffix}` },
          ),
        ];
  const isOther = ({ position, status }: ClaimFigures) => position.otherYear && status !== "misprint";
  if (!apart) return chart("", 3, title, drawn);
  const others = chart("-other-years", 4, `${title}: figures of other years`, drawn.filter(isOther));
  const own = drawn.filter((claim) => !isOther(claim));
  return [
    ...(own.length === 0 ? [make("h3", {}, title)] : chart("", 3, title, own)),
    ...(others.length === 0
      ? []
      : [
          make(
            "details",
            { class: "other-years" },
            make("summary", {}, `Figures of other years, drawn beside the model’s ${year}`),
            others,
          ),
        ]),
  ];
}

/** A claim that something is held against, as a row of a chart. */
export function claimOnAxis(claim: ClaimFigures) {
  const { title, status, position, drawn } = claim;
  return {
    name: title,
    note: studyNote(claim),
    ...drawn!,
    kind:
      status === "misprint"
        ? ("misprint" as const)
        : position.otherYear
          ? ("other year" as const)
          : ("of the year" as const),
  };
}
