// A text of the reader's, checked against the articles: pasted, dropped, copied as a list, and led into the reader.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { violations } from "./axe.mjs";
import { done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);

// The words of a direct statement that the page shows, and who said them.
async function statement(page) {
  const card = page.locator(".card.direct").first();
  const words = (await card.locator(".card-words").textContent()).trim().replace(/^[“"]|[”"]$/g, "");
  return words.split(/\s+/).slice(0, 12).join(" ");
}

async function check(page, text) {
  await page.getByRole("link", { name: "Check a text", exact: true }).click();
  await page.locator(".sheet textarea").fill(text);
  await page.getByRole("button", { name: "Check it" }).click();
  await page.locator(".check-line, .sheet .notice").first().waitFor();
}

test("quotations are told apart by what the articles have, and lead there", async () => {
  const page = await site.open("", { permissions: ["clipboard-read", "clipboard-write"] });
  await ready(page);
  const words = await statement(page);
  const altered = words.split(" ").toSpliced(6, 1, "elephants").join(" ");
  await check(page, `“${words},” somebody said.\n\n“${altered},” somebody said.\n\n“Nobody ever asked the seven elephants about their parachutes.”`);
  assert.equal(await page.locator(".check-line h3").textContent(), "3 quotations: 1 verbatim, 1 altered, 1 not here");
  const rows = page.locator(".checked > li");
  assert.deepEqual(await rows.locator(".verdict").allTextContents(), ["verbatim", "altered", "not here"]);
  assert.equal(await rows.nth(1).locator("ins").first().textContent(), "elephants");
  assert.equal(await rows.nth(1).locator("del").first().textContent(), words.split(" ")[6].replace(/,$/, ""));
  assert.deepEqual(await violations(page), []);

  await page.getByRole("button", { name: "Copy as a list" }).click();
  await page.locator(".sheet [role=status]", { hasText: "List copied." }).first().waitFor();
  assert.match(await page.evaluate(() => navigator.clipboard.readText()), /^3 quotations: .*\n\n1\. “/);

  await rows.first().locator("a").first().click();
  await page.locator(".reader a.mark.selected").waitFor();
  assert.equal(await page.locator(".sheet").count(), 0);
  await done(page);
});

test("a file that is dropped on the sheet is its text, and opens nothing", async () => {
  const page = await site.open();
  await ready(page);
  const before = await page.locator(".corpus-line").textContent();
  await page.getByRole("link", { name: "Check a text", exact: true }).click();
  await page.locator(".sheet textarea").evaluate((element) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["“Dropped words are a text,” she said."], "speech.txt"));
    element.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  await page.waitForFunction(() => document.querySelector(".sheet textarea").value.startsWith("“Dropped words"));
  assert.equal(await page.locator(".corpus-line").textContent(), before);
  await done(page);
});

test("an empty text is told to be one, and a text without quotations too", async () => {
  const page = await site.open("", { width: 390, height: 844 });
  await ready(page);
  await page.getByRole("button", { name: /^Open/ }).click();
  await page.getByRole("link", { name: "Check a text…" }).click();
  await page.getByRole("button", { name: "Check it" }).click();
  await page.locator(".sheet .notice", { hasText: "no text to check" }).waitFor();
  await page.locator(".sheet textarea").fill("The bridge is open again.");
  await page.getByRole("button", { name: "Check it" }).click();
  await page.locator(".check-line h3", { hasText: "No quotations were found in it." }).waitFor();
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await done(page);
});
