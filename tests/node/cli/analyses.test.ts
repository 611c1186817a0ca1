import { execFileSync } from "node:child_process";
import { fromCSV } from "arquero";
import { describe, expect, it, vi } from "vitest";
import {
  breakEvenReportSchema,
  conditionReportSchema,
  leaveOutReportSchema,
  sensitivityReportSchema,
} from "../../../lib/publish/analysisSchemas.ts";
import { jsonOf, outputOf, refusalOf, root, wageflow } from "./wageflow.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const few = ["--draws", "64"];

/** No line is wider than a terminal of a hundred columns. */
function expectToFit(text: string): void {
  for (const line of text.split("\n")) {
    if (!/^ {2}node /.test(line)) expect(line.length, line).toBeLessThanOrEqual(100);
  }
}

describe("sensitivity", () => {
  it("says what drives the estimate, how sure the ranking is, and which datum to get", async () => {
    const text = await outputOf(wageflow("sensitivity", ...few));
    expect(text).toMatch(/^From the bottom up, 2012\n\nWhat drives regime revenue, narrow\n=+\n/);
    expect(text).toContain("drives it most: if it were known, but for what other");
    expect(text).toMatch(/cannot be\s+told\s+apart|has settled/);
    expect(text).toContain("The datum most worth getting:");
    expect(text.replace(/\s+/g, " ")).toContain("The shares add up to 1.");
    expectToFit(text);
  });

  it("prints a call that gives the same digits again", async () => {
    const text = await outputOf(
      wageflow(
        "sensitivity",
        "kuwait-2012",
        ...few,
        "--method",
        "shapley",
        "--set",
        "wage.kuwait=350..500",
        "--seed",
        "a b",
      ),
    );
    const again = /The same digits again:\n {2}(.*)/.exec(text)![1]!;
    expect(execFileSync(again, { cwd: root, shell: true, encoding: "utf8" })).toBe(text);
  });

  it.each([
    ["group", "deductions"],
    ["source", "do not add these shares"],
    ["basis", "documented"],
  ])("shows shares by %s", async (by, shown) => {
    const text = await outputOf(
      wageflow("sensitivity", "kuwait-2012", ...few, "--by", by, "--outcome", "narrow"),
    );
    expect(text).toContain(shown);
    expectToFit(text);
  });

  it("shows every method", async () => {
    const text = await outputOf(wageflow("sensitivity", "kuwait-2012", ...few, "--method", "all"));
    for (const title of [
      "Morris",
      "PAWN",
      "delta",
      "Shapley effects",
      "Conditional means",
      "One at a time",
    ]) {
      expect(text).toContain(title);
    }
    expectToFit(text);
  });

  it("prints JSON in its documented form, and CSV of the same numbers", async () => {
    const call = ["sensitivity", "kuwait-2012", ...few, "--method", "sobol", "--outcome", "narrow"];
    const report = sensitivityReportSchema.parse(await jsonOf(wageflow(...call, "--json")));
    const table = fromCSV(await outputOf(wageflow(...call, "--csv")));
    expect(table.numRows()).toBe(report.rows.length);
    expect(table.array("value")).toEqual(report.rows.map(({ value }) => value));
    expect(table.array("item")).toEqual(report.rows.map(({ item }) => item));
  });

  it("refuses what it does not know, and says what there is", async () => {
    expect(await refusalOf(wageflow("sensitivity", "--method", "sobl"))).toContain(
      'there is no method "sobl"; the nearest is "sobol"',
    );
    expect(await refusalOf(wageflow("sensitivity", "--by", "colour"))).toContain(
      "--by takes parameter, group, source, basis",
    );
    expect(await refusalOf(wageflow("sensitivity", "--draws", "100"))).toContain("a power of two");
    expect(await refusalOf(wageflow("sensitivity", "--json", "--csv"))).toContain("exclude one another");
    expect(await refusalOf(wageflow("sensitivity", "--outcome", "narow"))).toContain(
      'the nearest is "narrow"',
    );
  });
});

describe("break-even", () => {
  it("says what 1.5 billion would need", async () => {
    const text = await outputOf(
      wageflow("break-even", "--parameter", "split.state", "--parameter", "wage.russia.company"),
    );
    expect(text).toContain("impossible");
    expect(text.replace(/\s+/g, " ")).toContain("would all have to be");
    expectToFit(text);
  });

  it("prints JSON and CSV", async () => {
    const call = [
      "break-even",
      "kuwait-2012",
      "--target",
      "100",
      "--outcome",
      "net-pay-per-month",
      "--parameter",
      "wage.kuwait",
    ];
    const report = breakEvenReportSchema.parse(await jsonOf(wageflow(...call, "--json")));
    expect(report.parameters).toHaveLength(1);
    expect(fromCSV(await outputOf(wageflow(...call, "--csv"))).array("value")).toEqual([
      report.parameters[0]!.value,
    ]);
  });

  it("refuses unknown parameters and probabilities that are none", async () => {
    expect(await refusalOf(wageflow("break-even", "--parameter", "wage.kuweit"))).toContain(
      'the nearest is "wage.kuwait"',
    );
    expect(await refusalOf(wageflow("break-even", "--quantile", "1"))).toContain("between 0 and 1");
  });
});

describe("condition", () => {
  it("shows how inputs move where an outcome lies in a range", async () => {
    const text = await outputOf(wageflow("condition", "--where", "narrow=150e6..230e6", "--draws", "4096"));
    expect(text).toMatch(/Probability before: \d+\.\d %; [\d,]+ of 4,096 draws remain\./);
    expect(text).toContain("How many workers in all");
    expectToFit(text);
  });

  it("matches a claim to every definition of revenue", async () => {
    const report = conditionReportSchema.parse(
      await jsonOf(wageflow("condition", "--claim", "report-150-230-million", "--draws", "1024", "--json")),
    );
    expect(report.claim).toBe("report-150-230-million");
    expect(report.conditions.map(({ ranges }) => ranges[0]!.of)).toEqual([
      ...["narrow", "wide-net", "wide-gross", "regime-and-officials", "taken"],
    ]);
    expectToFit(
      await outputOf(wageflow("condition", "--claim", "report-150-230-million", "--draws", "1024")),
    );
    for (const { ranges } of report.conditions) expect(ranges[0]).toMatchObject({ from: 150e6, to: 230e6 });
  });

  it("takes options of a choice and says when nothing remains", async () => {
    const text = await outputOf(
      wageflow("condition", "--where", "total=own-sum", "--where", "narrow=9e9..", "--draws", "1024"),
    );
    expect(text).toContain("In none of 1,024 draws");
  });

  it("refuses what is no range", async () => {
    expect(await refusalOf(wageflow("condition"))).toContain("give --where");
    expect(await refusalOf(wageflow("condition", "--where", "narrow=5"))).toContain("--where takes");
    expect(await refusalOf(wageflow("condition", "--where", "narrow=5..1"))).toContain("upside down");
    expect(await refusalOf(wageflow("condition", "--where", "total=own-sam"))).toContain(
      'the nearest is "own-sum"',
    );
    expect(await refusalOf(wageflow("condition", "--claim", "nobody"))).toContain("claim of revenue");
  });
});

describe("leave-out", () => {
  it("has a table over all sources, lineages and interviewees", async () => {
    const text = await outputOf(wageflow("leave-out"));
    for (const head of ["Without one source", "Without one lineage", "Without one interviewee"])
      expect(text).toContain(head);
    expect(text).toMatch(/Largest change of regime revenue, narrow: [+-]\d/);
    expectToFit(text);
  });

  it("shows for one what was laid anew, and prints JSON and CSV", async () => {
    expect(await outputOf(wageflow("leave-out", "interviewee-h"))).toContain("Figures dropped:");
    const report = leaveOutReportSchema.parse(
      await jsonOf(wageflow("leave-out", "--by", "interviewee", "--json")),
    );
    const table = fromCSV(await outputOf(wageflow("leave-out", "--by", "interviewee", "--csv")));
    expect(table.numRows()).toBe(2 * report.leftOut.length);
  });

  it("refuses names that nothing rests on", async () => {
    expect(await refusalOf(wageflow("leave-out", "interviewee-zz"))).toContain("in use");
  });
});
