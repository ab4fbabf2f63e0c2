// Articles of the reader's own, opened in the page: chosen, dropped, stopped, gone wrong, and back.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { violations } from "./axe.mjs";
import { count, done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);

const line = (n, more = "") =>
  JSON.stringify({ id: n, title: `T${n}`, outlet: "AFP", date: "2024-07-12", text: `“We counted ${n}${more},” Jane Roe said on Monday. `.repeat(3) });
const lines = (count) => [...Array(count).keys()].map((n) => `${line(n)}\n`).join("");
const file = (name, text) => ({ name, mimeType: "application/octet-stream", buffer: Buffer.from(text) });

async function choose(page, files) {
  await page.getByRole("button", { name: /^Open/ }).click();
  await page.locator(".open-sheet input[type=file]").first().setInputFiles(files);
}

const bar = (page) => page.locator(".open-bar p[role]");
const corpus = (page) => page.locator(".corpus-line").textContent();

test("a file of articles is opened, searched and left again", async () => {
  const page = await site.open("#/quotes?q=bennett");
  await ready(page);
  const before = await corpus(page);
  await choose(page, file("my articles.jsonl", `${lines(3)}nothing\n${line(3)}`));
  await bar(page).filter({ hasText: "4 articles read in 1 second. 1 thing was left out." }).waitFor();
  await page.getByText("What was left out").click();
  assert.match(await page.locator(".open-bar li").textContent(), /^my articles\.jsonl, line 4: not JSON/);
  assert.match(await corpus(page), /my articles.*4 articles/);
  await page.waitForFunction(() => document.querySelector(".card")?.textContent.includes("We counted"));
  await page.getByRole("button", { name: "Close" }).click();
  await page.keyboard.press("/");
  await page.keyboard.type("counted 2");
  await page.waitForFunction(() => document.querySelectorAll(".hit").length);
  assert.ok(new URL(page.url()).hash.includes("counted"));

  await page.getByRole("button", { name: /^Open/ }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Save it as one file" }).click();
  const saved = await download;
  assert.equal(saved.suggestedFilename(), "my-articles.dateline");
  await page.getByRole("button", { name: /^Open/ }).click();
  await page.getByRole("button", { name: "Back to the page’s own articles" }).click();
  await page.waitForFunction((before) => document.querySelector(".corpus-line").textContent === before, before);

  await choose(page, await saved.path());
  await page.waitForFunction(() => document.querySelector(".corpus-line").textContent.includes("my articles"));
  assert.match(await corpus(page), /4 articles/);
  await done(page);
});

test("who leaves is asked first, if articles of one's own are open that are stored nowhere", async () => {
  // A browser that lets the page store nothing.
  const before = (page) => page.addInitScript(() => Object.defineProperty(window, "indexedDB", { value: undefined }));
  const page = await site.open("#/quotes", { before });
  await ready(page);
  const asked = [];
  page.on("dialog", (dialog) => {
    asked.push(dialog.type());
    return dialog.dismiss();
  });
  await choose(page, file("mine.jsonl", lines(3)));
  await bar(page).filter({ hasText: "3 articles read" }).waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  await page.close({ runBeforeUnload: true });
  await page.waitForTimeout(300);
  assert.deepEqual(asked, ["beforeunload"]);
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: /^Open/ }).click();
  await page.getByRole("button", { name: "Save it as one file" }).click();
  await download;
  await Promise.all([page.waitForEvent("close"), page.close({ runBeforeUnload: true })]);
  assert.deepEqual(asked, ["beforeunload"]);
});

test("what cannot be opened is said, and the articles that were there stay", async () => {
  const page = await site.open();
  await ready(page);
  const before = [await corpus(page), await count(page)];
  await choose(page, file("notes.doc", "\u0001\u0002"));
  await page.locator(".open-bar [role=alert]", { hasText: "notes.doc: its content is not what its name says" }).waitFor();
  assert.deepEqual([await corpus(page), await count(page)], before);
  await choose(page, file("later.dateline", "dateline\u0063"));
  await page.locator(".open-bar [role=alert]", { hasText: /newer|format/ }).waitFor();
  await page.getByRole("button", { name: "Close" }).click();
  assert.equal(await page.locator(".open-bar").count(), 0);
  await done(page);
});

test("files and folders can be dropped", async () => {
  const page = await site.open();
  await ready(page);
  const dropped = await page.evaluateHandle((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "a.jsonl"));
    transfer.items.add(new File(["Head\n\nPARIS, July 3 (AFP) — “We wait,” John Doe said on Monday."], "b.txt"));
    return transfer;
  }, lines(2));
  await page.dispatchEvent("body", "dragover", { dataTransfer: dropped });
  await page.dispatchEvent("body", "drop", { dataTransfer: dropped });
  await bar(page).filter({ hasText: "3 articles read" }).waitFor();
  assert.match(await corpus(page), /2 files.*3 articles/);
  await done(page);
});

test("what has been read can be searched while more comes, and reading can be stopped", async () => {
  const page = await site.open();
  await ready(page);
  await choose(page, file("many.jsonl", lines(150_000)));
  // The first of them are there before the last.
  await page.waitForFunction(() => document.querySelector(".corpus-line").textContent.includes("many"), null, { timeout: 60_000 });
  assert.match(await bar(page).textContent(), /articles · .* MB of .* MB · .* a second/);
  await page.getByRole("button", { name: "Stop" }).click();
  await bar(page).filter({ hasText: "then stopped" }).waitFor();
  const [, read] = /([\d\u202f]+) articles read/.exec(await bar(page).textContent());
  assert.ok(Number(read.replaceAll("\u202f", "")) < 150_000, read);
  await page.waitForFunction((read) => document.querySelector(".corpus-line").textContent.includes(`${read} articles`), read);
  await done(page);
});

test("a worker that ends is started again with the same files", async () => {
  const page = await site.open("", {
    before: (page) =>
      page.addInitScript(() => {
        const Before = Worker;
        window.workers = [];
        window.Worker = class extends Before {
          constructor(...given) {
            super(...given);
            window.workers.push(this);
          }
        };
      }),
  });
  await ready(page);
  await choose(page, file("mine.jsonl", lines(5)));
  await bar(page).filter({ hasText: "5 articles read" }).waitFor();
  const started = await page.evaluate(() => window.workers.length);
  await page.evaluate(() => window.workers.at(-1).dispatchEvent(new ErrorEvent("error", { message: "ended by the test" })));
  await page.waitForFunction((started) => window.workers.length > started, started);
  await page.locator(".notice").waitFor({ state: "detached" });
  await page.keyboard.press("/");
  await page.keyboard.type("counted");
  await page.waitForFunction(() => document.querySelector(".hit"));
  assert.match(await corpus(page), /mine.*5 articles/);
  await done(page);
});

test("sheet and bar are sound for axe, light and dark, and no wider than a phone", async () => {
  for (const [scheme, width] of [["light", 1280], ["dark", 320]]) {
    const page = await site.open("", { scheme, width });
    await ready(page);
    await page.getByRole("button", { name: /^Open/ }).click();
    await page.locator(".open-sheet").waitFor();
    assert.deepEqual(await violations(page), []);
    await page.locator(".open-sheet input[type=file]").first().setInputFiles(file("a.jsonl", `${lines(2)}nothing\n`));
    await page.getByText("What was left out").click();
    assert.deepEqual(await violations(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth));
    await done(page);
  }
});

test("the program for large corpora is fetched when it is needed, and not before", async () => {
  const fetched = [];
  const before = (page) => void page.on("request", (request) => fetched.push(new URL(request.url()).pathname));
  const page = await site.open("#/timeline", { before });
  await ready(page);
  const large = () => fetched.filter((path) => path.includes("/program/"));
  assert.ok(fetched.some((path) => path.includes("/corpus-")), "requests are seen");
  assert.deepEqual(large(), []);
  await choose(page, file("my articles.jsonl", lines(3)));
  await bar(page).filter({ hasText: "3 articles read" }).waitFor();
  assert.ok(large().some((path) => path.endsWith(".wasm")), `${large()}`);
  await done(page);
});
