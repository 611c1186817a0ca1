import type { ChartTable } from "../../charts/chart.ts";
import type { Block } from "./blocks.ts";

/** Everything is in the file: nothing is fetched, and no script runs. */
const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

const style = `
:root { color-scheme: light; --line: #d9d6cf; --quiet: #5c5b57; }
body { font: 16px/1.55 Georgia, "Times New Roman", serif; color: #1d1d1b; background: #fff; margin: 0 auto; padding: 2rem 1rem 4rem; max-width: 800px; }
h1, h2, h3, figcaption, table, .quiet, footer { font-family: system-ui, "Segoe UI", Helvetica, Arial, sans-serif; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 1rem; }
h2 { font-size: 1.3rem; margin: 2.5rem 0 .5rem; border-top: 2px solid #1d1d1b; padding-top: .6rem; }
h3 { font-size: 1.05rem; margin: 1.6rem 0 .3rem; }
blockquote { margin: 0; padding: .1rem 0 .1rem 1rem; border-left: 4px solid #1f4e7a; }
blockquote p { margin: .3rem 0; }
figure { margin: 1.5rem 0; break-inside: avoid; }
figure svg { max-width: 100%; height: auto; }
figcaption p { margin: .1rem 0 .6rem; }
.quiet { color: var(--quiet); font-size: .9rem; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; font-size: .82rem; width: 100%; margin: .8rem 0; }
caption { text-align: left; color: var(--quiet); padding-bottom: .3rem; }
th, td { text-align: left; vertical-align: top; padding: .25rem .5rem .25rem 0; border-bottom: 1px solid var(--line); overflow-wrap: anywhere; }
th { font-weight: 600; }
.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; background: #f6f5f2; padding: .6rem .8rem; font-size: .85rem; }
@media print { body { max-width: none; font-size: 10.5pt; padding: 0; } h2 { break-after: avoid; } thead { display: table-header-group; } tr { break-inside: avoid; } .wide { overflow: visible; } }
`.trim();

/** A report as one HTML page that stands alone and prints. */
export function htmlReport(title: string, blocks: readonly Block[]): string {
  return [
    "<!doctype html>",
    '<html lang="en">',
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escaped(title)}</title>`,
    `<style>\n${style}\n</style>`,
    "</head>",
    "<body>",
    "<main>",
    ...blocks.map(html),
    "</main>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function html(block: Block): string {
  switch (block.kind) {
    case "heading":
      return `<h${block.level}>${escaped(block.text)}</h${block.level}>`;
    case "paragraph":
      return `<p>${escaped(block.text)}</p>`;
    case "quote":
      return `<blockquote lang="${escaped(block.language)}"><p>${escaped(block.text)}</p></blockquote>`;
    case "note":
      return `<p class="quiet" lang="${escaped(block.language)}">${escaped(block.text)}</p>`;
    case "list":
      return `<ul>\n${block.items.map((item) => `<li>${escaped(item)}</li>`).join("\n")}\n</ul>`;
    case "code":
      return `<pre>${escaped(block.text)}</pre>`;
    case "table":
      return htmlTable(block.caption, block.table);
    case "chart": {
      const { id, title, subtitle, summary, svg } = block.chart;
      return [
        `<figure id="${escaped(id)}">`,
        `<figcaption><h3>${escaped(title)}</h3><p class="quiet">${escaped(subtitle)}</p></figcaption>`,
        svg,
        `<p class="quiet">${escaped(summary)}</p>`,
        "</figure>",
      ].join("\n");
    }
  }
}

function htmlTable(caption: string, { columns, rows }: ChartTable): string {
  const ofColumn = (index: number) => (columns[index]?.numeric ? ' class="number"' : "");
  return [
    `<div class="wide"><table><caption>${escaped(caption)}</caption>`,
    `<thead><tr>${columns.map(({ label }, index) => `<th scope="col"${ofColumn(index)}>${escaped(label)}</th>`).join("")}</tr></thead>`,
    "<tbody>",
    ...rows.map(
      (row) =>
        `<tr>${row.map((cell, index) => (index === 0 && !columns[0]?.numeric ? `<th scope="row">${escaped(cell)}</th>` : `<td${ofColumn(index)}>${escaped(cell)}</td>`)).join("")}</tr>`,
    ),
    "</tbody></table></div>",
  ].join("\n");
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
