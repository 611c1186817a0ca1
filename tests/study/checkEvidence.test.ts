import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";
import { readTable } from "../../lib/node/readTable.ts";
import { checkEvidence, type LocatedFigure } from "../../lib/study/checkEvidence.ts";

/** A text of three sections with a figure on every tenth line, and a footnote after the second begins. */
const lines = Array.from({ length: 300 }, (_, index) => `Line ${index + 1} says nothing of note.`);
lines[9] = "About 40 bakers were";
lines[10] = "  paid   3,000 crowns a month.";
lines[99] = "Half of it, 50%, went to the guild.";
lines[199] = "The guild kept 700 crowns.";
lines[209] = "1 Guild yearbook, 1881";
const text = lines.join("\n");

const figure = (id: string, lines: string, printed: string, section = "1 Pay"): LocatedFigure => ({
  id,
  chapter: "1",
  section,
  lines,
  printed,
  says: "Own words.",
  reading: "",
});
const bakers = figure("F1", "10", "40 bakers");
const pay = figure("F2", "10-11", "were paid 3,000 crowns");
const guild = figure("F3", "100", "50%", "2 The guild");
const kept = figure("F4", "200", "700 crowns", "3 What was kept");
const good = [bakers, pay, guild, kept];
const messages = (figures: readonly LocatedFigure[], of = text) => checkEvidence(of, figures).misses;

describe("checkEvidence", () => {
  it("finds nothing wrong with figures that stand where they say, white space apart", () => {
    expect(checkEvidence(text, good)).toEqual({ misses: [], otherEdition: undefined });
  });

  it.each(["\r\n", "\r"])("takes %j for the end of a line", (end) => {
    expect(checkEvidence(lines.join(end), good)).toEqual({ misses: [], otherEdition: undefined });
  });

  it("says where a figure stands instead, nearest first", () => {
    const repeated = text.replace("Line 120 ", "40 bakers ").replace("Line 20 ", "40 bakers ");
    expect(messages([{ ...bakers, lines: "22" }], repeated)).toEqual([
      { id: "F1", lines: "22", message: '"40 bakers" does not stand there; it stands at line 20' },
    ]);
  });

  it("says over which lines a figure runs where its range is too short", () => {
    expect(messages([{ ...pay, lines: "10" }])[0]?.message).toBe(
      '"were paid 3,000 crowns" does not stand there; it stands at lines 10-11',
    );
  });

  it("says that a figure stands nowhere", () => {
    expect(messages([{ ...bakers, printed: "41 bakers" }])[0]?.message).toBe(
      '"41 bakers" does not stand there; it stands nowhere in the text',
    );
  });

  it("does not count an empty last line as a line", () => {
    const last = figure("F9", "300-301", "Line 300");
    expect(messages([last], `${text}\n`).map(({ message }) => message)).toEqual([
      "the text has only 300 lines",
    ]);
  });

  it.each(["", "0", "0-10", "11-10", "ten"])("finds that %j is no range of lines", (range) => {
    expect(messages([{ ...bakers, lines: range }])).toEqual([
      { id: "F1", lines: range, message: "names no range of lines" },
    ]);
  });

  it("finds a section that stands inside another", () => {
    const misplaced = { ...guild, section: "3 What was kept", id: "F5", lines: "11", printed: "paid" };
    const more = { ...bakers, id: "F6", lines: "12", printed: "Line 12" };
    expect(messages([...good, misplaced, more])).toEqual([
      {
        id: "F5",
        lines: "11",
        message:
          "is said to stand in chapter 1, 3 What was kept, but figures of chapter 1, 1 Pay stand before and after it",
      },
    ]);
  });

  it("finds a chapter that comes after a later one", () => {
    const second = [guild, kept].map((figure) => ({ ...figure, chapter: "2" }));
    const misplaced = {
      ...kept,
      id: "F5",
      chapter: "1",
      lines: "210",
      printed: "1881",
      section: "4 The end",
    };
    expect(messages([bakers, ...second, misplaced])).toEqual([
      {
        id: "F5",
        lines: "210",
        message: "is said to stand in chapter 1, 4 The end, but figures of chapter 2 stand before it",
      },
    ]);
  });

  it("lets a footnote stand on the foot of the page where the next section begins", () => {
    const section = "2 The guild";
    const inGuild = figure("F5", "190", "Line 190", section);
    const footnote = figure("F6", "210", "Guild yearbook, 1881", section);
    const after = figure("F7", "220", "Line 220", "3 What was kept");
    expect(messages([...good, inGuild, footnote, after])).toEqual([]);
    expect(messages([...good, footnote, after])).toHaveLength(1);
  });

  it.each(["says", "reading"] as const)("finds eleven words in a row of the text in `%s`", (field) => {
    const ten = "about 40 bakers were paid 3 000 crowns a month";
    expect(messages([{ ...bakers, [field]: `It says: ${ten}; so it is.` }])).toEqual([]);
    const eleven = `${ten}. Line 12`;
    expect(messages([{ ...bakers, [field]: `It says: ${eleven}` }])).toEqual([
      {
        id: "F1",
        lines: "10",
        message: `"${field}" has 11 words in a row of the text: "about 40 bakers were paid 3 000 crowns a month line"`,
      },
    ]);
  });

  it("says that a text with its lines broken elsewhere is another edition", () => {
    const rewrapped = text.replaceAll(" ", "\n");
    expect(checkEvidence(rewrapped, good).otherEdition).toBe(
      "this text is another edition than the one whose lines the figures name: 4 of 4 figures stand on other lines of it, and 0 are said to stand after its end",
    );
  });

  it("says that a text which ends too early is another edition", () => {
    expect(checkEvidence(lines.slice(0, 150).join("\n"), good).otherEdition).toBe(
      "this text is another edition than the one whose lines the figures name: 0 of 4 figures stand on other lines of it, and 1 are said to stand after its end",
    );
  });

  it("does not take one figure in twenty that stands elsewhere for another edition", () => {
    const many = Array.from({ length: 19 }, (_, index) => figure(`F${index + 20}`, "10", "40 bakers"));
    expect(checkEvidence(text, [...many, { ...pay, lines: "20" }]).otherEdition).toBeUndefined();
  });
});

const project = path.resolve(import.meta.dirname, "../..");
const report = [process.env.WAGEFLOW_REPORT, path.join(project, "../shared/evidence/report.txt")].find(
  (file) => file !== undefined && file !== "" && existsSync(file),
);

describe("data/evidence/report-2012.csv", () => {
  it.skipIf(report === undefined)(
    `agrees with the text of the report${report === undefined ? ", which is not here: WAGEFLOW_REPORT can name it" : ""}`,
    () => {
      const figures = readTable(path.join(project, "data/evidence/report-2012.csv"));
      expect(figures.length).toBeGreaterThan(300);
      const located = figures.map(
        (row) => ({ ...row, reading: row.reading ?? "" }) as unknown as LocatedFigure,
      );
      expect(checkEvidence(readFileSync(report!, "utf8"), located)).toEqual({
        misses: [],
        otherEdition: undefined,
      });
    },
  );
});
