import type { ScenarioKind } from "../../study/vocabulary.ts";

export { grouped, percent } from "../../wording/numbers.ts";

/** One column of a text table. */
export interface Column {
  readonly head: string;
  readonly right?: boolean;
}

/** Lines of a table with aligned columns, headings first. */
export function textTable(columns: readonly Column[], rows: readonly (readonly string[])[]): string[] {
  const widths = columns.map(({ head }, index) =>
    Math.max(head.length, ...rows.map((row) => row[index]!.length)),
  );
  const line = (cells: readonly string[]) =>
    `  ${cells.map((cell, index) => (columns[index]!.right ? cell.padStart(widths[index]!) : cell.padEnd(widths[index]!))).join("  ")}`.trimEnd();
  return [line(columns.map(({ head }) => head)), ...rows.map(line)];
}

/** A bar for a share from 0 to 1. */
export function bar(share: number, width = 30): string {
  const eighths = Math.round(Math.max(0, Math.min(1, share)) * width * 8);
  const rest = eighths % 8;
  return "█".repeat(Math.floor(eighths / 8)) + (rest === 0 ? "" : " ▏▎▍▌▋▊▉"[rest]!);
}

/** Text broken into lines of at most this width. */
export function wrap(text: string, width = 96, indent = ""): string {
  const lines: string[] = [];
  let line = indent;
  for (const word of text.split(/\s+/)) {
    if (line.length + word.length + 1 > width && line.trim() !== "") {
      lines.push(line.trimEnd());
      line = indent;
    }
    line += `${word} `;
  }
  return [...lines, line.trimEnd()].join("\n");
}
/** What stands behind the title of a scenario that is no estimate. */
export function kindMark(kind: ScenarioKind = "estimate"): string {
  return { estimate: "", restatement: " (restatement, not evidence)", policy: " (what if, not an estimate)" }[
    kind
  ];
}
