// What measurements of search ask the built page, at `index.html#bench`: `window.__bench`, with the five members that the
// adapters of other engines have too (benches/search/README.md).
//
// The articles go to the worker in one buffer and are indexed there; nothing of them stays here.

import { Client } from "./client.js";

const client = new Client(new URL(ENGINE_SCRIPT, import.meta.url));
const ask = (name, of, hand) => client.call(name, of, { hand });

// The worker runs before it is asked for anything, as it does in the page.
await ask("memory");

const encoder = new TextEncoder();

function packed(docs) {
  const lengths = new Uint32Array(docs.length * 5);
  let units = 0;
  for (const doc of docs) {
    for (const field of fields(doc)) units += field.length;
  }
  // A unit of UTF-16 takes at most three bytes of UTF-8.
  let bytes = new Uint8Array(units * 3);
  let [at, n] = [0, 0];
  for (const doc of docs) {
    for (const field of fields(doc)) {
      const { written } = encoder.encodeInto(field, bytes.subarray(at));
      lengths[n++] = written;
      at += written;
    }
  }
  return { buffer: bytes.buffer, length: at, lengths };
}

const fields = ({ id, title, text, source, date }) => [id, title, text, source, date].map((field) => String(field ?? ""));

window.__bench = {
  meta: {
    name: "dateline",
    version: VERSION,
    prefix: true,
    phrase: true,
    note: "positional index in a worker, exact words, BM25; snippets and counts of outlet, year and kind in the time; an opened index has no texts, so that its snippets are in lower case",
  },
  async build(docs) {
    const articles = packed(docs);
    return ask("build", articles, [articles.buffer]);
  },
  async serialize(handle) {
    return new Uint8Array(await ask("write", { handle }));
  },
  async load(bytes) {
    // A copy is handed over: the caller's bytes stay the caller's.
    const { buffer } = bytes.slice();
    return ask("load", { buffer }, [buffer]);
  },
  memory: () => ask("memory"),
  async search(handle, q, { type = "word", top = 10 } = {}) {
    return JSON.parse(await ask("find", { handle, q, type, top }));
  },
};
