// A page of one file, opened from the disk as by a double click: everything is in it, and nothing is asked of anybody.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { pathToFileURL } from "node:url";
import { count, dist, done, ready, setUp } from "./harness.mjs";
import { browsers, until } from "./webdriver.mjs";

const folder = mkdtempSync(join(tmpdir(), "dateline-single-"));
after(() => rmSync(folder, { recursive: true }));
const build = (name, ...options) => {
  const file = join(folder, name);
  const args = ["build", "seeds", "--name", "Sample articles", "--single", file, "--page", dist, ...options];
  execFileSync(process.env.DATELINE || "target/debug/dateline", args, { stdio: "pipe" });
  return file;
};
const alone = build("articles, 2024.html");
const opening = build("opens.html", "--opens-files");
const chromium = await setUp(after, folder);
const open = (file, hash = "", options = {}) => chromium.openAt(pathToFileURL(file).href, hash, options);

test("the file of the sample articles holds 900 KB at most", () => {
  assert.ok(statSync(alone).size <= 900_000, `${statSync(alone).size} bytes`);
});

test("it opens, searches, draws the timeline and leads to a quotation", async () => {
  const page = await open(alone);
  await ready(page);
  assert.match(await count(page), /^\d+ statements in 5 articles/);
  await page.keyboard.press("/");
  await page.keyboard.type("treaty");
  await page.waitForFunction(() => / match/.test(document.querySelector(".count-line h2").textContent));
  await page.goto(`${pathToFileURL(alone).href}#/timeline`);
  await page.locator(".axis-plot [role=button]").first().waitFor();
  await page.goto(`${pathToFileURL(alone).href}#/quotes`);
  await page.locator(".card a").first().click();
  await page.locator(".reader a.mark.selected").waitFor();
  await done(page);
});

test("a link into it opens there", async () => {
  const page = await open(alone, "#/articles");
  await ready(page);
  assert.match(await count(page), /^5 articles/);
  await done(page);
});

test("it says that links into it lead nobody else anywhere", async () => {
  const page = await open(alone);
  await ready(page);
  await page.getByRole("button", { name: /^Share/ }).click();
  await page.locator(".told p", { hasText: "on this machine only" }).waitFor();
  await done(page);
});

test("without the program for other articles it says so wherever that is wanted", async () => {
  const page = await open(alone);
  await ready(page);
  await page.getByRole("button", { name: /^Open/ }).click();
  await page.locator(".open-sheet", { hasText: "The program that reads others is not in it." }).waitFor();
  assert.equal(await page.locator(".open-sheet input").count(), 0);
  await page.getByRole("button", { name: "Close" }).click();
  await page.evaluate(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["“No,” he said."], "mine.txt"));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  });
  await page.locator(".told p", { hasText: "The program that reads others is not in it." }).waitFor();
  await page.getByRole("link", { name: "Check a text", exact: true }).click();
  await page.locator(".told p", { hasText: "The program that reads others is not in it." }).waitFor();
  await page.waitForFunction(() => !location.hash.includes("sheet"));
  // What failed is told by a notice, and in the console for whoever looks there.
  page.problems = page.problems.filter((problem) => !/^console: .*came without the script/.test(problem));
  await done(page);
});

test("with it, other articles are opened, texts are checked and days are set", async () => {
  const page = await open(opening);
  await ready(page);
  await page.getByRole("button", { name: /^Open/ }).click();
  const lines = [1, 2, 3].map((n) => JSON.stringify({ id: n, date: "2024-07-12", text: `“We counted ${n},” Jane Roe said on Monday.` }));
  await page.locator(".open-sheet input[type=file]").first().setInputFiles({ name: "mine.jsonl", mimeType: "", buffer: Buffer.from(lines.join("\n")) });
  await page.locator(".open-bar p[role]", { hasText: "3 articles read" }).waitFor();
  await page.locator(".card", { hasText: "We counted" }).first().waitFor();
  await page.context().close();

  const checked = await open(opening);
  await ready(checked);
  await checked.getByRole("link", { name: "Check a text", exact: true }).click();
  await checked.locator(".sheet textarea").fill("“Nobody ever asked the seven elephants about it,” he said.");
  await checked.getByRole("button", { name: "Check it" }).click();
  await checked.locator(".check-line h3", { hasText: "1 quotation: 1 not here" }).waitFor();
  await done(checked);

  const articles = await open(opening, "#/articles");
  await ready(articles);
  await articles.locator(".article-row a").first().click();
  const fold = articles.locator("details", { hasText: "Why this date" });
  await fold.locator("summary").click();
  await fold.locator("input[type=date]").fill("2023-05-03");
  await articles.locator(".reader-source > p", { hasText: "3 May 2023" }).first().waitFor();
  await done(articles);
});

for (const [name, start] of Object.entries(browsers)) {
  describe(name, () => {
    let browser;
    before(async () => (browser = await start()));
    after(() => browser?.close());

    test("opens it from the disk", async () => {
      await browser.open(pathToFileURL(alone).href);
      await until(() => browser.run("return document.getElementById('frame') === null"), "the page in the frame's place");
      const text = () => browser.run("return document.querySelector('.count-line h2')?.textContent ?? ''");
      await until(async () => /^\d+ statements in 5 articles/.test(await text()), "the statements");
      await browser.keys("#search", "treaty");
      await until(async () => / match/.test(await text()), "the search");
    });
  });
}
