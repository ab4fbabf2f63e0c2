// Articles of the reader's own stay in the browser: over a reload by themselves, under a name when kept; and go when deleted.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { violations } from "./axe.mjs";
import { done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);

const lines = (count, words = "We counted") =>
  Array.from({ length: count }, (_, n) =>
    JSON.stringify({ id: n, date: "2024-07-12", outlet: "Herald", text: `“${words} ${n} boats in the harbour,” Jane Roe said on Monday.` }),
  ).join("\n");

async function openOwn(page, name = "mine.jsonl", text = lines(3)) {
  await page.getByRole("button", { name: /^Open/ }).click();
  await page.locator(".open-sheet input[type=file]").first().setInputFiles({ name, mimeType: "", buffer: Buffer.from(text) });
  await page.locator(".open-bar p[role]", { hasText: "articles read" }).waitFor();
}

const tabStored = (page) => page.waitForFunction(() => sessionStorage.getItem("dateline-open"));

async function openKept(page) {
  await page.getByRole("button", { name: /^Open/ }).click();
  await page.getByRole("link", { name: "Kept in this browser…" }).click();
  await page.getByRole("heading", { name: "Kept in this browser" }).waitFor();
}

test("what a tab has open is there again after a reload, and the link with it", async () => {
  const page = await site.open();
  await ready(page);
  await openOwn(page);
  await tabStored(page);
  await page.locator(".card a").first().click();
  await page.locator(".reader a.mark.selected").waitFor();
  const { hash } = new URL(page.url());
  await page.reload();
  await page.locator(".card", { hasText: "We counted" }).first().waitFor();
  await page.locator(".reader a.mark.selected").waitFor();
  assert.equal(new URL(page.url()).hash, hash);
  // Whoever goes back to the page's own articles is not led away again.
  await page.getByRole("button", { name: /^Open/ }).click();
  await page.getByRole("button", { name: "Back to the page’s own articles" }).click();
  await page.locator(".corpus-line", { hasText: "5 articles" }).waitFor();
  await page.reload();
  await ready(page);
  await page.locator(".corpus-line", { hasText: "5 articles" }).waitFor();
  await done(page);
});

test("a corpus is kept under a name, opened in another tab, called otherwise and deleted", async () => {
  const page = await site.open();
  await ready(page);
  await openOwn(page);
  await tabStored(page);
  await openKept(page);
  await page.getByRole("button", { name: "Keep what is open now" }).click();
  await page.locator(".told p", { hasText: "is kept in this browser" }).waitFor();
  await page.locator(".kept > li").first().waitFor();
  assert.deepEqual(await violations(page), []);
  const row = page.locator(".kept > li").first();
  await row.getByRole("button", { name: "Rename" }).click();
  await page.getByRole("textbox", { name: "New name" }).fill("Boats");
  await page.locator(".rename").getByRole("button", { name: "Rename" }).click();
  await page.locator(".kept b", { hasText: "Boats" }).waitFor();

  const other = await page.context().newPage();
  await other.goto(site.url);
  await ready(other);
  await openKept(other);
  await other.locator(".kept > li", { hasText: "Boats" }).getByRole("button", { name: "Open", exact: true }).click();
  await other.locator(".card", { hasText: "We counted" }).first().waitFor();
  assert.equal(await other.locator("dialog[open]").count(), 0);
  await openKept(other);
  const boats = other.locator(".kept > li", { hasText: "Boats" });
  await boats.getByRole("button", { name: "Delete", exact: true }).click();
  await boats.getByRole("button", { name: "Delete it for good" }).click();
  await boats.waitFor({ state: "detached" });
  // The other tab still has what it had.
  await page.locator(".sheet").getByRole("button", { name: "Close" }).click();
  assert.ok(await page.locator(".card", { hasText: "We counted" }).count());
  await done(page);
});

test("without room for it the page says so and loses nothing", async () => {
  const page = await site.open();
  await ready(page);
  await openOwn(page);
  await tabStored(page);
  const before = await page.evaluate(() => sessionStorage.getItem("dateline-open"));
  // The browser's protocol for a small quota does not reach this store: it fails as a full one does.
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("no room", "QuotaExceededError");
    };
  });
  await openKept(page);
  await page.getByRole("button", { name: "Keep what is open now" }).click();
  await page.locator(".sheet .notice", { hasText: "no room left" }).waitFor();
  assert.equal(await page.evaluate(() => sessionStorage.getItem("dateline-open")), before);
  assert.equal(await page.locator(".kept > li").count(), 1);
  await page.locator(".sheet").getByRole("button", { name: "Close" }).click();
  assert.ok(await page.locator(".card").count());
  await done(page);
});

test("the page’s own articles need not be kept", async () => {
  const page = await site.open("", { width: 390, height: 844 });
  await ready(page);
  await openKept(page);
  await page.locator(".sheet p", { hasText: "Nothing is kept yet." }).waitFor();
  await page.getByRole("button", { name: "Keep what is open now" }).click();
  await page.locator(".told p", { hasText: "these articles come with the page" }).waitFor();
  await done(page);
});
