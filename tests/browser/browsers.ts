import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import puppeteer, { type Browser } from "puppeteer-core";

type Name = "chrome" | "firefox";

/** Where the browsers are on the systems that people develop on; the first that exists is taken. */
const places: Readonly<Record<Name, readonly string[]>> = {
  chrome: [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  ],
  firefox: [
    "/usr/bin/firefox-esr",
    "/usr/bin/firefox",
    "/Applications/Firefox.app/Contents/MacOS/firefox",
    "C:\\Program Files\\Mozilla Firefox\\firefox.exe",
  ],
};
const packages: Readonly<Record<Name, string>> = { chrome: "chromium", firefox: "firefox-esr" };
const variables: Readonly<Record<Name, string>> = { chrome: "CHROME_PATH", firefox: "FIREFOX_PATH" };

/**
 * Starts a browser that is there; on Debian, as root, one that is not is installed first.
 *
 * @throws Error that says what to install
 */
export async function startBrowser(name: Name): Promise<Browser> {
  const found = () => [process.env[variables[name]] ?? "", ...places[name]].find((file) => existsSync(file));
  if (found() === undefined) install(packages[name]);
  const executablePath = found();
  if (executablePath === undefined) {
    throw new Error(`There is no ${name} here: install it, or name its file in ${variables[name]}.`);
  }
  return puppeteer.launch({
    browser: name,
    executablePath,
    // Root may not use Chromium's sandbox, and a container has little shared memory.
    args: name === "chrome" ? ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"] : [],
  });
}

function install(name: string): void {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return;
  const apt = (...call: string[]) => spawnSync("apt-get", ["-o", "DPkg::Lock::Timeout=300", ...call]);
  apt("update");
  apt("install", "-y", "--no-install-recommends", name);
}
