// Draws the README's pictures from the built page: node scripts/pictures.mjs
// CHROMIUM names the browser, DIST the built page.

import { resolve } from "node:path";
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
await draw("docs/timeline.png", "#/timeline", "dark");
await browser.close();
await server.close();
