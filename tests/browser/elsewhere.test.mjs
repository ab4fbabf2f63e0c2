// The page in the browsers that links are opened in beside Chromium: it opens, searches, leads to a quotation, draws.

import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { serve } from "../../scripts/static-server.mjs";
import { dist } from "./harness.mjs";
import { browsers, until } from "./webdriver.mjs";

for (const [name, start] of Object.entries(browsers)) {
  describe(name, () => {
    let server, browser;
    before(async () => {
      server = await serve({ folder: dist, base: "/some/where/" });
      browser = await start();
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    // A page of its own: a change of the fragment alone would not load it again.
    let visit = 0;
    const open = async (hash) => {
      await browser.open(`${server.url}?visit=${++visit}${hash}`);
      await shows("[data-row], .empty");
      // The first view has notices of its own until the page takes its place.
      await until(() => browser.run("return document.getElementById('frame') === null"), "the page in the frame's place");
    };
    const shows = (selector, what = selector) =>
      until(() => browser.run("return document.querySelector(arguments[0]) !== null", selector), what);
    const text = (selector) => browser.run("return document.querySelector(arguments[0])?.textContent ?? ''", selector);
    const quiet = async () => assert.equal(await text(".notice"), "");

    test("opens", async () => {
      await open("");
      assert.match(await text(".count-line h2"), /^\d+ statements in 5 articles/);
      assert.ok((await browser.run("return document.querySelectorAll('.card').length")) > 5);
      await quiet();
    });

    test("searches what is typed", async () => {
      await open("");
      await browser.keys("#search", "Bennett");
      await until(async () => / match/.test(await text(".count-line h2")), "the search");
      assert.match(await browser.run("return location.hash"), /q=Bennett/);
      await open("#/quotes?q=discussed");
      await shows(".card mark.hit");
      await quiet();
    });

    test("narrows by a filter", async () => {
      await open("");
      await shows(".facet-value");
      await browser.click(".facet-value");
      await shows(".chips .chip");
      await quiet();
    });

    test("opens a link to a quotation there", async () => {
      await open("");
      const hash = await browser.run("return new URL(document.querySelector('.card.direct a').href).hash");
      await open(hash);
      await shows("a.mark.selected", "the quotation's mark");
      await shows(".why .why-text p", "why it was found");
      // The page scrolls to the mark once the sheet that says why has its height.
      await until(
        () =>
          browser.run(
            "const { top, bottom } = document.querySelector('a.mark.selected').getBoundingClientRect(); return top >= 0 && bottom <= innerHeight",
          ),
        "the mark in sight",
        5_000,
      );
      await quiet();
    });

    test("draws the timeline", async () => {
      await open("#/timeline");
      await shows(".axis-plot [role=button]", "the marks");
      const sizes = await browser.run(
        "return [...document.querySelectorAll('.axis-plot [role=button]')].map((b) => { const r = b.getBoundingClientRect(); return [r.width, r.height] })",
      );
      assert.ok(sizes.length > 3 && sizes.every(([width, height]) => width > 0 && height > 0), JSON.stringify(sizes));
      await quiet();
    });

    test("opens articles of one's own, by workers that start workers", async () => {
      await open("");
      await browser.run(
        `const transfer = new DataTransfer();
         transfer.items.add(new File([arguments[0]], "mine.jsonl"));
         document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }))`,
        [1, 2, 3].map((n) => JSON.stringify({ id: n, date: "2024-07-12", text: `“We counted ${n},” Jane Roe said on Monday.` })).join("\n"),
      );
      await until(async () => /^3 articles read/.test(await text(".open-bar p[role]")), "the articles");
      assert.match(await text(".corpus-line"), /mine.*3 articles/);
      await until(async () => /counted/.test(await text(".card")), "their quotations");
      await quiet();
    });

    test("says what a link cannot mean", async () => {
      await open("#/quotes?zoom=3");
      assert.match(await text(".notice"), /zoom/);
    });
  });
}
