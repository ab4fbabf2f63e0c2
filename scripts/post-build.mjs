// Run by Trunk after it has built. Trunk gives the worker's files fixed names, so that a cached page could meet another
// build's worker. Here they get names made from their content, as the corpus does, and the page is told these names.
// The page finds in <meta id="boot">:
//
//   data-worker-js, data-worker-wasm   the worker's script, which starts itself, and its program
//   data-corpus                        the bundled corpus
//   data-wasm-bytes                    the size of the page's program, to show how much of it has arrived

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

const workerWasm = store("worker_bg.wasm", "worker", "wasm", readFileSync(path("worker_bg.wasm")));

// The script fetches its program by name, and is made to start by itself: one file, and one round trip less, than
// Trunk's loader shim.
const glue = readFileSync(path("worker.js"), "utf8");
const init = /export\s*\{[^}]*?([\w$]+) as default/.exec(glue)?.[1];
if (!init || !glue.includes("worker_bg.wasm")) fail("worker.js is not the script that wasm-bindgen used to write");
const workerJs = store(
  "worker.js",
  "worker",
  "js",
  `${glue.replaceAll("worker_bg.wasm", workerWasm)}\nawait ${init}();\n`,
);

const corpus = store("corpus.bin", "corpus", "bin", readFileSync(path("corpus.bin")));

const html = readFileSync(path("index.html"), "utf8");
const boot = /<meta id="?boot"?[^>]*>/.exec(html)?.[0];
const wasm = /data-wasm="?([^\s">]+)/.exec(boot ?? "")?.[1];
if (!wasm) fail('index.html has no <meta id="boot" data-wasm=…>; see pattern_script in Trunk.toml');
const attributes = Object.entries({
  "worker-js": base + workerJs,
  "worker-wasm": base + workerWasm,
  corpus: base + corpus,
  "wasm-bytes": statSync(path(wasm)).size,
}).map(([name, value]) => ` data-${name}="${value}"`);
writeFileSync(path("index.html"), html.replace(boot, () => boot.replace(/\/?>$/, () => `${attributes.join("")}>`)));
