import { Document } from "flexsearch";

export const meta = { name: "FlexSearch", prefix: false, phrase: false, note: "whole words, no limit to results, so that they can be counted" };

const made = () => new Document({ tokenize: "strict", document: { id: "n", index: ["title", "text"] } });

export async function build(docs) {
  const index = made();
  docs.forEach(({ title, text }, n) => index.add({ n, title, text }));
  return { index, ids: docs.map(({ id }) => id) };
}

// One part after the other, each after its name: a JSON of everything could be longer than a string may be.
export async function serialize({ index, ids }) {
  const parts = [["ids", JSON.stringify(ids)]];
  await index.export((name, part) => void parts.push([name, part ?? ""]));
  const encoder = new TextEncoder();
  const pieces = [];
  for (const text of parts.flat()) {
    const bytes = encoder.encode(text);
    pieces.push(new Uint8Array(Uint32Array.of(bytes.length).buffer), bytes);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

export async function load(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder();
  const texts = [];
  for (let at = 0; at < bytes.length; ) {
    const end = at + 4 + view.getUint32(at, true);
    texts.push(decoder.decode(bytes.subarray(at + 4, end)));
    at = end;
  }
  const index = made();
  for (let n = 2; n < texts.length; n += 2) if (texts[n + 1]) await index.import(texts[n], texts[n + 1]);
  return { index, ids: JSON.parse(texts[1]) };
}

export async function search({ index, ids }, q, { top }) {
  const found = new Set(index.search(q, { limit: 1e6 }).flatMap(({ result }) => result));
  return { ids: Array.from(found).slice(0, top).map((n) => ids[n]), total: found.size };
}
