import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { source as axeSource, type AxeResults } from "axe-core";
import type { Browser, Page } from "playwright-core";
import { launch, NoBrowser } from "./browser";
import { PAGES } from "./pages";
import {
  crowdedLabels,
  horizontalOverflow,
  openAll,
  pageBackground,
  removeAll,
  visibility,
} from "./probes";

const WIDTHS = { phone: 360, desktop: 1280 } as const;
const SCHEMES = ["light", "dark"] as const;
/** Screenshots are kept where somebody wants to look at them: `SCREENSHOTS=folder npm run test:browser`. */
const { SCREENSHOTS } = process.env;

describe("the HTML report in a browser", () => {
  let browser: Browser;
  const folder = mkdtempSync(join(tmpdir(), "vpc-endpoints-browser-"));

  const fileOf = (name: string) => join(folder, `${name.replaceAll(" ", "-")}.html`);

  before(async function () {
    for (const [name, render] of Object.entries(PAGES)) writeFileSync(fileOf(name), render());
    try {
      browser = await launch();
    } catch (error) {
      if (!(error instanceof NoBrowser) || process.env["CI"] !== undefined) throw error;
      console.log(`    skipped: ${error.message}`);
      this.skip();
    }
  });
  after(async () => {
    rmSync(folder, { recursive: true, force: true });
    await browser?.close();
  });

  for (const name of Object.keys(PAGES)) {
    describe(`of ${name}`, () => {
      const file = fileOf(name);

      for (const [device, width] of Object.entries(WIDTHS)) {
        for (const scheme of SCHEMES) {
          it(`fits a ${device}, is accessible and has nothing to load, in a ${scheme} theme`, async () => {
            const context = await browser.newContext({
              viewport: { width, height: 800 },
              colorScheme: scheme,
            });
            try {
              const page = await context.newPage();
              const heard = listen(page);
              await page.goto(pathToFileURL(file).href);
              if (SCREENSHOTS !== undefined) {
                mkdirSync(SCREENSHOTS, { recursive: true });
                const path = join(
                  SCREENSHOTS,
                  `${name.replaceAll(" ", "-")}-${device}-${scheme}.png`,
                );
                await page.screenshot({ path, fullPage: true });
              }
              await assertFits(page);
              assert.deepEqual(await page.evaluate(crowdedLabels), []);
              assert.equal(
                await page.evaluate(pageBackground),
                scheme === "light" ? "rgb(255, 255, 255)" : "rgb(15, 19, 24)",
              );
              // Thousands of rows say nothing that those of a dozen VPCs do not, and take minutes.
              if (name === "200 VPCs") await page.evaluate(removeAll, "details");
              else await page.evaluate(openAll, "details.twin");
              await assertFits(page);
              assert.deepEqual(await violations(page), []);
              assert.deepEqual(heard, { requests: [pathToFileURL(file).href], complaints: [] });
            } finally {
              await context.close();
            }
          });
        }
      }
    });
  }

  it("shows the lines of every model on a phone without scrolling the page sideways", async () => {
    await withExample({ width: WIDTHS.phone, height: 800 }, async (page) => {
      await page.evaluate(openAll, "details.long");
      await assertFits(page);
      assert.deepEqual(await violations(page), []);
    });
  });

  it("prints the tables below the pictures, in the light theme", async () => {
    await withExample({ width: 800, height: 1000 }, async (page) => {
      const shown = () => page.evaluate(visibility, "details.twin table");
      assert.deepEqual(await shown(), [false, false, false, false, false]);
      await page.emulateMedia({ media: "print", colorScheme: "dark" });
      assert.deepEqual(await shown(), [true, true, true, true, true]);
      assert.equal(await page.evaluate(pageBackground), "rgb(255, 255, 255)");
      assert.ok((await page.pdf({ format: "A4" })).length > 10_000);
    });
  });

  async function withExample(
    viewport: { readonly width: number; readonly height: number },
    use: (page: Page) => Promise<void>,
  ): Promise<void> {
    const context = await browser.newContext({ viewport });
    try {
      const page = await context.newPage();
      await page.goto(pathToFileURL(fileOf("the example")).href);
      await use(page);
    } finally {
      await context.close();
    }
  }
});

/** Whatever the page asks for, and whatever the browser has to say of it, such as a breach of its policy. */
function listen(page: Page): { readonly requests: string[]; readonly complaints: string[] } {
  const heard = { requests: [] as string[], complaints: [] as string[] };
  page.on("request", (request) => heard.requests.push(request.url()));
  page.on("console", (message) => heard.complaints.push(message.text()));
  page.on("pageerror", (error) => heard.complaints.push(error.message));
  page.on("dialog", (dialog) => heard.complaints.push(`dialog: ${dialog.message()}`));
  return heard;
}

async function assertFits(page: Page): Promise<void> {
  assert.deepEqual(await page.evaluate(horizontalOverflow), []);
}

/** Every rule of axe, best practices too: what is wrong and where. */
async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axeSource);
  const results = await page.evaluate<AxeResults>("axe.run({ resultTypes: ['violations'] })");
  return results.violations.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 120)}`),
  );
}
