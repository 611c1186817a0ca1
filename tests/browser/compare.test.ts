import { execFileSync } from "node:child_process";
import path from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { ComparisonReport } from "../../lib/publish/comparisonReport.ts";
import { amount, signedAmount } from "../../lib/wording/amounts.ts";
import { startBrowser } from "./browsers.ts";
import { openPage, serveSite, textOf } from "./openPage.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });

let browser: Browser;
let served: Awaited<ReturnType<typeof serveSite>>;
beforeAll(async () => {
  served = await serveSite();
  browser = await startBrowser("chrome");
});
afterAll(async () => {
  await browser?.close();
  served?.close();
});

const address = (query = "") => `${served.address}compare.html${query}`;
const made = (page: Page) => textOf(page, "#comparison .tick", (text) => text.startsWith("✓ Made"));
const cells = (page: Page) =>
  page.$$eval("#outcomes tbody tr", (rows) =>
    rows.map((row) => [...row.children].map(({ textContent }) => textContent!)),
  );
const program = path.resolve(import.meta.dirname, "../../build/wageflow.cjs");
const commandLine = (...call: string[]): ComparisonReport =>
  JSON.parse(execFileSync(process.execPath, [program, "compare", ...call, "--json"], { encoding: "utf8" }));

describe("changes of the reader", () => {
  it.each(["without=Russia", "dependence=common", "weigh=total=own-sum:1"])(
    "are counted: %s",
    async (change) => {
      const { page } = await openPage(browser, address(`?v=1&${change}&draws=1000`));
      await made(page);
      const own = await page.$eval("#second option[value=own]", (option) => {
        const { disabled, textContent } = option as HTMLOptionElement;
        return { disabled, textContent };
      });
      expect(own).toEqual({ disabled: false, textContent: "With your change" });
      await page.close();
    },
  );
});

describe("comparisons", () => {
  it("of the address have the numbers of the command line, to the digits that the page shows", async () => {
    const { page, faults } = await openPage(browser, address("?v=1&second=without:Russia&seed=7&draws=3000"));
    await made(page);
    const report = commandLine("bottom-up-2012", "--without", "Russia", "--seed", "7", "--draws", "3000");
    const narrow = report.differences.find(({ outcome }) => outcome === "narrow")!;
    const at = (summary: typeof narrow.first) => (probability: number) =>
      summary.quantiles.find((quantile) => quantile.probability === probability)!.value;
    const said = (show: (value: number) => string, summary: typeof narrow.first) =>
      `${show(at(summary)(0.5))} (${show(at(summary)(0.05))} to ${show(at(summary)(0.95))})`;
    const plain = (value: number) => amount("USD/year", value);
    const signed = (value: number) => signedAmount("USD/year", value);
    const [row] = (await cells(page)).filter(([label]) => label!.startsWith("Regime revenue, narrow"));
    expect(row!.slice(1, 4)).toEqual([
      said(plain, narrow.first),
      said(plain, narrow.second),
      said(signed, narrow.difference),
    ]);
    const parts = await page.$$eval("#split table tbody tr", (rows) =>
      rows.map((each) => [...each.children].map(({ textContent }) => textContent!)),
    );
    expect(parts.map(([, part]) => part)).toEqual(
      [...report.split.parts.map(({ part }) => part), narrow.difference.mean].map(signed),
    );
    expect(await textOf(page, "#assumes")).toContain(
      "All workers in Russia are sent home. They go nowhere else",
    );
    expect(faults).toEqual([]);
    await page.close();
  });

  it("stand in the page before scripts run, the same as the browser makes them", async () => {
    const { page, faults } = await openPage(browser, address());
    const built = await cells(page);
    expect(built.map(([label]) => label)).toHaveLength(7);
    await page.waitForSelector("#outcome:enabled");
    await page.select("#second", "capped-fees-2012");
    await made(page);
    await page.select("#outcome", "taken");
    await textOf(page, "#headline", (text) => text.includes("“taken in all”"));
    expect(page.url()).toContain("second=capped-fees-2012&outcome=taken");
    await page.select("#outcome", "narrow");
    await textOf(page, "#headline", (text) => text.includes("narrow"));
    await page.select("#second", "repatriation-2012");
    await textOf(page, "#headline", (text) => text.includes("repatriation"));
    await vi.waitUntil(() => new URL(page.url()).search === "");
    expect(await cells(page)).toEqual(built);
    expect(faults).toEqual([]);
    await page.close();
  });

  it("take the reader's own changes as the second, from the keyboard alone", async () => {
    const query = "?v=1&set=wage.kuwait=300..350&draws=2000";
    const { page, faults } = await openPage(browser, address(query));
    await made(page);
    expect(await textOf(page, "#headline")).toContain("With your changes");
    expect(await textOf(page, "#inputs li")).toMatch(/^Gross wage in Kuwait: .* → 303 to 348 USD\/month$/);
    await page.focus("#first");
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement!.id)).toBe("second");
    await page.keyboard.type("Fees");
    await textOf(page, "#headline", (text) => text.includes("capped at five per cent"));
    expect(page.url()).toContain("second=capped-fees-2012");
    expect(page.url()).toContain("set=wage.kuwait=300..350");
    await page.evaluate(() => document.getElementById("swap")!.focus());
    await page.keyboard.press("Enter");
    await textOf(page, "#headline", (text) => text.startsWith("In “From the bottom up"));
    expect(page.url()).toContain("first=capped-fees-2012");
    expect(faults).toEqual([]);
    await page.close();
  });

  it("tell how far they are, can be cancelled, and give way to the latest", async () => {
    const { page, faults } = await openPage(browser, address());
    const built = await cells(page);
    await page.select("#first", "china-expansion-2012");
    await textOf(page, "#progress", (text) => /^Run \d+ of 64$/.test(text));
    await page.click("#cancel");
    await textOf(page, "#progress", (text) => text === "Cancelled");
    expect(await cells(page)).toEqual(built);
    await page.select("#first", "china-expansion-2012");
    await page.select("#first", "kuwait-2012");
    await page.select("#first", "capped-fees-2012");
    await page.select("#second", "capped-fees-2012");
    await textOf(page, "#headline", (text) => text.includes("is the same, draw by draw"));
    expect(await textOf(page, "#split")).toContain("Nothing differs");
    expect(faults).toEqual([]);
    await page.close();
  });

  it.each([
    ["?v=1&first=atlantis", "atlantis"],
    ["?v=1&second=without:Narnia", "Narnia"],
    ["?v=1&second=%3Cscript%3E", "no name"],
    ["?v=1&outcome=__proto__", "no name"],
    ["?v=1&outcome=nonsense", "nonsense"],
    ["?v=7&first=kuwait-2012", "version"],
  ])("say what is wrong with %s, and show the base", async (query, said) => {
    const { page, faults } = await openPage(browser, address(query));
    expect(await textOf(page, "#notice")).toContain(said);
    expect(await page.$eval("#first", (select) => (select as HTMLSelectElement).value)).toBe(
      "bottom-up-2012",
    );
    expect(await cells(page)).toHaveLength(7);
    expect(faults).toEqual([]);
    await page.close();
  });

  it("of a restatement speak of what it speaks of", async () => {
    const { page, faults } = await openPage(browser, address("?v=1&second=report-headline-2012&draws=2000"));
    await made(page);
    expect((await cells(page)).map(([label]) => label)).toEqual([
      "Regime revenue, narrow, million dollars a year",
      "Workers",
    ]);
    expect(await textOf(page, "#assumes")).toContain("no evidence for it");
    expect(faults).toEqual([]);
    await page.close();
  });
});
