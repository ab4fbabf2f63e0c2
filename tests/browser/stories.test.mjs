// Stories: articles grouped by what they tell, and those of one story beside each other. A program of its own draws them.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { violations } from "./axe.mjs";
import { done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);

const dialog = (page) => page.locator("dialog.sheet");

async function openStories(page) {
  await page.getByRole("link", { name: "Stories", exact: true }).click();
  await page.locator(".stories > li").first().waitFor();
}

test("the sheets' program is fetched when it is wanted, and not before", async () => {
  const page = await site.open();
  const fetched = [];
  page.on("request", (request) => fetched.push(request.url()));
  await ready(page);
  await page.waitForLoadState("networkidle");
  assert.deepEqual(fetched.filter((url) => url.includes("sheets")), []);
  await openStories(page);
  assert.ok(fetched.some((url) => url.endsWith("sheets_bg.wasm")));
  await done(page);
});

test("a story's articles stand beside each other, and lead to what they rest on", async () => {
  const page = await site.open();
  await ready(page);
  await openStories(page);
  assert.deepEqual(await violations(page), []);
  const row = page.locator(".stories > li").first();
  const told = await row.locator(".data").first().textContent();
  const articles = Number(/^(\d+) articles/.exec(told)[1]);
  assert.ok(articles >= 2, told);
  await row.locator("h3 a").click();
  await page.locator("h3", { hasText: "Who is quoted" }).waitFor();
  assert.match(new URL(page.url()).hash, /sheet=story/);
  assert.equal(await page.locator(".carriers ul li").count(), articles);
  assert.deepEqual(await violations(page), []);

  // The numbers of a table are those of the list that they lead to.
  const table = page.getByRole("region", { name: "Who is quoted" });
  const cell = table.locator("td a").first();
  const count = Number(await cell.textContent());
  await cell.click();
  await page.locator(".count-line h2", { hasText: count === 1 ? /^1 statement\b/ : new RegExp(`^${count} statements`) }).waitFor();
  assert.equal(await dialog(page).count(), 0);
  assert.equal(await page.locator(".card").count(), count);

  // Back returns to the sheet, which Escape closes.
  await page.goBack();
  await page.locator("h3", { hasText: "Who is quoted" }).waitFor();
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  assert.doesNotMatch(new URL(page.url()).hash, /sheet/);
  await done(page);
});

test("columns that are left out leave the tables", async () => {
  const page = await site.open();
  await ready(page);
  await openStories(page);
  await page.locator(".stories h3 a").first().click();
  const table = page.getByRole("region", { name: "Who is quoted" }).locator("table");
  await table.waitFor();
  const columns = await table.locator("thead th").count();
  const first = await table.locator("thead th").nth(1).textContent();
  await page.locator(".carriers input").first().uncheck();
  await page.waitForFunction(
    (count) => document.querySelectorAll("[aria-label='Who is quoted'] thead th").length === count,
    columns - 1,
  );
  assert.ok(!(await table.locator("thead th").allTextContents()).includes(first));
  await done(page);
});

test("a link to a story opens it, on a phone too; one to another corpus's says so", async () => {
  const page = await site.open("", { width: 390, height: 844 });
  await ready(page);
  await page.getByRole("button", { name: /^Open/ }).click();
  await page.getByRole("link", { name: "Stories…" }).click();
  await page.locator(".stories h3 a").first().click();
  await page.locator("h3", { hasText: "Who is quoted" }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  const { hash } = new URL(page.url());
  await done(page);

  const linked = await site.open(hash);
  await linked.locator("h3", { hasText: "Who is quoted" }).waitFor();
  await done(linked);

  const stale = await site.open("#/quotes?sheet=story:nobody");
  await stale.locator(".sheet .notice", { hasText: "not in this corpus" }).waitFor();
  await done(stale);
  const unknown = await site.open("#/quotes?sheet=elephants");
  await unknown.locator(".sheet .notice", { hasText: "no sheet “elephants”" }).waitFor();
  await done(unknown);
});

// A release, an article that quotes it, and one of something else.
const RELEASE = [
  {
    id: "release",
    title: "Breakwater to be built",
    outlet: "Harbour Board",
    date: "2024-03-04",
    text: "The harbour board will spend nine million crowns on a new breakwater. Work begins on the first day of March next year.\n\nNo ferry will be cancelled while the cranes are at work. The board thanks the crews for their patience.",
  },
  {
    id: "coverage",
    title: "Ferries stay, board says",
    outlet: "The Ruritanian Post",
    date: "2024-03-05",
    text: "“No ferry will be cancelled while the cranes are at work,” the harbour board said. It will spend nine million crowns on a new breakwater.\n\nCaptains doubt it.",
  },
  {
    id: "other",
    title: "Fair opens",
    outlet: "The Ruritanian Post",
    date: "2024-03-05",
    text: "The spring fair opened in Osterby on Monday with two hundred stalls and a band from the coast.",
  },
];

test("an article stands beside what the others print of it", async () => {
  const page = await site.open();
  await ready(page);
  const buffer = Buffer.from(RELEASE.map((article) => JSON.stringify(article)).join("\n"));
  await page.getByRole("button", { name: /^Open/ }).click();
  await page.locator(".open-sheet input[type=file]").first().setInputFiles({ name: "harbour.jsonl", mimeType: "", buffer });
  await page.locator(".open-bar p[role]", { hasText: "3 articles read" }).waitFor();
  await page.evaluate(() => {
    location.hash = "#/articles";
  });
  const href = await page.getByRole("link", { name: "Breakwater to be built" }).first().evaluate((a) => a.href);
  const id = new URLSearchParams(new URL(href).hash.split("?")[1]).get("article");
  await page.evaluate((sheet) => {
    location.hash = `#/articles?sheet=${sheet}`;
  }, `words:${id}`);
  await page.locator(".collation > li").first().waitFor();
  assert.deepEqual(await violations(page), []);

  // Each sentence of the release is there; what the other prints stands beside it, the rest is said to be left out.
  const rows = page.locator(".collation > li:not(.added)");
  const row = (words) => rows.filter({ has: page.locator(".base", { hasText: words }) });
  await row("No ferry will be cancelled").locator(".printed", { hasText: "word for word" }).waitFor();
  await row("will spend nine million crowns").locator(".printed").waitFor();
  await row("Work begins on the first day").getByText("Left out").waitFor();
  assert.equal(await page.locator(".collation .added", { hasText: "Captains doubt it." }).count(), 1);
  await page.getByText("1 other article has none of its words.").waitFor();

  // Without any other article nothing is said to be left out, or to be added.
  await page.locator(".carriers input").uncheck();
  await page.locator(".collation .printed").first().waitFor({ state: "detached" });
  assert.equal(await page.locator(".collation").getByText("Left out").count(), 0);

  // The other way round.
  await page.locator(".carriers").getByRole("link", { name: "Its words in the others" }).click();
  await page.locator("#sheet-title", { hasText: "Ferries stay" }).waitFor();
  await page.locator(".collation .base", { hasText: "Captains doubt it." }).waitFor();
  await done(page);
});

test("a link to words of an article that is not here says so", async () => {
  const page = await site.open("#/quotes?sheet=words:nobody");
  await page.locator(".sheet .notice", { hasText: "not in this corpus" }).waitFor();
  await done(page);
});

test("one selection is held and another set against it", async () => {
  const page = await site.open("#/quotes?q=treaty");
  await ready(page);
  await openStories(page);
  await page.getByRole("button", { name: "Hold what is shown" }).click();
  await page.locator(".sheet [role=status]", { hasText: "Held: “treaty”." }).waitFor();
  await page.keyboard.press("Escape");
  await dialog(page).waitFor({ state: "detached" });
  await page.evaluate(() => {
    location.hash = "#/quotes?q=Stoltenberg";
  });
  await page.getByRole("link", { name: "Stories", exact: true }).click();
  await page.getByRole("link", { name: "Set what is shown against what is held: “treaty”" }).click();
  const table = page.getByRole("region", { name: "Who is quoted" }).locator("table");
  await table.waitFor();
  assert.deepEqual(await table.locator("thead th").allTextContents(), ["Speaker", "A alone", "Both", "B alone"]);
  assert.deepEqual(await violations(page), []);
  const line = await page.locator(".sheet .data", { hasText: "A alone:" }).textContent();
  const [alone, both] = /A alone: (\d+) articles?.*Both: (\d+) articles?/.exec(line).slice(1).map(Number);
  assert.ok(alone + both > 0, line);

  // The link carries what was held.
  const { hash } = new URL(page.url());
  await done(page);
  const linked = await site.open(hash);
  await linked.locator(".sheet .data", { hasText: line }).waitFor();
  await done(linked);
});
