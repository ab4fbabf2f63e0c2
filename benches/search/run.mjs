// Search engines for browsers side by side, and ours over growing numbers of articles.
//
//   node benches/search/run.mjs [ARTICLES.jsonl] [--engines dateline,minisearch,…] [--sizes 1000,…] [--write FILE]
//     [--questions FILE]
//
// Without articles, 20,000 are made up. The table is written to FILE (benches/RESULTS.md), or printed if FILE is -. The
// questions are written to their own FILE, if one is named, in our query language: crates/search/examples/questions.rs asks them.

import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync } from "node:zlib";
import { build } from "esbuild";
import { chromium } from "playwright-core";
import { madeUp, measureGrowth } from "./growth.mjs";
import { measure, measureSite } from "./measure.mjs";
import { questions as questionsOf, written } from "./queries.mjs";
import { report } from "./report.mjs";
import { serve } from "./server.mjs";
import { sections } from "./stored.mjs";

const here = new URL(".", import.meta.url).pathname;
const PACKAGES = { dateline: null, minisearch: "minisearch", flexsearch: "flexsearch", orama: "@orama/orama", "sqlite-fts5": "@sqlite.org/sqlite-wasm", pagefind: "pagefind", scan: null };
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    engines: { type: "string", default: Object.keys(PACKAGES).join() },
    sizes: { type: "string", default: "1000,5000,20000,100000" },
    write: { type: "string", default: join(here, "../RESULTS.md") },
    questions: { type: "string" },
  },
});
const dist = process.env.DIST || "dist";
const folder = mkdtempSync(join(tmpdir(), "dateline-search-"));
const packed = (path) => brotliCompressSync(readFileSync(path)).length;
const version = (name) => JSON.parse(readFileSync(join(here, "node_modules", name, "package.json"), "utf8")).version;

// Each adapter as one script, and how many bytes of code it is.
async function bundle(name) {
  const outfile = join(folder, "adapters", `${name}.js`);
  await build({ entryPoints: [join(here, "adapters", `${name}.js`)], bundle: true, minify: true, format: "esm", external: ["/page/*"], outfile, logLevel: "error" });
  if (name !== "sqlite-fts5") return packed(outfile);
  const wasm = join(folder, "adapters", "sqlite3.wasm");
  copyFileSync(join(here, "node_modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm"), wasm);
  return packed(outfile) + packed(wasm);
}

// What the module for scripts is: itself, the host's scripts and its program; the other scripts are the page's.
const pageScripts = new Set(["boot.js", "open.js", "open-files.js", "worker.js"]);
const ownCode = () => {
  const scripts = readdirSync(dist).find((name) => name.startsWith("js-"));
  const files = readdirSync(join(dist, scripts), { recursive: true }).filter((name) => /\.(js|wasm)$/.test(name) && !pageScripts.has(name));
  return files.reduce((sum, name) => sum + packed(join(dist, scripts, name)), 0);
};
const ownVersion = () => /^version = "(.*)"/m.exec(readFileSync("Cargo.toml", "utf8"))[1];

const bytes = positionals[0] ? readFileSync(positionals[0]) : madeUp(20_000);
const docs = bytes.toString().split("\n").filter(Boolean).map((line) => JSON.parse(line));
const corpusFile = join(folder, "corpus.jsonl");
writeFileSync(corpusFile, bytes);
const native = ["-p", "dateline-cli", "--bin", "dateline", "-p", "dateline-search", "--example", "searched"];
execFileSync("cargo", ["build", "--quiet", "--release", ...native]);
const run = (program, ...what) => execFileSync(join("target/release", program), what, { maxBuffer: 2 ** 31 - 1 });
// What ours searches of each article: all but boilerplate, block by block.
const searched = run("examples/searched", corpusFile).toString().split("\n").filter(Boolean).map((line) => JSON.parse(line));
const { questions, terms } = questionsOf(docs, { searched });
if (values.questions) writeFileSync(values.questions, JSON.stringify(questions.map(({ q, type }) => ({ q: written(q, type) }))));
const site = join(folder, "site");
const server = await serve({ "/page/": dist, "/adapters/": join(folder, "adapters"), "/pagefind/": join(folder, "pagefind"), "/site/": site });
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--js-flags=--max-old-space-size=8192"],
});
const results = [];
const growth = [];

// The same corpus built ahead of time by the command line, in parts, and opened by its address.
async function asSite(given, { meta, code }) {
  const start = performance.now();
  run("dateline", "build", "--keep-repeats", "--page", dist, "--name", "Measured", "--out", site, corpusFile);
  const built = performance.now() - start;
  const head = readdirSync(site).find((name) => /^corpus-.*\.bin$/.test(name));
  const parts = join(site, "parts");
  const size = (path) => statSync(path).size;
  const inParts = readdirSync(parts, { withFileTypes: true }).reduce((sum, { name }) => sum + size(join(parts, name)), 0);
  const figures = await measureSite({ ...given, address: "/adapters/dateline.js" }, `/site/${head}`);
  const note = `the same, of a corpus that \`dateline build\` made (analysis and index): opened by its address, of which ${(size(join(site, head)) / 1e6).toFixed(1)} MB are fetched at once and the rest in parts when answers need them`;
  return { meta: { ...meta, name: `${meta.name}, a built site`, note }, site: true, native: true, code, build: built, built: figures.opened, packed: size(join(site, head)) + inParts, ...figures };
}
try {
  console.log(`${docs.length} articles, ${questions.length} questions, Chromium ${browser.version()}`);
  mkdirSync(join(folder, "pagefind"));
  for (const name of values.engines.split(",").filter(Boolean)) {
    server.keep("corpus", bytes);
    const given = { browser, server, questions };
    let result;
    if (name === "pagefind") {
      const { measurePagefind } = await import("./pagefind.mjs");
      result = await measurePagefind({ ...given, docs, folder: join(folder, "pagefind"), version: version("pagefind") });
    } else {
      const code = await bundle(name);
      result = { code, ...(await measure({ ...given, address: `/adapters/${name}.js` })) };
      result.meta.version = PACKAGES[name] ? version(PACKAGES[name]) : "";
      result.scan = name === "scan";
      if (name === "dateline") {
        Object.assign(result, { ours: true, code: ownCode(), sections: sections(server.kept("index")) });
        result.meta.version = ownVersion();
        results.push(result);
        result = await asSite(given, result);
      }
    }
    results.push(result);
    const { meta, build, open, opened } = result;
    console.log(`  ${meta.name} ${meta.version}: build ${build.toFixed(0)} ms, open ${open.toFixed(0)} ms, query p95 ${opened.p95.toFixed(2)} ms`);
  }
  for (const count of values.sizes.split(",").filter(Boolean).map(Number)) {
    growth.push(await measureGrowth({ browser, server, count, log: (line) => console.log(`    ${line}`) }));
    console.log(`  ${count} made-up articles: read in ${(growth.at(-1).read / 1000).toFixed(1)} s, query p95 ${growth.at(-1).p95.toFixed(1)} ms`);
  }
  const corpus = { name: positionals[0] ? basename(positionals[0]) : "made-up articles", articles: docs.length, bytes: bytes.length, terms, questions: questions.length };
  const text = report({ corpus, results, growth, chromium: browser.version() });
  if (values.write === "-") console.log(text);
  else writeFileSync(values.write, text);
} finally {
  await browser.close();
  server.close();
  rmSync(folder, { recursive: true });
}
