// How fast the built page reads articles, beside the usual libraries for that in a browser: compromise for quotations,
// chrono-node for times. The same articles in the same Chromium, in turns.
//
//   node scripts/bench-browser.mjs PROGRAM [ARTICLES.jsonl]
//
// ARTICLES has {"id","text"} a line; without it, the shipped articles are taken again and again. The page is given the
// articles as its corpus and timed from the moment its worker has the file until the corpus is open: that is more than
// quotations or times, since names, both of them, dating and the search index are made. compromise is timed on
// `.quotations()` with the text of each, chrono-node on `chrono.parse`, in workers as well.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { serve } from "./static-server.mjs";

const BYTES = 1_500_000;
const RUNS = 3;
const [program, file] = process.argv.slice(2);

function articles() {
  const given = file
    ? readFileSync(file, "utf8").split("\n").filter(Boolean).map((line) => JSON.parse(line).text)
    : readdirSync("seeds").sort().map((name) => readFileSync(join("seeds", name), "utf8"));
  const texts = [];
  for (let bytes = 0, i = 0; bytes < BYTES && (file ? i < given.length : true); i++) {
    texts.push(given[i % given.length]);
    bytes += Buffer.byteLength(texts.at(-1));
  }
  return texts;
}

const folder = mkdtempSync(join(tmpdir(), "dateline-bench-"));
const texts = articles();
const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6;

// The built page with these articles as its corpus.
const site = join(folder, "site");
cpSync(resolve(process.env.DIST || "dist"), site, { recursive: true });
mkdirSync(join(folder, "texts"));
texts.forEach((text, i) => writeFileSync(join(folder, "texts", `${String(i).padStart(5, "0")}.txt`), text));
const corpus = readdirSync(site).find((name) => /^corpus.*\.bin$/.test(name));
execFileSync(program, ["bundle", join(folder, "texts"), "--keep-repeats", "--articles-only", "-o", join(site, corpus)], { stdio: "ignore" });

// How many things each library finds in a text.
const RIVALS = {
  compromise: { what: ".quotations()", imports: `import nlp from "compromise"`, find: `nlp(text).quotations().out("array").length` },
  "chrono-node": { what: "parse", imports: `import * as chrono from "chrono-node"`, find: `chrono.parse(text, new Date(2024, 6, 11)).length` },
};
for (const [name, { imports, find }] of Object.entries(RIVALS)) {
  await build({
    stdin: {
      contents: `
        ${imports};
        const find = (text) => ${find};
        addEventListener("message", ({ data: texts }) => {
          find(texts[0]);
          const start = performance.now();
          let found = 0;
          for (const text of texts) found += find(text);
          postMessage({ milliseconds: performance.now() - start, found });
        });`,
      resolveDir: process.cwd(),
    },
    bundle: true,
    minify: true,
    format: "iife",
    outfile: join(site, `${name}.js`),
  });
}
writeFileSync(join(site, "empty.html"), "<!doctype html><title>other libraries</title>");

const server = await serve({ folder: site });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu"],
});

async function ours() {
  const page = await browser.newPage();
  await page.addInitScript(() => {
    // The message with the corpus is by far the largest that the page sends; its answers are progress, then "opened".
    const post = Worker.prototype.postMessage;
    let last = 0;
    Worker.prototype.postMessage = function (message, ...rest) {
      const size = (value) => value?.byteLength ?? (value && typeof value === "object" ? Math.max(0, ...Object.values(value).map(size)) : 0);
      if (!window.opening && size(message) > 100_000) {
        window.opening = performance.now();
        this.addEventListener("message", () => (last = performance.now()));
        new MutationObserver((_, observer) => {
          if (document.querySelector("#frame") || !document.querySelector(".card, .empty")) return;
          window.opened ??= last;
          observer.disconnect();
        }).observe(document, { childList: true, subtree: true });
        // The first question after the corpus follows its opening at once.
      } else if (window.opening && !window.opened) {
        window.opened = last;
      }
      return post.call(this, message, ...rest);
    };
  });
  await page.goto(server.url);
  await page.waitForFunction(() => window.opened, null, { timeout: 120_000, polling: 50 });
  const milliseconds = await page.evaluate(() => window.opened - window.opening);
  await page.close();
  return milliseconds;
}

async function theirs(name) {
  const page = await browser.newPage();
  await page.goto(`${server.url}empty.html`);
  const { milliseconds, found } = await page.evaluate(
    ({ name, texts }) =>
      new Promise((done) => {
        const worker = new Worker(`${name}.js`);
        worker.onmessage = ({ data }) => done(data);
        worker.postMessage(texts);
      }),
    { name, texts },
  );
  await page.close();
  if (!found) throw new Error(`${name} found nothing`);
  return milliseconds;
}

try {
  const version = (name) => JSON.parse(readFileSync(`node_modules/${name}/package.json`, "utf8")).version;
  console.log(`${texts.length} articles, ${megabytes.toFixed(2)} MB, Chromium ${browser.version()}`);
  const rate = (milliseconds) => `${((megabytes * 1000) / milliseconds).toFixed(2)} MB/s`;
  for (const [name, { what }] of Object.entries(RIVALS)) {
    const ratios = [];
    for (let run = 0; run < RUNS; run++) {
      const [a, b] = [await ours(), await theirs(name)];
      ratios.push(b / a);
      console.log(`  whole analysis ${rate(a)}   ${name} ${version(name)} ${what} ${rate(b)}   ratio ${(b / a).toFixed(1)}`);
    }
    ratios.sort((a, b) => a - b);
    console.log(`${name}: median ratio ${ratios[RUNS >> 1].toFixed(1)}`);
  }
} finally {
  await browser.close();
  await server.close();
  rmSync(folder, { recursive: true });
}
