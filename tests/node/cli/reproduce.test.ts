import { describe, expect, it, vi } from "vitest";
import catalogue from "#catalogue";
import type { ClaimsReport } from "../../../lib/publish/claimsReport.ts";
import { jsonOf, outputOf, refusalOf, wageflow } from "./wageflow.ts";

// Other programs run here, on machines that may be busy.
vi.setConfig({ testTimeout: 60_000 });

const fewDraws = ["--draws", "2000"];

describe("reproduce", () => {
  it.concurrent("holds every claim, with status 0 as long as all comes out as the data says", async () => {
    const text = await outputOf(wageflow("reproduce", "--all", ...fewDraws));
    for (const { id } of catalogue.claims) expect(text).toMatch(new RegExp(`^ {2}${id} `, "m"));
    expect(text).toContain(`${catalogue.contradictions.length} contradictions`);
    expect(text).not.toContain("No longer as the data says");
  });

  it.concurrent("fits a terminal of about a hundred columns", async () => {
    const lines = (await outputOf(wageflow("reproduce", "--all", ...fewDraws))).split("\n");
    expect(Math.max(...lines.map((line) => line.length))).toBeLessThanOrEqual(105);
  });

  it.concurrent("shows by default the claims whose claimant states inputs", async () => {
    const { claims } = (await jsonOf(wageflow("reproduce", "--json", ...fewDraws))) as ClaimsReport;
    expect(claims.map(({ id }) => id)).toEqual(
      catalogue.claims.filter(({ readings }) => readings !== undefined).map(({ id }) => id),
    );
  });

  it.concurrent("shows one claim step by step, with its verdicts apart", async () => {
    const text = await outputOf(wageflow("reproduce", "report-150-230-million", ...fewDraws));
    for (const part of [
      "F050 60,000 to 65,000 x F313 2,400 = 144 to 156 million",
      "1. Does it follow",
      "2. Where does it lie",
      "3. Is it independent? No.",
      "What would have to be true",
      "Conditioned on it",
      "it is no new evidence",
    ])
      expect(text).toContain(part);
  });

  it.concurrent("never speaks of likelihood and confidence in one sentence", async () => {
    const text = await outputOf(wageflow("reproduce", "report-150-230-million", ...fewDraws));
    const words = /unlikely|likely|even chance|no chance|almost certain/;
    for (const sentence of text.split(/\.\s|\n\n/))
      expect(words.test(sentence) && /confidence/i.test(sentence), sentence).toBe(false);
  });

  it.concurrent("shows a contradiction with its arithmetic", async () => {
    const text = await outputOf(wageflow("reproduce", "kuwait-chain"));
    expect(text).toContain("35 then 40 per cent");
    expect(text).toContain("reproduces F318, 1,000");
    expect(text).toContain("choices: kuwait-chain");
  });

  it.concurrent("shows all contradictions", async () => {
    const text = await outputOf(wageflow("reproduce", "--contradictions"));
    for (const { id } of catalogue.contradictions) expect(text).toContain(`(${id})`);
  });

  it.concurrent("holds claims against nothing that is no estimate", async () => {
    const text = await outputOf(
      wageflow("reproduce", "report-150-230-million", "--scenario", "report-headline-2012", ...fewDraws),
    );
    expect(text).toMatch(/nothing is held\s+against it/);
  });

  it.concurrent.each<[readonly string[], string]>([
    [["report-150-230"], 'there is no claim or contradiction "report-150-230"'],
    [["--draws", "3"], "--draws takes a whole number from 100"],
    [["--scenario", "bottom-up"], 'there is no scenario "bottom-up"'],
  ])("refuses %j", async (call, message) => {
    expect(await refusalOf(wageflow("reproduce", ...call))).toContain(message);
  });
});

describe("lineage", () => {
  it.concurrent("shows the path of the tenfold figure", async () => {
    const text = await outputOf(wageflow("lineage", "state-revenue"));
    expect(text).toMatch(/26 figures of 14 independent origins/);
    expect(text).toMatch(/tenfold-misprint\) - an error, no weight\n.*F031.*\n.*E02/);
  });

  it.concurrent("counts origins of every quantity", async () => {
    const text = await outputOf(wageflow("lineage"));
    expect(text).toMatch(/^ {2}workers +21 +15 to 17 +7 +3 to 5$/m);
  });

  it.concurrent("gives JSON, and other places", async () => {
    const found = (await jsonOf(wageflow("lineage", "workers", "--country", "Kuwait", "--json"))) as {
      all: { figures: number };
      format: string;
    };
    expect(found.format).toBe("wageflow-lineage");
    expect(found.all.figures).toBe(
      catalogue.evidence.filter(
        ({ topic, place, low }) => topic === "workers" && place === "Kuwait" && low !== null,
      ).length,
    );
  });

  it.concurrent.each<[readonly string[], string]>([
    [["revenue"], 'there is no quantity "revenue"'],
    [["workers", "--country", "Kuwayt"], 'there is no place "Kuwayt"; the nearest is "Kuwait"'],
  ])("refuses %j", async (call, message) => {
    expect(await refusalOf(wageflow("lineage", ...call))).toContain(message);
  });
});

describe("compare", () => {
  it.concurrent("shows the paired difference and what brings it about", async () => {
    const text = await outputOf(wageflow("compare", "bottom-up-2012", "capped-fees-2012", ...fewDraws));
    expect(text).toContain("what if, not an estimate");
    expect(text).toContain("parameter fee.russia.broker changed");
    expect(text).toContain("Leaves out:");
  });

  it.concurrent("sends the workers of any place home", async () => {
    const text = await outputOf(wageflow("compare", "bottom-up-2012", "--without", "Mongolia", ...fewDraws));
    expect(text).toContain("segment mongolia removed");
    expect(text).toContain("go nowhere else");
  });

  it.concurrent("gives JSON of a form with a version", async () => {
    const found = await jsonOf(
      wageflow("compare", "bottom-up-2012", "--set", "wage.kuwait=400", "--json", ...fewDraws),
    );
    expect(found).toMatchObject({
      format: "wageflow-comparison",
      formatVersion: 1,
      changes: [{ kind: "parameter", id: "wage.kuwait", how: "changed" }],
    });
  });

  it.concurrent.each<[readonly string[], string]>([
    [["bottom-up-2012"], "compare takes two scenarios"],
    [["bottom-up-2012", "--without", "Rusia"], 'there is no place "Rusia"; the nearest is "Russia"'],
    [["bottom-up-2012", "capped-fees"], 'there is no scenario "capped-fees"'],
    [["bottom-up-2012", "capped-fees-2012", "--outcome", "narow"], 'there is no outcome "narow"'],
  ])("refuses %j", async (call, message) => {
    expect(await refusalOf(wageflow("compare", ...call))).toContain(message);
  });
});

describe("gather and pedigree", () => {
  it.concurrent("prints the eighteen items with gaps", async () => {
    const text = await outputOf(wageflow("gather"));
    expect(text.match(/^## \d+\. /gm)).toHaveLength(18);
    expect(text).toContain("## 2. Who paid for the work: not met");
  });

  it.concurrent("lists parameters with pedigree and bearing", async () => {
    const text = await outputOf(wageflow("show", "--pedigree"));
    expect(text).toMatch(/split\.state +\d+\.\d % .* important and weak/);
  });

  it.concurrent("shows a parameter's pedigree with the rule", async () => {
    const text = await outputOf(wageflow("show", "split.state"));
    expect(text).toMatch(/Pedigree \d+ %: 0 \(weak\) to 4 \(strong\)/);
    expect(text).toMatch(/validation 0 {2}no origin, or judged/);
  });
});
