import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
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

describe("results", () => {
  it("answer to a threshold, sort and search their tables", async () => {
    const { page, faults } = await openPage(browser, `${served.address}results.html`);
    await textOf(page, ".tick");
    const before = await textOf(page, "#exceedance-text");
    await page.focus("#threshold");
    for (let press = 0; press < 20; press++) await page.keyboard.press("ArrowRight");
    const after = await textOf(page, "#exceedance-text", (text) => text !== before);
    expect(after).toContain("170 million");
    const firstRow = () => page.$eval("#segments tbody tr:not([hidden]) th", (cell) => cell.textContent!);
    await page.$$eval("#segments .sort", (buttons) => (buttons[2] as HTMLElement).click());
    expect(await firstRow()).toBe("Russia, builders on private contracts");
    await page.type("#segments input", "kuwait");
    expect(await firstRow()).toBe("Kuwait, builders");
    await page.select("#outcome", "taken");
    await textOf(page, "#distribution h2", (text) => text === "Taken in all");
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe("results of a changed state", () => {
  it("name their design, leave out who was sent home, and fall back to the base where the link is wrong", async () => {
    const changed = await openPage(
      browser,
      `${served.address}results.html?v=1&without=Kuwait&design=sobol&draws=2000`,
    );
    await textOf(changed.page, ".run", (text) => text.includes("2,048 draws, Sobol’ sequence"));
    const groups = await changed.page.$$eval("#segments tbody th", (cells) =>
      cells.map((cell) => cell.textContent),
    );
    expect(groups.join()).not.toContain("Kuwait");
    const wrong = await openPage(browser, `${served.address}results.html?v=1&without=Atlantis`);
    await textOf(wrong.page, "#notice", (text) => /Atlantis.*The page shows the base scenario\.$/.test(text));
    await textOf(wrong.page, ".tick", (text) => text.includes("the same run"));
    expect([...changed.faults, ...wrong.faults]).toEqual([]);
    await changed.page.close();
    await wrong.page.close();
  });
});

describe("evidence", () => {
  it("is found by words and facets, and each figure by its address", async () => {
    const { page, faults } = await openPage(browser, `${served.address}evidence.html#F312`);
    expect(await page.$eval("#F312", (row) => row.getBoundingClientRect().top)).toBeLessThan(900);
    await page.type("#search", "kuwait");
    await page.select("#topic", "deduction-share");
    const shown = () => page.$$eval("article.evidence:not([hidden])", (rows) => rows.map(({ id }) => id));
    expect(await shown()).toContain("F312");
    expect((await shown()).length).toBeLessThan(60);
    expect(await textOf(page, "#count")).toBe(`${(await shown()).length} of 522 figures`);
    await page.select("#represents", "typical");
    await page.select("#lineage", "nksc");
    await vi.waitUntil(() => page.url().includes("lineage=nksc"));
    const found = await shown();
    const again = await openPage(browser, page.url());
    await textOf(again.page, "#count", (text) => text === `${found.length} of 522 figures`);
    expect(again.faults).toEqual([]);
    await again.page.close();
    expect(await page.$$eval("#F312 a", (links) => links.map((link) => link.getAttribute("href")))).toContain(
      "./claims.html#kuwait-state-48-percent",
    );
    await page.evaluate(() => {
      location.hash = "#F001";
    });
    await textOf(page, "#count", (text) => text === "522 of 522 figures");
    expect(faults).toEqual([]);
    await page.close();
  });
});
