// @ts-check
// The program of the sheets, fetched when it is first wanted: starts it once, then hands on to it what the page wants, as an
// event at the window.

import init from "./sheets/sheets.js";

/** @type {Promise<unknown> | undefined} */
let started;

/** @param {[string, unknown]} call the event and its detail */
export default async function act([event, detail]) {
  // A page of one file has the program elsewhere.
  const address = document.getElementById("boot")?.dataset.sheetsProgram;
  started ??= init(address ? { module_or_path: address } : undefined);
  try {
    await started;
  } catch (error) {
    // So that it can be tried again.
    started = undefined;
    throw error;
  }
  dispatchEvent(new CustomEvent(event, { detail }));
}
