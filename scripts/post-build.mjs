// Run by Trunk after it has built.
//
// Names: Trunk copies the worker's script and the corpus under fixed names, so that a cached page
// could meet another build's. Here they get names made from their content, and the page is told these names.
// The page finds in <meta id="boot">:
//
//   data-worker-js    the worker's first script; its program is the page's own
//   data-later-…      what is fetched when it is wanted for the first time: timeline-css, the styles of that; open, what
//                     collects files that the reader opens; host, the first script of the worker for large corpora
//   data-corpus       the bundled corpus
//   data-wasm-bytes   the size of the program, to show how much of it has arrived
//
// Previews: SITE_URL, if given, is the address that the page will have (https://example.org/dateline/). Programs that show
// a preview of a link ask for the picture by its whole address, which only whoever puts the page up knows.

import { createHash } from "node:crypto";
import { readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { large } from "./large.mjs";

// Size: the styles become one file, and scripts and styles lose their comments and white space. (Trunk's own minifier
// cannot read what wasm-bindgen writes.)

const dist = process.env.TRUNK_STAGING_DIR;
const base = process.env.TRUNK_PUBLIC_URL;
const path = (name) => join(dist, name);

function fail(message) {
  console.error(`post-build: ${message}`);
  process.exit(1);
}

// Replaces a file by one with these bytes and a name of their own; gives the name.
function store(oldName, stem, extension, bytes) {
  const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
  const name = `${stem}-${hash}.${extension}`;
  rmSync(path(oldName));
  writeFileSync(path(name), bytes);
  return name;
}

const minified = (css) => transformSync(css, { loader: "css", minify: true }).code;

const workerJs = store("worker.js", "worker", "js", readFileSync(path("worker.js")));
const corpus = store("corpus.bin", "corpus", "bin", readFileSync(path("corpus.bin")));

let html = readFileSync(path("index.html"), "utf8");

// One style sheet, in the order of the links.
const link = /<link[^>]*rel="?stylesheet"?[^>]*>\s*/g;
const sheets = [...html.matchAll(link)].map(([tag]) => /href="?(?:[^\s">]*\/)?([^\s">/]+\.css)/.exec(tag)?.[1]);
if (!sheets.length || sheets.includes(undefined)) fail("index.html links no styles that can be found");
// Styles of what a first visit need not show are files of their own, which boot.js fetches when the address wants them.
const parts = { timeline: /^(axis|timeline)\b/ };
const joined = (names) => Buffer.from(minified(names.map((name) => readFileSync(path(name), "utf8")).join("\n")));
const partOf = (name) => Object.keys(parts).find((part) => parts[part].test(name));
const laterCss = {};
for (const part of Object.keys(parts)) {
  const names = sheets.filter((name) => partOf(name) === part);
  if (!names.length) fail(`index.html links no styles of the ${part}`);
  // What print changes must come last wherever it stands.
  laterCss[`later-${part}-css`] = [names, joined([...names, ...sheets.filter((name) => /^print\b/.test(name))])];
}
const always = sheets.filter((name) => !partOf(name));
const css = joined(always);
for (const name of always.slice(1)) rmSync(path(name));
const style = store(always[0], "style", "css", css);
for (const [attribute, [names, bytes]] of Object.entries(laterCss)) {
  for (const name of names.slice(1)) rmSync(path(name));
  laterCss[attribute] = base + store(names[0], attribute.split("-")[1], "css", bytes);
}
let first = true;
html = html.replace(link, () => {
  const tag = first ? `<link rel="stylesheet" href="${base}${style}">` : "";
  first = false;
  return tag;
});

// The program and its script agree on names, so neither may meet another build's: both get new names for their files.
const named = (kind) => new RegExp(`data-${kind}="?(?:[^\\s">]*/)?([^\\s">/]+)`).exec(/<meta id="?boot"?[^>]*>/.exec(html)?.[0] ?? "")?.[1];
const [oldProgram, oldScript] = [named("wasm"), named("js")];
if (!oldProgram || !oldScript) fail('index.html has no <meta id="boot" data-js=… data-wasm=…>; see pattern_script in Trunk.toml');
for (const name of readdirSync(dist).filter((name) => name.endsWith(".js") && !name.startsWith("engine"))) {
  const options = { loader: "js", format: "esm", minify: true, treeShaking: true, target: "es2022" };
  writeFileSync(path(name), transformSync(readFileSync(path(name), "utf8"), options).code);
}
const program = store(oldProgram, "app", "wasm", readFileSync(path(oldProgram)));
const script = store(oldScript, "app", "js", readFileSync(path(oldScript)));
html = html.replaceAll(oldProgram, program).replaceAll(oldScript, script);

const later = await large(dist);

if (process.env.SITE_URL) {
  const site = new URL(process.env.SITE_URL.replace(/\/?$/, "/")).href;
  const image = /(<meta property="?og:image"? content="?)preview\.png/;
  if (!image.test(html)) fail("index.html names no picture for previews");
  html = html.replace(image, (_, start) => `${start}${site}preview.png`);
  html = html.replace(/(?=<meta property="?og:type)/, `<meta property="og:url" content="${site}">`);
}

const boot = /<meta id="?boot"?[^>]*>/.exec(html)[0];
const attributes = Object.entries({
  "worker-js": base + workerJs,
  ...laterCss,
  ...Object.fromEntries(Object.entries(later).map(([name, file]) => [`later-${name}`, base + file])),
  corpus: base + corpus,
  "wasm-bytes": statSync(path(program)).size,
}).map(([name, value]) => ` data-${name}="${value}"`);
writeFileSync(path("index.html"), html.replace(boot, () => boot.replace(/\/?>$/, () => `${attributes.join("")}>`)));
