// Run by Trunk after it has built. Trunk copies the worker's script and the corpus under fixed names, so that a cached page
// could meet another build's. Here they get names made from their content, and the page is told these names.
// The page finds in <meta id="boot">:
//
//   data-worker-js    the worker's first script; its program is the page's own
//   data-corpus       the bundled corpus
//   data-wasm-bytes   the size of the program, to show how much of it has arrived

import { createHash } from "node:crypto";
import { readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";

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

const workerJs = store("worker.js", "worker", "js", readFileSync(path("worker.js")));
const corpus = store("corpus.bin", "corpus", "bin", readFileSync(path("corpus.bin")));

const html = readFileSync(path("index.html"), "utf8");
const boot = /<meta id="?boot"?[^>]*>/.exec(html)?.[0];
const wasm = /data-wasm="?([^\s">]+)/.exec(boot ?? "")?.[1];
if (!wasm) fail('index.html has no <meta id="boot" data-wasm=…>; see pattern_script in Trunk.toml');
const attributes = Object.entries({
  "worker-js": base + workerJs,
  corpus: base + corpus,
  "wasm-bytes": statSync(path(wasm)).size,
}).map(([name, value]) => ` data-${name}="${value}"`);
writeFileSync(path("index.html"), html.replace(boot, () => boot.replace(/\/?>$/, () => `${attributes.join("")}>`)));
