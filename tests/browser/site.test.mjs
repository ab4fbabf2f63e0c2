// A site of many articles, built ahead of time and split: the page fetches what it needs, as answers need it.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { count, dist, done, ready, setUp } from "./harness.mjs";

const folder = mkdtempSync(join(tmpdir(), "dateline-site-"));
after(() => rmSync(folder, { recursive: true }));
const [articles, built] = [join(folder, "made-up.jsonl"), join(folder, "site")];
writeFileSync(articles, execFileSync("node", ["benches/made-up.mjs", "400"]));
execFileSync(process.env.DATELINE || "target/debug/dateline", ["build", articles, "-o", built, "--parts", "64", "--page", dist], { stdio: "pipe" });
writeFileSync(join(built, "a note.txt"), "The bridge opens\n\nThe bridge was opened on 5 March 2019, the council said.");
const parts = readdirSync(join(built, "parts")).length;
const site = await setUp(after, built);

const watched = (page) => {
  const fetched = [];
  page.on("request", (request) => fetched.push(new URL(request.url()).pathname.split("/some/where/")[1]));
  return fetched;
};

test("a large site opens without reading its articles anew, and fetches the parts that answers need", async () => {
  let fetched;
  const page = await site.open("#/articles", { before: (page) => void (fetched = watched(page)) });
  await ready(page);
  assert.match(await page.locator(".corpus-line").textContent(), /made up.*400 articles/);
  assert.match(await count(page), /^400 articles/);
  // Nothing was opened by the reader, so that nothing is kept, nor anything said of it.
  assert.equal(await page.locator(".told p").count(), 0);
  assert.ok(!fetched.some((name) => name?.includes("sheets")), fetched.join(" "));
  const some = () => new Set(fetched.filter((name) => name.startsWith("parts/"))).size;
  const first = some();
  assert.ok(parts > 6 && first > 0 && first < parts / 2, `${first} of ${parts} parts`);
  await page.locator("[data-row] a").first().click();
  await page.locator(".reader h2").first().waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.press("/");
  await page.keyboard.type("government minister");
  await page.waitForFunction(() => / match|of 400/.test(document.querySelector(".count-line h2").textContent));
  await page.waitForFunction(() => document.querySelector(".hit"));
  const names = fetched.filter((name) => name.startsWith("parts/"));
  assert.ok(names.length > first, "what the answers show has been fetched");
  assert.equal(new Set(names).size, names.length, "and no part twice");
  await done(page);
});

test("a link into a large site opens the article that it names", async () => {
  const page = await site.open("#/articles");
  await ready(page);
  const href = await page.locator("[data-row] a").nth(3).getAttribute("href");
  const title = await page.locator("[data-row] a").nth(3).textContent();
  await page.context().close();
  const linked = await site.open(href);
  await linked.locator(".reader h2", { hasText: title }).waitFor();
  await done(linked);
});

test("what cannot be had is told, not passed over, and comes when it can be had again", async () => {
  const without = await site.open("#/articles", { before: (page) => page.context().route(/parts\//, (route) => route.fulfill({ status: 404 })) });
  await without.waitForFunction(() => document.querySelector(".corpus-line").textContent.includes("400 articles"));
  // Said once, however many answers lack something, asked for at a pace, and mended without reloading.
  const bar = without.locator(".open-bar", { hasText: "could not be fetched" });
  await bar.waitFor();
  await without.locator(".empty", { hasText: "could not be fetched" }).waitFor();
  assert.equal(await count(without), "Articles");
  const before = without.problems.length;
  await without.waitForTimeout(1500);
  assert.ok(without.problems.length < before + 5, without.problems.join("\n"));
  const refused = without.waitForResponse(/parts\//);
  await without.goto(without.url().replace("#/articles", "#/quotes"));
  await refused;
  // A fetch that is on its way would be waited for by whoever tries again.
  await without.waitForTimeout(500);
  assert.equal(await without.locator(".open-bar").count(), 1);
  await without.context().unroute(/parts\//);
  await bar.getByRole("button", { name: "Try again" }).click();
  await without.locator("[data-row] blockquote, [data-row] q, [data-row] a").first().waitFor();
  assert.equal(await without.locator(".open-bar").count(), 0);
  without.problems.length = 0;
  await done(without);
  const page = await site.open("", { before: (page) => page.route(/corpus-.*\.bin$/, (route) => route.fulfill({ status: 503 })) });
  await page.locator(".notice", { hasText: "The server answered 503." }).waitFor();
  page.problems = page.problems.filter((problem) => !problem.includes("503"));
  await page.unroute(/corpus-.*\.bin$/);
  await page.getByRole("button", { name: "Start it again" }).click();
  await ready(page);
  await done(page);
});

test("a script opens a text by its address, whose ending says that it is one", async () => {
  const page = await site.open("#/articles");
  await ready(page);
  const titles = await page.evaluate(async () => {
    const { open } = await import(new URL("dateline.js", document.baseURI).href);
    const corpus = await open(new URL("a note.txt?1", document.baseURI));
    const { items } = await corpus.search("bridge");
    corpus.close();
    return items.map((item) => item.title);
  });
  assert.deepEqual(titles, ["The bridge opens"]);
  await done(page);
});

test("a script opens the site by its corpus's address, and parts come when answers need them", async () => {
  const corpus = readdirSync(built).find((name) => /^corpus-.*\.bin$/.test(name));
  let fetched;
  const page = await site.open("#/articles", { before: (page) => void (fetched = watched(page)) });
  await ready(page);
  fetched.length = 0;
  const told = await page.evaluate(async (name) => {
    const { open } = await import(new URL("dateline.js", document.baseURI).href);
    const corpus = await open(new URL(name, document.baseURI));
    const { total, items } = await corpus.search("government minister", { most: 3 });
    const missing = await open(new URL(`${name}.gone`, document.baseURI)).catch((error) => error.message);
    corpus.close();
    return { articles: corpus.articles, total, titles: items.map((item) => item.title), missing };
  }, corpus);
  assert.equal(told.articles, 400);
  assert.ok(told.total > 0 && told.titles.length === Math.min(3, told.total) && told.titles.every(Boolean), JSON.stringify(told));
  assert.match(told.missing, /\.gone answered 404$/);
  assert.ok(fetched.some((name) => name.startsWith("parts/")), "parts are fetched for the answer");
  page.problems = page.problems.filter((problem) => !problem.includes("404"));
  await done(page);
});
