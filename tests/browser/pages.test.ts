import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startBrowser } from "./browsers.ts";
import { openPage, pageNames, serveSite, site, textOf } from "./openPage.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
let browser: Browser;
let served: Awaited<ReturnType<typeof serveSite>>;

beforeAll(async () => {
  // Under a path, as on a host that has other sites too.
  served = await serveSite("/reports/wages/");
  browser = await startBrowser("chrome");
});
afterAll(async () => {
  await browser?.close();
  served?.close();
});

/** Until the page has done what it does of itself. */
const ready: Readonly<Record<string, string>> = {
  index: ".tick",
  results: ".tick",
  sensitivity: ".tick",
  assumptions: "#result",
  evidence: "#count",
  publish: ".tick",
  claims: ".tick",
  compare: "#headline",
};

describe.each(pageNames)("%s", (name) => {
  it.each([
    { width: 390, dark: true },
    { width: 1280, dark: false },
  ])("has no fault and no violation of the accessibility rules, %o", async (look) => {
    const { page, faults } = await openPage(browser, `${served.address}${name}.html`, look);
    if (ready[name]) await textOf(page, ready[name]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBe(0);
    expect(await page.$$eval("h1", (found) => found.length)).toBe(1);
    // Rows of a kind are alike: some are looked at on a phone, others on a wide screen.
    await page.$$eval(
      "article.evidence, .claim",
      (rows, first) => {
        for (const [index, row] of rows.entries()) if (index % 10 !== first) row.remove();
      },
      look.dark ? 0 : 5,
    );
    await page.evaluate(axe);
    const violations = await page.evaluate(async () => {
      const { axe } = window as unknown as {
        axe: { run(options: object): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
      };
      const found = await axe.run({ resultTypes: ["violations"] });
      return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html.slice(0, 200)}`);
    });
    expect(violations).toEqual([]);
    // Headings one level at a time.
    const levels = await page.$$eval("h1, h2, h3, h4", (found) =>
      found.map(({ tagName }) => Number(tagName[1])),
    );
    expect(levels.filter((level, index) => level > (levels[index - 1] ?? 0) + 1)).toEqual([]);
    expect(faults).toEqual([]);
    await page.close();
  });

  it("says its numbers without scripts", async () => {
    const page = await browser.newPage();
    await page.setJavaScriptEnabled(false);
    await page.goto(`${served.address}${name}.html`);
    const text = await page.$eval("main", (main) => main.textContent!);
    expect(text.length).toBeGreaterThan(40);
    if (name === "index") expect(text).toMatch(/took \d+ to \d+ million dollars/);
    await page.close();
  });
});

describe("the overview", () => {
  it("finds the digest that it was built with, and nothing jumps", async () => {
    const { page, faults } = await openPage(browser, served.address);
    expect(await textOf(page, ".tick")).toBe("✓ Your browser made the same run, to the last digit.");
    const shift = await page.evaluate(
      () =>
        new Promise<number>((done) => {
          new PerformanceObserver((list) =>
            done(
              list
                .getEntries()
                .reduce((total, entry) => total + (entry as unknown as { value: number }).value, 0),
            ),
          ).observe({ type: "layout-shift", buffered: true });
          setTimeout(() => done(0), 300);
        }),
    );
    expect(shift).toBeLessThan(0.01);
    expect(faults).toEqual([]);
    await page.close();
  });

  it("gives charts as files", async () => {
    const { page, faults } = await openPage(browser, served.address);
    await textOf(page, ".tick");
    await page.evaluate(() => {
      const names: string[] = [];
      Object.assign(window, { names });
      HTMLAnchorElement.prototype.click = function click() {
        names.push(this.download);
      };
    });
    await page.evaluate(() => {
      document.querySelector<HTMLDetailsElement>("#chart-distribution details")!.open = true;
      for (const button of document.querySelectorAll<HTMLElement>("#chart-distribution [data-download]")) {
        button.click();
      }
    });
    const names = () => page.evaluate(() => (window as unknown as { names: string[] }).names);
    await vi.waitUntil(async () => (await names()).length === 3, { timeout: 10_000 });
    expect((await names()).sort()).toEqual(
      ["csv", "png", "svg"].map((form) => `wageflow-distribution.${form}`),
    );
    expect(faults).toEqual([]);
    await page.close();
  });

  it("shows another scenario from its address, and the base for one that is wrong", async () => {
    const kuwait = await openPage(browser, `${served.address}?v=1&scenario=kuwait-2012`);
    expect(await textOf(kuwait.page, ".tick")).toBe("✓ Made in your browser just now.");
    expect(await textOf(kuwait.page, ".run")).toContain("Kuwait alone");
    expect(kuwait.faults).toEqual([]);
    await kuwait.page.close();
    const wrong = await openPage(browser, `${served.address}?v=1&scenario=atlantis`);
    expect(await textOf(wrong.page, "#notice")).toContain('no scenario "atlantis"');
    expect(await textOf(wrong.page, "#headline")).toMatch(/70 to 230 million/);
    expect(wrong.faults).toEqual([]);
    await wrong.page.close();
  });
});

describe("a window that turns", () => {
  it.each([
    ["index", "?v=1&seed=7"],
    ["results", ""],
    ["compare", "?v=1&seed=7&second=without:Russia"],
  ])("keeps its charts: %s", async (name, query) => {
    const { page, faults } = await openPage(browser, `${served.address}${name}.html${query}`);
    await textOf(page, ".tick", (text) => text.startsWith("✓"));
    const drawings = () =>
      page.$$eval(".drawing svg", (all) => all.filter((svg) => svg.getBoundingClientRect().width > 0).length);
    // What takes longest comes last.
    if (name === "index") await page.waitForSelector("#strongest svg");
    const before = await drawings();
    expect(before).toBeGreaterThan(0);
    for (const width of [390, 1280]) {
      await page.setViewport({ width, height: 900 });
      await vi.waitUntil(async () => (await drawings()) === before, { timeout: 10_000 });
      expect(await textOf(page, ".tick")).toMatch(/^✓/);
    }
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe("every page's policy", () => {
  it.each(pageNames)("of %s allows no script but the site's", (name) => {
    const html = readFileSync(path.join(site, `${name}.html`), "utf8");
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(html)![1]!;
    expect(policy).toContain("default-src 'none'");
    const scripts = policy.split("; ").find((part) => part.startsWith("script-src"))!;
    expect(scripts).not.toMatch(/unsafe-inline|unsafe-eval|https?:|\*/);
  });
});
