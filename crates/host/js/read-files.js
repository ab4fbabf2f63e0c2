// @ts-check
// Reads files into an engine host, by several batch workers, as far as the reader lets it.

import { batches } from "./batches.js";

/** @import { EngineHost } from "./program/host.js" */
/** @import { Batch, NamedFile } from "./batches.js" */
/** @import { WorkerPool } from "./worker-pool.js" */

// What has been read since the corpus was shown last is shown after SHOW milliseconds at the earliest, and not before RARELY
// times as long as the last showing took: dating and ordering grow with the corpus, so that showing often would be quadratic.
const SHOW = 1500;
const RARELY = 6;

/**
 * Reads files as one corpus, and gives the last word on that.
 *
 * @param {object} given
 * @param {number} given.number the question's
 * @param {string} given.name the corpus's
 * @param {NamedFile[]} given.files
 * @param {boolean} given.quiet whether the corpus is shown only when all is read
 * @param {EngineHost} given.host
 * @param {WorkerPool} given.pool the batch workers
 * @param {typeof import("./program/host.js").Splitter} given.Splitter
 * @param {{ stopped: boolean }} given.control
 * @param {(message: any) => void} given.post posts messages to the client
 * @returns {Promise<any>} a message
 */
export async function readFiles({ number, name, files, quiet, host, pool, Splitter, control, post }) {
  const begun = performance.now();
  let indexing = 0;
  /** @type {<T>(work: () => T) => T} */
  const timed = (work) => {
    const start = performance.now();
    const done = work();
    indexing += performance.now() - start;
    return done;
  };
  const milliseconds = () => performance.now() - begun;
  const lastWord = () => host.read(number, milliseconds(), indexing, control.stopped);
  let [shown, pause] = [begun, SHOW];
  host.begin(name, files.reduce((sum, { blob }) => sum + blob.size, 0));

  /** @param {{ batch: Batch, done: Promise<Uint8Array | null> | null }} pending */
  const add = async ({ batch, done }) => {
    const read = await done;
    if (batch.problem) host.leaveOut(batch.problem, batch.read);
    else if (batch.stored) throw new Error("A stored corpus can only be opened alone, without other files.");
    else if (read) timed(() => host.add(read, batch.read));
    else host.leaveOut(lost(batch), batch.read);
    post(host.progress(number, milliseconds(), indexing));
    const now = performance.now();
    if (!quiet && host.articlesRead && now - shown > pause && !control.stopped) {
      post(timed(() => host.commit(false)));
      shown = performance.now();
      pause = Math.max(SHOW, RARELY * (shown - now));
    }
  };

  // In the order of the files, whoever is done first: the same files make the same corpus.
  const pending = [];
  for await (const batch of batches(files, Splitter)) {
    if (batch.stored && files.length === 1) {
      for await (const bytes of batch.stored) host.feed(bytes);
      post(host.open(number, post));
      return lastWord();
    }
    pending.push({ batch, done: batch.records || batch.texts ? pool.read(batch) : null });
    if (control.stopped) break;
    if (pending.length > 2 * pool.size) await add(pending.shift() ?? pending[0]);
  }
  for (const next of pending) await add(next);
  if (host.articlesRead) post(timed(() => host.commit(true)));
  post(host.progress(number, milliseconds(), indexing));
  return lastWord();
}

/**
 * Why a batch was left out that two batch workers died of.
 *
 * @param {Batch} batch
 */
function lost({ records, texts }) {
  const why = "left out, since what reads the articles stopped at them twice";
  if (texts) return `${texts.names.join(", ").slice(0, 300)}: ${why}`;
  if (!records) return why;
  const { file, listed, first, bytes } = records;
  let last = first - 1;
  for (let at = 0; at >= 0 && at < bytes.length; last++) {
    const end = bytes.indexOf(10, at);
    at = end < 0 ? bytes.length : end + 1;
  }
  return `${file}, ${listed ? "articles" : "lines"} ${first} to ${last}: ${why}`;
}
