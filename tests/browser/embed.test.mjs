// The page within another page's frame: no masthead, no filters, and a way to the page itself.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { violations } from "./axe.mjs";
import { done, setUp } from "./harness.mjs";

const site = await setUp(after);

test("what surrounds the list is left out for as long as the page is there", async () => {
  const page = await site.open("#/quotes?q=message&embed=1");
  await page.locator(".count-line h2", { hasText: "match" }).waitFor();
  assert.equal(await page.locator(".masthead").isVisible(), false);
  assert.equal(await page.locator(".filters").isVisible(), false);
  assert.deepEqual(await violations(page), []);
  const open = page.getByRole("link", { name: "Open in Dateline" });
  assert.equal(await open.getAttribute("href"), "#/quotes?q=message");
  // The link within leads to an article, which takes the list's place.
  await page.locator(".rows a").first().click();
  await page.locator(".reader-source").waitFor();
  assert.equal(await page.locator(".masthead").isVisible(), false);
  assert.match(await open.getAttribute("href"), /article=/);
  await done(page);
});

test("a frame in another page shows the record", async () => {
  const outer = `<!doctype html><title>Blog</title><h1>Blog</h1><iframe src="./#/quotes?embed=1" title="Record" width="600" height="400"></iframe>`;
  const before = (page) => page.route("**/blog", (route) => route.fulfill({ contentType: "text/html", body: outer }));
  const page = await site.openAt(`${site.url}blog`, "", { before });
  const frame = page.frameLocator("iframe");
  await frame.locator(".rows > li").first().waitFor();
  assert.equal(await frame.locator(".masthead").isVisible(), false);
  assert.equal(await frame.getByRole("link", { name: "Open in Dateline" }).isVisible(), true);
  page.problems = page.problems.filter((problem) => !problem.startsWith("elsewhere"));
  await done(page);
});
