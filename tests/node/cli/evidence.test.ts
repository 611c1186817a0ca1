import { describe, expect, it, vi } from "vitest";
import catalogue from "#catalogue";
import type { Evidence } from "../../../lib/study/schemas/evidence.ts";
import { jsonOf, outputOf, refusalOf, wageflow } from "./wageflow.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

async function found(...call: readonly string[]): Promise<readonly Evidence[]> {
  return (await jsonOf(wageflow("evidence", ...call, "--json"))) as Evidence[];
}

const where = (holds: (figure: Evidence) => boolean) => catalogue.evidence.filter(holds);

describe("evidence", () => {
  it.concurrent("gives every figure", async () => {
    expect(await found()).toEqual(catalogue.evidence);
  });

  it.concurrent("gives the figures named", async () => {
    expect((await found("F312", "F313")).map(({ id }) => id)).toEqual(["F312", "F313"]);
  });

  it.concurrent("picks by topic", async () => {
    const figures = await found("--topic", "hours");
    expect(figures.length).toBeGreaterThan(0);
    expect(figures).toEqual(where(({ topic }) => topic === "hours"));
  });

  it.concurrent("picks by place, whatever its capitals", async () => {
    const figures = await found("--country", "kuwait");
    expect(figures.length).toBeGreaterThan(0);
    expect(figures).toEqual(where(({ place }) => place.includes("Kuwait")));
  });

  it.concurrent("picks by lineage", async () => {
    const figures = await found("--lineage", "interviewee-a");
    expect(figures.length).toBeGreaterThan(0);
    expect(figures).toEqual(where(({ lineage }) => lineage === "interviewee-a"));
  });

  it.concurrent("picks by a text in what is said, printed or read, whatever its capitals", async () => {
    const figures = await found("--search", "DIRHAM");
    expect(figures.length).toBeGreaterThan(0);
    expect(figures).toEqual(
      where(({ says, printed, reading }) => /dirham/i.test(`${says}\n${printed}\n${reading}`)),
    );
  });

  it.concurrent("picks by all conditions together", async () => {
    const figures = await found("--country", "Kuwait", "--topic", "workers");
    expect(figures.length).toBeGreaterThan(0);
    expect(figures).toEqual(where(({ place, topic }) => place.includes("Kuwait") && topic === "workers"));
    expect(await found("F312", "--topic", "hours")).toEqual([]);
  });

  it.concurrent("says where a figure stands, how it is printed and what it is used for", async () => {
    const text = await outputOf(wageflow("evidence", "F312"));
    const { lines, printed, lineage } = catalogue.evidence.find(({ id }) => id === "F312")!;
    expect(text).toMatch(/^F312 {2}\S/);
    for (const part of [
      `lines ${lines}`,
      `printed "${printed}"`,
      `lineage ${lineage}`,
      "used for rate.kuwait.state",
    ]) {
      expect(text).toContain(part);
    }
    expect(text).toContain(`1 of ${catalogue.evidence.length} figures`);
  });

  it.concurrent("says that nothing was found", async () => {
    expect(await outputOf(wageflow("evidence", "--search", "no such text"))).toBe(
      `0 of ${catalogue.evidence.length} figures\n`,
    );
  });

  it.concurrent.each<[readonly string[], string]>([
    [["F9999"], 'there is no figure "F9999"'],
    [["F312", "f313"], 'there is no figure "f313"; the nearest is "F313"'],
    [["--topic", "hour"], 'there is no topic "hour"; the nearest is "hours"'],
    [["--lineage", "interviewee-"], 'there is no lineage "interviewee-"; the nearest is "interviewee-'],
    [["--country", "Kuwayt"], 'there is no place "Kuwayt"; the nearest is "Kuwait"'],
    [["--topic", "constructor"], 'there is no topic "constructor"'],
  ])("refuses %j", async (call, message) => {
    expect(await refusalOf(wageflow("evidence", ...call))).toContain(message);
  });
});
