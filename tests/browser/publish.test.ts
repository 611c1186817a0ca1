import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { unzip, zip } from "../../lib/publish/bundle/zip.ts";
import { readPublished } from "../../lib/publish/verify/readPublished.ts";
import { temporaryFolder } from "../node/temporaryFolder.ts";
import { bytesOf, manifestOf, textOf as textOfBytes, verified } from "../publish/published.ts";
import { startBrowser } from "./browsers.ts";
import { type OpenPage, openPage, serveSite, textOf } from "./openPage.ts";

vi.setConfig({ testTimeout: 180_000, hookTimeout: 300_000 });

const root = path.resolve(import.meta.dirname, "../..");
const folder = temporaryFolder();
const query = "?v=1&scenario=kuwait-2012&set=wage.kuwait=350..500&draws=2000";
let browser: Browser;
let served: Awaited<ReturnType<typeof serveSite>>;
/** The same publication made by the command line. */
let byCommand: Buffer;

beforeAll(async () => {
  served = await serveSite("/reports/wages/");
  browser = await startBrowser("chrome");
  const call = [
    "kuwait-2012",
    "--set",
    "wage.kuwait=350..500",
    "--draws",
    "2000",
    "--zip",
    "--out",
    "by-command",
  ];
  execFileSync(process.execPath, [path.join(root, "build/wageflow.cjs"), "publish", ...call], {
    cwd: folder,
  });
  byCommand = readFileSync(path.join(folder, "by-command.zip"));
});
afterAll(async () => {
  await browser?.close();
  served?.close();
});

async function openPublish(search = ""): Promise<OpenPage> {
  const opened = await openPage(browser, `${served.address}publish.html${search}`);
  await textOf(opened.page, ".tick");
  return opened;
}

/** Files that the page gives, by their names. */
async function given(page: Page, act: () => Promise<void>): Promise<ReadonlyMap<string, Buffer>> {
  await page.evaluate(() => {
    const saved: Record<string, Blob> = {};
    let last: Blob;
    const create = URL.createObjectURL.bind(URL);
    URL.createObjectURL = (blob: Blob) => {
      last = blob;
      return create(blob);
    };
    HTMLAnchorElement.prototype.click = function click() {
      saved[this.download] = last;
    };
    Object.assign(window, { saved });
  });
  await act();
  const files = await page.evaluate(async () => {
    const { saved } = window as unknown as { saved: Record<string, Blob> };
    return Promise.all(
      Object.entries(saved).map(async ([name, blob]) => {
        const bytes = new Uint8Array(await blob.arrayBuffer());
        return [name, Array.from(bytes, (byte) => String.fromCharCode(byte)).join("")] as const;
      }),
    );
  });
  return new Map(files.map(([name, text]) => [name, Buffer.from(text, "latin1")]));
}

async function check(page: Page, name: string, bytes: Uint8Array): Promise<string> {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  await page.evaluate(() => document.querySelector("#checked")!.replaceChildren());
  const input = (await page.$("#published-file"))!;
  await (input as unknown as { uploadFile(file: string): Promise<void> }).uploadFile(file);
  await textOf(page, "#checked .outcome-of-check");
  return page.$eval("#checked", (place) => place.textContent!);
}

describe("the Publish page", () => {
  it("makes the bytes that the command line makes, and each verifies the other's", async () => {
    const { page, faults } = await openPublish(query);
    const files = await given(page, async () => {
      await page.click("#make");
      await textOf(page, "#made [data-file]", (text) => text !== "");
      await page.click('#made [data-file=""]');
      await page.click('#made [data-file="manifest.json"]');
    });
    const [name, byPage] = [...files].find(([found]) => found.endsWith(".zip"))!;
    expect(name).toMatch(/^wageflow-kuwait-2012-[0-9a-f]{8}\.zip$/);
    expect(byPage.equals(byCommand)).toBe(true);
    expect(verified(unzip(byPage))).toMatchObject({ verdict: "to the bit", wrong: [] });
    expect(readPublished(files.get("manifest.json")!, "manifest.json").manifest).toEqual(
      manifestOf(unzip(byPage)),
    );
    expect(await check(page, "by-command.zip", byCommand)).toMatch(/✓ Verified to the bit/);
    expect(await check(page, "manifest.json", files.get("manifest.json")!)).toMatch(/✓ Verified to the bit/);
    expect(faults).toEqual([]);
    await page.close();
  });

  it("names what is wrong with a tampered publication, and refuses what is none", async () => {
    const { page, faults } = await openPublish();
    const files = unzip(byCommand);
    const table = textOfBytes(files.get("data/outcomes.csv")).replace(/(?<=\nnarrow,.*?,)\d/, "8");
    const tampered = zip(new Map(files).set("data/outcomes.csv", bytesOf(table)));
    expect(await check(page, "tampered.zip", tampered)).toMatch(/✗ Not verified[\s\S]*data\/outcomes\.csv/);
    expect(await check(page, "words.json", bytesOf("<b>words</b>"))).toMatch(
      /✗ This cannot be checked[\s\S]*neither a zip/,
    );
    expect(faults).toEqual([]);
    await page.close();
  });

  it("checks the line beside a figure and links, by the keyboard", async () => {
    const { page, faults } = await openPublish(query);
    const line = await page.$eval("#digest-line", (element) => element.textContent!);
    expect(line).toContain("kuwait-2012 with 1 change · seed 2012 · 2000 draws · ");
    const digest = /([0-9a-f]{12})…$/.exec(line)![1];
    const enter = async (text: string) => {
      await page.evaluate(() => document.querySelector("#checked")!.replaceChildren());
      await page.$eval(
        "#published-text",
        (input, value) => ((input as HTMLInputElement).value = value),
        text,
      );
      await page.focus("#published-text");
      await page.keyboard.press("Enter");
      return textOf(page, "#checked .outcome-of-check");
    };
    expect(await enter(`${served.address}publish.html${query}&digest=${digest}`)).toMatch(/^✓ Verified/);
    expect(await enter(`${served.address}publish.html${query}&digest=000000000000`)).toMatch(
      /^✗ Not verified/,
    );
    expect(await enter(line)).toMatch(/^✗ This cannot be checked/);
    expect(await enter("wageflow 0.1.0 · kuwait-2012 · seed 2012 · 0000…")).toMatch(/^✗ Not verified/);
    expect(faults).toEqual([]);
    await page.close();
  });

  it("says whether a link leads to the run that it was copied from", async () => {
    const { page } = await openPublish(query);
    const line = await page.$eval("#digest-line", (element) => element.textContent!);
    await page.close();
    const digest = /([0-9a-f]{12})…$/.exec(line)![1];
    const same = await openPublish(`${query}&digest=${digest}`);
    expect(await textOf(same.page, ".tick")).toMatch(/^✓ The run has the digest/);
    await same.page.close();
    const other = await openPublish(`${query}&digest=000000000000`);
    expect(await textOf(other.page, ".tick")).toMatch(/^✗ The run has another digest/);
    expect([...same.faults, ...other.faults]).toEqual([]);
    await other.page.close();
  });

  it("gives the scenario as a file", async () => {
    const { page, faults } = await openPublish(query);
    const files = await given(page, () => page.click("#save-scenario"));
    expect(files.get("my-scenario.yaml")!.toString()).toContain("wage.kuwait: [350,500]");
    expect(faults).toEqual([]);
    await page.close();
  });
});

describe("the Publish page in firefox", () => {
  it("makes the bytes that the command line makes", async () => {
    const firefox = await startBrowser("firefox");
    try {
      const page = await firefox.newPage();
      await page.goto(`${served.address}publish.html${query}`);
      await textOf(page, ".tick");
      const files = await given(page, async () => {
        await page.click("#make");
        await textOf(page, "#made [data-file]", (text) => text !== "");
        await page.click('#made [data-file=""]');
      });
      expect([...files.values()][0]!.equals(byCommand)).toBe(true);
    } finally {
      await firefox.close();
    }
  });
});
