// The page where something is missing: scripts, a server, the worker, the corpus.

import assert from "node:assert/strict";
import { after, test } from "node:test";
import { asOfBuild, done, ready, setUp } from "./harness.mjs";

const site = await setUp(after);

test("a file that was double-clicked says what to do", async () => {
  const page = await site.openFile();
  const message = page.locator("#boot-message");
  await message.waitFor();
  await page.waitForFunction(() => getComputedStyle(document.querySelector("#boot-message")).visibility === "visible");
  assert.match(await message.textContent(), /static web server/);
  await page.context().close();
});

test("without scripts the page says what it needs, and nothing that misleads", async () => {
  const page = await site.open("", { javaScriptEnabled: false });
  assert.ok(await page.locator("noscript p").isVisible());
  assert.ok(!(await page.locator("#boot-message").isVisible()));
  // Where scripts are turned off, the browser tells of those it did not load.
  page.problems = page.problems.filter((problem) => !/\.js csp$/.test(problem));
  await done(page);
});

test("the frame holds the masthead's place", async () => {
  let release;
  const held = new Promise((resolve) => (release = resolve));
  const page = await site.open("", {
    before: (page) => page.route(/app-.*\.wasm$/, async (route) => (await held, route.continue())),
  });
  const places = () =>
    page.evaluate(() =>
      [".wordmark", ".search input", ".tabs a", ".corpus-line"].map((s) => {
        const { x, y, height } = document.querySelector(s).getBoundingClientRect();
        return [s, x, y, height].map((v) => (typeof v === "number" && s !== ".corpus-line" ? Math.round(v) : s));
      }),
    );
  const frame = await places();
  release();
  await ready(page);
  assert.deepEqual(await places(), frame);
  await done(page);
});

async function kill(page) {
  await page.workers()[0].evaluate(() => void setTimeout(() => { throw new Error("killed by the test"); }, 0));
}

test("a worker that dies is replaced once; then the page says so and starts another on demand", async () => {
  const page = await site.open();
  await ready(page);
  // The new worker may be there before anybody looks.
  await page.evaluate(() => {
    window.noticed = [];
    const note = () => document.querySelectorAll(".notice").forEach((notice) => window.noticed.push(notice.textContent));
    new MutationObserver(note).observe(document.body, { childList: true, subtree: true });
  });
  await kill(page);
  await page.waitForFunction(() => window.noticed.some((text) => text.includes("being started again")));
  await page.locator(".notice").waitFor({ state: "detached" });
  await page.waitForFunction(() => document.querySelector(".card"));
  await kill(page);
  await page.locator(".notice", { hasText: "stopped again" }).waitFor();
  assert.ok((await page.locator(".card").count()) > 0, "what was shown stays");
  await page.getByRole("button", { name: "Start it again" }).click();
  await page.locator(".notice").waitFor({ state: "detached" });
  await page.keyboard.press("/");
  await page.keyboard.type("Bennett");
  await page.waitForFunction(() => / match/.test(document.querySelector(".count-line h2").textContent));
  page.problems = page.problems.filter((p) => !p.includes("killed by the test"));
  await done(page);
});

test("a worker of another build is refused", async () => {
  const page = await site.open("", { before: (page) => asOfBuild(page, () => "0.0.0+0") });
  await page.locator(".notice", { hasText: "different versions" }).waitFor();
  assert.ok(await page.getByRole("button", { name: "Reload the page" }).isVisible());
  assert.equal(await page.locator("[data-row]").count(), 0, "nothing of what it says is shown");
  await done(page);

  // The same messages under this build's name are read: it is the name that was refused.
  const same = await site.open("", { before: (page) => asOfBuild(page, (build) => build) });
  await ready(same);
  assert.ok((await same.locator(".card").count()) > 0);
  await done(same);
});

test("articles that cannot be fetched are said to be so", async () => {
  let broken = true;
  const page = await site.open("", {
    before: (page) =>
      page.route(/corpus-.*\.bin$/, (route) => (broken ? route.fulfill({ status: 503 }) : route.continue())),
  });
  await page.locator(".notice", { hasText: "the server answered 503" }).waitFor();
  broken = false;
  await page.getByRole("button", { name: "Start it again" }).click();
  await ready(page);
  page.problems = page.problems.filter((p) => !p.includes("503"));
  await done(page);
});
