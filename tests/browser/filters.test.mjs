// What the lists can be narrowed to, grouped and ordered by, and what is said of it.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { count, done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);

const total = async (page) => Number.parseInt(await count(page), 10);
const facet = (page, name) => page.getByRole("region", { name, exact: true });
const values = (page, name) => facet(page, name).getByRole("checkbox");
const chips = (page) => page.locator(".chips .chip");

// Waits until the list shows so many.
const shows = (page, number) =>
  page.waitForFunction((n) => Number.parseInt(document.querySelector(".count-line h2").textContent, 10) === n, number);

const told = async (box) => {
  const [label, number] = await Promise.all([".facet-label", ".facet-count"].map((s) => box.locator(s).textContent()));
  return { label, number: Number(number) };
};

for (const view of ["quotes", "timeline", "articles"]) {
  test(`each count of ${view} is what its value alone lists`, async () => {
    const page = await site.open(`#/${view}`);
    await ready(page);
    await values(page, "Speaker").first().waitFor();
    const all = await total(page);
    for (const name of ["Speaker", "How it is told", "Outlet"]) {
      for (const at of [0, 1]) {
        const box = values(page, name).nth(at);
        const { label, number } = await told(box);
        await box.click();
        await shows(page, number);
        assert.equal(await box.getAttribute("aria-checked"), "true");
        assert.match(await chips(page).textContent(), new RegExp(label.slice(0, 10), "i"));
        // Its own choice does not change the counts of a facet.
        assert.deepEqual(await told(box), { label, number });
        await box.click();
        await shows(page, all);
      }
    }
    await done(page);
  });
}

test("several values add up, one excluded is left out, and chips take them back", async () => {
  const page = await site.open();
  await ready(page);
  const boxes = values(page, "Outlet");
  await boxes.first().waitFor();
  const all = await total(page);
  const [a, b] = [await told(boxes.nth(0)), await told(boxes.nth(1))];
  await boxes.nth(0).click();
  await shows(page, a.number);
  await boxes.nth(1).click();
  await shows(page, a.number + b.number);
  assert.equal(await chips(page).count(), 2);
  await page.getByRole("link", { name: "Clear all" }).click();
  await shows(page, all);
  assert.match(page.url(), /#\/quotes$/);

  await facet(page, "Outlet").getByRole("button", { name: `not ${a.label}` }).click();
  await shows(page, all - a.number);
  assert.match(page.url(), /not-outlet=/);
  const link = page.url();
  const other = await site.open(new URL(link).hash);
  await ready(other);
  await shows(other, all - a.number);
  assert.match(await chips(other).textContent(), /not/);
  await done(other);
  await chips(page).first().click();
  await shows(page, all);
  await page.goBack();
  await shows(page, all - a.number);
  await done(page);
});

test("a facet of many values can be searched and opened", async () => {
  const page = await site.open();
  await ready(page);
  const speakers = facet(page, "Speaker");
  const find = speakers.getByRole("searchbox");
  await find.waitFor();
  const few = await values(page, "Speaker").count();
  await speakers.getByRole("button", { name: /^Show \d+ more$/ }).click();
  await speakers.getByRole("button", { name: "Show fewer" }).waitFor();
  const many = await values(page, "Speaker").count();
  assert.ok(many > few, `${many} after ${few}`);
  await find.fill("kim tae");
  await page.waitForFunction(() => document.querySelectorAll("[aria-labelledby=facet-speaker] [role=checkbox]").length === 1);
  assert.deepEqual(await values(page, "Speaker").locator(".facet-label").allTextContents(), ["Kim Tae-hyo"]);
  assert.equal(await find.inputValue(), "kim tae");
  await find.fill("nobody at all");
  await speakers.getByText("None of that name.").waitFor();
  await done(page);
});

test("days narrow by their fields and by dragging over the bars", async () => {
  const page = await site.open();
  await ready(page);
  const published = facet(page, "Published");
  await published.locator(".days-plot").waitFor();
  const all = await total(page);
  await published.getByLabel("From").fill("2024-07-10");
  await page.waitForFunction(() => location.hash.includes("days=2024-07-10.."));
  await page.waitForFunction((all) => !document.querySelector(".count-line h2").textContent.startsWith(`${all} `), all);
  assert.match(await chips(page).textContent(), /Published from 10 July 2024/);
  await published.getByLabel("To").fill("2024-07-11");
  await page.waitForFunction(() => location.hash.includes("days=2024-07-10..2024-07-11"));
  assert.match(await chips(page).textContent(), /Published 10–11 July 2024/);
  await chips(page).first().click();
  await shows(page, all);

  const bars = published.locator(".days-slot");
  const box = await published.locator(".days-plot").boundingBox();
  const width = box.width / (await bars.count());
  await page.mouse.move(box.x + width * 0.5, box.y + 20);
  await page.mouse.down();
  await page.mouse.move(box.x + width * 1.5, box.y + 20, { steps: 4 });
  assert.equal(await published.locator(".days-slot.within").count(), 2);
  await page.mouse.up();
  await page.waitForFunction(() => location.hash.includes("days="));
  await chips(page).first().waitFor();
  await done(page);
});

test("nothing found says which part to drop, and where else something is", async () => {
  const page = await site.open("#/quotes?q=Bennett&outlet=none&kind=direct");
  await page.locator(".empty li").first().waitFor();
  const ways = page.locator(".empty .ways").first().getByRole("listitem");
  for (const way of await ways.allTextContents()) {
    const number = Number(/: (\d+)/.exec(way)[1]);
    assert.ok(number > 0, way);
    await ways.filter({ hasText: way }).getByRole("link").click();
    await shows(page, number);
    await page.goBack();
    await ways.first().waitFor();
  }
  assert.ok((await ways.count()) >= 2);
  const elsewhere = await site.open("#/quotes?q=enduring+war");
  await elsewhere.locator(".empty").getByRole("link", { name: /^Articles: 1 article$/ }).click();
  await elsewhere.locator(".article-row").first().waitFor();
  await done(elsewhere);
  await done(page);
});

test("quotations stand in groups that add up, and in the order asked for", async () => {
  const page = await site.open();
  await ready(page);
  const all = await total(page);
  for (const [label, key] of [["By speaker", "speaker"], ["By day", "date"], ["By outlet", "outlet"]]) {
    await page.getByLabel("Groups").selectOption({ label });
    await page.waitForFunction((key) => location.hash.includes(`group=${key}`), key);
    await page.locator(".group-head").first().waitFor();
    const heads = ".group-head:not(.again)";
    await page.waitForFunction((all) => document.querySelectorAll(".card").length === all, all);
    const counts = await page.locator(`${heads} small`).allTextContents();
    assert.equal(counts.map(Number).reduce((a, b) => a + b), all, label);
    // The cards up to the next heading, in whichever part of the list they are.
    const below = await page.locator(`${heads}, .parts .card`).evaluateAll((all) =>
      all.reduce((sums, e) => (e.matches(".card") ? [...sums.slice(0, -1), sums.at(-1) + 1] : [...sums, 0]), []));
    assert.deepEqual(below, counts.map(Number), label);
  }
  const ids = () => page.locator(".card").evaluateAll((cards) => cards.map((card) => card.id).join());
  await page.getByLabel("Groups").selectOption({ label: "By day" });
  await page.waitForFunction(() => location.hash.includes("group=date"));
  const before = await ids();
  await page.getByLabel("Order").selectOption({ label: "Newest first" });
  await page.waitForFunction((ids) => [...document.querySelectorAll(".card")].map((card) => card.id).join() !== ids, before);
  const other = await site.open(new URL(page.url()).hash);
  await ready(other);
  assert.equal(await other.locator(".card").first().getAttribute("id"), await page.locator(".card").first().getAttribute("id"));
  assert.equal(await other.getByLabel("Groups").inputValue(), "date");
  assert.equal(await other.getByLabel("Order").inputValue(), "latest");
  await done(other);
  await done(page);
});

test("the context of a quotation opens and closes, one at a time", async () => {
  const page = await site.open();
  await ready(page);
  const card = page.locator(".card.direct").first();
  await card.hover();
  const button = card.getByRole("button", { name: /^Context/ });
  await button.click();
  await card.locator(".card-around .marked").first().waitFor();
  assert.equal(await button.getAttribute("aria-expanded"), "true");
  const words = (await card.locator(".card-words").textContent()).replace(/[“”]/g, "").slice(0, 30);
  assert.ok((await card.locator(".card-around .marked").allTextContents()).join("").includes(words), words);
  const other = page.locator(".card.indirect").first();
  await other.hover();
  await other.getByRole("button", { name: /^Context/ }).click();
  await other.locator(".card-around p").first().waitFor();
  assert.equal(await page.locator(".card-around").count(), 1);
  await other.getByRole("button", { name: /^Context/ }).click();
  await page.locator(".card-around").waitFor({ state: "detached" });
  await done(page);
});

test("how a quotation is told is said in words, not by colour alone", async () => {
  const page = await site.open("#/quotes?all=1");
  await ready(page);
  for (const [kind, word] of [["mixed", "partly quoted"], ["indirect", "paraphrased"], ["fragment", "a few words quoted"]]) {
    assert.equal(await page.locator(`.card.${kind}`).first().locator(".kind").textContent(), word);
  }
  assert.ok((await page.locator(".card.direct").count()) > 0);
  assert.equal(await page.locator(".card.direct .kind").count(), 0);
  for (const words of await page.locator(".card.direct .card-words").allTextContents()) assert.match(words, /^[“"‘].*[”"’]$/s);
  await done(page);
});

test("on a phone the filters are a sheet that says what comes of them", async () => {
  const page = await site.open("", { width: 390, height: 844 });
  await ready(page);
  const open = page.getByRole("button", { name: /^Filters/ });
  await open.click();
  const sheet = page.getByRole("dialog", { name: "Filters" });
  const box = sheet.getByRole("checkbox").first();
  await box.waitFor();
  for (const target of [box, sheet.getByRole("button", { name: "Close" })]) {
    assert.ok((await target.boundingBox()).height >= 44);
  }
  const { number } = await told(box);
  await box.click();
  await sheet.getByRole("button", { name: new RegExp(`^Show ${number} statements?$`) }).click();
  await sheet.waitFor({ state: "hidden" });
  await shows(page, number);
  assert.equal(await open.textContent(), "Filters (1)");
  await open.click();
  await sheet.waitFor();
  await page.keyboard.press("Escape");
  await sheet.waitFor({ state: "hidden" });
  assert.ok(await open.evaluate((button) => button === document.activeElement));
  await done(page);
});

test("a link that may be cut is said to be long", async () => {
  const page = await site.open(`#/quotes?q=${"word+".repeat(420)}`);
  await ready(page);
  assert.match(await page.locator(".notice").textContent(), /more than 2000 characters/);
  await done(page);
});

test("a lone mark narrows nothing and is not said to", async () => {
  const page = await site.open("#/quotes?q=%22");
  await ready(page);
  assert.doesNotMatch(await count(page), /match/);
  await done(page);
});
