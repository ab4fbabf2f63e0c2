// Pictures of every view and state, to be looked at:  node scripts/screens.mjs FOLDER [NAME…]
//
// Each view at 1440, 768 and 390 pixels' width, light and dark, as NAME-WIDTH-SCHEME.png; with names, only those. DIST is the
// built page.

import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "./static-server.mjs";

const dist = resolve(process.env.DIST || "dist");
const [folder = "screens", ...only] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

const held = (page, what) => page.route(what, () => new Promise(() => {}));
const dies = async (page) => {
  await page.locator("#list .card").first().waitFor();
  for (let death = 0; death < 2; death++) {
    await page.workers()[0].evaluate(() => void setTimeout(() => { throw new Error("ended"); }, 0));
    await page.waitForTimeout(800);
  }
};
const press = (selector) => async (page) => {
  await page.locator(selector).first().click();
  await page.waitForTimeout(400);
};

// What each needs: an address, what is done before it is loaded, and after.
const VIEWS = {
  quotes: {},
  "quotes-by-speaker": { hash: "#/quotes?group=speaker" },
  "quotes-narrowed": { hash: "#/quotes?outlet=none&not-kind=indirect&days=2024-07-01..2024-07-31" },
  context: { after: press(".card [aria-expanded]") },
  quotation: { after: press(".card.direct .card-words a") },
  timeline: { hash: "#/timeline" },
  "timeline-lanes": { hash: "#/timeline?lanes=speaker" },
  "timeline-days": { hash: "#/timeline?days=2024-07-09..2024-07-11" },
  date: { hash: "#/timeline", after: press(".entry a") },
  articles: { hash: "#/articles" },
  article: { hash: "#/articles", after: press(".article-row a") },
  search: { hash: "#/articles?q=%22strong+message%22&sort=best" },
  nothing: { hash: "#/quotes?q=Bennett&outlet=none" },
  notices: { hash: "#/charts?zoom=3&article=gone&kind=loud" },
  help: { after: (page) => page.keyboard.press("?") },
  filters: { after: async (page) => (await page.getByRole("button", { name: /^Filters/ }).count()) && press(".list-tools .word-button")(page) },
  loading: { before: (page) => held(page, /\.wasm$/), bare: true },
  reading: { before: (page) => held(page, /corpus-.*\.bin$/), bare: true },
  "worker-lost": { after: dies },
  "double-click": { file: true, bare: true },
  "no-scripts": { scripts: false, bare: true },
};

const server = await serve({ folder: dist, base: "/" });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
});
for (const [name, view] of Object.entries(VIEWS).filter(([name]) => !only.length || only.includes(name))) {
  for (const [width, height] of [[1440, 900], [768, 1024], [390, 844]]) {
    for (const colorScheme of ["light", "dark"]) {
      const touch = width < 500;
      const context = await browser.newContext({
        viewport: { width, height },
        colorScheme,
        hasTouch: touch,
        isMobile: touch,
        javaScriptEnabled: view.scripts ?? true,
      });
      const page = await context.newPage();
      await view.before?.(page);
      const address = view.file ? pathToFileURL(join(dist, "index.html")).href : server.url + (view.hash ?? "");
      await page.goto(address, { waitUntil: view.bare ? "commit" : "load" });
      if (view.bare) await page.waitForTimeout(3000);
      else await page.locator("[data-row], .empty").first().waitFor();
      await page.waitForTimeout(300);
      await view.after?.(page);
      await page.waitForTimeout(300);
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`) });
      await context.close();
    }
  }
}
await browser.close();
await server.close();
