// @ts-check
// Articles of the reader's own: collects the files that were chosen or dropped, and shows the sheet with the ways to open
// something and the bar about how it goes. Fetched when one of these is wanted for the first time.
//
// The page's program calls it with what to do and a value (`Call`), and hears two events at the window:
//   dateline-files   `{ name, files }`: these files are to be opened as a corpus
//   dateline-open    what was pressed: "stop", "save", "back", "retry" or "close"

import { Bar } from "./open-bar.js";
import { fromEntries, fromInput } from "./open-files.js";
import { sheet } from "./open-sheet.js";

/**
 * @typedef {{ articles: number, total: number, text: number, read: number, of: number, milliseconds: number, problems: string[],
 *   left: number, stopped: boolean }} State as the protocol's `Reading`, with how many articles there are in all, if known
 *
 * @typedef {{ kind: "idle" } | { kind: "reading", name: string, state: State } | { kind: "done", state: State }
 *   | { kind: "failed", message: string } | { kind: "incomplete" }} Status
 *
 * @typedef {["sheet", { back: boolean, save: boolean }] | ["dropped", (File | FileSystemEntry)[]] | ["bar", Status]} Call
 */

const bar = new Bar();
let shown = "idle";

/** @param {Call} call */
export default async function act([what, of]) {
  styled();
  if (what === "dropped") open(await fromEntries(of));
  else if (what === "bar") show(of);
  else {
    sheet({
      choose: (/** @type {HTMLInputElement} */ input) => open(fromInput(input)),
      back: of.back && (() => press("back")),
      save: of.save && (() => press("save")),
    });
  }
}

/** @param {Status} status */
function show(status) {
  const begins = shown !== "reading" && ["reading", "done", "failed"].includes(status.kind);
  if (begins) bar.begin("name" in status ? status.name : "", () => press("stop"));
  if (status.kind === "reading") bar.progress(status.state);
  else if (status.kind === "done") bar.done(status.state, () => press("close"));
  else if (status.kind === "failed") bar.failed(status.message, () => press("retry"), () => press("close"));
  else if (status.kind === "incomplete") bar.incomplete(() => press("retry"), () => press("close"));
  else bar.close();
  shown = status.kind;
}

/** @param {import("./open-files.js").ChosenFiles} files */
const open = (files) => dispatchEvent(new CustomEvent("dateline-files", { detail: files }));

/** @param {string} what */
const press = (what) => dispatchEvent(new CustomEvent("dateline-open", { detail: what }));

/** @type {HTMLLinkElement | undefined} */
let style;
function styled() {
  if (style) return;
  style = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL(OPEN_STYLE, import.meta.url).href });
  document.head.append(style);
}
