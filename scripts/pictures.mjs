// Draws the README's pictures from the built page, and those that go with links to it: node scripts/pictures.mjs
// CHROMIUM names the browser, DIST the built page. The page's fonts are those of the machine: with fonts-urw-base35 it is
// Palatino's sister that is drawn.

import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./static-server.mjs";

const server = await serve({ folder: resolve(process.env.DIST || "dist"), base: "/" });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});

async function draw(file, hash, scheme, prepare) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 760 }, colorScheme: scheme });
  const page = await context.newPage();
  await page.goto(`${server.url}${hash}`);
  await page.locator("#list [data-row]").first().waitFor();
  await prepare?.(page);
  await page.waitForTimeout(300);
  await page.screenshot({ path: file });
  await context.close();
}

// A quotation between marks, open in its article.
await draw("docs/reader.png", "#/quotes", "light", async (page) => {
  await page.locator("#list [data-row]", { hasText: "“" }).nth(1).click();
  await page.locator("#why").waitFor();
});
await draw("docs/timeline.png", "#/timeline?lanes=speaker", "dark");

// What a link to the page looks like where it is posted, and on the start screen of a phone.
async function still(file, width, height, content) {
  const page = await browser.newPage({ viewport: { width, height } });
  await content(page);
  await page.screenshot({ path: file });
  await page.close();
}
await still("style/preview.png", 1200, 630, (page) => page.goto(pathToFileURL(resolve("scripts/preview.html")).href));
const icon = pathToFileURL(resolve("style/icon.svg")).href;
await still("style/icon.png", 180, 180, (page) => page.goto(icon));

await browser.close();
await server.close();
