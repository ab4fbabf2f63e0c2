// Every control of every view by the Tab key alone: each is reached, in sight and seen to have the focus, and none holds it.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);

const VIEWS = {
  quotes: { hash: "#/quotes?group=speaker&kind=direct&speaker=Jens+Stoltenberg" },
  "an open quotation": { hash: "#/quotes?kind=direct", enter: ".card a" },
  timeline: { hash: "#/timeline?lanes=speaker&q=summit" },
  "a date": { hash: "#/timeline?q=summit", enter: ".entry a" },
  articles: { hash: "#/articles" },
  nothing: { hash: "#/quotes?q=Bennett&outlet=none" },
  notices: { hash: "#/charts?zoom=3&article=gone" },
};

// What can be reached by Tab, told apart by numbers. Of what shares one tab stop, the one that is it.
const number = (page) =>
  page.evaluate(() => {
    const controls = document.querySelectorAll("a[href], button, input, select, summary, [tabindex='0']");
    const reached = [...controls].filter((e) => {
      const shown = e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: false });
      return shown && !e.closest("[inert]") && !e.disabled && e.tabIndex >= 0;
    });
    reached.forEach((e, i) => (e.dataset.walk = i));
    return reached.map((e) => e.outerHTML.slice(0, 120));
  });

const focused = (page) =>
  page.evaluate(() => {
    const element = document.activeElement;
    if (!element?.dataset.walk) return null;
    const { top, bottom, left, right } = element.getBoundingClientRect();
    const drawn = (style) => style.outlineStyle !== "none" && Number.parseFloat(style.outlineWidth) > 0;
    // Of a date's parts the browser marks the one that has it.
    const seen =
      element.type === "date" ||
      drawn(getComputedStyle(element)) ||
      drawn(getComputedStyle(element, "::after")) ||
      getComputedStyle(element.parentElement).boxShadow !== "none";
    const inSight = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
    return { number: Number(element.dataset.walk), seen, inSight };
  });

for (const [width, height] of [[1280, 900], [390, 844]]) {
  for (const [name, { hash, enter }] of Object.entries(VIEWS)) {
    test(`${name}, ${width} wide`, async () => {
      const page = await site.open(hash, { width, height, reducedMotion: "reduce" });
      await ready(page);
      if (enter) {
        await page.locator(enter).first().focus();
        await page.keyboard.press("Enter");
        await page.locator("#reader-title, a.mark.selected").first().waitFor();
      }
      await page.waitForTimeout(300);
      const controls = await number(page);
      await page.evaluate(() => document.activeElement.blur());
      const met = new Set();
      // The browser's own controls take part: a date has three fields.
      for (let press = 0; press < controls.length * 2 + 40 && met.size < controls.length; press++) {
        await page.keyboard.press("Tab");
        const here = await focused(page);
        if (!here) continue;
        assert.ok(here.seen, `the focus does not show: ${controls[here.number]}`);
        assert.ok(here.inSight, `out of sight: ${controls[here.number]}`);
        met.add(here.number);
      }
      assert.deepEqual(controls.filter((_, i) => !met.has(i)), []);
      await done(page);
    });
  }
}
