// What a first visit fetches, as brotli sends it.
//
//   node scripts/size.mjs [--write FILE]
//
// Opens the built page in Chromium, waits until the program has taken over and nothing more is fetched, and adds up what
// was. Prints the table, or writes it to FILE; fails above the bound. Pictures that only a preview of a link or the start
// screen of a phone shows are not fetched, and not counted.

import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import { chromium } from "playwright-core";
import { serve } from "./static-server.mjs";

// What a first visit may fetch (ARCHITECTURE.md, Size).
const BOUND = 450_000;
const dist = process.env.DIST ?? "dist";

async function fetched() {
  const server = await serve({ folder: dist });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM || "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu"],
  });
  try {
    const page = await browser.newPage();
    const names = new Set();
    page.context().on("request", (request) => {
      const { pathname } = new URL(request.url());
      names.add(pathname === "/" ? "index.html" : pathname.slice(1));
    });
    await page.goto(server.url);
    await page.locator("#frame").waitFor({ state: "detached" });
    await page.waitForLoadState("networkidle");
    return [...names];
  } finally {
    await browser.close();
    await server.close();
  }
}

function brotli(bytes) {
  const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  return brotliCompressSync(bytes, { params }).length;
}

// Content hashes are left out of the table, so that a line of it changes only when a size does.
const plain = (name) => name.replace(/-[0-9a-f]{12,16}(?=[._/])/, "");
const row = (name, size, packed) => `${name.padEnd(24)}${String(size).padStart(10)}${String(packed).padStart(10)}\n`;

function table(names) {
  const rows = names
    .map((name) => ({ name: plain(name), bytes: readFileSync(join(dist, name)) }))
    .map(({ name, bytes }) => ({ name, size: bytes.length, packed: brotli(bytes) }))
    .sort((a, b) => b.packed - a.packed || (a.name < b.name ? -1 : 1));
  const sum = (key) => rows.reduce((total, row) => total + row[key], 0);
  const total = sum("packed");
  let text = "What a first visit fetches, in bytes\n\n" + row("file", "plain", "brotli");
  for (const { name, size, packed } of rows) text += row(name, size, packed);
  text += row("total", sum("size"), total);
  text += `\nbound ${BOUND}, ${total <= BOUND ? `${BOUND - total} left` : `exceeded by ${total - BOUND}`}\n`;
  return { text, total };
}

try {
  const { values } = parseArgs({ options: { write: { type: "string" } } });
  const { text, total } = table(await fetched());
  if (values.write) writeFileSync(values.write, text);
  process.stdout.write(text);
  if (total > BOUND) throw new Error(`a first visit fetches ${total} bytes, ${total - BOUND} above the bound`);
} catch (error) {
  console.error(`size: ${error.message}`);
  process.exitCode = 1;
}
