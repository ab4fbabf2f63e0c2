// Reads files into an engine host, by several batch workers, as far as the reader lets it.

import { batches } from "./batches.js";

// How long the corpus may be as it was before what has been read since is shown, in milliseconds, and so many times
// the time that showing took: dating and ordering grow with the corpus, so that showing often would be quadratic.
const SHOW = 1500;
const RARELY = 6;
// Problems that are told one by one.
const MOST = 100;

/**
 * Reads `files` (`{ name, blob }` each) as one corpus.
 *
 * @param host the program's EngineHost
 * @param pool the workers that read; see worker-pool.js
 * @param control `stopped`, and two functions: `progress(state)` is told how far it is, `show(message)` gets what the
 *   host has for the page whenever more of the corpus can be asked
 * @returns the last state: `{ articles, text, read, of, milliseconds, problems, left }`, with bytes of text read, bytes of
 *   the files read and in all, and words for at most a hundred problems, with the number of those beyond
 */
export async function readFiles({ name, files, host, pool, Splitter, control }) {
  const begun = performance.now();
  const state = { articles: 0, text: 0, read: 0, of: 0, milliseconds: 0, problems: [], left: 0 };
  for (const { blob } of files) state.of += blob.size;
  const problem = (words) => (state.problems.length < MOST ? state.problems.push(words) : state.left++);
  const tell = () => {
    state.milliseconds = performance.now() - begun;
    control.progress(state);
  };
  let [shown, pause] = [begun, SHOW];
  host.begin(name);

  const add = async ({ batch, done }) => {
    const read = await done;
    state.read += batch.read;
    if (batch.problem) problem(batch.problem);
    else if (batch.stored) throw new Error("A stored corpus can only be opened alone, without other files.");
    else if (!read) problem(lost(batch));
    else {
      const added = host.add(read);
      if (!added) throw new Error("The parts of this page are of different versions. Reload the page.");
      state.articles += added.articles;
      state.text += added.text;
      added.problems.forEach(problem);
      added.free();
    }
    tell();
    const now = performance.now();
    if (control.show && state.articles && now - shown > pause && !control.stopped) {
      control.show(host.settle());
      shown = performance.now();
      pause = Math.max(SHOW, RARELY * (shown - now));
    }
  };

  // In the order of the files, whoever is done first: the same files make the same corpus.
  const pending = [];
  for await (const batch of batches(files, Splitter)) {
    if (batch.stored && files.length === 1) {
      const articles = await open(host, batch.stored, control);
      return { ...state, articles, read: state.of, milliseconds: performance.now() - begun };
    }
    pending.push({ batch, done: batch.records || batch.texts ? pool.read(batch) : null });
    if (control.stopped) break;
    if (pending.length > 2 * pool.size) await add(pending.shift());
  }
  while (pending.length) await add(pending.shift());
  if (state.articles) {
    const message = host.settle();
    control.show?.(message);
  }
  tell();
  return state;
}

async function open(host, pieces, control) {
  for await (const bytes of pieces) host.feed(bytes);
  const message = host.open(control.opening);
  control.show?.(message);
  return host.articles;
}

// Two batch workers died of it.
function lost({ records, texts }) {
  const why = "left out, since what reads the articles stopped at them twice";
  if (texts) return `${texts.names.join(", ").slice(0, 300)}: ${why}`;
  const { file, listed, first, bytes } = records;
  let last = first - 1;
  for (let at = 0; at >= 0 && at < bytes.length; last++) {
    const end = bytes.indexOf(10, at);
    at = end < 0 ? bytes.length : end + 1;
  }
  return `${file}, ${listed ? "articles" : "lines"} ${first} to ${last}: ${why}`;
}
