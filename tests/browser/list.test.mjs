// What stands around a list: the choices of order and groups.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);
const shown = (page) =>
  page.locator("select.choice").evaluateAll((all) => all.map((e) => `${e.ariaLabel}: ${e.selectedOptions[0]?.textContent ?? ""}`));
const to = async (page, tab, row) => {
  await page.locator(".tabs").getByRole("link", { name: tab }).click();
  await page.locator(row).first().waitFor();
};
const toArticles = (page) => to(page, "Articles", ".article-row");
const toQuotes = (page) => to(page, "Quotes", ".card");

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
  const page = await site.open("#/quotes?group=date&sort=latest");
  await ready(page);
  const both = ["Groups: By day", "Order: Newest first"];
  assert.deepEqual(await shown(page), both);
  await toArticles(page);
  assert.deepEqual(await shown(page), ["Order: Newest first"]);
  await toQuotes(page);
  assert.deepEqual(await shown(page), both);
  await to(page, "Timeline", ".entry");
  assert.deepEqual(await shown(page), []);
  await toQuotes(page);
  assert.deepEqual(await shown(page), both);
  await page.getByLabel("Groups").selectOption("By speaker");
  await page.waitForFunction(() => location.hash.includes("group=speaker"));
  assert.deepEqual(await shown(page), ["Groups: By speaker", "Order: Newest first"]);
  await done(page);
});
