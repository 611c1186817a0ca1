/**
 * How fast the pages answer: from moving a slider to the new result painted, in headless Chromium, at the
 * default number of draws; and what the overview transfers. Build first: npm run build && node tests/bench/pages.mjs
 */
import { existsSync } from "node:fs";
import path from "node:path";
import puppeteer from "puppeteer-core";
import { siteServer } from "../../build/lib/node/site/siteServer.js";

const moves = 120;
const everyMs = 150;
const executablePath =
  process.env.CHROME_PATH ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((file) => existsSync(file));
const server = siteServer(path.resolve(import.meta.dirname, "../../dist")).listen(0);
const address = `http://127.0.0.1:${server.address().port}/`;
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });

const overview = await browser.newPage();
const client = await overview.createCDPSession();
await client.send("Network.enable");
let requests = 0;
let bytes = 0;
client.on("Network.requestWillBeSent", ({ request }) => {
  if (request.url.startsWith("http")) requests += 1;
});
client.on("Network.loadingFinished", ({ encodedDataLength }) => {
  bytes += encodedDataLength;
});
await overview.goto(address, { waitUntil: "networkidle0" });
await overview.waitForSelector(".tick:not(:empty)");
// What a worker loads is not told to the page's session: its own file is added here.
const worker = await overview.evaluate(async () => {
  const entry = performance.getEntriesByType("resource").find(({ name }) => name.includes("worker"));
  return entry?.encodedBodySize ?? 0;
});
console.log(
  `overview: ${requests} requests, ${(bytes / 1000).toFixed(1)} kB compressed (worker ${(worker / 1000).toFixed(1)} kB as the page counts it)`,
);
await overview.close();

/** Each slider with the element whose children change when the new result is there. */
const sliders = [
  {
    what: "a parameter",
    url: "assumptions.html#wage.russia.company",
    slider: "[id='wage.russia.company'] input[type=range]",
    ready: "#result",
    result: "#result-bar",
  },
  {
    what: "the weight of an option",
    url: "assumptions.html",
    slider: "[id='choice-russia-state-take'] input[type=range]",
    ready: "#result",
    result: "#result-bar",
  },
  {
    what: "the threshold of the exceedance curve",
    url: "results.html",
    slider: "#threshold",
    ready: "#threshold:not([disabled])",
    result: "main",
  },
  {
    what: "an end of the range that all distributions are conditioned on, its sentence",
    url: "sensitivity.html",
    slider: "#thumb-from",
    ready: "#thumb-from:not([disabled])",
    result: "#condition-text",
  },
  {
    what: "the same, all other distributions",
    url: "sensitivity.html",
    slider: "#thumb-from",
    ready: "#thumb-from:not([disabled])",
    result: "#condition-answer",
  },
];
for (const { what, url, slider, ready, result } of sliders) {
  const page = await browser.newPage();
  await page.setViewport({ width: 1280, height: 900 });
  await page.goto(address + url);
  await page.waitForSelector(slider);
  await page.waitForSelector(ready);
  const { delays, longTasks } = await page.evaluate(moveSlider, {
    slider,
    result,
    count: moves,
    every: everyMs,
  });
  const sorted = delays.slice(10).sort((a, b) => a - b);
  const at = (share) => sorted[Math.floor(share * (sorted.length - 1))].toFixed(1);
  console.log(
    `${what}: ${sorted.length} moves of the slider to the painted result, median ${at(0.5)} ms, 95th percentile ${at(0.95)} ms, most ${at(1)} ms`,
  );
  console.log(
    `  main-thread tasks over 50 ms: ${longTasks.length}${longTasks.length ? ` (${longTasks.map((ms) => ms.toFixed(0)).join(", ")} ms)` : ""}`,
  );
  await page.close();
}

/** Runs in the page. */
async function moveSlider({ slider: selector, result, count, every }) {
  const longTasks = [];
  new PerformanceObserver((list) =>
    longTasks.push(...list.getEntries().map(({ duration }) => duration)),
  ).observe({ type: "longtask" });
  const slider = document.querySelector(selector);
  const bar = document.querySelector(result);
  const painted = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const delays = [];
  for (let move = 0; move < count; move++) {
    const changed = new Promise((done) => {
      const observer = new MutationObserver(() => {
        observer.disconnect();
        done();
      });
      observer.observe(bar, { childList: true, subtree: true });
    });
    slider.valueAsNumber += (move % 2 === 0 ? 1 : -1) * Number(slider.step) * (1 + (move % 7));
    const from = performance.now();
    slider.dispatchEvent(new Event("input", { bubbles: true }));
    await changed;
    await painted();
    delays.push(performance.now() - from);
    await new Promise((done) => setTimeout(done, every));
  }
  return { delays, longTasks };
}
await browser.close();
server.close();
