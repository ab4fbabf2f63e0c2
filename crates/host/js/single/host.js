// @ts-check
// The worker for large corpora in a page of one file: it may load nothing, so that unpack.js gives it what it needs.

import { run } from "../host-worker.js";

async function compiled() {
  const bytes = Uint8Array.from(atob(self.packed.program), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return WebAssembly.compileStreaming(new Response(stream, { headers: { "Content-Type": "application/wasm" } }));
}

function batchWorker() {
  const address = URL.createObjectURL(new Blob([self.packed.script], { type: "text/javascript" }));
  return new Worker(address, { name: "batch-worker" });
}

run(compiled, batchWorker);
