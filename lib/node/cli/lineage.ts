import type { Command } from "commander";
import catalogue from "#catalogue";
import { type FigureNode, type LineageNode, lineageTree } from "../../claims/origins/lineageTree.ts";
import {
  estimateYears,
  figuresWithValue,
  type OriginCounts,
  originCounts,
  originsText,
} from "../../claims/origins/originCounts.ts";
import { unknownName } from "../../study/problems.ts";
import type { Evidence } from "../../study/schemas/evidence.ts";
import { topics } from "../../study/vocabulary.ts";
import { rangeText } from "../../wording/quantityText.ts";
import { print } from "./print.ts";
import { textTable, wrap } from "./text.ts";
import { WrongCall } from "./wrongCall.ts";

/** `wageflow lineage`: who repeats whom, and how many origins there are. */
export function addLineage(program: Command): void {
  program
    .command("lineage")
    .description("who repeats whom: the tree of origins of a quantity, and how many are independent")
    .argument("[quantity]", `one of ${topics.join(", ")}; without one, a count of each`)
    .option("--country <place>", "place, as Kuwait or Russia; all workers abroad by default")
    .option("--json", "as JSON")
    .action((quantity: string | undefined, options: { country?: string; json?: boolean }) => {
      if (quantity !== undefined && !(topics as readonly string[]).includes(quantity))
        throw new WrongCall(unknownName("quantity", quantity, topics));
      const place = options.country?.toLowerCase() ?? "all";
      if (!catalogue.evidence.some((figure) => figure.place.toLowerCase() === place))
        throw new WrongCall(
          unknownName("place", options.country!, new Set(catalogue.evidence.map((figure) => figure.place))),
        );
      const figures = figuresWithValue(catalogue.evidence, place, quantity as Evidence["topic"] | undefined);
      if (quantity === undefined) {
        const counts = topics.flatMap((topic) => {
          const own = figures.filter((figure) => figure.topic === topic);
          return own.length === 0 ? [] : [{ quantity: topic, ...originCounts(own, catalogue) }];
        });
        print(options.json ? `${JSON.stringify(counts, null, 2)}\n` : `${countsText(counts)}\n`);
        return;
      }
      const tree = lineageTree(figures, catalogue.lineages);
      print(
        options.json
          ? `${JSON.stringify({ format: "wageflow-lineage", formatVersion: 1, quantity, place, ...originCounts(figures, catalogue), tree }, null, 2)}\n`
          : `${treeText(quantity, options.country ?? "all workers abroad", tree, originCounts(figures, catalogue))}\n`,
      );
    });
}

function countsText(counts: readonly (OriginCounts & { readonly quantity: string })[]): string {
  return [
    "Figures and independent origins, all workers abroad unless a country is named.",
    ...textTable(
      [
        { head: "quantity" },
        { head: "figures", right: true },
        { head: "origins", right: true },
        { head: `figures ${estimateYears.join("-")}`, right: true },
        { head: "origins", right: true },
      ],
      counts.map(({ quantity, all, near }) => [
        quantity,
        String(all.figures),
        originsText(all),
        String(near.figures),
        originsText(near),
      ]),
    ),
    wrap("A range of origins: some perhaps come from another one among them. Errors are not counted."),
  ].join("\n");
}

function treeText(
  quantity: string,
  place: string,
  tree: readonly LineageNode[],
  { all, near }: OriginCounts,
): string {
  const errors = all.errors === 0 ? "" : `; ${all.errors} of the figures go back to an error, which is none`;
  return [
    wrap(
      `${quantity}, ${place}: ${all.figures} figures of ${originsText(all)} independent origins${errors}. Of ${estimateYears.join(" to ")}: ${near.figures} figures of ${originsText(near)}.`,
    ),
    "",
    ...tree.flatMap((node) => lineageLines(node, "", "")),
  ].join("\n");
}

function lineageLines({ lineage, figures, offspring }: LineageNode, own: string, below: string): string[] {
  const mark =
    lineage.kind === "error"
      ? " - an error, no weight"
      : lineage.from === ""
        ? ""
        : own === ""
          ? ""
          : " - perhaps";
  const children = [
    ...figures.map((node) => (last: boolean) => figureLines(node, below, last)),
    ...offspring.map(
      (node) => (last: boolean) =>
        lineageLines(node, `${below}${last ? "└ " : "├ "}`, `${below}${last ? "  " : "│ "}`),
    ),
  ];
  return [
    `${own}${lineage.label} (${lineage.id})${mark}`,
    ...children.flatMap((lines, index) => lines(index === children.length - 1)),
  ];
}

function figureLines({ figure, repeatedBy }: FigureNode, above: string, last: boolean): string[] {
  const where = figure.lines === "" ? figure.source : `${figure.source}, lines ${figure.lines}`;
  const year = figure.year_from === null ? "" : ` in ${figure.year_to ?? figure.year_from}`;
  const below = `${above}${last ? "  " : "│ "}`;
  return [
    `${above}${last ? "└ " : "├ "}${figure.id} ${rangeText(figure, 6)}${year}: ${figure.speaker}, ${where}`,
    ...repeatedBy.flatMap((node, index) => figureLines(node, below, index === repeatedBy.length - 1)),
  ];
}
