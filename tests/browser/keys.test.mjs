// Keys that work everywhere: the help sheet, the way past the masthead, a whole visit without a pointer.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { violations } from "./axe.mjs";
import { count, done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);
const help = (page) => page.getByRole("dialog", { name: "Help" });
const focused = (page) => page.evaluate(() => document.activeElement.textContent);

test("? opens the help sheet, Escape closes it and nothing else, the focus comes back", async () => {
  const page = await site.open("#/quotes?kind=direct");
  await ready(page);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  await page.locator("a.mark:focus").waitFor();
  const mark = await focused(page);
  await page.keyboard.press("?");
  await help(page).waitFor();
  assert.ok(await page.evaluate(() => document.activeElement.closest("dialog")), "the focus is in it");
  const url = page.url();
  for (const key of ["n", "j", "/"]) await page.keyboard.press(key);
  assert.equal(page.url(), url, "it has the keys to itself");
  await page.keyboard.press("Escape");
  await help(page).waitFor({ state: "hidden" });
  assert.ok(await page.locator(".why").isVisible());
  assert.equal(await focused(page), mark);
  await done(page);
});

test("? is text in the search box", async () => {
  const page = await site.open();
  await ready(page);
  await page.keyboard.press("/");
  await page.keyboard.type("why?");
  assert.equal(await page.locator("#search").inputValue(), "why?");
  assert.ok(!(await help(page).isVisible()));
  await done(page);
});

test("the button opens the sheet; a press beside it closes it", async () => {
  const page = await site.open();
  await ready(page);
  const button = page.getByRole("button", { name: "Help" });
  assert.equal(await button.getAttribute("aria-keyshortcuts"), "?");
  await button.click();
  await help(page).waitFor();
  await help(page).getByText("nothing is sent anywhere").click();
  assert.ok(await help(page).isVisible(), "a press inside does not");
  await page.mouse.click(5, 400);
  await help(page).waitFor({ state: "hidden" });
  assert.equal(await focused(page), "Help");
  await done(page);
});

test("the examples search, and all of them find something", async () => {
  const page = await site.open();
  await ready(page);
  const examples = help(page).locator("a[href]");
  await page.keyboard.press("?");
  await help(page).waitFor();
  const all = await examples.count();
  assert.ok(all >= 14);
  await page.keyboard.press("Escape");
  for (let i = 0; i < all; i++) {
    await page.keyboard.press("?");
    await help(page).waitFor();
    const typed = await examples.nth(i).textContent();
    await examples.nth(i).click();
    await help(page).waitFor({ state: "hidden" });
    await page.waitForFunction((typed) => document.querySelector("#search").value === typed, typed);
    await page.waitForFunction(() => / match/.test(document.querySelector(".count-line h2").textContent));
    assert.ok(!(await count(page)).startsWith("0 "), typed);
    await page.evaluate(() => document.activeElement.blur());
  }
  await done(page);
});

for (const [width, scheme] of [[1280, "light"], [390, "dark"], [320, "light"]]) {
  test(`axe has nothing against the help sheet, ${width} wide, ${scheme}`, async () => {
    const page = await site.open("", { width, height: 800, scheme, reducedMotion: "reduce" });
    await ready(page);
    await page.keyboard.press("?");
    await help(page).waitFor();
    assert.deepEqual(await violations(page), []);
    const wide = await help(page).evaluate((e) => e.scrollWidth > e.clientWidth);
    assert.ok(!wide, "nothing sticks out");
    await done(page);
  });
}

test("the first stop of the Tab key leads past the masthead", async () => {
  const page = await site.open();
  await ready(page);
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), "Skip to the results");
  const box = await page.getByRole("button", { name: "Skip to the results" }).boundingBox();
  assert.ok(box.y >= 0 && box.height >= 24);
  const url = page.url();
  await page.keyboard.press("Enter");
  assert.equal(await page.evaluate(() => document.activeElement.id), "list");
  assert.equal(page.url(), url);
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.activeElement.closest("#list")));
  await done(page);
});

test("an article by the Tab key alone: bar, switches, every mark, the sheet, and out again", async () => {
  const page = await site.open("#/articles");
  await ready(page);
  await page.locator(".article-row a", { hasText: "Amid deep" }).focus();
  await page.keyboard.press("Enter");
  await page.locator("#reader-title:focus").waitFor();
  const met = new Set();
  const total = await page.locator(".reader-article a[data-fact]").count();
  for (let i = 0; i < total + 40 && met.size < total; i++) {
    await page.keyboard.press("Tab");
    const id = await page.evaluate(() => document.activeElement.matches("a[data-fact]") && document.activeElement.id);
    if (id) met.add(id);
  }
  assert.equal(met.size, total);
  await page.keyboard.press("Enter");
  await page.locator(".why").waitFor();
  await page.locator("a.mark[aria-current]:focus").waitFor();
  await page.waitForTimeout(100);
  for (let i = 0; i < 8; i++) {
    await page.keyboard.press("Tab");
    if ((await focused(page)) === "Copy link") break;
  }
  assert.equal(await focused(page), "Copy link");
  await page.keyboard.press("Escape");
  await page.locator(".why").waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await page.locator(".reader").waitFor({ state: "detached" });
  await done(page);
});
