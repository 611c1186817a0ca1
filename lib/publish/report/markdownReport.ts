import type { ChartTable } from "../../charts/chart.ts";
import type { Block } from "./blocks.ts";

/** A report as Markdown; charts are the files in `charts`. */
export function markdownReport(blocks: readonly Block[]): string {
  return `${blocks.map(markdown).join("\n\n")}\n`;
}

function markdown(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `${"#".repeat(block.level)} ${escaped(block.text)}`;
    case "paragraph":
    case "note":
      return escaped(block.text);
    case "quote":
      return `> ${escaped(block.text)}`;
    case "list":
      return block.items.map((item) => `- ${escaped(item)}`).join("\n");
    case "code":
      return block.text
        .split("\n")
        .map((line) => `    ${line}`)
        .join("\n");
    case "table":
      return `${escaped(block.caption)}\n\n${markdownTable(block.table)}`;
    case "chart": {
      const { id, title, subtitle, summary } = block.chart;
      return [
        `### ${escaped(title)}`,
        escaped(subtitle),
        `![${escaped(title)}](charts/${id}.svg)`,
        escaped(summary),
      ].join("\n\n");
    }
  }
}

function markdownTable({ columns, rows }: ChartTable): string {
  const line = (cells: readonly string[]) => `| ${cells.map((cell) => escaped(cell)).join(" | ")} |`;
  return [
    line(columns.map(({ label }) => label)),
    `| ${columns.map(({ numeric }) => (numeric ? "---:" : "---")).join(" | ")} |`,
    ...rows.map(line),
  ].join("\n");
}

/** Text in which nothing is read as Markdown or HTML, on one line. */
function escaped(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .trim()
    .replace(/[\\`*_[\]<>|~#]/g, (sign) => (sign === "<" ? "&lt;" : sign === ">" ? "&gt;" : `\\${sign}`))
    .replace(/^([-+]|\d+\.)(?= )/, "\\$1");
}
