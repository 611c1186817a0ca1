import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { startBrowser } from "./browsers.ts";
import { openPage, serveSite, textOf } from "./openPage.ts";

vi.setConfig({ testTimeout: 60_000, hookTimeout: 300_000 });

let browser: Browser;
let served: Awaited<ReturnType<typeof serveSite>>;
/** One page for the tests of its parts, in the state that the one before left; it works things out once. */
let page: Page;
let faults: readonly string[];
beforeAll(async () => {
  served = await serveSite();
  browser = await startBrowser("chrome");
  ({ page, faults } = await open());
});
afterAll(async () => {
  await browser?.close();
  served?.close();
});

/** The page, ready. */
async function open(query = "") {
  const opened = await openPage(browser, `${served.address}sensitivity.html${query}`);
  await textOf(opened.page, ".tick");
  await opened.page.waitForSelector("#method:not([disabled])");
  return opened;
}

const text = (page: Page, selector: string) =>
  page.$eval(selector, (element) => (element as HTMLElement).textContent!);
/** Until nothing is being worked out. */
const idle = (page: Page) => page.waitForSelector("main:not(:has([aria-busy]))");

describe("sensitivity", () => {
  it("finds what it was built with, and has every method give its rows", async () => {
    expect(await text(page, ".tick")).toBe("✓ Your browser worked out the same, to the last digit.");
    expect(await text(page, "#drivers .finding")).toMatch(/^“How many workers in all” drives it most/);
    const methods = await page.$$eval("#method option", (options) =>
      options.map((option) => (option as HTMLOptionElement).value),
    );
    expect(methods).toHaveLength(14);
    for (const method of methods) {
      const before = await text(page, "#method-answer");
      await page.select("#method", method);
      if (method !== "tornado") await textOf(page, "#method-answer", (now) => now !== before);
      await idle(page);
      const rows = await page.$$eval("#method-answer tbody tr", (found) =>
        found.map((row) => row.textContent!),
      );
      expect(rows.length, method).toBeGreaterThan(3);
      expect(rows.join(" "), method).not.toMatch(/NaN|undefined|Infinity/);
      expect(await text(page, "#method-answer .fine"), method).toMatch(/choice|Choice|options/);
      expect(
        await page.$$eval("#method-answer a[href^='https://doi.org/']", (links) => links.length),
      ).toBeGreaterThan(0);
    }
    await page.select("#method", "sobol");
    for (const [by, first] of [
      ["basis", "Chosen (choice)|Chosen"],
      ["source", "How|The|A|North"],
    ] as const) {
      await page.select("#by", by);
      await textOf(page, "#method-answer th", (label) => label.toLowerCase().includes(by));
      expect(await text(page, "#method-answer tbody th")).toMatch(new RegExp(first));
    }
    expect(faults).toEqual([]);
  });

  it("answers what would have to be true, also that nothing would do", async () => {
    expect(await text(page, "#break-even-text")).toMatch(/140 million.*6 not at all/s);
    await page.select("#parameter", "split.state");
    await textOf(page, "#break-even-text", (now) => now.includes("Impossible: whatever"));
    await page.click("#target-printed");
    await textOf(page, "#break-even-text", (now) => now.includes("230 million"));
    await page.$eval("#target", (field) => {
      (field as HTMLInputElement).value = "160";
      field.dispatchEvent(new Event("change"));
    });
    await textOf(page, "#break-even-text", (now) => now.includes("inside its whole range"));
    await page.select("#input", "wage.kuwait");
    await textOf(page, "#chart-scatter h3", (title) => title.includes("Kuwait"));
    await page.select("#leave-out-kind", "source");
    await textOf(page, "#leave-out-text", (now) => now.includes("−3.7 %"));
    expect(faults).toEqual([]);
  });

  it("lets a distribution be brushed by pointer and keyboard, and all others respond", async () => {
    const first = await text(page, "#condition-text");
    expect(first).toMatch(/12,240 of 32,768 draws \(37 %\)/);
    await page.focus("#thumb-from");
    await page.keyboard.press("ArrowRight");
    const second = await textOf(page, "#condition-text", (now) => now !== first);
    await page.keyboard.press("PageUp");
    const third = await textOf(page, "#condition-text", (now) => now !== second && now !== first);
    expect(third).not.toBe(first);
    await vi.waitUntil(
      async () => Number(await page.$eval("#brush-from", (field) => (field as HTMLInputElement).value)) > 170,
    );
    const drawing = await page.$("#brush .wide svg");
    await drawing!.scrollIntoView();
    const box = (await drawing!.boundingBox())!;
    const at = (share: number) => box.x + share * box.width;
    const moved = await text(page, "#chart-moved-outcomes table");
    await page.mouse.move(at(0.1), box.y + 60);
    await page.mouse.down();
    for (const share of [0.15, 0.2, 0.25, 0.3]) await page.mouse.move(at(share), box.y + 60);
    await page.mouse.up();
    await textOf(page, "#chart-moved-outcomes table", (now) => now !== moved);
    const [from, to] = await page.$$eval("#brush-from, #brush-to", (fields) =>
      fields.map((field) => Number((field as HTMLInputElement).value)),
    );
    expect(from).toBeLessThan(80);
    expect(to).toBeGreaterThan(100);
    await page.click("#brush-hold");
    await textOf(page, "#held", (now) => now.includes("Held: regime revenue, narrow is from"));
    await page.select("#brush-of", "choice:russia-state-take");
    await page.waitForSelector("#brush-option-field:not([hidden]) option[value='1']");
    await page.select("#brush-option", "1");
    await textOf(
      page,
      "#condition-text",
      (now) => now.includes("and “A share or a quota") || now.includes('and "A share or a quota'),
    );
    await page.click("#held button");
    await page.click("#brush-clear");
    expect(await textOf(page, "#condition-text", (now) => now.startsWith("All"))).toBe("All 32,768 draws.");
    expect(faults).toEqual([]);
  });

  it("keeps outcome, method and grouping in its address, and finds them there", async () => {
    const { page, faults } = await open("?v=1&outcome=taken&method=sobol&by=place");
    await idle(page);
    expect(await text(page, "#drivers h2")).toBe("What drives taken in all");
    await textOf(page, "#method-answer th", (label) => label.toLowerCase().includes("place"));
    await page.select("#method", "morris");
    await vi.waitUntil(() => page.url().endsWith("?v=1&outcome=taken&method=morris"));
    expect(faults).toEqual([]);
    await page.close();
  });

  it("shows what it was built with where the address asks for what is not there", async () => {
    const { page, faults } = await open("?v=1&outcome=%3Cscript%3E&method=__proto__&by=place");
    expect(await text(page, "#drivers h2")).toBe("What drives regime revenue, narrow");
    const notice = await textOf(page, "#notice");
    expect(notice).toContain("“<script>” for “Outcome, for the whole page”");
    expect(notice).toContain("“__proto__” for “Method”");
    expect(await page.$$eval("#notice script", (found) => found.length)).toBe(0);
    expect(faults).toEqual([]);
    await page.close();
  });

  it("can be cancelled and asked again, and the latest of many requests wins", async () => {
    await page.select("#outcome", "taken");
    await page.waitForSelector("#cancel:not([hidden])");
    await page.click("#cancel");
    await textOf(page, "#busy-text", (now) => now.startsWith("Cancelled"));
    await idle(page);
    expect(await text(page, "#drivers h2")).toBe("What drives regime revenue, narrow");
    for (const outcome of ["wide-net", "wide-gross", "taken"]) await page.select("#outcome", outcome);
    await textOf(page, "#drivers h2", (title) => title === "What drives taken in all");
    expect(faults).toEqual([]);
  });

  it("changes its numbers with the outcome, and says what it takes to get them again", async () => {
    const before = await text(page, "#drivers .finding");
    await page.select("#outcome", "net-pay-per-month");
    await textOf(page, "#drivers h2", (title) => title.includes("net pay"));
    expect(await text(page, "#drivers .finding")).not.toBe(before);
    await textOf(page, "#break-even-text", (now) => now.includes("dollars a month"));
    await textOf(page, "#leave-out-text", (now) => now.includes("dollars a month"));
    await textOf(page, "#method-answer .run", (now) => now.includes("--outcome net-pay-per-month"));
    expect(await text(page, "label[for=target]")).toBe("Target, dollars a month");
    expect(faults).toEqual([]);
  });

  it("honours the scenario of its address, and says what is wrong with one", async () => {
    const { page, faults } = await open("?v=1&scenario=kuwait-2012&seed=7");
    expect(await text(page, ".tick")).toBe("✓ Worked out in your browser just now.");
    expect(await text(page, "#drivers .run")).toMatch(/Kuwait alone.*Seed 7/s);
    await textOf(page, "#break-even-text", (now) => !now.includes("140 million"));
    await textOf(page, "#condition-text", (now) => now === "All 32,768 draws.");
    expect(faults).toEqual([]);
    await page.close();
    const wrong = await open("?v=1&scenario=atlantis");
    expect(await text(wrong.page, "#notice")).toContain('no scenario "atlantis"');
    expect(await text(wrong.page, "#drivers .finding")).toMatch(/^“How many workers in all”/);
    expect(wrong.faults).toEqual([]);
    await wrong.page.close();
  });

  it("is used with the keyboard alone", async () => {
    const { page, faults } = await open();
    const reached: string[] = [];
    for (let press = 0; press < 90 && !reached.includes("leave-out-kind"); press++) {
      await page.keyboard.press("Tab");
      reached.push(await page.evaluate(() => document.activeElement?.id ?? ""));
    }
    expect(reached.filter((id) => id !== "")).toEqual([
      ...[
        "outcome",
        "method",
        "input",
        "parameter",
        "target",
        "quantile",
        "target-tenfold",
        "target-printed",
      ],
      ...["brush-of", "brush-from", "brush-to", "brush-printed", "brush-hold", "brush-clear"],
      ...["thumb-from", "thumb-to", "leave-out-kind"],
    ]);
    await page.keyboard.press("ArrowUp");
    await textOf(page, "#leave-out-text", (now) => !now.includes("Interviewee"));
    expect(faults).toEqual([]);
    await page.close();
  });
});
