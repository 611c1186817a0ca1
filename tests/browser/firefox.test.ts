import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startBrowser } from "./browsers.ts";
import { serveSite, textOf } from "./openPage.ts";

vi.setConfig({ testTimeout: 120_000, hookTimeout: 300_000 });

let browser: Browser;
let served: Awaited<ReturnType<typeof serveSite>>;
beforeAll(async () => {
  served = await serveSite();
  browser = await startBrowser("firefox");
});
afterAll(async () => {
  await browser?.close();
  served?.close();
});

it("Firefox makes the run of the overview to the last digit, and walks through the pages", async () => {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") faults.push(message.text());
  });
  page.on("pageerror", (error) => faults.push(String(error)));
  await page.goto(served.address);
  expect(await textOf(page, ".tick")).toBe("✓ Your browser made the same run, to the last digit.");
  for (const [name, ready] of [
    ["Assumptions", "#result"],
    ["Results", ".tick"],
    ["Compare", "#headline"],
    ["Claims", ".tick"],
    ["Evidence", "#count"],
    ["Method", "h2"],
  ] as const) {
    await page.$$eval(
      "nav a",
      (links, wanted) => (links.find((link) => link.textContent === wanted) as HTMLElement).click(),
      name,
    );
    await textOf(page, "title", (title) => title.startsWith(name));
    await textOf(page, ready);
  }
  await page.goto(`${served.address}assumptions.html?v=1&choose=total=thirty-thousand`);
  expect(await textOf(page, "#result-bar .difference")).toContain("draw by draw");
  expect(faults).toEqual([]);
  await page.close();
});
