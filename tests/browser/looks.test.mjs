// Every view, light and dark, wide and narrow: nothing that axe-core objects to, nothing wider than the window.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { violations } from "./axe.mjs";
import { done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);

const VIEWS = {
  quotes: { hash: "#/quotes" },
  "a quotation": { hash: "#/quotes", click: ".card a" },
  timeline: { hash: "#/timeline" },
  "a date": { hash: "#/timeline", click: ".entry a" },
  articles: { hash: "#/articles" },
  "an article": { hash: "#/articles", click: ".article-row a" },
  search: { hash: "#/quotes?q=Korea" },
  groups: { hash: "#/quotes?group=speaker&not-kind=indirect" },
  context: { hash: "#/quotes", hover: ".card", click: ".card [aria-expanded]", then: ".card-around p" },
  filters: { hash: "#/quotes?outlet=none", click: ".list-tools .word-button", then: "dialog[open] [role=checkbox]", narrow: true },
  nothing: { hash: "#/quotes?q=zzzzz" },
  "nothing to drop": { hash: "#/quotes?q=Bennett&outlet=none&kind=direct" },
  notices: { hash: "#/charts?zoom=3&article=gone&outlet=VOA" },
};

for (const [width, height] of [[1280, 900], [390, 844], [320, 640]]) {
  for (const scheme of ["light", "dark"]) {
    for (const [name, { hash, hover, click, then = "#reader-title", narrow }] of Object.entries(VIEWS)) {
      // What only narrow windows have.
      if (narrow && width > 1000) continue;
      test(`${name}, ${width} wide, ${scheme}`, async () => {
        const page = await site.open(hash, { width, height, scheme, reducedMotion: "reduce" });
        await ready(page);
        if (hover) await page.locator(hover).first().hover();
        if (click) {
          await page.locator(click).first().click();
          await page.locator(then).first().waitFor();
        }
        assert.deepEqual(await violations(page), []);
        const beyond = await page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - window.innerWidth));
        assert.equal(beyond, 0, "wider than the window");
        await done(page);
      });
    }
  }
}
