// How soon the page answers and how smoothly, on a processor four times slower than this one:
//
//   node scripts/bench-page.mjs [RUNS]
//
// Chromium slows the page's own thread down (the worker's it cannot). Reported is the median of the runs:
//
//   first list      from the navigation until the program has taken the place of the first view, with its own list
//   typed query     from the navigation until a query, typed as soon as there was a field, has filtered the list
//   interaction     the longest time from an interaction to the next frame (event timing), over a walk through the page
//   layout shift    the sum of what moved without being asked, from the start to the end of that walk

import { resolve } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "./static-server.mjs";

const RATE = 4;
const runs = Number(process.argv[2] ?? 5);
const server = await serve({ folder: resolve(process.env.DIST || "dist"), base: "/some/where/" });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

async function open() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send("Emulation.setCPUThrottlingRate", { rate: RATE });
  await page.addInitScript(() => {
    window.seen = { shift: 0, events: [], marks: {} };
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.seen.shift += entry.value;
    }).observe({ type: "layout-shift", buffered: true });
    new PerformanceObserver((list) => {
      for (const { name, duration, interactionId } of list.getEntries()) {
        if (interactionId) window.seen.events.push({ name: `${window.seen.step} (${name})`, duration });
      }
    }).observe({ type: "event", durationThreshold: 16, buffered: true });
    const mark = (name) => (window.seen.marks[name] ??= performance.now());
    new MutationObserver(() => {
      if (document.querySelector(".card") && !document.querySelector("#frame")) mark("list");
      if (/ match/.test(document.querySelector(".count-line h2")?.textContent)) mark("typed");
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
  return page;
}

async function typed() {
  const page = await open();
  await page.goto(server.url, { waitUntil: "commit" });
  await page.locator("#boot-search, #search").first().focus();
  await page.keyboard.type("summit");
  await page.waitForFunction(() => window.seen.marks.typed, null, { timeout: 30_000 });
  const { typed } = await page.evaluate(() => window.seen.marks);
  await page.context().close();
  return typed;
}

async function walk() {
  const page = await open();
  await page.goto(server.url);
  await page.locator("#frame").waitFor({ state: "detached" });
  const settle = () => page.waitForTimeout(500);
  const step = (name) => page.evaluate((name) => void (window.seen.step = name), name);
  const press = async (selector, name = selector) => {
    await step(name);
    await page.locator(selector).first().click();
    await settle();
  };
  await settle();
  await step("typing");
  await page.keyboard.press("/");
  for (const letter of "russia") {
    await page.keyboard.press(letter);
    await page.waitForTimeout(150);
  }
  for (let i = 0; i < 6; i++) await page.keyboard.press("Backspace");
  await settle();
  await press(".facet-value", "a filter");
  await press(".facet-value", "a filter off");
  await step("groups");
  // By keys, since a choice made by script is no interaction.
  await page.locator(".choice").first().focus();
  await page.keyboard.press("ArrowDown");
  await settle();
  await press(".card a", "opening an article");
  await step("the next fact");
  await page.keyboard.press("n");
  await settle();
  await step("closing the sheet");
  await page.keyboard.press("Escape");
  await settle();
  await step("closing the article");
  await page.keyboard.press("Escape");
  await settle();
  await press('.tabs a[href*="timeline"]');
  await press('.tabs a[href*="articles"]');
  await press('.tabs a[href*="quotes"]');
  const result = await page.evaluate(() => ({ ...window.seen, list: window.seen.marks.list }));
  await page.context().close();
  return result;
}

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
const rows = { list: [], typed: [], interaction: [], shift: [] };
for (let run = 0; run < runs; run++) {
  rows.typed.push(await typed());
  const { list, shift, events } = await walk();
  rows.list.push(list);
  rows.shift.push(shift);
  const slowest = events.sort((a, b) => b.duration - a.duration).slice(0, 3);
  rows.interaction.push(slowest[0]?.duration ?? 0);
  if (run === 0) console.log(`slowest interactions: ${slowest.map((e) => `${e.name} ${e.duration} ms`).join(", ")}`);
}
console.log(`first list    ${(median(rows.list) / 1000).toFixed(2)} s`);
console.log(`typed query   ${(median(rows.typed) / 1000).toFixed(2)} s   (bound 1.50)`);
console.log(`interaction   ${median(rows.interaction)} ms   (bound 100)`);
console.log(`layout shift  ${median(rows.shift).toFixed(4)}   (bound 0.02)`);
await browser.close();
await server.close();
