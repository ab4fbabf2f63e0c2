// Long lists: only what is near the window is in the page, and the place is kept.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { count, done, ready, setUp } from "./harness.mjs";
import { manyArticles, withCorpus } from "./many.mjs";

const site = await setUp(after);
const before = withCorpus(manyArticles(1200));
const open = async (hash, options) => {
  const page = await site.open(hash, { before, ...options });
  await ready(page);
  return page;
};

const rows = (page) => page.locator("[data-row]").count();
const numbers = (page) => page.locator("[aria-posinset]").evaluateAll((all) => all.map((e) => Number(e.ariaPosInSet)));
// The row that the middle of the window falls on, and how far from its top.
const middle = (page) =>
  page.evaluate(() => {
    const y = innerHeight / 2;
    const row = [...document.querySelectorAll("[data-row]")].find((r) => r.getBoundingClientRect().bottom > y && r.getBoundingClientRect().top <= y);
    return row && { id: row.id, top: Math.round(row.getBoundingClientRect().top) };
  });
// Waits until the window is filled, after a jump.
const settled = async (page) => {
  for (let last = null, i = 0; i < 100; i++) {
    await page.waitForTimeout(100);
    // Headings may stand in the very middle.
    const now = JSON.stringify([await middle(page), await numbers(page), await page.evaluate(() => scrollY)]);
    const filled = await page.evaluate(() =>
      [...document.querySelectorAll("[data-row]")].some((r) => r.getBoundingClientRect().bottom > innerHeight / 2 && r.getBoundingClientRect().top < innerHeight));
    if (now === last && filled) return;
    last = now;
  }
  assert.fail("the window is not filled");
};

test("of thousands of rows only those near the window are there, and each says which it is", async () => {
  const page = await open("#/quotes");
  const total = Number.parseInt((await count(page)).replace(/\D*(\d[\d\u202f]*).*/, "$1").replaceAll("\u202f", ""), 10);
  assert.ok(total >= 2000, await count(page));
  await settled(page);
  const atTop = await page.locator("[data-row]").first().getAttribute("id");
  for (const part of [0.5, 0.25, 0.9, 1]) {
    await page.evaluate((part) => scrollTo(0, (document.documentElement.scrollHeight - innerHeight) * part), part);
    await settled(page);
    assert.ok((await rows(page)) <= 280, `${await rows(page)} rows`);
    const shown = await numbers(page);
    assert.deepEqual(shown, [...shown].sort((a, b) => a - b), "in order");
    assert.equal(new Set(shown).size, shown.length, "each once");
    assert.ok(Math.abs(shown[shown.length >> 1] / total - part) < 0.2, `${shown[shown.length >> 1]} of ${total} at ${part}`);
  }
  // How long the list is, is known for certain only where it was seen.
  for (let i = 0; i < 5; i++) {
    await page.keyboard.press("End");
    await settled(page);
  }
  assert.equal((await numbers(page)).at(-1), total, "the last one is the list's last");
  assert.equal(await page.locator("[aria-setsize]").first().getAttribute("aria-setsize"), String(total));
  await page.evaluate(() => scrollTo(0, 0));
  await settled(page);
  assert.equal(await page.locator("[data-row]").first().getAttribute("id"), atTop);
  await done(page);
});

for (const [view, row] of [["quotes", ".card"], ["articles", ".article-row"], ["timeline", ".entry"]]) {
  test(`scrolling through ${view} by the wheel meets every row, in order`, async () => {
    const page = await open(`#/${view}?q=plan+1*`);
    await settled(page);
    const met = [];
    for (let i = 0; i < 12; i++) {
      await page.mouse.move(640, 600);
      await page.mouse.wheel(0, 700);
      await settled(page);
      for (const id of await page.locator(row).evaluateAll((all) => all.map((e) => e.id))) if (!met.includes(id)) met.push(id);
    }
    const here = await page.locator(row).evaluateAll((all) => all.map((e) => e.id));
    const from = met.indexOf(here[0]);
    assert.deepEqual(met.slice(from, from + here.length), here, "nothing comes in between later");
    await done(page);
  });
}

for (const [width, height] of [[1280, 900], [390, 844]]) {
  test(`the list keeps its place when one comes back from an article, ${width} wide`, async () => {
    const page = await open("#/quotes", { width, height });
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
    await settled(page);
    const place = await middle(page);
    await page.locator(`#${place.id} .card-words a`).click();
    await page.locator(".reader-article").waitFor();
    await page.goBack();
    await page.locator(".reader").waitFor({ state: "detached" });
    await settled(page);
    // Two columns become one and two again, so that the row may stand elsewhere in the window, but it is in it.
    const box = await page.locator(`#${place.id}`).boundingBox();
    assert.ok(box && box.y > -box.height && box.y < height, JSON.stringify(box));
    await done(page);
  });
}

test("another list begins at its beginning; back shows the first one where it was left", async () => {
  const page = await open("#/quotes");
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 3));
  await settled(page);
  const place = await middle(page);
  // By the mouse alone: the driver's own click scrolls the page.
  const tab = await page.getByRole("link", { name: /^Articles/ }).boundingBox();
  await page.mouse.click(tab.x + tab.width / 2, tab.y + tab.height / 2);
  await page.locator(".article-row").first().waitFor();
  await settled(page);
  assert.equal((await numbers(page))[0], 1);
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.goBack();
  await page.locator(".card").first().waitFor();
  await settled(page);
  const again = await middle(page);
  assert.equal(again.id, place.id);
  assert.ok(Math.abs(again.top - place.top) < 12, `${again.top} for ${place.top}`);
  await page.keyboard.press("/");
  await page.keyboard.type("harbour");
  await page.waitForFunction(() => / match/.test(document.querySelector(".count-line h2").textContent));
  await settled(page);
  assert.equal((await numbers(page))[0], 1);
  await done(page);
});

test("deep in a group its heading still says whose it is", async () => {
  const page = await open("#/quotes?group=speaker");
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 3));
  await settled(page);
  const cards = page.locator(".parts .card");
  assert.ok((await cards.count()) > 0);
  assert.equal(await cards.evaluateAll((cards) => cards.filter((c) => !c.closest(".group")?.querySelector("h3")).length), 0);
  assert.match(await page.locator(".group-head").first().textContent(), /^[A-Z].*\d, continued$/);
  await done(page);
});

test("j and k go through more rows than are in the page at once", async () => {
  const page = await open("#/articles");
  const at = (number) => page.waitForFunction((n) => Number(document.activeElement.closest("[aria-posinset]")?.ariaPosInSet) === n, number);
  for (let i = 1; i <= 150; i++) {
    // Nobody is faster than the rows come.
    await page.waitForFunction((n) => document.querySelector(`[aria-posinset="${n}"]`), i);
    await page.keyboard.press("j");
    await at(i);
  }
  for (let i = 149; i >= 130; i--) {
    await page.keyboard.press("k");
    await at(i);
  }
  await done(page);
});

test("on paper what is not in the page leaves no room", async () => {
  const page = await open("#/articles");
  await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight / 2));
  await settled(page);
  assert.ok(Number.parseInt(await page.locator(".part").first().evaluate((p) => p.style.marginTop), 10) > 1000);
  await page.emulateMedia({ media: "print" });
  const gaps = await page.locator(".part").evaluateAll((parts) => parts.map((p) => getComputedStyle(p).marginTop));
  assert.deepEqual(new Set(gaps), new Set(["0px"]));
  await done(page);
});
