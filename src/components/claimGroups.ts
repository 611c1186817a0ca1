import type { ClaimFigures } from "../../lib/publish/figures/claimFigures.ts";
import { claimsOnAxis, quantityTitles } from "../engine/page.js";
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

/** The charts of a group's claims; none where nothing is held against them. */
export function groupCharts(
  { id, title, apart }: ClaimGroup,
  claims: readonly ClaimFigures[],
  view: Pick<FigureOptions, "document" | "editions" | "level">,
): HTMLElement[] {
  const drawn = claims.filter((claim) => claim.drawn !== null);
  const unit = drawn[0]?.drawn?.unit;
  if (unit === undefined) return [];
  const chart = (suffix: string, heading: string, rows: readonly ClaimFigures[]) =>
    rows.length === 0
      ? []
      : [
          chartFigure(
            claimsOnAxis,
            { title: heading, unit, rows: [...rows].sort((a, b) => a.year - b.year).map(rowOf) },
            { ...view, id: `claims-${id}${suffix}` },
          ),
        ];
  const isOther = ({ position, status }: ClaimFigures) => position.otherYear && status !== "misprint";
  if (!apart) return chart("", `${title}: published figures and the model`, drawn);
  const others = chart("-other-years", `${title}: figures of other years`, drawn.filter(isOther));
  const make = elementMaker(view.document);
  return [
    ...chart(
      "",
      `${title}: published figures and the model`,
      drawn.filter((claim) => !isOther(claim)),
    ),
    ...(others.length === 0
      ? []
      : [
          make(
            "details",
            { class: "other-years" },
            make("summary", {}, "Figures of other years, drawn beside the study’s year"),
            others,
          ),
        ]),
  ];
}

function rowOf(claim: ClaimFigures) {
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
