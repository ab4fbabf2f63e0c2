// @ts-check
// Articles of the reader's own: collects the files that were chosen or dropped, for the page's program to open. Fetched when
// this is wanted for the first time.
//
// The page's program calls it with an input for files or for a folder, boot.js with what was dropped (`Call`). It answers by
// an event at the window:
//   dateline-files   `{ name, files }`: these files are to be opened as a corpus

import { fromEntries, fromInput } from "./open-files.js";

/** @typedef {["files", HTMLInputElement] | ["dropped", (File | FileSystemEntry)[]]} Call */

/** @param {Call} call */
export default async function act([what, of]) {
  const detail = what === "files" ? fromInput(of) : await fromEntries(of);
  dispatchEvent(new CustomEvent("dateline-files", { detail }));
}
