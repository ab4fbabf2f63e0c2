// @ts-check
// The module for scripts: opens articles, asks, saves. Declared by dateline.d.ts; a file of its own in the built page's
// folder, whose worker and program are fetched when something is opened for the first time.

import { Client } from "./client.js";

/** @import { Article, AskOptions, Entry, Facets, FoundArticle, List, Progress, Quote } from "./dateline.d.ts" */
/** @import { Question } from "./messages.d.ts" */
/** @typedef {typeof import("./dateline.d.ts")} Module */

const script = new URL("./host.js", import.meta.url);

/** @type {Module["open"]} */
export async function open(source, { name = "Corpus", progress, signal } = {}) {
  signal?.throwIfAborted();
  const client = new Client(script);
  try {
    const { files, base } = source instanceof URL ? await fetched(source, signal) : { files: filesOf(source), base: null };
    const { body } = await client.ask(
      { Read: { name, base } },
      {
        attached: files,
        heard: (answer) => typeof answer === "object" && "Reading" in answer && progress?.(answer.Reading),
        signal,
      },
    );
    /** @type {Progress} */
    const state = body.Read;
    if (!state.articles) throw new Error(state.problems[0] ?? "there are no articles in it");
    return new Corpus(client, state);
  } catch (error) {
    client.close();
    throw error;
  }
}

/** @implements {import("./dateline.d.ts").Corpus} */
class Corpus {
  #client;

  /**
   * @param {Client} client
   * @param {Progress} reading
   */
  constructor(client, reading) {
    this.#client = client;
    this.reading = reading;
    this.articles = reading.articles;
    this.problems = reading.left ? [...reading.problems, `and ${reading.left} more`] : reading.problems;
    this.stopped = reading.stopped;
  }

  /** @type {import("./dateline.d.ts").Corpus["search"]} */
  search(query = "", { signal, ...options } = {}) {
    return this.#ask("Articles", { Articles: [query, options] }, signal);
  }

  /** @type {import("./dateline.d.ts").Corpus["quotes"]} */
  quotes(query = "", { signal, ...options } = {}) {
    return this.#ask("Quotes", { Quotes: [query, options] }, signal);
  }

  /** @type {import("./dateline.d.ts").Corpus["timeline"]} */
  timeline(query = "", { signal, ...options } = {}) {
    return this.#ask("Timeline", { Timeline: [query, options] }, signal);
  }

  /** @type {import("./dateline.d.ts").Corpus["facets"]} */
  facets(query = "", { signal, ...options } = {}) {
    return this.#ask("Facets", { Facets: [query, options] }, signal);
  }

  async save() {
    const { attached } = await this.#client.ask("Save");
    return new Uint8Array(/** @type {ArrayBuffer} */ (await attached.arrayBuffer()));
  }

  memory() {
    return this.#ask("Memory", "Memory");
  }

  close() {
    this.#client.close();
  }

  /**
   * @param {string} name of the answer
   * @param {Question} question
   * @param {AbortSignal} [signal]
   */
  async #ask(name, question, signal) {
    const { body } = await this.#client.ask(question, { signal });
    // It may have been on its way already.
    signal?.throwIfAborted();
    return body[name];
  }
}

/** @type {Module["search"]} */
export const search = (corpus, query, options) => corpus.search(query, options);
/** @type {Module["quotes"]} */
export const quotes = (corpus, query, options) => corpus.quotes(query, options);
/** @type {Module["timeline"]} */
export const timeline = (corpus, query, options) => corpus.timeline(query, options);
/** @type {Module["facets"]} */
export const facets = (corpus, query, options) => corpus.facets(query, options);
/** @type {Module["save"]} */
export const save = (corpus) => corpus.save();

/**
 * What lies at an address, named as its path ends: an ending tells plain text. Of a large stored corpus this is its head, whose
 * parts are fetched from beside it when answers need them.
 *
 * @param {URL} address
 * @param {AbortSignal} [signal]
 */
async function fetched(address, signal) {
  const response = await fetch(address, { signal });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  const name = decoded(address.pathname.split("/").pop() || "corpus");
  return { files: [named(await response.blob(), name)], base: response.url };
}

/**
 * A part of an address as its reader would write it; as it stands if a percent sign in it begins no character.
 *
 * @param {string} part
 */
function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/**
 * What is to be opened, as files with names.
 *
 * @param {Exclude<Parameters<Module["open"]>[0], URL>} source
 * @returns {{ name: string, blob: Blob }[]}
 */
function filesOf(source) {
  if (source instanceof Blob) return [named(source, "corpus")];
  if (source instanceof ArrayBuffer || ArrayBuffer.isView(source)) return [{ name: "corpus", blob: new Blob([source]) }];
  const items = /** @type {(Article | Blob)[]} */ ([...source]);
  if (items.every((item) => item instanceof Blob)) return items.map((blob, n) => named(blob, `${n + 1}.txt`));
  return [{ name: "articles", blob: new Blob(items.map((article) => `${JSON.stringify(article)}\n`)) }];
}

/**
 * @param {Blob} blob
 * @param {string} otherwise its name if it has none
 */
const named = (blob, otherwise) => ({ name: blob instanceof File ? blob.name : otherwise, blob });
