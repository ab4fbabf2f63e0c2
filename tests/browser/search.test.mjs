// The search box: its help, what it says of a query that cannot be meant.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { violations } from "./axe.mjs";
import { done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);
const told = (page) => page.locator(".search-told");
const faults = (page) => told(page).locator("mark.fault").allTextContents();

test("what is wrong is said below the box after a pause, pointed at, and moves nothing", async () => {
  const page = await site.open();
  await ready(page);
  const places = () => page.evaluate(() => ["#list", ".tabs", ".masthead"].map((s) => document.querySelector(s).getBoundingClientRect().top));
  const before = await places();
  await page.keyboard.press("/");
  await page.keyboard.type("summit speeker:yoon OR");
  await page.waitForTimeout(300);
  assert.equal(await told(page).textContent(), "", "not while somebody types");
  await told(page).locator("mark.fault").first().waitFor();
  assert.equal(await told(page).getAttribute("role"), "status");
  assert.deepEqual(await faults(page), ["speeker:", "OR"]);
  assert.equal(await told(page).locator(".search-typed").textContent(), "summit speeker:yoon OR");
  assert.match(await told(page).textContent(), /Did you mean “speaker:”\?/);
  assert.deepEqual(await places(), before);
  const [box, under] = [await page.locator("#search").boundingBox(), await told(page).boundingBox()];
  assert.ok(under.y >= box.y + box.height && under.y < box.y + box.height + 4, "right below the box");
  await page.keyboard.type(" russia");
  assert.equal(await told(page).textContent(), "", "gone when typing goes on");
  await told(page).locator("mark.fault").first().waitFor();
  assert.deepEqual(await faults(page), ["speeker:"]);
  await told(page).getByRole("button", { name: "Close" }).click();
  assert.equal(await told(page).textContent(), "");
  await page.keyboard.press("/");
  await page.keyboard.press("End");
  await page.keyboard.type(" x");
  await told(page).getByRole("button", { name: "Search with “speaker:”" }).click();
  assert.equal(await page.locator("#search").inputValue(), "summit speaker:yoon OR russia x");
  await page.waitForFunction(() => location.hash.includes("speaker"));
  await page.waitForTimeout(1200);
  assert.equal(await told(page).textContent(), "");
  await done(page);
});

test("a link with a query that cannot be meant says so; one that can says nothing", async () => {
  const page = await site.open(`#/quotes?q=${encodeURIComponent('(summit date:2024-13 "north')}`);
  await ready(page);
  await told(page).locator("mark.fault").first().waitFor();
  assert.deepEqual(await faults(page), ["(", "13", '"']);
  assert.deepEqual(await violations(page), []);
  await page.locator("#search").fill("summit (north OR south)");
  await page.waitForTimeout(1200);
  assert.equal(await told(page).textContent(), "");
  await done(page);
});

for (const [width, scheme] of [[1280, "light"], [390, "dark"]]) {
  test(`the way to the language's help is at the box, ${width} wide, ${scheme}`, async () => {
    const page = await site.open("", { width, height: 800, scheme });
    await ready(page);
    const how = page.getByRole("button", { name: "How to search" });
    assert.ok(!(await how.isVisible()));
    await page.locator("#search").click();
    const box = await page.locator(".search").boundingBox();
    await how.waitFor();
    assert.deepEqual(await page.locator(".search").boundingBox(), box, "the box stays as it is");
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.textContent), "How to search");
    await how.click();
    const sheet = page.getByRole("dialog", { name: "Help" });
    await sheet.waitFor();
    await page.keyboard.press("Escape");
    await sheet.waitFor({ state: "hidden" });
    await page.keyboard.press("?");
    await done(page);
  });
}

test("the help needs no connection", async () => {
  const page = await site.open();
  await ready(page);
  await page.context().setOffline(true);
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Help" }).waitFor();
  await page.context().close();
});
