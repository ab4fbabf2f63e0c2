// What the build writes into index.html for the time before the program runs, and how the program takes its place.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { dist, done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);

// A page whose program has to wait until it is released.
async function held(hash = "", options = {}) {
  let release;
  const wait = new Promise((resolve) => (release = resolve));
  const before = (page) => page.route(/app-.*\.wasm$/, async (route) => (await wait, route.continue()));
  const page = await site.open(hash, { ...options, before });
  return { page, release };
}

// Elements, classes, links and texts below what `selector` finds. Left out is what only the program can have: ids, rows'
// places, and whether a control answers.
const outline = (page, selector) =>
  page.evaluate((selector) => {
    const of = (node) => {
      if (node.nodeType === Node.TEXT_NODE) return node.textContent;
      if (node.nodeType !== Node.ELEMENT_NODE) return "";
      const classes = [...node.classList].sort().map((name) => `.${name}`).join("");
      const href = node.getAttribute("href") ?? "";
      // Neighbouring texts are one text, however many nodes hold them.
      const inner = [...node.childNodes].map(of).reduce((list, next) => {
        if (next === "") return list;
        if (typeof next === "string" && typeof list.at(-1) === "string") list.push(list.pop() + next);
        else list.push(next);
        return list;
      }, []);
      return [`${node.localName}${classes}${href}`, ...inner];
    };
    return of(document.querySelector(selector));
  }, selector);

const LISTS = { "": ".frame-statements", "#/articles": ".frame-articles" };

for (const [hash, list] of Object.entries(LISTS)) {
  test(`the written list is the one that the program draws: ${hash || "statements"}`, async () => {
    const { page, release } = await held(hash);
    const written = await outline(page, `${list} .part`);
    assert.ok(written[1].length >= 5, "rows were written");
    const counted = await page.locator(`${list} h2`).textContent();
    const [tabs, corpus] = [await outline(page, ".tabs ul"), await outline(page, ".corpus-line")];
    const what = await outline(page, ".masthead-name");
    release();
    await ready(page);
    assert.deepEqual(await outline(page, ".part"), written);
    assert.equal(await page.locator(".count-line h2").textContent(), counted);
    assert.deepEqual(await outline(page, ".tabs ul"), tabs);
    assert.deepEqual(await outline(page, ".corpus-line"), corpus);
    // The line that says what this is stays.
    assert.deepEqual(await outline(page, ".masthead-name"), what);
    assert.ok(await page.getByText("Who said what, when, and which outlet carried it").isVisible());
    await done(page);
  });
}

for (const [width, height] of [[1280, 900], [800, 900], [390, 844]]) {
  test(`nothing moves when the program takes over, ${width} wide`, async () => {
    const { page, release } = await held("", { width, height });
    await page.evaluate(() => {
      window.shift = 0;
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) window.shift += entry.value;
      }).observe({ type: "layout-shift", buffered: true });
    });
    const places = () =>
      page.evaluate(() =>
        [".wordmark", ".search input", ".tabs a", ".corpus-line", ".count-line h2", ".card", ".card:nth-child(3) .card-source"].map((s) => {
          const found = [...document.querySelectorAll(s)].find((e) => e.checkVisibility());
          const { x, y, height } = found.getBoundingClientRect();
          return [s, Math.round(x), Math.round(y), Math.round(height)];
        }),
      );
    const before = await places();
    release();
    await ready(page);
    await page.waitForTimeout(300);
    assert.deepEqual(await places(), before);
    assert.ok((await page.evaluate(() => window.shift)) < 0.005);
    await done(page);
  });
}

test("without scripts the first view can be read, articles too, and nothing covers it", async () => {
  const page = await site.open("", { javaScriptEnabled: false });
  assert.ok(await page.locator(".card").first().isVisible());
  for (const waiting of [".frame-waiting", "#boot-progress"]) {
    assert.equal(await page.locator(waiting).count(), 1, waiting);
    assert.ok(!(await page.locator(waiting).isVisible()), waiting);
  }
  assert.ok(!(await page.locator(".article-row").first().isVisible()));
  await page.locator(".tabs a", { hasText: "Articles" }).click();
  assert.ok(await page.locator(".article-row a").first().isVisible());
  assert.ok(!(await page.locator(".card").first().isVisible()));
  page.problems = page.problems.filter((problem) => !/\.js csp$/.test(problem));
  await done(page);
});

test("a link into the page that is followed before the program runs is followed by it", async () => {
  const { page, release } = await held();
  await page.locator(".card-words a").first().click();
  release();
  await page.locator("a.mark.selected").first().waitFor();
  await done(page);
});

for (const hash of ["#/timeline", "#/quotes?q=Bennett", "#/articles?outlet=VOA"]) {
  test(`another view than the written one does not show that first: ${hash}`, async () => {
    const { page, release } = await held(hash);
    assert.ok(await page.locator(".frame-waiting").isVisible());
    for (const row of [".card", ".article-row"]) assert.ok(!(await page.locator(row).first().isVisible()), row);
    release();
    await ready(page);
    await done(page);
  });
}

test("a site of somebody's articles has its own first view, and no text of theirs becomes markup", async () => {
  const folder = mkdtempSync(join(tmpdir(), "dateline-first-view-"));
  after(() => rmSync(folder, { recursive: true }));
  const evil = `<img src=x onerror="document.title='evil'">`;
  const text = `Bridge ${evil} opened\n\n“The bridge is open,” said Mayor Ada Roe of ${evil}.`;
  const article = { id: "a", text, title: `Headline ${evil}`, outlet: `Outlet ${evil}`, agency: `Agency ${evil}`, date: "2024-03-01" };
  writeFileSync(join(folder, "articles.jsonl"), JSON.stringify(article));
  const [input, built] = [join(folder, "articles.jsonl"), join(folder, "site")];
  const args = ["build", input, "-o", built, "--name", `Corpus ${evil}`, "--page", dist];
  execFileSync(process.env.DATELINE || "target/debug/dateline", args, { stdio: "pipe" });
  const theirs = await setUp(after, built);
  const page = await theirs.open("", { javaScriptEnabled: false });
  assert.equal(await page.locator("img").count(), 0);
  assert.ok((await page.locator(".card").first().textContent()).includes(evil));
  assert.ok((await page.locator(".corpus-line").textContent()).includes(`Corpus ${evil}`));
  await page.context().close();
  const live = await theirs.open();
  await ready(live);
  assert.equal(await live.locator("img").count(), 0);
  await done(live);
});
