// What a batch worker does: gets the program, then reads one batch after the other.

/** Reads a batch as `batches` in files.js gives it. */
export function readBatch({ records, texts }, { readRecords, readTexts }) {
  if (texts) return readTexts(texts.names, texts.bytes);
  return readRecords(records.file, records.listed, records.first, records.bytes);
}

export function serveBatches(program) {
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
      postMessage({ read }, [read.buffer]);
    } catch (error) {
      // A program that has failed once is in no state to go on.
      postMessage({ died: String(error) });
      close();
    }
  });
}
