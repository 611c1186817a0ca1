import { expect, it } from "vitest";
import { letterWidths, wrapText } from "../../lib/charts/wrapText.ts";

it("breaks at spaces, cuts nothing, and keeps to the width", () => {
  const text = "A count of work permits: how many workers in all (choice)";
  const lines = wrapText(text, 240);
  expect(lines.join(" ")).toBe(text);
  expect(lines.length).toBe(2);
  for (const line of lines) expect(line.length * letterWidths.bold).toBeLessThanOrEqual(240);
});

it("gives a word that is too long a line of its own", () => {
  expect(wrapText("an unbreakably-long-word here", 80)).toEqual(["an", "unbreakably-long-word", "here"]);
});
