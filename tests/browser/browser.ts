import { existsSync } from "node:fs";
import type { Browser } from "playwright-core";

/** Browsers of the machine, for platforms that the packaged one is not made for. */
const INSTALLED = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
];

/** Why there is no browser, as the sentence that a skipped test says. */
export class NoBrowser extends Error {}

/** Chromium without a window: CHROME_PATH, else the npm package's own, else one that is installed. */
export async function launch(): Promise<Browser> {
  const { chromium } = await import("playwright-core");
  const executablePath = await findBrowser();
  // The pages are this project's own files, and a sandbox needs rights that containers lack.
  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}

async function findBrowser(): Promise<string> {
  const { CHROME_PATH } = process.env;
  if (CHROME_PATH !== undefined) return CHROME_PATH;
  if (process.platform === "linux" && process.arch === "x64") {
    const { default: packaged } = await import("@sparticuz/chromium");
    return packaged.executablePath();
  }
  const installed = INSTALLED.find((file) => existsSync(file));
  if (installed !== undefined) return installed;
  throw new NoBrowser("no browser found: set CHROME_PATH to a Chromium or Chrome");
}
