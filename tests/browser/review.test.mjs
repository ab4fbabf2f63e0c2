// Statements that the reader judges: by keys, one after the other; other words, another speaker, what was missed; the log as a file.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { violations } from "./axe.mjs";
import { done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);

const log = (page, count) => page.waitForFunction((count) => document.querySelectorAll(".corrections li").length === count, count);
const words = (page) => page.locator(".review-passage mark").textContent();
const total = (page) => page.locator(".count-line h2").textContent().then((text) => Number(text.match(/\d+/)[0]));

async function openReview(page) {
  await ready(page);
  await page.locator(".count-line").getByRole("link", { name: "Review" }).click();
  await page.locator(".review-card").waitFor();
}

/** Presses a key and waits until the next statement is in sight and the log has that many lines. */
async function judge(page, key, count) {
  const before = await words(page);
  await page.keyboard.press(key);
  await log(page, count);
  await page.waitForFunction((before) => document.querySelector(".review-passage mark")?.textContent !== before, before);
}

test("statements are judged by keys, and all lists follow", async () => {
  const page = await site.open();
  await ready(page);
  const before = await total(page);
  await openReview(page);
  assert.deepEqual(await violations(page), []);
  await judge(page, "r", 1);
  const none = await words(page);
  await judge(page, "n", 2);
  await page.getByText("2 judged").waitFor();
  await page.keyboard.press("s");
  await page.getByRole("combobox", { name: "Who said it" }).fill("Jane Roe");
  const named = await words(page);
  await page.keyboard.press("Enter");
  await log(page, 3);
  await page.getByRole("button", { name: "Close" }).click();
  await page.waitForFunction((count) => document.querySelector(".count-line h2").textContent.startsWith(`${count} `), before - 1);
  assert.ok((await page.locator(".corpus-line").textContent()).includes(`${before - 1} `));
  const heading = (begin) => page.waitForFunction((begin) => document.querySelector(".count-line h2").textContent.startsWith(begin), begin);
  const show = (fragment) => page.evaluate((fragment) => { location.hash = fragment; }, fragment);
  await show("#/quotes?q=speaker%3Aroe");
  await heading("1 statement");
  assert.ok((await page.locator(".rows").textContent()).includes(named));

  // A reload loses nothing; the sheet knows what was said, and each is taken back.
  await show("#/quotes");
  await page.reload();
  await ready(page);
  await heading(`${before - 1} `);
  assert.ok(!(await page.locator(".rows").textContent()).includes(none));
  await page.locator(".count-line").getByRole("link", { name: "Review" }).click();
  await log(page, 3);
  assert.ok((await page.locator(".corrections").textContent()).includes("Jane Roe’s words"));
  for (const left of [2, 1, 0]) {
    await page.keyboard.press("u");
    await log(page, left);
  }
  await page.getByText("0 judged").waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  await heading(`${before} `);
  await page.reload();
  await ready(page);
  await heading(`${before} `);
  await done(page);
});

test("other words are selected by keys, and a file keeps what was said", async () => {
  const page = await site.open("", { acceptDownloads: true });
  await openReview(page);
  const whole = await words(page);
  await page.keyboard.press("w");
  const field = page.getByRole("textbox", { name: "Select the words that were said" });
  await field.waitFor();
  // The words are selected at first: one less at the end.
  assert.equal(await field.evaluate((field) => field.value.slice(field.selectionStart, field.selectionEnd)), whole);
  await page.keyboard.press("Shift+ArrowLeft");
  await page.keyboard.press("Shift+ArrowLeft");
  await page.getByRole("button", { name: "These are the words" }).click();
  await log(page, 1);
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save them as a file" }).click(),
  ]);
  const saved = await readFile(await download.path(), "utf8");
  const [judgement] = JSON.parse(saved).statements;
  assert.equal(judgement.words, whole);
  assert.equal(judgement.verdict.words.to - judgement.verdict.words.from, [...whole].length - 2);
  await done(page);

  const other = await site.open();
  await openReview(other);
  await other.locator(".sheet input[type=file]").setInputFiles({ name: "c.json", mimeType: "application/json", buffer: Buffer.from(saved) });
  await log(other, 1);
  await done(other);
});

test("what chance draws tells of all, and what is sure is taken for right at once", async () => {
  const page = await site.open();
  await openReview(page);
  await page.getByRole("button", { name: "Drawn at random, to measure" }).click();
  await page.locator(".review-card").waitFor();
  await judge(page, "r", 1);
  await page.getByText("Of 1 statement drawn at random from those not judged otherwise, a reader found 1 right (21–100 %).").waitFor();
  const first = await words(page);
  await page.keyboard.press("j");
  await page.waitForFunction((before) => document.querySelector(".review-passage mark")?.textContent !== before, first);
  await page.getByRole("button", { name: /^Take \d+ statements that are very likely/ }).click();
  await page.waitForFunction(() => document.querySelectorAll(".corrections li").length > 10);
  assert.equal(await page.getByRole("button", { name: /^Take / }).count(), 0);
  // The share does not count them.
  await page.getByText("Of 1 statement drawn").waitFor();
  await done(page);
});

test("what was missed is selected in the article, added and shown", async () => {
  const page = await site.open();
  await ready(page);
  const before = await total(page);
  await page.locator(".card a, .record a").first().click();
  await page.getByRole("link", { name: "Add what was missed" }).click();
  const field = page.getByRole("textbox", { name: "The article’s text" });
  await field.waitFor();
  assert.deepEqual(await violations(page), []);
  await page.getByRole("button", { name: "Add the selected words" }).click();
  await page.getByText("No words are selected.").waitFor();
  // A run of words that no statement has.
  const chosen = await field.evaluate((field) => {
    const at = field.value.lastIndexOf(" ", field.value.length - 60) + 1;
    field.focus();
    field.setSelectionRange(at, at + 40);
    return field.value.slice(at, at + 40).trim();
  });
  await page.getByRole("combobox", { name: /^Who said it/ }).fill("Jane Roe");
  await page.getByRole("button", { name: "Add the selected words" }).click();
  await log(page, 1);
  await page.locator(".review-found li", { hasText: `Jane Roe: ${chosen}` }).waitFor();
  assert.ok((await page.locator(".corrections").textContent()).includes("was added, said by Jane Roe"));
  await page.locator(".review-found li", { hasText: "Jane Roe" }).getByRole("link").click();
  await page.locator(".why-place", { hasText: "a reader selected the words" }).waitFor();
  await page.goto(`${page.url().split("#")[0]}#/quotes`);
  await page.waitForFunction((count) => document.querySelector(".count-line h2").textContent.startsWith(`${count} `), before + 1);
  await done(page);
});
