import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Browser } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { loadStudy, simulate } from "../../lib/index.ts";
import { startBrowser } from "./browsers.ts";
import { openPage, serveSite, site } from "./openPage.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });

let browser: Browser;
let served: Awaited<ReturnType<typeof serveSite>>;
beforeAll(async () => {
  served = await serveSite("/reports/wages/");
  browser = await startBrowser("chrome");
});
afterAll(async () => {
  await browser?.close();
  served?.close();
});

describe("the library's pages", () => {
  it("describe what it gives", () => {
    const functions = readdirSync(path.join(site, "api/functions"));
    for (const name of ["loadStudy", "simulate", "sobolIndices", "publish", "verify"])
      expect(
        functions.some((file) => file.includes(`.${name}.html`) || file.endsWith(`${name}.html`)),
        name,
      ).toBe(true);
    expect(existsSync(path.join(site, "api/wageflow.browser.js"))).toBe(true);
  });

  it.each(["index.html", "modules/wageflow.html", "functions/wageflow.simulate.html"])(
    "are without fault: %s",
    async (file) => {
      const { page, faults } = await openPage(browser, `${served.address}api/${file}`);
      expect(await page.$eval("h1", (heading) => heading.textContent)).toMatch(/ageflow|simulate/);
      await new Promise((done) => setTimeout(done, 500));
      expect(faults).toEqual([]);
      await page.close();
    },
  );
});

describe("the library in a page, by one script", () => {
  it("makes the run that Node makes", async () => {
    const { page, faults } = await openPage(browser, `${served.address}method.html`);
    // As text, because the test runner rewrites an import in a function.
    const digest = await page.evaluate(`(async () => {
      const { loadStudy, simulate, runReport } = await import("${served.address}api/wageflow.browser.js");
      const run = simulate(loadStudy("kuwait-2012"), { draws: 2000 });
      runReport(run);
      return run.digest();
    })()`);
    expect(digest).toBe(simulate(loadStudy("kuwait-2012"), { draws: 2000 }).digest());
    expect(faults).toEqual([]);
    await page.close();
  });
});
