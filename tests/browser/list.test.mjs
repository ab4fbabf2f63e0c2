// What stands around a list: its choices, its heading while another list is on its way, its place when one comes back.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { count, done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);
const shown = (page) =>
  page.locator("select.choice").evaluateAll((all) => all.map((e) => `${e.ariaLabel}: ${e.selectedOptions[0]?.textContent ?? ""}`));
const to = async (page, tab, row) => {
  await page.locator(".tabs").getByRole("link", { name: tab }).click();
  await page.locator(row).first().waitFor();
};
const toArticles = (page) => to(page, "Articles", ".article-row");
const toQuotes = (page) => to(page, "Statements", ".card");

test("the boxes show the order and the groups that the list has, in whichever view", async () => {
  const page = await site.open();
  await ready(page);
  assert.deepEqual(await shown(page), ["Groups: Not grouped", "Order: Oldest first"]);
  await toArticles(page);
  assert.deepEqual(await shown(page), ["Order: Oldest first"]);
  await page.getByLabel("Order").selectOption("Best match first");
  await page.waitForFunction(() => location.hash.includes("sort="));
  await toQuotes(page);
  assert.deepEqual(await shown(page), ["Groups: Not grouped", "Order: Best match first"]);
  await page.goBack();
  await page.goBack();
  await page.waitForFunction(() => !location.hash.includes("sort="));
  await page.locator(".article-row").first().waitFor();
  assert.deepEqual(await shown(page), ["Order: Oldest first"]);
  await done(page);
});

test("the boxes show what a link says when one comes back to its view", async () => {
  const page = await site.open("#/quotes?group=date");
  await ready(page);
  const both = ["Groups: By day", "Order: Oldest first"];
  assert.deepEqual(await shown(page), both);
  await toArticles(page);
  assert.deepEqual(await shown(page), ["Order: Oldest first"]);
  await toQuotes(page);
  assert.deepEqual(await shown(page), both);
  await to(page, "Timeline", ".entry");
  assert.deepEqual(await shown(page), []);
  await toQuotes(page);
  assert.deepEqual(await shown(page), both);
  await page.getByLabel("Groups").selectOption("By speaker");
  await page.waitForFunction(() => location.hash.includes("group=speaker"));
  assert.deepEqual(await shown(page), ["Groups: By speaker", "Order: Oldest first"]);
  await done(page);
});

// Lets questions wait for as long as `hold` is set.
const holding = (page) =>
  page.addInitScript(() => {
    const post = Worker.prototype.postMessage;
    const held = [];
    Worker.prototype.postMessage = function (...given) {
      if (window.hold) held.push(() => post.apply(this, given));
      else post.apply(this, given);
    };
    window.release = () => {
      window.hold = false;
      for (const go of held.splice(0)) go();
    };
  });

test("the heading never counts another list than the one that stands there", async () => {
  const page = await site.open("", { before: holding });
  await ready(page);
  const all = await count(page);
  const rows = await page.locator("[data-row]").count();
  const busy = page.locator("#parts[aria-busy]");
  // Everything that the heading says from now on.
  await page.evaluate(() => {
    const heading = document.querySelector(".count-line h2");
    window.said = [];
    new MutationObserver(() => window.said.push(heading.textContent)).observe(heading, { subtree: true, childList: true, characterData: true });
    window.hold = true;
  });
  await page.keyboard.press("/");
  await page.keyboard.type("kishida");
  assert.equal(await count(page), all, "as it was, at first");
  await busy.waitFor();
  assert.equal(await count(page), "Looking…");
  assert.equal(await page.locator("[data-row]").count(), rows, "the old rows stay meanwhile");
  await page.evaluate(() => window.release());
  await page.waitForFunction(() => / match/.test(document.querySelector(".count-line h2").textContent));
  await busy.waitFor({ state: "detached" });
  const found = await count(page);
  assert.equal(Number.parseInt(found, 10), await page.locator("[data-row]").count());
  assert.deepEqual(await page.evaluate(() => [...new Set(window.said)]), ["Looking…", found]);
  // Another view, then back before it is there.
  await page.evaluate(() => (window.hold = true));
  await page.locator(".tabs").getByRole("link", { name: "Articles" }).click();
  await busy.waitFor();
  assert.equal(await count(page), "Looking…");
  await page.goBack();
  await page.evaluate(() => window.release());
  await busy.waitFor({ state: "detached" });
  assert.equal(await count(page), found);
  // What comes at once is not announced.
  await page.evaluate(() => (window.said = []));
  await page.locator("#search").fill("");
  await page.waitForFunction((all) => document.querySelector(".count-line h2").textContent.trim() === all, all);
  assert.deepEqual(await page.evaluate(() => [...new Set(window.said)]), [all]);
  await done(page);
});

const scrolled = (page) => page.evaluate(() => Math.round(scrollY));
const top = (page) =>
  page.evaluate(() => [...document.querySelectorAll("[data-row]")].find((row) => row.getBoundingClientRect().bottom > 0)?.id);
// Opens the list of quotations, all there, and scrolls to `y`.
const openAt = async (y, options) => {
  const page = await site.open("#/quotes?all=1", options);
  await ready(page);
  await page.waitForFunction(() => {
    const last = [...document.querySelectorAll("[data-row]")].at(-1);
    return last.ariaPosInSet === last.ariaSetSize;
  });
  await page.evaluate((y) => scrollTo(0, y), y);
  // Two frames, so that the page has seen it.
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
  return page;
};

for (const width of [1280, 390]) {
  test(`back from a search shows the list where it was left, ${width} wide`, async () => {
    const page = await openAt(2500, { width });
    const row = await top(page);
    await page.keyboard.press("/");
    const box = await page.locator("#search").boundingBox();
    assert.ok(box.y >= 0 && box.y < 900, "the box is in sight");
    if (width > 900) assert.equal(await scrolled(page), 2500, "and was before");
    await page.keyboard.type("kishida", { delay: 60 });
    await page.waitForFunction(() => / match/.test(document.querySelector(".count-line h2").textContent));
    await page.waitForTimeout(300);
    await page.goBack();
    await page.waitForFunction(() => scrollY > 0);
    await page.waitForTimeout(300);
    assert.equal(await scrolled(page), 2500);
    assert.equal(await top(page), row);
    await done(page);
  });
}

test("who scrolls on after a look at the search box leaves the list there", async () => {
  const page = await openAt(2500, { width: 390 });
  await page.keyboard.press("/");
  await page.evaluate(() => new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(seen))));
  await page.evaluate(() => scrollTo(0, 700));
  await page.waitForTimeout(100);
  await page.evaluate(() => (location.hash = "#/articles"));
  await page.locator(".article-row").first().waitFor();
  await page.goBack();
  await page.locator(".card").first().waitFor();
  await page.waitForFunction(() => Math.round(scrollY) === 700);
  await done(page);
});

test("what takes the focus at the head of the page scrolls nothing; back from another view shows the list where it was left", async () => {
  const page = await openAt(1889);
  const row = await top(page);
  const tab = page.locator(".tabs").getByRole("link", { name: "Articles" });
  await tab.focus();
  assert.equal(await scrolled(page), 1889);
  await tab.click();
  await page.locator(".article-row").first().waitFor();
  await page.goBack();
  await page.locator(".card").first().waitFor();
  await page.waitForFunction(() => scrollY > 0);
  await page.waitForTimeout(300);
  assert.equal(await scrolled(page), 1889);
  assert.equal(await top(page), row);
  await done(page);
});
