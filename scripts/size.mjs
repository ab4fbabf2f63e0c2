// What a first visit fetches, as brotli sends it.
//
//   node scripts/size.mjs [--write FILE]
//
// Prints the table, or writes it to FILE; fails above the bound. A file counts when index.html names it, or a file that
// counts does; the others are parts that a visitor may ask for later (named by data-later-… attributes), and are named
// without being added. So are pictures that only a preview of a link or the start screen of a phone shows.

import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";

const BOUND = 300_000;
const dist = process.env.DIST ?? "dist";

const files = readdirSync(dist, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map((entry) => {
    const path = join(entry.parentPath ?? entry.path, entry.name);
    return { name: path.slice(join(dist, "/").length), bytes: readFileSync(path) };
  })
  // Trunk's working folder, left behind by a build that failed.
  .filter((file) => !file.name.startsWith(".stage"));

function brotli(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

// Names are told apart by their hashes, so a name that stands in a text is a reference to that file.
function firstVisit() {
  const page = files.find((file) => file.name === "index.html");
  if (!page) throw new Error(`${dist}/index.html is not there: run \`make build\` first`);
  const reached = new Set([page]);
  for (const file of reached) {
    if (!/\.(html|css|js)$/.test(file.name)) continue;
    const text = file.bytes.toString().replace(/<meta property="?og:image[^>]*>|<link rel="?apple-touch-icon[^>]*>|data-later-[a-z-]+="?[^\s">]+/g, "");
    for (const other of files) if (text.includes(basename(other.name))) reached.add(other);
  }
  return reached;
}

// Content hashes are left out of the table, so that a line of it changes only when a size does.
const plain = (name) => name.replace(/-[0-9a-f]{12,16}(?=[._])/, "");
const row = (name, size, packed) => `${name.padEnd(24)}${String(size).padStart(10)}${String(packed).padStart(10)}\n`;

function table(first) {
  const rows = [...first]
    .map((file) => ({ name: plain(file.name), size: file.bytes.length, packed: brotli(file.bytes) }))
    .sort((a, b) => b.packed - a.packed || (a.name < b.name ? -1 : 1));
  const total = rows.reduce((sum, { packed }) => sum + packed, 0);
  let text = "What a first visit fetches, in bytes\n\n" + row("file", "plain", "brotli");
  for (const { name, size, packed } of rows) text += row(name, size, packed);
  text += row("total", rows.reduce((sum, { size }) => sum + size, 0), total);
  text += `\nbound ${BOUND}, ${total <= BOUND ? `${BOUND - total} left` : `exceeded by ${total - BOUND}`}\n`;
  const later = files.filter((file) => !first.has(file)).map((file) => plain(file.name)).sort();
  if (later.length) text += `not fetched at first: ${later.join(", ")}\n`;
  return { text, total };
}

try {
  const { values } = parseArgs({ options: { write: { type: "string" } } });
  const { text, total } = table(firstVisit());
  if (values.write) writeFileSync(values.write, text);
  process.stdout.write(text);
  if (total > BOUND) throw new Error(`a first visit fetches ${total} bytes, ${total - BOUND} above the bound`);
} catch (error) {
  console.error(`size: ${error.message}`);
  process.exitCode = 1;
}
