// What the scripts of a page of one file leave for others: see single/unpack.js.

/** Until the page's parts are there. */
declare var unpacking: Promise<void> | undefined;

/** What the worker for large corpora has in place of files: its own script, and its program as base64 of gzip. */
declare var packed: { script: string; program: string };
