// Makes what `dateline build --single` puts together with a corpus, from a built page:
//
//   single/index.html     the page with its styles and first script within it, and a content policy that names these by hash
//   single/program.html   the page's program and worker as text, and the script that unpacks all parts
//   single/host.html      the program that reads files and dates articles, and that of the sheets, as text
//
//   node scripts/single.mjs FOLDER

import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { build, transformSync } from "esbuild";

const page = process.argv[2];
const read = (name) => readFileSync(join(page, name));
let html = read("index.html").toString();

// The value of an attribute of #boot, or the address in the first tag that `pattern` finds.
const attribute = (name) => found(new RegExp(`data-${name}="?([^"\\s>]+)`));
function found(pattern) {
  const [, value] = pattern.exec(html) ?? [];
  if (!value) throw new Error(`single: index.html has nothing like ${pattern}`);
  return value;
}

function replace(pattern, by) {
  if (!pattern.test(html)) throw new Error(`single: index.html has nothing like ${pattern}`);
  html = html.replace(pattern, () => by);
}

const hash = (text) => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
const minified = (code, loader) => transformSync(code, { loader, minify: true, legalComments: "none" }).code.trim();
const part = (name, type, bytes) =>
  `<script type="text/plain" data-part="${name}" data-type="${type}">${gzipSync(bytes, { level: 9 }).toString("base64")}</script>\n`;
const SCRIPT = "text/javascript";
const PROGRAM = "application/wasm";

// A script with all that it imports: a module for the page, none for a worker, which may not be one here.
async function bundled(contents, format) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: page },
    bundle: true,
    minify: true,
    format,
    define: { "import.meta.url": "location.href" },
    legalComments: "none",
    write: false,
  });
  return outputFiles[0].contents;
}

const [js, wasm, host, open, sheets] = ["js", "wasm", "host", "open", "sheets"].map(attribute);
const worker = `
  import init from "${js}";
  addEventListener("message", ({ data: [, program] }) => init({ module_or_path: program }), { once: true });
`;
const single = "./" + host.replace(/^\.\//, "").replace("host.js", "single/host.js");
const boot = minified(read(found(/<script src="?([^"\s>]*boot-[^"\s>]*\.js)/)).toString(), "js");
const unpack = minified(read(single.replace("host.js", "unpack.js")).toString(), "js");
const style = minified(read(found(/<link rel="?stylesheet"? href="?([^"\s>]+)/)).toString(), "css");
const icon = `data:image/svg+xml;base64,${read(found(/<link rel="?icon"? href="?([^"\s>]+)/)).toString("base64")}`;
const policy = [
  "default-src 'none'",
  // Scripts, workers and the corpus are unpacked into files of the browser's memory.
  `script-src ${hash(boot)} ${hash(unpack)} blob: 'wasm-unsafe-eval'`,
  `style-src ${hash(style)}`,
  "img-src data: blob:",
  "connect-src blob:",
  "worker-src blob:",
  "base-uri 'none'",
  "form-action 'none'",
].join("; ");

replace(/(?<=http-equiv="?Content-Security-Policy"? content=")[^"]*/, policy);
replace(/<link rel="?stylesheet"?[^>]*>/, `<style>${style}</style>`);
replace(/<script src="?[^"\s>]*boot-[^>]*><\/script>/, `<script>${boot}</script>`);
replace(/(?<=<link rel="?icon"? href=)"?[^"\s>]+"?/, `"${icon}"`);
replace(/<meta id="?boot"?[^>]*>/, `<meta id="boot" data-wasm-bytes="${read(wasm).length}">`);
// What lies beside a page does not lie beside this one.
html = html.replace(/<link rel="?(apple-touch-icon|modulepreload|preload)"?[^>]*>/g, "");
html = html.replace(/<meta property="?og:(image|url)[^>]*>/g, "").replace(/<!--.*?-->/gs, "").replace(/^\s*\n/gm, "");

mkdirSync(join(page, "single"), { recursive: true });
const write = (name, text) => writeFileSync(join(page, "single", name), text);
write("index.html", html);
write(
  "program.html",
  part("js", SCRIPT, minified(read(js).toString(), "js")) +
    part("worker", SCRIPT, await bundled(worker, "iife")) +
    part("wasm", PROGRAM, read(wasm)) +
    `<script>${unpack}</script>\n`,
);
write(
  "host.html",
  part("open", SCRIPT, await bundled(`export { default } from "${open}";`, "esm")) +
    part("host", SCRIPT, await bundled(`import "${single}";`, "iife")) +
    part("program", PROGRAM, read(host.replace("host.js", "program/host_bg.wasm"))) +
    part("sheets", SCRIPT, await bundled(`export { default } from "${sheets}";`, "esm")) +
    part("sheets-program", PROGRAM, read(sheets.replace("sheets.js", "sheets/sheets_bg.wasm"))),
);
