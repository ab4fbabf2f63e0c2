// Names of files that the build puts in.

/** The first script of the worker for large corpora. */
declare const ENGINE_SCRIPT: string;
/** Its program. */
declare const ENGINE_WASM: string;
/** The styles of the sheet and the bar. */
declare const OPEN_STYLE: string;
