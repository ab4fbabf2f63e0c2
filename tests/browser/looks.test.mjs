// Every view, light and dark, wide and narrow: nothing that axe-core objects to, nothing wider than the window.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { after, test } from "node:test";
import { done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

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

// The policy forbids scripts that are put in by hand, so axe runs in a world of its own.
async function violations(page) {
  const session = await page.context().newCDPSession(page);
  const { frameTree } = await session.send("Page.getFrameTree");
  const { executionContextId: contextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id });
  await session.send("Runtime.evaluate", { expression: axe, contextId });
  const { result } = await session.send("Runtime.evaluate", {
    expression: `axe.run().then((r) => r.violations.map((v) => v.id + ": " + v.nodes.map((n) => n.html.slice(0, 160)).join(" | ")))`,
    awaitPromise: true,
    returnByValue: true,
    contextId,
  });
  return result.value;
}

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
