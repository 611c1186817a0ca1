// The README's picture: the top of the overview, as a reader sees it. Build first: npm run build && npm run picture
import { existsSync } from "node:fs";
import path from "node:path";
import puppeteer from "puppeteer-core";
import { siteServer } from "../../../build/lib/node/site/siteServer.js";

const executablePath =
  process.env.CHROME_PATH ?? ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((file) => existsSync(file));
const server = siteServer(path.resolve(import.meta.dirname, "../../../dist")).listen(0, "127.0.0.1");
const browser = await puppeteer.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
try {
  const page = await browser.newPage();
  await page.setViewport({ width: 960, height: 800 });
  await page.goto(`http://127.0.0.1:${server.address().port}/`, { waitUntil: "networkidle0" });
  await page.waitForSelector(".tick:not(:empty)");
  const file = path.join(import.meta.dirname, "overview.png");
  await page.screenshot({ path: file, optimizeForSpeed: false });
  console.log(path.relative(process.cwd(), file));
} finally {
  await browser.close();
  server.close();
}
