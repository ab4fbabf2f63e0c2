// Names that the reader corrects: merged, called otherwise, taken apart, undone; saved as a file and opened again.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, test } from "node:test";
import { violations } from "./axe.mjs";
import { done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);

const row = (page, name) => page.locator(".names > li", { has: page.locator("b", { hasText: new RegExp(`^${name}$`) }) });
const corrections = (page, count) => page.waitForFunction((count) => document.querySelectorAll(".corrections li").length === count, count);

async function openNames(page) {
  await ready(page);
  await page.locator("section.facet", { hasText: "Person named" }).getByRole("link", { name: "Correct names" }).click();
  await page.locator(".names > li").first().waitFor();
}

test("two names become one in every list, and two again", async () => {
  const page = await site.open();
  await openNames(page);
  assert.deepEqual(await violations(page), []);
  await row(page, "Kim Tae-hyo").locator("input").check();
  await row(page, "Jens Stoltenberg").locator("input").check();
  await page.getByRole("button", { name: "as “Jens Stoltenberg”" }).click();
  await corrections(page, 1);
  await row(page, "Kim Tae-hyo").waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Close" }).click();
  const speakers = page.locator("section.facet", { hasText: "Speaker" }).first().locator(".facet-label");
  await page.waitForFunction(() => !document.querySelector("section.facet")?.textContent.includes("Kim Tae-hyo") && ![...document.querySelectorAll(".facet-label")].some((label) => label.textContent === "Kim Tae-hyo"));
  assert.ok((await speakers.allTextContents()).includes("Jens Stoltenberg"));

  // The sheet knows what was said when it is opened again.
  await page.locator("section.facet", { hasText: "Person named" }).getByRole("link", { name: "Correct names" }).click();
  await corrections(page, 1);
  await page.getByRole("button", { name: "Undo the last" }).click();
  await row(page, "Kim Tae-hyo").waitFor();
  assert.equal(await page.locator(".corrections li").count(), 0);
  await done(page);
});

test("a name is called otherwise, its forms are taken apart, and a file keeps that", async () => {
  const page = await site.open("", { acceptDownloads: true });
  await openNames(page);
  await row(page, "Fumio Kishida").getByRole("button", { name: /^Rename/ }).click();
  await page.getByRole("textbox", { name: "New name" }).fill("Prime Minister Kishida");
  await page.locator(".rename").getByRole("button", { name: "Rename" }).click();
  await row(page, "Prime Minister Kishida").waitFor();
  await page.getByRole("link", { name: "Places" }).click();
  await row(page, "United States").locator("ul li", { hasText: "U.S." }).getByRole("button", { name: /not the same/ }).click();
  await row(page, "U\\.S\\.").waitFor();
  await corrections(page, 2);

  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save them as a file" }).click(),
  ]);
  const saved = await readFile(await download.path(), "utf8");
  assert.equal(JSON.parse(saved).names.length, 2);
  await done(page);

  const other = await site.open();
  await openNames(other);
  const file = (text) => ({ name: "c.json", mimeType: "application/json", buffer: Buffer.from(text) });
  await other.locator(".sheet input[type=file]").setInputFiles(file("{"));
  await other.locator(".sheet .notice", { hasText: "holds no corrections" }).waitFor();
  await other.locator(".sheet input[type=file]").setInputFiles(file(saved));
  await corrections(other, 2);
  await row(other, "Prime Minister Kishida").waitFor();
  await done(other);
});

test("corrections that follow each other at once all hold, and the sheet may be closed at once", async () => {
  const page = await site.open();
  await openNames(page);
  await page.evaluate(() => {
    const rename = (name, to) => {
      const li = [...document.querySelectorAll(".names > li")].find((li) => li.querySelector("b").textContent === name);
      li.querySelector("button[aria-label^=Rename]").click();
      return new Promise((done) => setTimeout(() => {
        const input = li.querySelector(".rename input");
        input.value = to;
        input.dispatchEvent(new Event("input", { bubbles: true }));
        li.querySelector(".rename").requestSubmit();
        done();
      }, 0));
    };
    return rename("Kim Tae-hyo", "Adviser Kim").then(() => rename("Jens Stoltenberg", "The Secretary"));
  });
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => {
    const labels = [...document.querySelectorAll(".facet-label")].map((label) => label.textContent);
    return labels.includes("Adviser Kim") && labels.includes("The Secretary");
  });
  await done(page);
});

test("names are found by the beginnings of any of their forms", async () => {
  const page = await site.open("#/quotes?sheet=places", { width: 390, height: 844 });
  await page.locator(".names > li").first().waitFor();
  await page.locator(".name-find").fill("u.s");
  await page.waitForFunction(() => document.querySelectorAll(".names > li").length < 4);
  assert.ok((await page.locator(".names b").allTextContents()).includes("United States"));
  assert.equal(await page.evaluate(() => document.activeElement.className), "name-find");
  assert.equal(await page.evaluate(() => document.documentElement.scrollWidth), 390);
  await done(page);
});
