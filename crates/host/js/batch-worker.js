// @ts-check
// What a batch worker does: gets the program, then reads one batch after the other.

/** @import { Work } from "./worker-pool.js" */
/** @typedef {typeof import("./program/host.js")} Program */

/**
 * Reads a batch of records or texts as `batches` in batches.js gives it.
 *
 * @param {Work} batch
 * @param {Program} program
 */
export function readBatch({ records, texts }, { readRecords, readTexts }) {
  if (texts) return readTexts(texts.names, texts.bytes);
  if (!records) throw new Error("a batch without records or texts");
  return readRecords(records.file, records.listed, records.first, records.bytes);
}

/** @param {Program} program */
export function serveBatches(program) {
  /** @type {Promise<unknown> | undefined} */
  let started;
  addEventListener("message", async ({ data }) => {
    try {
      if (!started) {
        started = program.default({ module_or_path: data.program });
        await started;
        return postMessage({ started: true });
      }
      await started;
      const read = readBatch(data, program);
      postMessage({ read }, { transfer: [read.buffer] });
    } catch (error) {
      // A program that has failed once is in no state to go on.
      postMessage({ died: String(error) });
      close();
    }
  });
}
