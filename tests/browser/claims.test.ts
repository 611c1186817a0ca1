import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { claimsOutcomes, claimsReport, loadStudy, simulate } from "../../lib/index.ts";
import { projectCatalogue } from "../support.ts";
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

const catalogue = projectCatalogue();
const address = (query = "") => `${served.address}claims.html${query}`;
const shown = (page: Page) => page.$$eval("details.claim:not([hidden])", (rows) => rows.map(({ id }) => id));

describe("claims", () => {
  it("all stand in the page before scripts run, with three verdicts that are the library's, and the story of the tenfold figure", async () => {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(address());
    const rows = await page.$$eval("details.claim", (found) =>
      found.map((row) => ({
        id: row.id,
        follows: (row as HTMLElement).dataset.follows!,
        origin: (row as HTMLElement).dataset.origin!,
        verdicts: [...row.querySelectorAll("summary .verdict")].map(({ textContent }) => textContent!),
      })),
    );
    const study = loadStudy();
    const run = simulate(study, { outcomes: claimsOutcomes(catalogue.claims, study.segments) });
    const report = claimsReport(run, catalogue);
    expect(rows.map(({ id }) => id).sort()).toEqual(report.claims.map(({ id }) => id).sort());
    for (const row of rows) {
      const claim = report.claims.find(({ id }) => id === row.id)!;
      expect(row.follows, row.id).toBe(claim.follows.verdict);
      expect(row.origin, row.id).toBe(claim.independence.verdict);
      expect(row.verdicts, row.id).toHaveLength(3);
      // Likelihood and confidence are never in one sentence.
      expect(row.verdicts[1], row.id).not.toMatch(/confidence/i);
      const [outcome] = claim.position.outcomes;
      if (outcome?.likelihood && outcome.inside >= 0.01 && outcome.inside <= 0.99)
        expect(row.verdicts[1], row.id).toContain(outcome.likelihood);
    }
    const contradictions = await page.$$eval("details.contradiction", (found) => found.map(({ id }) => id));
    expect(contradictions).toEqual(catalogue.contradictions.map(({ id }) => id));
    const story = await page.$eval(".story", ({ textContent }) => textContent!);
    for (const said of [
      ...["F031", "10 times", "Asan Institute", "23,080 to 38,330", "none could bring it about alone"],
    ])
      expect(story).toContain(said);
    const tree = await page.$$eval("#who-repeats-whom .tree .erroneous a", (links) => [
      ...new Set(links.map(({ textContent }) => textContent!)),
    ]);
    expect(tree.sort()).toEqual(["E02", "E03", "E07", "E10", "E11", "F031"]);
    const ids = await page.$$eval("[id]", (found) => found.map(({ id }) => id));
    expect(new Set(ids).size).toBe(ids.length);
    await page.close();
  });

  it("unfold their arithmetic from the keyboard, and lead to the figures", async () => {
    const { page, faults } = await openPage(browser, address());
    await page.waitForSelector("#search:enabled");
    await page.focus("#search");
    await page.keyboard.type("approximately kuwait 35 then 40");
    expect(await shown(page)).toEqual(["kuwait-1000-a-year"]);
    await tabTo(page, "#kuwait-1000-a-year > summary");
    await page.keyboard.press("Enter");
    const told = await textOf(page, "#kuwait-1000-a-year[open] .reading");
    expect(told).toContain("= 35 %");
    expect(told).toContain("1,014 dollars a year for a worker");
    expect(told).toContain("Reproduces F318");
    await tabTo(page, '#kuwait-1000-a-year a[href*="evidence.html"]');
    await page.keyboard.press("Enter");
    // The address of the search may change at the same time, which is a navigation too.
    const row = await page.waitForSelector("#F318");
    expect(page.url()).toContain("evidence.html#F318");
    expect(await row!.evaluate((found) => found.textContent!)).toContain("About 1,000 dollars a year kept");
    expect(faults).toEqual([]);
    await page.close();
  });

  it("are chosen by facets that the address keeps, and their charts with them", async () => {
    const { page, faults } = await openPage(browser, address("?quantity=net-pay&study=inside"));
    await textOf(page, ".tick", (text) => text.startsWith("✓ Your browser made the same run"));
    expect(await shown(page)).toContain("kuwait-1000-a-year");
    const drawn = () =>
      page.$$eval("#group-net-pay .charts tbody th", (cells) => cells.map(({ textContent }) => textContent!));
    const before = await drawn();
    await page.select("#follows", "misses");
    expect(await shown(page)).toEqual(["kuwait-70-80-a-month", "emirates-360-dirhams"]);
    expect((await drawn()).length).toBeLessThan(before.length);
    expect(await drawn()).toHaveLength(2);
    await vi.waitUntil(() => page.url().includes("follows=misses"));
    expect(page.url()).toContain("quantity=net-pay");
    expect(await page.$eval("#group-workers", (section) => (section as HTMLElement).hidden)).toBe(true);
    // A claim's own address shows it, whatever is chosen.
    await page.evaluate(() => {
      location.hash = "#report-1500-2300-million";
    });
    await textOf(page, "#count", (text) => text === "177 of 177 claims");
    expect(await page.$eval("#report-1500-2300-million", (row) => (row as HTMLDetailsElement).open)).toBe(
      true,
    );
    expect(faults).toEqual([]);
    await page.close();
  });

  it("are held against another scenario of the address", async () => {
    const { page, faults } = await openPage(browser, address("?v=1&choose=total=thirty-thousand"));
    await textOf(page, ".tick", (text) => text.startsWith("✓ Held against your scenario"));
    const study = loadStudy("bottom-up-2012", { choose: { total: "thirty-thousand" } });
    const run = simulate(study, { outcomes: claimsOutcomes(catalogue.claims, study.segments) });
    const claim = claimsReport(run, catalogue).claims.find(({ id }) => id === "report-150-230-million")!;
    const [low] = claim.position.outcomes[0]!.quantiles;
    expect(await textOf(page, "#report-150-230-million .in-study li")).toContain(
      `${(low * 100).toFixed(1)} % of the draws lie below its lower end`,
    );
    expect(await textOf(page, "#held-against")).toContain("with your changes");
    expect(faults).toEqual([]);
    await page.close();
  });

  it("of all workers are not held against a part of them, nor any against a what-if", async () => {
    const part = await openPage(browser, address("?v=1&scenario=kuwait-2012"));
    await textOf(part.page, ".tick");
    expect(await textOf(part.page, "#report-150-230-million .in-study")).toContain(
      "only a part of the workers",
    );
    expect(part.faults).toEqual([]);
    await part.page.close();
    const policy = await openPage(browser, address("?v=1&scenario=repatriation-2012"));
    expect(await textOf(policy.page, "#notice")).toContain("nothing is held against it");
    expect(await textOf(policy.page, "#report-150-230-million .in-study")).toContain("37.4 % inside");
    expect(policy.faults).toEqual([]);
    await policy.page.close();
  });

  it("stand a hostile address", async () => {
    const { page, faults } = await openPage(browser, address("?quantity=__proto__&search=%3Cb%3E#%E0%A4%A"));
    await textOf(page, "#count", (text) => text === "0 of 177 claims");
    for (const hash of ["#%", "#<img src=x onerror=alert(1)>", "#no-such-claim", "#kaesong-45-percent"]) {
      await page.evaluate((wanted) => {
        location.hash = wanted;
      }, hash);
    }
    await textOf(page, "#count", (text) => text === "177 of 177 claims");
    expect(faults).toEqual([]);
    await page.close();
  });
});

/** Presses Tab until the focus is on what is wanted. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 30; press++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}
