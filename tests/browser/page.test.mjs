// What a reader does with the page, from the first visit to a link that is sent on.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { count, done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);

test("a first visit shows the corpus and its quotations", async () => {
  const page = await site.open();
  await ready(page);
  assert.match(await page.locator(".corpus-line").textContent(), /5 articles/);
  assert.match(await count(page), /^\d+ statements in [1-5] articles, \d+ in quotation marks$/);
  assert.ok((await page.locator(".card").count()) > 5);
  assert.equal(await page.locator("#frame").count(), 0);
  await done(page);
});

test("typing filters, replaces the place in history, and back undoes the search", async () => {
  const page = await site.open();
  await ready(page);
  const all = await count(page);
  await page.keyboard.press("/");
  await page.keyboard.type("discussed", { delay: 10 });
  await page.waitForFunction((all) => !document.querySelector(".count-line h2").textContent.includes(all), all);
  assert.match(await count(page), / match/);
  assert.ok((await page.locator(".card mark.hit").count()) > 0);
  assert.match(page.url(), /#\/quotes\?q=discussed$/);
  await page.goBack();
  await page.waitForFunction((all) => document.querySelector(".count-line h2").textContent === all, all);
  assert.equal(await page.locator("#search").inputValue(), "");
  await done(page);
});

test("what was typed before the program ran is searched", async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const page = await site.open("", {
    before: (page) => page.route(/app-.*\.wasm$/, async (route) => (await held, route.continue())),
  });
  await page.locator("#boot-search").fill("Bennett");
  release();
  await page.waitForFunction(() => / match/.test(document.querySelector(".count-line h2")?.textContent));
  assert.equal(await page.locator("#search").inputValue(), "Bennett");
  assert.equal(await page.evaluate(() => document.activeElement.id), "search");
  await done(page);
});

test("nothing found says so and offers a way out", async () => {
  const page = await site.open("#/quotes?q=zzzzz");
  await ready(page);
  assert.match(await page.locator(".empty").textContent(), /No statement matches “zzzzz”/);
  await page.getByRole("link", { name: "Without “zzzzz”" }).click();
  await page.locator(".card").first().waitFor();
  await done(page);
});

test("tabs are places: back and forward go through them", async () => {
  const page = await site.open();
  await ready(page);
  const tabs = page.getByRole("navigation", { name: "Views" });
  // A mark of the drawing, not one of the buttons above it.
  const mark = page.locator(".axis-plot").getByRole("button", { name: /event|told by|\d{4}/ }).first();
  await tabs.getByRole("link", { name: /^Timeline/ }).click();
  await mark.waitFor();
  await tabs.getByRole("link", { name: /^Articles/ }).click();
  await page.waitForFunction(() => document.querySelectorAll(".article-row").length === 5);
  assert.equal(await count(page), "5 articles");
  await page.goBack();
  await mark.waitFor();
  await page.goBack();
  await page.locator(".card").first().waitFor();
  await page.goForward();
  await mark.waitFor();
  assert.match(await tabs.locator("[aria-current=page]").textContent(), /^Timeline\d+$/);
  await done(page);
});

test("a link to a quotation opens its article there, in another browser", async () => {
  const page = await site.open();
  await ready(page);
  const card = page.locator(".card.direct").last();
  await card.locator("a").click();
  await page.locator("a.mark.selected").first().waitFor();
  const [url, words] = [page.url(), await page.locator("a.mark.selected").first().textContent()];
  await done(page);

  const other = await site.open(new URL(url).hash);
  await other.locator("a.mark:focus").waitFor();
  assert.equal(await other.locator("a.mark:focus").textContent(), words);
  await other.waitForFunction(() => {
    const [mark, why] = [document.activeElement, document.querySelector(".why")].map((e) => e.getBoundingClientRect());
    return mark.top > 0 && mark.top < why.top;
  });
  await done(other);
});

test("a selected mark says why; closing goes back step by step", async () => {
  const page = await site.open("#/articles");
  await ready(page);
  await page.locator(".article-row a").first().click();
  await page.locator("#reader-title:focus").waitFor();
  const mark = page.locator("a.mark.in-quotation, a.mark.in-reported").first();
  await mark.click();
  await page.locator(".why .why-text p").first().waitFor();
  assert.match(await page.locator(".why").textContent(), /\d %/);
  assert.equal(await mark.getAttribute("aria-current"), "true");
  const date = page.locator("a.mark.in-time").first();
  await date.click();
  await page.locator(".why h3", { hasText: "“" }).waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".why").waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await page.locator(".reader").waitFor({ state: "detached" });
  assert.match(page.url(), /#\/articles$/);
  await done(page);
});

test("keys go through the list, open, close, and the focus comes back", async () => {
  const page = await site.open();
  await ready(page);
  for (const key of ["j", "j", "k", "j"]) await page.keyboard.press(key);
  const row = () => page.evaluate(() => document.activeElement.closest("[data-row]")?.id);
  const here = await row();
  assert.equal(here, await page.locator(".card").nth(1).getAttribute("id"));
  await page.keyboard.press("Enter");
  await page.locator("a.mark:focus").waitFor();
  await page.keyboard.press("Escape");
  await page.locator(".why").waitFor({ state: "detached" });
  await page.keyboard.press("Escape");
  await page.waitForFunction((id) => document.activeElement.closest("[data-row]")?.id === id, here);
  await done(page);
});

test("a mark on the axis leads to its events in the list", async () => {
  const page = await site.open("#/timeline");
  await page.locator(".axis-day, .axis-bar").first().click();
  await page.waitForFunction(() => document.activeElement.closest(".entry"));
  await done(page);
});

test("links that say what cannot be meant are told and do what they can", async () => {
  const page = await site.open("#/charts?q=Yoon&zoom=3");
  await ready(page);
  const notice = page.locator(".notice");
  assert.match(await notice.textContent(), /“charts”.*“zoom”/s);
  assert.match(await count(page), / match/);
  await notice.getByRole("button").click();
  assert.equal(await notice.count(), 0);
  await done(page);
});

test("an article or a statement that is gone is said to be gone", async () => {
  const page = await site.open("#/quotes?article=gone&fact=q0");
  await page.locator(".reader .empty").waitFor();
  await done(page);

  const other = await site.open("#/articles");
  await other.locator(".article-row a").first().click();
  await other.locator("#reader-title").waitFor();
  const hash = new URL(other.url()).hash;
  await done(other);
  const third = await site.open(`${hash}&fact=qgone`);
  await third.locator(".why", { hasText: "not found in this article" }).waitFor();
  await done(third);
});

test("copying a link gives the address of the quotation", async () => {
  const page = await site.open("", { permissions: ["clipboard-read", "clipboard-write"] });
  await ready(page);
  const card = page.locator(".card").first();
  await card.hover();
  await card.getByRole("button", { name: /Copy link/ }).click();
  await page.locator(".told p", { hasText: "Link copied." }).waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.ok(link.startsWith(`${site.url}#/quotes?article=`) && link.includes("fact=q"), link);
  await done(page);
});

test("on a phone the reader lies over the list and has a way back", async () => {
  const page = await site.open("", { width: 390, height: 844 });
  await ready(page);
  await page.locator(".card a").nth(2).click();
  await page.locator("a.mark:focus").waitFor();
  assert.ok(await page.locator("#list").evaluate((list) => list.inert));
  const box = await page.locator(".reader").boundingBox();
  assert.ok(box.x === 0 && box.width >= 375 && box.height === 844);
  await page.getByRole("button", { name: "Back to the list" }).click();
  await page.locator(".reader").waitFor({ state: "detached" });
  assert.ok(!(await page.locator("#list").evaluate((list) => list.inert)));
  await done(page);
});

test("what is less sure or was not said is one switch away, and the link keeps it", async () => {
  const page = await site.open("#/quotes");
  await ready(page);
  const shown = async () => Number((await page.locator(".count-line h2").textContent()).match(/^\d+/)[0]);
  const sure = await shown();
  assert.equal(await page.locator(".card .doubt", { hasText: /doubtful|opinion/ }).count(), 0);
  const more = page.locator(".less-sure");
  const hidden = Number((await more.textContent()).match(/\d+/)[0]);
  assert.ok(hidden > 0);
  await more.click();
  await page.waitForFunction((all) => document.querySelector(".count-line h2").textContent.startsWith(`${all} `), sure + hidden);
  assert.match(new URL(page.url()).hash, /\ball=1\b/);
  assert.ok((await page.locator(".card .doubt", { hasText: /doubtful|opinion/ }).count()) > 0);
  const again = await site.open(new URL(page.url()).hash);
  await ready(again);
  assert.match(await again.locator(".count-line h2").textContent(), new RegExp(`^${sure + hidden} `));
  await done(again);
  await more.click();
  await page.waitForFunction((sure) => document.querySelector(".count-line h2").textContent.startsWith(`${sure} `), sure);
  assert.doesNotMatch(new URL(page.url()).hash, /all=/);
  await done(page);
});

test("a card holds what a footnote needs, for each kind", async () => {
  const page = await site.open("#/quotes?all=1", { permissions: ["clipboard-read", "clipboard-write"] });
  await ready(page);
  const cards = await page.locator(".card").evaluateAll((all) =>
    all.map((card) => ({
      kind: ["direct", "mixed", "fragment", "indirect"].find((kind) => card.classList.contains(kind)),
      words: card.querySelector(".card-words").textContent,
      reported: [...card.querySelectorAll(".reported")].map((e) => e.textContent).join(""),
      by: card.querySelector(".card-by").textContent,
      source: card.querySelector(".card-source").textContent,
      headline: card.querySelector("cite").textContent,
      place: card.querySelector(".card-place").textContent,
    })),
  );
  assert.deepEqual([...new Set(cards.map((card) => card.kind))].sort(), ["direct", "fragment", "indirect", "mixed"]);
  for (const card of cards) {
    assert.ok(card.by.trim() && card.headline, JSON.stringify(card));
    assert.match(card.source, /published .*2024|undated/);
    assert.match(card.place, /paragraph \d+|beside the text/);
    if (card.kind === "direct") assert.match(card.words, /^[“"‘]/);
    // The sentence as it was written, of which the reported words are a part.
    else assert.ok(card.reported && card.words.length > card.reported.length, JSON.stringify(card));
  }
  const card = page.locator(".card.indirect").first();
  await card.hover();
  await card.getByRole("button", { name: /^Copy citation/ }).click();
  await page.locator(".told p", { hasText: "Citation copied." }).waitFor();
  const line = await page.evaluate(() => navigator.clipboard.readText());
  const sentence = await card.locator(".card-words").textContent();
  assert.match(line, /^Of .+, the article says: “/);
  assert.ok(line.includes(sentence.replace(/["“”]/g, "‘").slice(0, 20).replace(/‘.*/, "")), line);
  assert.match(line, /published .+ 2024.*, paragraph \d+\./);
  // Why it was found stands with the paragraphs around it.
  await card.getByRole("button", { name: /^Context and why/ }).click();
  await card.locator(".card-around li", { hasText: "This reading is" }).waitFor();
  await done(page);
});

test("an article that was handed in with its address leads to the original, and one without a safe one does not", async () => {
  const page = await site.open("");
  await ready(page);
  assert.equal(await page.locator(".original").count(), 0, "the sample articles came without addresses");
  const lines = ["https://example.org/bridge", "javascript:alert(1)"].map((url, n) =>
    JSON.stringify({ id: `a${n}`, title: `Bridge ${n}`, text: `“We are ready for number ${n},” Jane Roe said.`, url }),
  );
  await page.getByRole("button", { name: /^Open/ }).click();
  await page.locator(".open-sheet input[type=file]").first().setInputFiles({
    name: "articles.jsonl",
    mimeType: "application/jsonl",
    buffer: Buffer.from(lines.join("\n")),
  });
  await page.locator(".card-words", { hasText: "number 1" }).waitFor();
  assert.deepEqual(await page.locator(".card .original").evaluateAll((all) => all.map((a) => a.href)), ["https://example.org/bridge"]);
  await done(page);
});

test("Enter and the arrow down lead from the search to the first of the results", async () => {
  for (const key of ["Enter", "ArrowDown"]) {
    const page = await site.open("");
    await ready(page);
    await page.keyboard.press("/");
    await page.keyboard.press(key);
    await page.waitForFunction(() => document.activeElement.closest("[data-row]")?.ariaPosInSet === "1");
    await done(page);
  }
});

test("each facet is one stop of the Tab key, and arrows go through its values", async () => {
  const page = await site.open("");
  await ready(page);
  await page.locator("#facet-speaker").waitFor();
  const stops = await page.locator(".facet ul").evaluateAll((lists) =>
    lists.map((list) => [...list.querySelectorAll("button")].filter((button) => button.tabIndex === 0).length),
  );
  assert.ok(stops.length > 4 && stops.every((count) => count === 1), stops);
  const list = page.locator('[aria-labelledby="facet-speaker"] ul');
  await list.locator("button").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  assert.match(await page.evaluate(() => document.activeElement.ariaLabel), /^not /);
  assert.equal(await list.locator('button[tabindex="0"]').count(), 1);
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => location.hash.includes("not-speaker="));
  await done(page);
});
