// Articles of the reader's own in the page: chosen or dropped, read by the worker for large corpora, which then is the
// page's. Fetched when something is opened for the first time.
//
// The page goes on with the corpus it has until the new one has something to show, and keeps it if that never happens.
// A worker that ends is started again by the page's wish, with the same files.

import { Client } from "./client.js";
import { Bar } from "./open-bar.js";
import { fromEntries, fromInput } from "./open-files.js";
import { sheet } from "./open-sheet.js";

// What was opened goes when the page does, unless it was saved.
addEventListener("beforeunload", (event) => source && !source.address && !saved && event.preventDefault());
// What could not be fetched may be had again.
addEventListener("online", () => bar.retry?.());

const script = new URL(ENGINE_SCRIPT, import.meta.url);
const bar = new Bar();
const STORED = ".dateline";

// What is open, `{ name, files, base }`, and its worker; nothing while that is the page's own corpus.
let source = null;
let client = null;
let saved = false;
// The worker that reads what is not open yet.
let reader = null;

/**
 * What the page calls: `sheet` shows the ways to open something; `dropped` opens what was dropped (see boot.js); `stored`
 * opens the page's own corpus at an address, since the page's program is too small for it; `better` opens it beside the
 * page's program, which goes on if that fails; `again` opens what was open once more.
 */
export default async function act([what, of]) {
  styled();
  if (what === "sheet") return sheet({ choose, back: source && !source.address && back, save: client && save });
  if (what === "dropped") return open(await fromEntries(of));
  if (what === "stored") return open({ address: of });
  if (what === "better" && !source) return open({ address: of, spare: true });
  if (source) return open(source, true);
}

function choose(input) {
  open(fromInput(input));
}

let style;
function styled() {
  if (style) return;
  style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(OPEN_STYLE, import.meta.url) });
  document.head.append(style);
}

// With `again`, the link stays as it is.
async function open(wanted, again = false) {
  reader?.close();
  const fresh = (reader = new Client(script));
  fresh.lacking = (lacking) => {
    if (fresh === client) bar.lacking(lacking && (() => fresh.call("again")));
  };
  const own = wanted.address;
  let shown = false;
  const show = (messages) => {
    shown = true;
    reader = null;
    client?.close();
    [source, client] = [wanted, fresh];
    saved = wanted.files?.length === 1 && wanted.files[0].name.endsWith(STORED);
    // Filters of another corpus would hide this one.
    if (!again && !own) location.hash = "#/quotes";
    tell(fresh.worker);
    for (const data of messages) fresh.worker.dispatchEvent(new MessageEvent("message", { data }));
  };
  // The greeting, then what tells that the corpus can be asked: until then nobody else listens.
  const messages = [];
  fresh.worker.onmessage = ({ data }) => messages.push(data) === 2 && show(messages);
  const retry = () => open(wanted, again);
  // What nobody asked for and nobody waits for needs no bar.
  if (!wanted.spare) bar.begin(wanted.name ?? "the articles", () => fresh.call("stop"));
  try {
    const { name, files, base } = own ? await fetched(own) : wanted;
    if (!files.length) throw new Error("There are no files in it.");
    const state = await fresh.call("read", { name, files, base }, { note: (state) => fresh === (reader ?? client) && bar.progress(state) });
    if (!state.articles && !shown) throw new Error(state.problems[0] ?? "There are no articles in it.");
    if (own) bar.close();
    else bar.done(state);
  } catch (error) {
    // Something else is being opened by now, or the page has been told by the worker itself.
    if (fresh !== reader && !(shown && fresh === client)) return;
    if (!shown) fresh.close();
    // The page waits for it, and has nothing else.
    const awaited = (own && !wanted.spare) || again;
    if (awaited && !shown) tell(`The articles could not be opened. ${error.message}`);
    if (awaited || shown || wanted.spare) bar.close();
    else bar.failed(error.message, retry);
  }
}

// The page's own corpus, as a file.
async function fetched(address) {
  const base = new URL(address, document.baseURI).href;
  const response = await fetch(base).catch(() => null);
  if (!response) throw new Error("Check the connection, then try again.");
  if (!response.ok) throw new Error(`The server answered ${response.status}.`);
  return { name: "", files: [{ name: "corpus", blob: await response.blob() }], base };
}

function back() {
  client?.close();
  [source, client] = [null, null];
  bar.close();
  location.hash = "#/quotes";
  tell(null);
}

// The page takes a worker, goes back to its own (null), or hears why it gets none (words).
function tell(detail) {
  dispatchEvent(new CustomEvent("dateline-worker", { detail }));
}

async function save() {
  const bytes = await client.call("save");
  const link = Object.assign(document.createElement("a"), {
    href: URL.createObjectURL(new Blob([bytes], { type: "application/octet-stream" })),
    download: `${(source.name || "corpus").replace(/[^\p{L}\p{N}]+/gu, "-")}${STORED}`,
  });
  link.click();
  saved = true;
  // The download has its bytes by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
