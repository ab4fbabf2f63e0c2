// The program for large corpora finds what this machine's own build finds in the same articles, and the page's program answers
// from what that build stored as the build itself does: every answer about the shipped articles and some made-up ones, byte for
// byte.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { dist, setUp } from "./harness.mjs";

const MADE_UP = 40;
const folder = mkdtempSync(join(tmpdir(), "dateline-agreement-"));
after(() => rmSync(folder, { recursive: true }));

function corpus() {
  const texts = join(folder, "texts");
  cpSync("seeds", texts, { recursive: true });
  const lines = execFileSync("node", ["benches/made-up.mjs", String(MADE_UP)], { encoding: "utf8" }).trim().split("\n");
  for (const line of lines) {
    const { id, title, text } = JSON.parse(line);
    writeFileSync(join(texts, `made-up-${id}.txt`), `${title}\n\n${text}\n`);
  }
  const file = join(folder, "corpus.bin");
  execFileSync(process.env.DATELINE || "target/debug/dateline", ["bundle", texts, "--articles-only", "-o", file], { stdio: "pipe" });
  return file;
}

const file = corpus();
const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()].map(String);
const run = ["run", "--quiet", "-p", "dateline-wire", "--example", "answers", "--", file, ...today];
const native = JSON.parse(execFileSync("cargo", run, { encoding: "utf8", maxBuffer: 2 ** 30 }));
const site = await setUp(after);

// What each program answers: the bodies of its responses, in the order of the questions.
async function answers(kind) {
  const boot = /<meta id="?boot"?[^>]*>/.exec(readFileSync(join(dist, "index.html"), "utf8"))[0];
  const named = (name) => new RegExp(`data-${name}="?([^\\s">]+)`).exec(boot)[1];
  const files = { js: named("js"), wasm: named("wasm"), worker: named("worker"), host: named("host") };
  const page = await site.open("blank.html", {
    before: (page) => page.route("**/blank.html", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><link rel=icon href=icon.png>" })),
  });
  const given = { kind, files, native, corpus: readFileSync(file).toString("base64") };
  const found = await page.evaluate(async ({ kind, files, native, corpus }) => {
    const bytes = (hex) => Uint8Array.from(hex.match(/../g) ?? [], (digits) => Number.parseInt(digits, 16));
    const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
    const at = (name) => new URL(name, document.baseURI);
    const own = kind === "page";
    const worker = new Worker(at(own ? files.worker : files.host), { type: "module" });
    if (own) worker.postMessage([String(at(files.js)), await WebAssembly.compileStreaming(fetch(at(files.wasm)))]);
    const heard = [];
    let wake = () => {};
    worker.onmessage = ({ data }) => (heard.push(data), wake());
    worker.onerror = (event) => (heard.push(new Error(event.message)), wake());
    // The last message that `of` takes.
    const hear = async (of) => {
      for (;;) {
        const message = heard.shift();
        if (message instanceof Error) throw message;
        if (message && of(message)) return message;
        if (!message) await new Promise((done) => (wake = done));
      }
    };
    const { build } = await hear(() => true);
    const post = (number, request, attached) => worker.postMessage({ number, build, body: bytes(request), attached });
    const blob = new Blob([Uint8Array.from(atob(corpus), (c) => c.charCodeAt(0))]);
    if (own) post(1, native.open);
    else post(1, native.read, [{ name: "corpus", blob }]);
    // The page's worker answers in the order asked; the other one tells unasked when it can be asked about the corpus.
    if (!own) await hear(({ number }) => number === 0);
    const out = [];
    for (const [n, { request }] of native.asked.entries()) {
      post(n + 2, request);
      out.push(hex((await hear(({ number }) => number === n + 2)).body));
    }
    worker.terminate();
    return { build, out };
  }, given);
  assert.deepEqual(page.problems, []);
  await page.context().close();
  return found;
}

for (const [kind, name] of [["page", "the page's program"], ["host", "the program for large corpora"]]) {
  test(`${name} answers as this machine's own build does`, async () => {
    const { build, out } = await answers(kind);
    assert.equal(build, native.build);
    assert.ok(native.asked.length > 200);
    const different = native.asked.filter(({ response }, n) => response !== out[n]).map(({ name }) => name);
    assert.deepEqual(different, [], `${different.length} of ${native.asked.length} answers differ`);
  });
}
