import { rect, text } from "@observablehq/plot";
import { percent } from "../wording/numbers.ts";
import type { Chart } from "./chart.ts";
import { colours } from "./colours.ts";
import { plotIn } from "./plotIn.ts";

type Basis = "documented" | "borrowed" | "judgement";

/** For headcounts, wages and deductions: the share of narrow revenue by the weakest basis under it. */
export interface BasisSharesData {
  readonly aspects: readonly { readonly name: string; readonly shares: Readonly<Record<Basis, number>> }[];
}

const bases: readonly {
  readonly id: Basis;
  readonly name: string;
  readonly colour: string;
  readonly ink: string;
}[] = [
  { id: "documented", name: "documented there", colour: colours.state, ink: colours.paper },
  { id: "borrowed", name: "borrowed from elsewhere", colour: colours.regime, ink: colours.ink },
  { id: "judgement", name: "judged", colour: colours.rule, ink: colours.ink },
];
const rowHeight = 58;
/** A narrower piece has no room for its number. */
const roomForNumber = 0.09;

export const basisShares: Chart<BasisSharesData> = {
  id: "basis",
  title: () => "How solid the ground is",
  subtitle: () =>
    "Share of the state's revenue by the weakest support among its inputs: strong blue documented for that very " +
    "place, faint blue borrowed from elsewhere, grey judged.",
  summary: ({ aspects }) =>
    aspects
      .map(
        ({ name, shares }) =>
          `${name}: ${bases.map(({ id, name: basis }) => `${percent(shares[id])} ${basis}`).join(", ")}.`,
      )
      .join(" "),
  table: ({ aspects }) => ({
    columns: [{ label: "Input" }, ...bases.map(({ name }) => ({ label: name, numeric: true }))],
    rows: aspects.map(({ name, shares }) => [name, ...bases.map(({ id }) => percent(shares[id]))]),
  }),
  draw({ aspects }, context) {
    const pieces = aspects.flatMap(({ name, shares }, row) => {
      let from = 0;
      return bases.map(({ id, colour, ink }) => {
        const piece = { name, row, x1: from, x2: from + shares[id], share: shares[id], colour, ink };
        from = piece.x2;
        return piece;
      });
    });
    const height = aspects.length * rowHeight;
    return plotIn(context, {
      height,
      marginTop: 0,
      marginBottom: 0,
      marginLeft: 0,
      marginRight: 0,
      x: { domain: [0, 1], axis: null },
      y: { domain: [0, height], reverse: true, axis: null },
      marks: [
        rect(pieces, {
          x1: "x1",
          x2: "x2",
          y1: ({ row }: { row: number }) => row * rowHeight + 22,
          y2: ({ row }: { row: number }) => row * rowHeight + 46,
          fill: "colour",
          insetRight: 1,
        }),
        text(aspects, {
          x: 0,
          y: (_: unknown, row: number) => row * rowHeight + 11,
          text: "name",
          textAnchor: "start",
          fontWeight: 600,
          fill: colours.ink,
        }),
        text(
          pieces.filter(({ share }) => share >= roomForNumber),
          {
            x: "x1",
            y: ({ row }: { row: number }) => row * rowHeight + 34,
            dx: 8,
            text: ({ share }: { share: number }) => percent(share),
            textAnchor: "start",
            fill: "ink",
          },
        ),
      ],
    });
  },
};
