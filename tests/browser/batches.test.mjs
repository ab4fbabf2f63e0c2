// Batches of chosen files, with a splitter made up for the test: a line is a record.

import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import { batches } from "../../crates/host/js/batches.js";

class Splitter {
  listed = false;
  first = 1;
  #text = "";
  #batches = [];

  push(bytes) {
    this.#text += new TextDecoder().decode(bytes);
    const end = this.#text.lastIndexOf("\n") + 1;
    if (end) this.#batches.push(this.#text.slice(0, end));
    this.#text = this.#text.slice(end);
  }

  end() {}
  free() {}

  batch() {
    const text = this.#batches.shift();
    return text && new TextEncoder().encode(text);
  }
}

console.warn = () => {};

// What a file gives: lines of records, names of files read whole, problems.
async function read(name, bytes) {
  const found = { lines: 0, whole: [], problems: [] };
  for await (const { records, texts, problem } of batches([{ name, blob: new Blob([bytes]) }], Splitter)) {
    if (records) found.lines += new TextDecoder().decode(records.bytes).split("\n").length - 1;
    if (texts) found.whole.push(...texts.names);
    if (problem) found.problems.push(problem);
  }
  return found;
}

const lines = (count) => Array.from({ length: count }, (_, n) => `{"text": "Words ${(n * 7919) % 10007} ${n}."}\n`).join("");

test("records come in pieces, packed or not", async () => {
  assert.deepEqual(await read("a.jsonl", lines(1000)), { lines: 1000, whole: [], problems: [] });
  assert.deepEqual(await read("a.jsonl.gz", gzipSync(lines(1000))), { lines: 1000, whole: [], problems: [] });
});

test("RTF begins like an object and is read whole", async () => {
  assert.deepEqual(await read("a.rtf", "{\\rtf1 Words.}"), { lines: 0, whole: ["a.rtf"], problems: [] });
});

test("what comes before the end of a file that is cut short is read", async () => {
  const packed = gzipSync(lines(50_000));
  const { lines: read_, problems } = await read("a.jsonl.gz", packed.subarray(0, packed.length - 1000));
  assert.ok(read_ > 1000, `${read_} lines`);
  assert.deepEqual(problems, ["a.jsonl.gz: the file is damaged or was cut short"]);
});

test("a file that unpacks to more than any text ends there", async () => {
  const bomb = gzipSync('{"text": "Words."}\n'.repeat(4 << 20));
  const { lines: read_, problems } = await read("a.jsonl.gz", bomb);
  assert.ok(read_ > 1000 && read_ < 3 << 20, `${read_} lines`);
  assert.deepEqual(problems, ["a.jsonl.gz: the file unpacks to more than 100 times its size; the rest is left out"]);
});
