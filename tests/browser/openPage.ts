import type { AddressInfo } from "node:net";
import path from "node:path";
import type { Browser, Page } from "puppeteer-core";
import { siteServer } from "../../lib/node/site/siteServer.ts";

export const site = path.resolve(import.meta.dirname, "../../dist");
export const pageNames = [
  "index",
  "assumptions",
  "results",
  "sensitivity",
  "compare",
  "claims",
  "evidence",
  "publish",
  "method",
] as const;

/** The built site on a port of this machine. */
export async function serveSite(under = "/"): Promise<{ readonly address: string; close(): void }> {
  const server = siteServer(site, under);
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}${under}`, close: () => server.close() };
}

export interface OpenPage {
  readonly page: Page;
  /** Errors on the console, failed requests, requests that leave the site. */
  readonly faults: string[];
}

/** A page with an ear at its console and its requests. */
export async function openPage(
  browser: Browser,
  address: string,
  { width = 1280, dark = false }: { width?: number; dark?: boolean } = {},
): Promise<OpenPage> {
  const page = await browser.newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warn") faults.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => faults.push(`page: ${String(error)}`));
  page.on("requestfailed", (request) => {
    // A worker that is replaced by a newer one breaks off what it was loading.
    if (request.failure()?.errorText !== "net::ERR_ABORTED") faults.push(`failed: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) faults.push(`${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    const url = request.url();
    if (!url.startsWith(new URL(address).origin) && !/^(data|blob):/.test(url))
      faults.push(`outside: ${url}`);
  });
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: dark ? "dark" : "light" }]);
  await page.goto(address, { waitUntil: "load" });
  return { page, faults };
}

/**
 * Waits until an element has a text that fulfils the condition, which is asked here: the page's policy lets
 * nobody compile code there.
 */
export async function textOf(
  page: Page,
  selector: string,
  holds: (text: string) => boolean = (text) => text !== "",
): Promise<string> {
  const until = Date.now() + 30_000;
  for (let text = ""; ; ) {
    text = await page.evaluate((wanted) => document.querySelector(wanted)?.textContent ?? "", selector);
    if (holds(text)) return text;
    if (Date.now() > until) throw new Error(`${selector} stayed at "${text.slice(0, 200)}"`);
    await new Promise((again) => setTimeout(again, 40));
  }
}
