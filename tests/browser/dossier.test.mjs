// Statements that a reader collects: with notes and in an order of one's own, copied, saved, and carried by a link.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { violations } from "./axe.mjs";
import { done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);

async function collect(page, count) {
  await ready(page);
  for (let n = 0; n < count; n += 1) {
    await page.locator(".card").nth(n).getByRole("button", { name: /^Collect/ }).click();
    await page.locator(".told p", { hasText: `Collected: ${n + 1} statement` }).waitFor();
  }
  await page.getByRole("link", { name: "Dossier", exact: true }).click();
  await page.locator(".dossier > li").nth(count - 1).waitFor();
}

const texts = (page) => page.locator(".dossier > li > p:first-child").allTextContents();

test("statements gather with notes, in the reader's order, and stay", async () => {
  const page = await site.open();
  await collect(page, 3);
  const before = await texts(page);
  await page.locator(".dossier > li").first().getByRole("button", { name: /^Move down/ }).click();
  await page.waitForFunction((first) => document.querySelector(".dossier > li > p").textContent !== first, before[0]);
  assert.deepEqual(await texts(page), [before[1], before[0], before[2]]);
  await page.locator(".dossier-note").first().fill("Ask again.");
  await page.locator(".dossier-note").first().blur();
  assert.deepEqual(await violations(page), []);
  await page.reload();
  await page.locator(".dossier > li").nth(2).waitFor();
  assert.deepEqual(await texts(page), [before[1], before[0], before[2]]);
  assert.equal(await page.locator(".dossier-note").first().inputValue(), "Ask again.");
  await page.locator(".dossier > li").nth(2).getByRole("button", { name: /^Take out/ }).click();
  await page.locator(".dossier > li").nth(2).waitFor({ state: "detached" });
  // What is there is not collected twice.
  await page.getByRole("button", { name: "Close" }).click();
  await page.locator(".card").first().getByRole("button", { name: /^Collect/ }).click();
  await page.locator(".told p", { hasText: "in your dossier already" }).waitFor();
  await done(page);
});

test("a note is not lost by what is done right after it, nor by a dossier that is sent", async () => {
  const page = await site.open("", { permissions: ["clipboard-read", "clipboard-write"] });
  await collect(page, 2);
  await page.getByRole("button", { name: "Copy a link that carries it" }).click();
  await page.locator(".told p", { hasText: "carries all of its text" }).waitFor();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  const first = (await texts(page))[0];
  await page.locator(".dossier-note").first().pressSequentially("Mine");
  await page.locator(".dossier > li").first().getByRole("button", { name: /^Move down/ }).click();
  await page.waitForFunction((first) => document.querySelectorAll(".dossier > li > p")[0].textContent !== first, first);
  await page.goto(address);
  await page.getByRole("button", { name: "Put them into your dossier" }).click();
  await page.locator(".told p", { hasText: "0 of 2 are new" }).waitFor();
  await page.goto(`${site.url}#/quotes?sheet=dossier`);
  await page.locator(".dossier-note").nth(1).waitFor();
  assert.deepEqual(await page.locator(".dossier-note").evaluateAll((notes) => notes.map((note) => note.value)), ["", "Mine"]);
  await page.emulateMedia({ media: "print" });
  assert.equal(await page.locator(".note.printed").nth(1).isVisible(), true);
  await done(page);
});

test("it is saved in formats that others read, notes among them", async () => {
  const page = await site.open("", { acceptDownloads: true });
  await collect(page, 2);
  await page.locator(".dossier-note").first().fill("=1+1, ask again");
  await page.locator(".dossier-note").first().blur();
  const saved = async (name) => {
    await page.getByRole("combobox", { name: "What it is saved as" }).selectOption({ label: name });
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: "Save as a file" }).click(),
    ]);
    return readFile(await download.path(), "utf8");
  };
  const json = JSON.parse(await saved("JSON"));
  assert.equal(json.statements.length, 2);
  assert.equal(json.statements[0].note, "=1+1, ask again");
  const html = await saved("Web page");
  const parsed = await page.evaluate((text) => {
    const parsed = new DOMParser().parseFromString(text, "text/html");
    return [parsed.querySelectorAll("figure > blockquote").length, parsed.querySelectorAll("cite").length, parsed.querySelectorAll("script").length];
  }, html);
  assert.deepEqual(parsed, [2, 2, 0]);
  assert.match(await saved("Table (CSV)"), /,note\r\n[^]*"'=1\+1, ask again"/);
  assert.match(await saved("References (RIS)"), /^TY {2}- NEWS/);
  assert.match(await saved("Markdown"), /=1\+1, ask again/);
  assert.match(await saved("BibTeX"), /^@misc\{/);
  assert.ok(Array.isArray(JSON.parse(await saved("CSL-JSON"))));
  await done(page);
});

test("a link carries it to whoever has no such articles", async () => {
  const page = await site.open("", { permissions: ["clipboard-read", "clipboard-write"] });
  await collect(page, 3);
  const before = await texts(page);
  await page.getByRole("button", { name: "Copy a link that carries it" }).click();
  await page.locator(".told p", { hasText: "carries all of its text" }).waitFor();
  const address = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(address.length <= 8000, `${address.length}`);
  await page.getByRole("button", { name: "Copy all" }).click();
  await page.locator(".told p", { hasText: "Dossier copied." }).waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^1\. /);
  await done(page);

  const other = await site.open(new URL(address).hash, { width: 390, height: 844 });
  await other.locator(".dossier > li").nth(2).waitFor();
  assert.deepEqual(await texts(other), before);
  assert.equal(await other.evaluate(() => document.documentElement.scrollWidth), 390);
  await other.getByRole("button", { name: "Put them into your dossier" }).click();
  await other.locator(".told p", { hasText: "in your dossier now" }).waitFor();
  await done(other);

  const cut = await site.open(new URL(address).hash.slice(0, -20));
  await cut.locator(".sheet .notice", { hasText: "has not come whole" }).waitFor();
  await done(cut);
});
