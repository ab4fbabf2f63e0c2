// The built page in a real browser: served below a sub-path, as project pages are, and watched for everything that it
// must never do.

import assert from "node:assert/strict";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";
import { serve } from "../../scripts/static-server.mjs";

export const dist = resolve(process.env.DIST || "dist");

const FLAGS =
  "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync";

// A browser and a server for the tests of one file, of the built page or another folder; `after` ends both.
export async function setUp(after, folder = dist) {
  const server = await serve({ folder, base: "/some/where/" });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: FLAGS.split(" "),
  });
  after(async () => {
    await browser.close();
    await server.close();
  });
  // A page in a context of its own. `before` may prepare it before anything is loaded.
  async function openAt(url, hash = "", { width = 1280, height = 900, scheme = "light", before, ...options } = {}) {
    const context = await browser.newContext({ viewport: { width, height }, colorScheme: scheme, ...options });
    const page = await context.newPage();
    page.problems = watch(page, url);
    await before?.(page);
    await page.goto(url + hash);
    return page;
  }
  return {
    url: server.url,
    openAt,
    open: (hash, options) => openAt(server.url, hash, options),
    async openFile() {
      const page = await (await browser.newContext()).newPage();
      await page.goto(pathToFileURL(resolve(dist, "index.html")).href);
      return page;
    },
  };
}

function watch(page, home) {
  const problems = [];
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) problems.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => problems.push(`uncaught: ${error.message}`));
  // The browser ends requests of its own accord, a preload that was overtaken for example: what matters shows elsewhere.
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    if (reason !== "net::ERR_ABORTED") problems.push(`failed: ${request.url()} ${reason}`);
  });
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(home)) problems.push(`elsewhere: ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) problems.push(`${response.status()}: ${response.url()}`);
  });
  return problems;
}

// Nothing went wrong on this page so far, and it is left.
export async function done(page) {
  assert.deepEqual(page.problems, []);
  await page.context().close();
}

// Lets the page's worker name another build in all that it says: `named` makes the name of the true one. This is the one
// place outside the program that knows how a message travels, as an object with the sender's build beside number and body.
export const asOfBuild = (page, named) =>
  page.route(/\/worker\.js$/, async (route) => {
    const response = await route.fetch();
    const forge = `
      const post = self.postMessage.bind(self);
      self.postMessage = (message, ...rest) => post({ ...message, build: (${named})(message.build) }, ...rest);
    `;
    await route.fulfill({ response, body: forge + (await response.text()) });
  });

// The program has taken the place of the first view, and its list is there and answers.
export async function ready(page) {
  await page.locator("#frame").waitFor({ state: "detached" });
  await page.locator("[data-row], .empty").first().waitFor();
}

export const count = async (page) => (await page.locator(".count-line h2").textContent()).trim();
