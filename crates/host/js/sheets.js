// @ts-check
// The program of the sheets, fetched when a link first names one: starts it once, then tells it which sheet is open.

import init from "./sheets/sheets.js";

/** @type {Promise<unknown> | undefined} */
let started;

/** @param {[string | undefined]} call the sheet's name; nothing closes the one that is open */
export default async function act([name]) {
  // A page of one file has the program elsewhere.
  const address = document.getElementById("boot")?.dataset.sheetsProgram;
  started ??= init(address ? { module_or_path: address } : undefined);
  await started;
  dispatchEvent(new CustomEvent("dateline-sheet", { detail: name }));
}
