// Makes the module for scripts ready for npm, from a built page: target/npm, with nothing in it that the module does not load.
//
//   node scripts/npm.mjs [PAGE]
//
// The folder is published by `npm publish target/npm`; that is nobody's but the maintainer's to do.

import { cpSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";

const page = process.argv[2] ?? "dist";
const out = "target/npm";
const NAME = "dateline-news";
const version = /^version = "(.*)"/m.exec(readFileSync("Cargo.toml", "utf8"))[1];
const folder = readdirSync(page).find((name) => /^js-[0-9a-f]{16}$/.test(name));
if (!folder) throw new Error(`npm: ${page} holds no built page; run \`make build\` first`);
const from = join(page, folder);

// The scripts and programs that a script loads: by import, or by an address relative to its own.
function loaded(name, seen = new Set()) {
  if (seen.has(name)) return seen;
  seen.add(name);
  if (!name.endsWith(".js")) return seen;
  const code = readFileSync(join(from, name), "utf8").replace(/^\s*(\/\/|\*|\/\*\*).*$/gm, "");
  const named = /(?:\bfrom\s*|\bimport\s*\(?\s*)["'](\.[^"']+)["']|new URL\(\s*["']([^"':]+)["']\s*,\s*import\.meta\.url/g;
  for (const [, module, address] of code.matchAll(named)) loaded(join(dirname(name), module ?? address), seen);
  return seen;
}

const files = [...loaded("dateline.js")].sort();
rmSync(out, { recursive: true, force: true });
for (const name of files) {
  mkdirSync(join(out, dirname(name)), { recursive: true });
  cpSync(join(from, name), join(out, name));
}
cpSync(join(page, "dateline.d.ts"), join(out, "dateline.d.ts"));
cpSync("LICENSE", join(out, "LICENSE"));

const brotli = (name) => {
  const bytes = readFileSync(join(out, name));
  return brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
};
const kilobytes = (bytes) => `${Math.round(bytes / 1000).toLocaleString("en-US")} KB`;
const total = (names, size) => names.reduce((sum, name) => sum + size(name), 0);
const plain = (name) => statSync(join(out, name)).size;
const row = (what, names) => `| ${what} | ${kilobytes(total(names, plain))} | ${kilobytes(total(names, brotli))} |`;
const programs = files.filter((name) => name.endsWith(".wasm"));
const atOnce = ["dateline.js", "client.js", "spawn.js"];
const scripts = files.filter((name) => !programs.includes(name) && !atOnce.includes(name));
const sizes = [
  "| fetched | plain | brotli |",
  "|---|---|---|",
  row("by `import`", atOnce),
  row("by the first `open`: scripts", scripts),
  row("by the first `open`: program", programs),
].join("\n");

const template = (name) =>
  readFileSync(join("scripts/npm", name), "utf8").replaceAll("{name}", NAME).replaceAll("{version}", version).replaceAll("{sizes}", sizes);
for (const name of readdirSync("scripts/npm")) writeFileSync(join(out, name), template(name));
const manifest = {
  // "dateline" is taken.
  name: NAME,
  version,
  description: "Who said what, when, and which outlet carried it: reads news articles in the browser, and answers.",
  keywords: ["news", "quotations", "attribution", "timeline", "search", "wasm"],
  license: "MIT",
  type: "module",
  main: "./dateline.js",
  types: "./dateline.d.ts",
  exports: {
    ".": { types: "./dateline.d.ts", default: "./dateline.js" },
    "./dateline.js": { types: "./dateline.d.ts", default: "./dateline.js" },
    "./program/*": "./program/*",
    "./package.json": "./package.json",
  },
  // What runs in a worker does its work when it is loaded.
  sideEffects: ["./host.js"],
  files: [...files, "dateline.d.ts", ...readdirSync("scripts/npm")].sort(),
};
writeFileSync(join(out, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
console.log(`    ${out}: ${files.length} files, ${kilobytes(total(files, plain))}, ${kilobytes(total(files, brotli))} as brotli`);
