// How smoothly the timeline pans and zooms with some 20,000 facts:
//
//   node scripts/bench-timeline.mjs DATELINE [ARTICLES]
//
// DATELINE is the command line; it makes a site of so many made-up articles (3,000 if none are said) beside the page in dist/.
// For every frame of each gesture the main thread's work is measured: from the frame's first callback until a message
// that was posted in it is heard, which is after style, layout and paint. A frame has 16.7 ms. Also told is how many
// elements the document held at most, since neither list nor drawing may hold all facts.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";
import { serve } from "./static-server.mjs";

const [dateline, articles = "3000"] = process.argv.slice(2);
const folder = mkdtempSync(join(tmpdir(), "dateline-timeline-"));

/** Numbers that are the same in every run. */
function numbers(seed) {
  return (below) => {
    seed = (Math.imul(seed, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((seed / 2 ** 32) * below);
  };
}

const MONTHS = "January February March April May June July August September October November December".split(" ");
const PEOPLE = "Jane Roe,John Doe,Rudolf Rassendyll,Flavia Elphberg,Fritz Tarlenheim,Rupert Hentzau,Antoinette Mauban,Rose Burlesdon,Helga Strofzin,Anton Detchard,Max Holf,Ludwig Bersonin".split(",");
const OUTLETS = "Strelsau Courier,Zenda Times,Ruhl Post,Hentzau Herald,Ruritania Today,Elphberg Gazette".split(",");
const THINGS = "bridge,harbour,railway,library,museum,tunnel,stadium,hospital,theatre,market,castle,lighthouse,aqueduct,canal".split(",");
const DEEDS = "opened,closed,sold,rebuilt,inspected,renamed,flooded,restored,surveyed,insured".split(",");

/** A story of seven dated passages; most are of a few weeks, some of other years, some of months. */
function story(any) {
  const of = (list) => list[any(list.length)];
  const day = (year, month) => `${1 + any(28)} ${MONTHS[month]} ${year}`;
  const [year, month] = [2015 + any(10), any(12)];
  const about = () => {
    const kind = any(10);
    if (kind < 6) return `on ${day(year, month)}`;
    if (kind < 8) return `on ${day(1950 + any(75), any(12))}`;
    return kind < 9 ? `in ${of(MONTHS)} ${year}` : `in ${1950 + any(75)}`;
  };
  const passage = () =>
    any(3)
      ? `The ${of(THINGS)} number ${any(900)} was ${of(DEEDS)} by ${of(PEOPLE)} ${about()}.`
      : `“We ${of(DEEDS)} the ${of(THINGS)} ${about()} for ${any(900)} crowns,” ${of(PEOPLE)} said.`;
  const text = Array.from({ length: 7 }, passage);
  return `${of(OUTLETS)}\n\nThe ${of(THINGS)} number ${any(900)}\n\nSTRELSAU, ${day(year, month)} — ${text.join("\n\n")}\n`;
}

function site() {
  const [texts, out] = [join(folder, "texts"), join(folder, "site")];
  mkdirSync(texts);
  const any = numbers(7);
  for (let i = 0; i < Number(articles); i++) writeFileSync(join(texts, `${String(i).padStart(5, "0")}.txt`), story(any));
  execFileSync(dateline, ["build", texts, "--keep-repeats", "-o", out, "--name", "Ruritania", "--page", resolve("dist")]);
  return out;
}

/** Turns the wheel once before each frame, and measures the frames. */
function turn({ frames, wheel }) {
  const plot = document.querySelector(".axis-plot");
  const { left, top, width } = plot.getBoundingClientRect();
  const drawn = new MessageChannel();
  const [work, gaps] = [[], []];
  let [begun, before, most, left_] = [0, 0, 0, frames];
  return new Promise((done) => {
    const next = () => {
      // Asked for before the page asks for its frame, so that the page's work lies between this and the message.
      requestAnimationFrame(() => {
        begun = performance.now();
        if (before) gaps.push(begun - before);
        before = begun;
        drawn.port2.postMessage(0);
      });
      const at = { clientX: left + width * 0.4, clientY: top + 20 };
      plot.dispatchEvent(new WheelEvent("wheel", { ...wheel, ...at, bubbles: true, cancelable: true }));
    };
    drawn.port1.onmessage = () => {
      work.push(performance.now() - begun);
      most = Math.max(most, document.getElementsByTagName("*").length);
      if (left_-- > 0) next();
      else setTimeout(() => done({ work, gaps, most }), 100);
    };
    next();
  });
}

const ZOOM = (deltaY) => ({ deltaY, ctrlKey: true });
const GESTURES = [
  ["zoom in", 40, ZOOM(-12)],
  ["pan on", 150, { deltaX: 25 }],
  ["pan back", 150, { deltaX: -25 }],
  ["zoom out", 60, ZOOM(12)],
  ["pan on, far", 100, { deltaX: 15 }],
  ["zoom in, far", 30, ZOOM(-12)],
];

const ranked = (list, part) => [...list].sort((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];
const ms = (x) => x.toFixed(1).padStart(6);

const server = await serve({ folder: site(), base: "/some/where/" });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});
try {
  const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  for (const lanes of ["", "speaker", "outlet"]) {
    await page.goto("about:blank");
    await page.goto(`${server.url}#/timeline${lanes && `?lanes=${lanes}`}`);
    await page.locator(".axis [data-n]").first().waitFor({ timeout: 300_000 });
    await page.waitForTimeout(1500);
    if (!lanes) console.log(`${(await page.locator(".count-line h2").textContent()).trim()}\n`);
    console.log(`${lanes ? `lanes by ${lanes}` : "one lane"}, ms of main thread a frame`.padEnd(44), "median    p95   most   late  elements");
    const all = [];
    for (const [name, frames, wheel] of GESTURES) {
      const { work, gaps, most } = await page.evaluate(turn, { frames, wheel });
      all.push(...work);
      const late = gaps.filter((gap) => gap > 25).length;
      console.log(`  ${name.padEnd(42)}`, ms(ranked(work, 0.5)), ms(ranked(work, 0.95)), ms(Math.max(...work)), String(late).padStart(6), String(most).padStart(9));
      await page.waitForTimeout(700);
    }
    console.log(`  ${"all".padEnd(42)}`, ms(ranked(all, 0.5)), ms(ranked(all, 0.95)), ms(Math.max(...all)), "\n");
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
}
