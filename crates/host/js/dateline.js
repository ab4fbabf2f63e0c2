// The engine for scripts: opens articles, asks, saves. Documented by dateline.d.ts; a file of its own in the built page's
// folder, whose worker and program are fetched when something is opened for the first time.

import { Client } from "./client.js";

const script = new URL(ENGINE_SCRIPT, import.meta.url);

export async function open(source, { name = "Corpus", progress, signal } = {}) {
  signal?.throwIfAborted();
  const client = new Client(script);
  const stop = () => client.call("stop");
  signal?.addEventListener("abort", stop);
  try {
    const files = filesOf(source);
    const state = await client.call("read", { name, files, quiet: true }, { note: progress });
    if (!state.articles) throw new Error(state.problems[0] ?? "there are no articles in it");
    return new Corpus(client, state);
  } catch (error) {
    client.close();
    throw error;
  } finally {
    signal?.removeEventListener("abort", stop);
  }
}

export class Corpus {
  #client;

  constructor(client, { articles, problems, left, stopped }) {
    this.#client = client;
    this.articles = articles;
    this.problems = left ? [...problems, `and ${left} more`] : problems;
    this.stopped = stopped;
  }

  search(query, options) {
    return this.#ask("articles", query, options);
  }

  quotes(query, options) {
    return this.#ask("quotes", query, options);
  }

  timeline(query, options) {
    return this.#ask("timeline", query, options);
  }

  async save() {
    return new Uint8Array(await this.#client.call("save"));
  }

  memory() {
    return this.#client.call("memory");
  }

  close() {
    this.#client.close();
  }

  async #ask(what, text = "", { sort, days = [], from, most } = {}) {
    const asked = JSON.stringify({ text, sort, days: [days[0] ?? "", days[1] ?? ""], from, most });
    return JSON.parse(await this.#client.call("ask", { what, asked }));
  }
}

export const search = (corpus, query, options) => corpus.search(query, options);
export const quotes = (corpus, query, options) => corpus.quotes(query, options);
export const timeline = (corpus, query, options) => corpus.timeline(query, options);
export const save = (corpus) => corpus.save();

// What is to be opened, as files with names.
function filesOf(source) {
  if (source instanceof Blob) return [{ name: source.name ?? "corpus", blob: source }];
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return [{ name: "corpus", blob: new Blob([source]) }];
  const items = [...source];
  if (items.every((item) => item instanceof Blob)) {
    return items.map((blob, n) => ({ name: blob.name ?? `${n + 1}.txt`, blob }));
  }
  return [{ name: "articles", blob: new Blob(items.map((article) => `${JSON.stringify(article)}\n`)) }];
}
