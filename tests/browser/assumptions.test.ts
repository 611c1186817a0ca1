import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Browser, ElementHandle, Page } from "puppeteer-core";
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

const address = (query = "") => `${served.address}assumptions.html${query}`;
const choose = (page: Page, option: string) =>
  page.$eval(`#choice-${option}`, (input) => (input as HTMLElement).click());

describe("assumptions", () => {
  it("answer to a pinned choice, and undo, redo and reset it", async () => {
    const { page, faults } = await openPage(browser, address());
    const base = await textOf(page, "#result");
    await choose(page, "total-thirty-thousand");
    const pinned = await textOf(page, "#result", (text) => text !== base);
    await vi.waitUntil(() => page.url().includes("choose=total=thirty-thousand"));
    expect(await textOf(page, "#changes")).toBe("1 assumption changed");
    expect(await textOf(page, "#result-bar .difference")).toMatch(
      /Against the base, draw by draw: −\d+ million/,
    );
    await page.click("#undo");
    await textOf(page, "#result", (text) => text === base);
    await page.click("#redo");
    await textOf(page, "#result", (text) => text === pinned);
    await page.click("#reset-all");
    await textOf(page, "#result", (text) => text === base);
    await vi.waitUntil(() => new URL(page.url()).search === "");
    expect(faults).toEqual([]);
    await page.close();
  });

  it("answer to a slider, from the keyboard alone", async () => {
    const { page, faults } = await openPage(browser, address());
    const base = await textOf(page, "#result");
    await page.focus("#search");
    await page.keyboard.type("wage.russia.company");
    // From the search field to the one row that is left, past the other controls.
    await tabTo(page, "details.parameter > summary");
    await page.keyboard.press("Enter");
    await page.waitForSelector("details[open] input[type=range]");
    await tabTo(page, "input[type=range]");
    for (let press = 0; press < 40; press++) await page.keyboard.press("ArrowRight");
    const moved = await textOf(page, "#result", (text) => text !== base);
    expect(moved).toMatch(/^\$\d/);
    await vi.waitUntil(() => page.url().includes("set=wage.russia.company=triangular("));
    expect(await page.$eval("[id='wage.russia.company']", (row) => row.classList.contains("changed"))).toBe(
      true,
    );
    expect(faults).toEqual([]);
    await page.close();
  });

  it("are restored by a copied link, to the same numbers", async () => {
    const query =
      "?v=1&set=wage.kuwait=pert(300,420,600;0.9)&set=months.usual=11&choose=kuwait-chain=side-by-side&seed=7";
    const first = await openPage(browser, address(query));
    const result = await textOf(first.page, "#result");
    await textOf(first.page, "#changes", (text) => text.startsWith("3"));
    const link = first.page.url();
    expect(new URL(link).search).toContain("seed=7");
    const second = await openPage(browser, link);
    expect(await textOf(second.page, "#result")).toBe(result);
    expect(
      await second.page.$eval(
        "#choice-kuwait-chain-side-by-side",
        (input) => (input as HTMLInputElement).checked,
      ),
    ).toBe(true);
    // The other pages carry it on.
    const overview = await second.page.$eval("nav a", (anchor) => (anchor as HTMLAnchorElement).href);
    expect(overview).toContain("choose=kuwait-chain=side-by-side");
    expect([...first.faults, ...second.faults]).toEqual([]);
    await first.page.close();
    await second.page.close();
  });

  it.each([
    ["?v=1&set=wage.kuweit=400", "wage.kuwait"],
    ["?v=1&set=wage.kuwait=900..100", "upside down"],
    ["?v=9&set=wage.kuwait=400", "version"],
    ["?v=1&set=wage.kuwait=%3Cscript%3Ealert(1)%3C/script%3E", "where a number belongs"],
    ["?v=1&scenario=__proto__", "no name"],
    [`?v=1&seed=${"x".repeat(500)}`, "200"],
  ])("say what is wrong with a link, case %#", async (query, said) => {
    const { page, faults } = await openPage(browser, address(query));
    expect(await textOf(page, "#notice")).toContain(said);
    expect(await page.$$eval("details.parameter", (rows) => rows.length)).toBeGreaterThan(100);
    expect(faults).toEqual([]);
    await page.close();
  });

  it("open a scenario file, and say what is wrong with one", async () => {
    const { page, faults } = await openPage(browser, address());
    const base = await textOf(page, "#result");
    const head = "id: mine\ntitle: Mine\nyear: 2012\nbase: bottom-up-2012\nassumes: A.\nleavesOut: B.\n";
    const give = async (text: string) => {
      const file = path.join(tmpdir(), `wageflow-${process.pid}.yaml`);
      writeFileSync(file, text);
      const input = (await page.$("#file")) as ElementHandle<HTMLInputElement>;
      await input.uploadFile(file);
    };
    await give(`${head}set:\n  wage.kuweit: 400\n`);
    expect(await textOf(page, "#notice")).toMatch(/\.yaml:8: .*wage\.kuwait/);
    await give("a: [1\n");
    await textOf(page, "#notice", (text) => /yaml:\d+: Flow sequence/.test(text));
    await give(`${head}choose:\n  total: thirty-thousand\n`);
    await textOf(page, "#result", (text) => text !== base);
    await vi.waitUntil(() => page.url().includes("choose=total=thirty-thousand"));
    expect(faults).toEqual([]);
    await page.close();
  });

  it("keep weights at a hundred, and pin beside them", async () => {
    const { page, faults } = await openPage(browser, address());
    const base = await textOf(page, "#result");
    const weights = () =>
      page.$$eval("#choice-total .weight input[type=number]", (inputs) =>
        inputs.map((input) => (input as HTMLInputElement).valueAsNumber),
      );
    expect(await weights()).toEqual([41, 33, 16, 10]);
    await page.focus("#choice-total .option:nth-of-type(5) .weight input[type=range]");
    for (let press = 0; press < 5; press++) await page.keyboard.press("PageUp");
    const weighed = await textOf(page, "#result", (text) => text !== base);
    const now = await weights();
    expect(now[3]).toBeGreaterThan(40);
    expect(now.reduce((sum, weight) => sum + weight)).toBe(100);
    await vi.waitUntil(() => page.url().includes(`thirty-thousand:${now[3]! / 100}`));
    await choose(page, "total-thirty-thousand");
    await textOf(page, "#result", (text) => text !== weighed);
    expect(await page.$$eval("#choice-total .weight input:disabled", (inputs) => inputs.length)).toBe(8);
    await page.$eval("#choice-total .reset", (button) => (button as HTMLElement).click());
    await textOf(page, "#result", (text) => text === base);
    expect(await weights()).toEqual([41, 33, 16, 10]);
    expect(faults).toEqual([]);
    await page.close();
  });

  it("lay policies, dependence and another design over the state, and name the run as the command line does", async () => {
    const { page, faults } = await openPage(browser, address("?v=1&set=wage.kuwait=400"));
    const base = await textOf(page, "#result");
    const click = (selector: string) => page.$eval(selector, (input) => (input as HTMLElement).click());
    await click("[data-policy=direct-payment-2012]");
    const paid = await textOf(page, "#result", (text) => text !== base);
    expect(await page.$eval("[id='taken.qatar']", (row) => row.classList.contains("changed"))).toBe(true);
    await click("[data-policy=direct-payment-2012]");
    await textOf(page, "#result", (text) => text !== paid);
    await click("[data-place=Kuwait]");
    await page.select("#dependence", "common");
    await page.select("#design", "sobol");
    await textOf(page, "#changes", (text) => text.startsWith("3"));
    await vi.waitUntil(() => page.url().endsWith("&without=Kuwait&dependence=common&design=sobol"));
    expect(await textOf(page, "#dependence-says")).toContain("the widest interval");
    const identity = await textOf(page, "#identity", (text) => text.includes("Sobol’"));
    const call = [
      "--set",
      "wage.kuwait=400",
      "--without",
      "Kuwait",
      "--dependence",
      "common",
      "--design",
      "sobol",
    ];
    const { outcomesDigest } = JSON.parse(
      execFileSync(process.execPath, ["build/wageflow.cjs", "run", "bottom-up-2012", ...call, "--json"], {
        encoding: "utf8",
        maxBuffer: 64_000_000,
      }),
    );
    expect(identity).toContain(`outcomes ${outcomesDigest.slice(0, 12)}`);
    expect(faults).toEqual([]);
    await page.close();
  });

  it("stand by topic or by group of workers, without losing a row or its evidence", async () => {
    const { page, faults } = await openPage(browser, address());
    await textOf(page, "#result");
    const rows = () => page.$$eval(".parameter, .choice", (found) => found.map(({ id }) => id).sort());
    const byTopic = await rows();
    await page.select("#grouping", "segment");
    expect(await rows()).toEqual(byTopic);
    const under = await page.$eval(
      "[id='wage.kuwait']",
      (row) => row.closest("section")!.querySelector("h2")!.textContent,
    );
    expect(under).toBe("Kuwait");
    await page.select("#scenario", "repatriation-2012");
    await page.waitForSelector("[id='sent-home.russia'] .support a[href*='#E26']");
    expect(await textOf(page, "[id='wage.kuwait'] .support")).toContain("Printed “usually earns");
    expect(await page.$eval("#assumptions", (holder) => holder.textContent)).not.toContain("undefined");
    expect(faults).toEqual([]);
    await page.close();
  });

  it("take a file that is dropped", async () => {
    const { page, faults } = await openPage(browser, address());
    const base = await textOf(page, "#result");
    const drop = (text: string) =>
      page.evaluate((content) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File([content], "dropped.yaml"));
        const fire = (name: string) =>
          document.body.dispatchEvent(new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
        fire("dragover");
        const shown = document.body.classList.contains("dropping");
        fire("drop");
        return [shown, document.body.classList.contains("dropping")];
      }, text);
    const head = "id: mine\ntitle: Mine\nyear: 2012\nbase: bottom-up-2012\nassumes: A.\nleavesOut: B.\n";
    expect(await drop(`${head}weigh: { total: { own-sum: 0.9 } }\n`)).toEqual([true, false]);
    expect(await textOf(page, "#notice")).toMatch(/dropped\.yaml:7: .*add up to 0.9/);
    await drop(`${head}weigh: { total: { own-sum: 1 } }\nsentHome: { Kuwait: all }\ndependence: 0.5\n`);
    await textOf(page, "#result", (text) => text !== base);
    await vi.waitUntil(() => page.url().endsWith("?v=1&weigh=total=own-sum:1&without=Kuwait&dependence=0.5"));
    expect(await page.$eval("#notice", (element) => (element as HTMLElement).hidden)).toBe(true);
    expect(faults).toEqual([]);
    await page.close();
  });

  it.each([390, 1280])(
    "keep the result in view, and never before what has the focus, at %d px",
    async (width) => {
      const query = "?v=1&weigh=total=own-sum:0.25,thirty-thousand:0.75&dependence=0.3";
      const { page, faults } = await openPage(browser, address(query), { width });
      await textOf(page, "#result-bar .difference", (text) => text.startsWith("Against the base"));
      await page.focus("[id='wage.qatar'] summary");
      const hidden: string[] = [];
      for (let press = 0; press < 25; press++) {
        await page.keyboard.down("Shift");
        await page.keyboard.press("Tab");
        await page.keyboard.up("Shift");
        const [bar, focus, name] = await page.evaluate(() => [
          document.getElementById("result-bar")!.getBoundingClientRect().bottom,
          document.activeElement!.getBoundingClientRect().top,
          document.activeElement!.outerHTML.slice(0, 80),
        ]);
        if ((focus as number) < (bar as number) - 1) hidden.push(String(name));
        expect(bar).toBeGreaterThan(40);
      }
      expect(hidden).toEqual([]);
      expect(faults).toEqual([]);
      await page.close();
    },
  );

  it.each([
    "?v=1&weigh=total=own-sum:0.5",
    "?v=1&without=Atlantis",
    "?v=1&scenario=nothing-of-the-kind#%E0%A4%A",
  ])("show the base scenario with a plain message for %s", async (query) => {
    const { page, faults } = await openPage(browser, address(query));
    await textOf(page, "#notice", (text) => text.endsWith("The page shows the base scenario."));
    await textOf(page, "#result-bar .difference", (text) => text.startsWith("The base scenario"));
    await vi.waitUntil(() => new URL(page.url()).search === "");
    expect(faults).toEqual([]);
    await page.close();
  });

  it("show another scenario with its own parameters", async () => {
    const { page, faults } = await openPage(browser, address());
    await textOf(page, "#result");
    await page.select("#scenario", "report-headline-2012");
    await page.waitForSelector("[id='restated.workers']");
    await textOf(page, "#result-bar .now", (text) => text !== "" && !text.includes("keeps"));
    expect(faults).toEqual([]);
    await page.close();
  });
});

/** Presses Tab until the focus is on what is wanted. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let press = 0; press < 60; press++) {
    await page.keyboard.press("Tab");
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) === true, selector)) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}
