// The axis of the timeline: what it draws, and all the ways to move what is in sight, choose days and get to the list.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { count, done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);

async function open(hash = "#/timeline", options = {}) {
  const page = await site.open(hash, { width: 1440, height: 900, reducedMotion: "reduce", ...options });
  await ready(page);
  await page.locator(".axis [data-n]").first().waitFor();
  return page;
}

const range = (page) => new URLSearchParams(new URL(page.url()).hash.split("?")[1]).get("range");
const days = (page) => new URLSearchParams(new URL(page.url()).hash.split("?")[1]).get("days");
const seen = (page) => page.locator(".axis-head strong").textContent();
const length = (text) => {
  const [first, last] = text.split("..").map((day) => Date.parse(day) / 86_400_000);
  return last - first + 1;
};
const settled = (page, test = "range=") => page.waitForURL((url) => url.hash.includes(test));
const box = (page) => page.locator(".axis-plot").boundingBox();

// Boxes of everything drawn, the marks' and their labels', by lane and kind.
const boxes = (page) =>
  page.evaluate(() => {
    const of = (e) => {
      const { left, right, top, bottom } = e.getBoundingClientRect();
      return { left, right, top, bottom, name: e.getAttribute("aria-label") ?? e.textContent };
    };
    const rows = [...document.querySelectorAll(".axis-columns, .axis-bars")].map((row) =>
      [...row.querySelectorAll(".axis-day, .axis-bar")].map((mark) => {
        const { left, right, top, bottom, name } = of(mark);
        const label = mark.querySelector(".axis-bar span");
        return { left, right: Math.max(right, label ? of(label).right : 0), top, bottom, name };
      }),
    );
    return [...rows, [...document.querySelectorAll(".axis-ticks b")].map(of), [...document.querySelectorAll(".axis-lane-label b")].map(of)];
  });

function assertApart(rows) {
  for (const row of rows)
    for (const [i, a] of row.entries())
      for (const b of row.slice(i + 1)) {
        const apart = a.right <= b.left + 0.6 || b.right <= a.left + 0.6 || a.bottom <= b.top + 0.6 || b.bottom <= a.top + 0.6;
        assert.ok(apart, `${a.name} overlaps ${b.name}`);
      }
}

test("a plain wheel scrolls the page, one with Ctrl zooms about the pointer, and the link says so", async () => {
  const page = await open();
  const before = await seen(page);
  const { x, y, width } = await box(page);
  await page.mouse.move(x + width / 4, y + 30);
  await page.mouse.wheel(0, 200);
  await page.waitForFunction(() => window.scrollY > 100);
  assert.equal(await seen(page), before);
  await page.evaluate(() => window.scrollTo(0, 0));
  const tick = () => page.locator(".axis-tick:not(.minor)").nth(5).textContent();
  assert.equal(range(page), null);
  assert.ok(await tick());
  await page.keyboard.down("Control");
  await page.mouse.wheel(0, -100);
  await page.mouse.wheel(0, -100);
  await page.keyboard.up("Control");
  await settled(page);
  assert.ok(length(range(page)) < 20 && length(range(page)) >= 5, range(page));
  // The day under the pointer is still a quarter of the way along.
  const [first] = range(page).split("..");
  assert.ok(first >= "2024-06-19" && first <= "2024-06-25", first);
  await page.keyboard.down("Shift");
  await page.mouse.wheel(300, 0);
  await page.keyboard.up("Shift");
  const zoomed = range(page);
  await page.waitForFunction((zoomed) => !location.hash.includes(zoomed), zoomed);
  assert.ok(range(page) > zoomed);
  assert.equal(length(range(page)), length(zoomed));
  await done(page);
});

test("a copied link opens the same range elsewhere", async () => {
  const page = await open();
  await page.getByRole("button", { name: "Zoom in" }).click();
  await settled(page);
  const [hash, text] = [new URL(page.url()).hash, await seen(page)];
  await done(page);
  const other = await open(hash);
  assert.equal(await seen(other), text);
  await done(other);
});

test("buttons zoom and pan, end at the limits, and lead back", async () => {
  const page = await open();
  const button = (name) => page.locator(".axis-moves").getByRole("button", { name, exact: true });
  const before = await seen(page);
  for (let i = 0; i < 6 && !(await button("Zoom in").isDisabled()); i++) {
    await button("Zoom in").click();
    await page.waitForTimeout(60);
  }
  assert.ok(await button("Zoom in").isDisabled());
  await settled(page);
  await page.waitForTimeout(300);
  assert.equal(length(range(page)), 5);
  const here = range(page);
  await button("Later").click();
  await page.waitForFunction((here) => !location.hash.includes(here), here);
  assert.ok(range(page) > here);
  await button("Whole range").click();
  await page.waitForFunction(() => /^20(22|23)/.test(document.querySelector(".axis-head strong").textContent.match(/\d{4}/)[0]));
  assert.ok((await button("Zoom out").isDisabled()) && (await button("Earlier").isDisabled()));
  await page.locator(".axis-moves").getByRole("button", { name: /^Reset/ }).click();
  await page.waitForURL((url) => !url.hash.includes("range="));
  assert.equal(await seen(page), before);
  await page.getByRole("button", { name: /‹ \d+ earlier/ }).click();
  await settled(page);
  assert.notEqual(await seen(page), before);
  await done(page);
});

test("marks are one stop of the Tab key; keys go through them, zoom and choose days", async () => {
  const page = await open();
  // Once marks have their names these change no more.
  await page.locator(".axis-name").first().waitFor();
  assert.equal(await page.locator('.axis-plot [tabindex="0"]').count(), 1);
  await page.locator('.axis-plot [tabindex="0"]').focus();
  const name = () => page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  const first = await name();
  await page.keyboard.press("ArrowRight");
  const second = await name();
  assert.notEqual(second, first);
  assert.equal(await page.locator('.axis-plot [tabindex="0"]').getAttribute("aria-label"), second);
  await page.keyboard.press("ArrowDown");
  assert.ok(await page.evaluate(() => document.activeElement.classList.contains("axis-bar")));
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("End");
  const last = await name();
  await page.keyboard.press("Home");
  assert.equal(await name(), first);
  await page.keyboard.press("End");
  assert.equal(await name(), last);
  const before = await seen(page);
  await page.keyboard.press("+");
  await page.waitForFunction((text) => document.querySelector(".axis-head strong").textContent !== text, before);
  await settled(page);
  // The focus is on the same fact, whatever is drawn.
  const day = (text) => text.match(/\d+ \w+ \d{4}/)[0];
  assert.equal(day(await name()), day(last));
  await page.keyboard.press("[");
  await settled(page, "days=");
  await page.keyboard.press("ArrowLeft");
  await page.keyboard.press("[");
  await page.waitForURL((url) => /days=[^&]*\.\./.test(url.hash));
  assert.match(await page.locator(".axis [aria-live]").textContent(), /^Narrowed to/);
  await page.keyboard.press("0");
  await page.waitForFunction(() => document.querySelector(".axis-head strong").textContent.match(/202[23]/));
  assert.ok(await page.evaluate(() => document.activeElement.hasAttribute("data-n")));
  // The page's own keys are left alone.
  await page.keyboard.press("j");
  assert.ok(await page.evaluate(() => document.activeElement.closest(".entry")));
  await done(page);
});

test("a drag brushes days, Escape gives up, a click is none, ends can be dragged, and it is cleared", async () => {
  const page = await open();
  const { x, y, width } = await box(page);
  const all = await count(page);
  const at = (part) => [x + width * part, y + 20];
  await page.mouse.move(...at(0.3));
  await page.mouse.down();
  await page.mouse.move(...at(0.5), { steps: 4 });
  assert.match(await page.locator(".axis-brush b").textContent(), /2024$/);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator(".axis-brush").count(), 0);
  await page.mouse.up();
  await page.mouse.click(...at(0.4));
  assert.equal(days(page), null);
  await page.mouse.move(...at(0.7));
  await page.mouse.down();
  await page.mouse.move(...at(0.95), { steps: 4 });
  await page.mouse.up();
  await settled(page, "days=");
  await page.waitForFunction((all) => document.querySelector(".count-line h2").textContent !== all, all);
  const chosen = days(page);
  await page.locator('.axis-end[data-end="last"]').hover({ force: true });
  const handle = await page.locator('.axis-end[data-end="last"]').boundingBox();
  await page.mouse.move(handle.x + 12, handle.y + 40);
  await page.mouse.down();
  await page.mouse.move(...at(0.8), { steps: 4 });
  await page.mouse.up();
  await page.waitForFunction((chosen) => !location.hash.includes(chosen), chosen);
  assert.equal(days(page).slice(0, 10), chosen.slice(0, 10));
  assert.ok(length(days(page)) < length(chosen));
  // What is left out is drawn, and shows all days again.
  assert.ok((await page.locator("[data-outside]").count()) > 0);
  await page.getByRole("button", { name: "Clear the chosen days" }).click();
  await page.waitForFunction((all) => document.querySelector(".count-line h2").textContent === all, all);
  assert.equal(days(page), null);
  await done(page);
});

test("two fingers zoom, one that moves up scrolls, one that moves aside brushes", async () => {
  const page = await open("#/timeline", { width: 390, height: 844, hasTouch: true, isMobile: true });
  const session = await page.context().newCDPSession(page);
  await page.locator(".axis-plot").scrollIntoViewIfNeeded();
  const { x, y, width } = await box(page);
  const touch = (type, ...points) =>
    session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
  const [left, right, line] = [x + width * 0.4, x + width * 0.6, y + 40];
  await touch("touchStart", [left, line]);
  await touch("touchStart", [left, line], [right, line]);
  for (let i = 1; i <= 8; i++) await touch("touchMove", [left - i * 12, line], [right + i * 12, line]);
  await touch("touchEnd");
  await settled(page);
  assert.ok(length(range(page)) < 20, range(page));
  assert.equal(days(page), null);
  const before = range(page);
  const scrolled = await page.evaluate(() => window.scrollY);
  await touch("touchStart", [left, line + 60]);
  for (let i = 1; i <= 8; i++) await touch("touchMove", [left, line + 60 - i * 12]);
  await touch("touchEnd");
  await page.waitForFunction((scrolled) => window.scrollY > scrolled + 20, scrolled);
  assert.equal(range(page), before);
  assert.equal(days(page), null);
  await page.evaluate((y) => window.scrollTo(0, y), scrolled);
  await page.waitForTimeout(100);
  const again = await box(page);
  await touch("touchStart", [left, again.y + 40]);
  for (let i = 1; i <= 8; i++) await touch("touchMove", [left + i * 10, again.y + 40]);
  await touch("touchEnd");
  await settled(page, "days=");
  await done(page);
});

test("lanes have names and counts, and nothing drawn overlaps at any width", async () => {
  for (const width of [1440, 768, 390, 320]) {
    for (const hash of ["#/timeline", "#/timeline?range=2022-01-01..2026-01-01", "#/timeline?lanes=speaker", "#/timeline?lanes=outlet"]) {
      const page = await open(hash, { width, height: 900 });
      const rows = await boxes(page);
      assert.ok(rows.slice(0, -2).flat().length > 0, "marks are drawn");
      assertApart(rows);
      const plot = await box(page);
      for (const mark of rows.flat()) assert.ok(mark.right <= plot.x + plot.width + 24, `${mark.name} lies beyond the plot`);
      if (hash.includes("lanes")) {
        const lanes = page.locator(".axis-lane");
        assert.ok((await lanes.count()) > 1);
        assert.match(await lanes.first().getAttribute("aria-label"), /^.+: \d+ events?$/);
        assert.equal(await page.locator('.axis-choice [aria-pressed="true"]').count(), 1);
      }
      const beyond = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      assert.ok(beyond <= 0, "wider than the window");
      await done(page);
    }
  }
});

test("lanes are chosen by a button and stand in the link", async () => {
  const page = await open();
  await page.getByRole("button", { name: "By outlet" }).click();
  await page.locator(".axis-lane").first().waitFor();
  assert.match(page.url(), /lanes=outlet/);
  await page.getByRole("button", { name: "None" }).click();
  await page.locator(".axis-lane").first().waitFor({ state: "detached" });
  assert.doesNotMatch(page.url(), /lanes/);
  await done(page);
});

test("a cluster of several days zooms in and falls apart", async () => {
  const page = await open("#/timeline?range=2022-01-01..2026-01-01", { width: 390, height: 844 });
  const cluster = page.locator('.axis-day[aria-label*="zooms in"]').last();
  const [, before] = (await cluster.getAttribute("aria-label")).match(/(\d+) events/);
  await cluster.click();
  await page.waitForFunction(() => !location.hash.includes("2022-01-01"));
  assert.ok(Number(before) > 3);
  assert.ok((await page.locator(".axis-day").count()) > 1);
  await done(page);
});

test("a single day leads to its first event in the list, which is lit there and on the axis", async () => {
  const page = await open();
  const mark = page.locator('.axis-day[aria-label*="goes to"]').last();
  const day = (await mark.getAttribute("aria-label")).match(/\d+ \w+ \d{4}/)[0];
  await mark.click();
  await page.waitForFunction(() => document.activeElement.closest(".entry"));
  const heading = await page.evaluate(() => document.activeElement.closest("li").querySelector("h3").textContent);
  assert.ok(heading.includes(day), `${heading} for ${day}`);
  assert.ok(await page.evaluate(() => document.activeElement.closest(".entry.lit")));
  await page.locator(".axis-day[aria-current]").waitFor();
  // The drawing is where it was.
  assert.equal(await page.evaluate(() => scrollY), 0);
  await page.keyboard.press("Enter");
  assert.ok((await page.locator(".axis-day[aria-current]").getAttribute("aria-label")).includes(day));
  await done(page);
});

test("Enter and the space bar press a mark", async () => {
  for (const key of ["Enter", " "]) {
    const page = await open();
    await page.locator('.axis-day[aria-label*="goes to"]').last().focus();
    await page.keyboard.press(key);
    await page.waitForFunction(() => document.activeElement.closest(".entry"));
    await done(page);
  }
});

test("undated events stand apart, and the axis says how many", async () => {
  const page = await open("#/timeline", { height: 700 });
  const undated = page.getByRole("button", { name: /^\d+ undated events?, at the end of the list$/ });
  await undated.click();
  await page.waitForFunction(() => document.activeElement.closest(".entry"));
  const heading = await page.evaluate(() => document.activeElement.closest("li").querySelector("h3").textContent);
  assert.match(heading, /^Undated/);
  await done(page);
});

test("what is drawn stays bounded, however near or far", async () => {
  for (const hash of ["#/timeline", "#/timeline?lanes=speaker", "#/timeline?range=2022-01-01..2026-01-01&lanes=speaker"]) {
    const page = await open(hash);
    assert.ok((await page.locator(".axis *").count()) < 700);
    await done(page);
  }
});

test("the whole timeline can be saved as a drawing, a picture and a calendar", async () => {
  const page = await open("#/timeline?lanes=speaker", { acceptDownloads: true });
  const saved = async (name) => {
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("group", { name: "Save" }).getByRole("button", { name }).click(),
    ]);
    const chunks = [];
    for await (const chunk of await download.createReadStream()) chunks.push(chunk);
    return { name: download.suggestedFilename(), bytes: Buffer.concat(chunks) };
  };
  const svg = await saved(/SVG/);
  assert.equal(svg.name, "timeline.svg");
  const parsed = await page.evaluate((text) => {
    const drawing = new DOMParser().parseFromString(text, "image/svg+xml");
    return { broken: !!drawing.querySelector("parsererror"), marks: drawing.querySelectorAll("path[fill], path[stroke-width]").length };
  }, svg.bytes.toString());
  assert.equal(parsed.broken, false);
  assert.ok(parsed.marks > 5, `${parsed.marks} marks`);
  const png = await saved(/PNG/);
  assert.deepEqual([...png.bytes.subarray(1, 4)], [...Buffer.from("PNG")]);
  assert.equal(png.bytes.readUInt32BE(16), 3200);
  const ics = await saved(/iCalendar/);
  assert.equal(ics.name, "timeline.ics");
  const events = ics.bytes.toString().match(/BEGIN:VEVENT/g).length;
  const dated = await page.locator(".tabs a", { hasText: "Timeline" }).locator(".tab-count").textContent();
  assert.ok(events > 0 && events <= Number(dated), `${events} events of ${dated}`);
  await page.locator(".told p", { hasText: "Saved as timeline.ics." }).waitFor();
  await done(page);
});

test("who else tells of an event is named, and leads there", async () => {
  const page = await open();
  const told = page.locator(".told-by").first();
  await told.waitFor();
  assert.match(await told.textContent(), /^Also told by \d+ other articles?/);
  const link = told.locator("a").first();
  const [href, words] = [await link.getAttribute("href"), await link.textContent()];
  await link.click();
  await page.locator("a.mark.selected").first().waitFor();
  assert.ok(words.includes(await page.locator("a.mark.selected").first().textContent()), words);
  assert.ok(page.url().endsWith(href.split("?")[1].split("&").at(-1)));
  await done(page);
});

test("an event is one mark with the number of its articles, and what was still to come has corners", async () => {
  const page = await open();
  const told = page.locator('.axis-day[aria-label*="told by 4 articles"]');
  assert.equal(await told.count(), 1);
  assert.equal(await told.locator(".axis-dot").getAttribute("data-told"), "4");
  const corners = (part) =>
    page.locator(`.axis-plot ${part}`).evaluateAll((dots) => dots.map((dot) => getComputedStyle(dot).borderRadius));
  const [ahead, past] = [await corners(".axis-dot.ahead"), await corners(".axis-dot:not(.ahead)")];
  assert.ok(ahead.length > 0 && ahead.every((radius) => radius === "0px"), ahead);
  assert.ok(past.length > 0 && past.every((radius) => radius === "50%"), past);
  const named = page.locator('.axis-plot [aria-label*="still to come when written"]');
  assert.ok((await named.count()) > 0);
  assert.equal(await page.locator(".axis-legend .axis-dot").count(), 3);
  await told.click();
  await page.waitForFunction(() => document.activeElement.closest(".entry"));
  const entry = await page.evaluate(() => document.activeElement.closest(".entry").querySelector(".told-by").textContent);
  assert.match(entry, /^Also told by 3 other articles/);
  // Every telling of it is marked by the one mark. Some begin before the days that the list begins with.
  await page.getByRole("button", { name: /^Show earlier ones/ }).click();
  await page.locator(".days h3", { hasText: "2023" }).first().waitFor();
  for (const name of ["“Last month”", "“June this year”"]) {
    await page.locator(".told-by a", { hasText: name }).first().click();
    await page.locator("a.mark.selected").first().waitFor();
    await page.locator(".days [aria-current] .entry-words").waitFor();
    await page.locator('.axis-plot [aria-current][aria-label*="told by 4 articles"]').waitFor();
  }
  await done(page);
});

test("marks are called by what happened, where there is room, and whichever is pointed at or has the focus", async () => {
  const page = await open();
  await page.locator(".axis-name").first().waitFor();
  const beside = await page.locator(".axis-name").first().textContent();
  assert.ok(beside.split(" ").length >= 4 && beside.split(" ").length <= 10, beside);
  await page.locator('.axis-day[aria-label*="Putin"]').first().waitFor();
  const mark = page.locator('.axis-plot [tabindex="0"]');
  await mark.focus();
  assert.equal(await page.locator(".axis-told").textContent(), await mark.getAttribute("aria-label"));
  await page.keyboard.press("End");
  const last = await page.evaluate(() => document.activeElement.getAttribute("aria-label"));
  assert.equal(await page.locator(".axis-told").textContent(), last);
  const hovered = page.locator(".axis-bar").first();
  await hovered.hover();
  assert.equal(await page.locator(".axis-told").textContent(), await hovered.getAttribute("aria-label"));
  await done(page);
});

test("who hears the page hears the marks in the order of days", async () => {
  for (const hash of ["#/timeline", "#/timeline?lanes=outlet"]) {
    const page = await open(hash);
    const owner = page.locator(hash.includes("lanes") ? ".axis-lane" : ".axis-plot").first();
    await page.waitForFunction((e) => e.getAttribute("aria-owns"), await owner.elementHandle());
    const names = await owner.evaluate((e) =>
      e.getAttribute("aria-owns").split(" ").map((id) => document.getElementById(id).getAttribute("aria-label")),
    );
    assert.equal(names.length, await owner.locator("[data-n]").count());
    const first = (name) => {
      const [, day, month, year] = name.match(/(\d+)?[^\d]{0,12}(January|February|March|April|May|June|July|August|September|October|November|December)? ?(\d{4})/) ?? [];
      return Date.parse(`${day ?? 1} ${month ?? "January"} ${year}`);
    };
    assert.ok(names.every((name) => name), names);
    if (!hash.includes("lanes")) assert.ok(first(names[0]) <= first(names.at(-1)), names);
    await done(page);
  }
});

test("a nearer view narrows the list to the days in sight, and a click finds its entry there", async () => {
  const page = await open();
  const all = Number.parseInt(await count(page), 10);
  await page.getByRole("button", { name: "Zoom in" }).click();
  await settled(page);
  await page.waitForFunction(() => / in the days in sight$/.test(document.querySelector(".count-line h2").textContent));
  assert.ok(Number.parseInt(await count(page), 10) < all);
  const mark = page.locator('.axis-day[aria-label*="goes to"]').last();
  const day = (await mark.getAttribute("aria-label")).match(/\d+ \w+ \d{4}/)[0];
  await mark.click();
  await page.locator(".entry.lit").waitFor();
  const heading = await page.evaluate(() => document.querySelector(".entry.lit").closest("li").querySelector("h3").textContent);
  assert.ok(heading.includes(day), `${heading} for ${day}`);
  await page.locator(".axis-moves").getByRole("button", { name: /^Reset/ }).click();
  await page.waitForFunction((all) => document.querySelector(".count-line h2").textContent.startsWith(`${all} `), all);
  await done(page);
});

test("a sentence stands once, under the day it tells, and what it tells as future is still to come", async () => {
  const page = await open("#/timeline?range=1955-01-01..2026-01-01");
  await page.waitForFunction(() => {
    const last = [...document.querySelectorAll("[data-row]")].at(-1);
    return last && last.ariaPosInSet === last.ariaSetSize;
  });
  const sentences = await page.locator(".entry").evaluateAll((all) =>
    all.map((e) => `${e.querySelector(".entry-source").textContent} ${e.querySelector(".entry-words").textContent}`),
  );
  assert.equal(new Set(sentences).size, sentences.length);
  assert.equal(await page.locator(".days h3", { hasText: /^(1961|2000|2001)/ }).count(), 0);
  for (const days of ["8–9 July 2024", "9–11 July 2024"]) {
    const entry = page.locator(".days > li", { has: page.locator("h3", { hasText: days }) }).locator(".entry").first();
    assert.equal(await entry.locator(".ahead").count(), 1, days);
  }
  await done(page);
});
