// @ts-check
// The worker for large corpora, and the batch workers that it starts, wherever their program and their script come from.

import * as program from "./program/host.js";
import { serveBatches } from "./batch-worker.js";
import { Server } from "./server.js";

/**
 * Runs as the worker that this one's name says.
 *
 * @param {() => Promise<WebAssembly.Module>} compiled the program
 * @param {() => Worker} batchWorker a worker of the same script, named "batch-worker"
 */
export function run(compiled, batchWorker) {
  if (self.name === "batch-worker") return serveBatches(program);
  const server = new Server();
  addEventListener("message", ({ data }) => server.hear(data));
  serve(server, compiled, batchWorker).catch((error) => server.raise(error));
}

/**
 * @param {Server} server
 * @param {() => Promise<WebAssembly.Module>} compiled
 * @param {() => Worker} batchWorker
 */
async function serve(server, compiled, batchWorker) {
  const module = await compiled();
  await program.default({ module_or_path: module });
  server.start(program, () => {
    const worker = batchWorker();
    worker.postMessage({ program: module });
    return worker;
  });
}
