// @ts-check
// The first script of the worker for large corpora, and of the batch workers that it starts.

import * as program from "./program/host.js";
import { serveBatches } from "./batch-worker.js";
import { Server } from "./server.js";
import { spawn } from "./spawn.js";

async function compiled() {
  const response = await fetch(new URL("./program/host_bg.wasm", import.meta.url));
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  // A server that does not know the type of a program stands in the way of compiling it as it comes.
  if (response.headers.get("Content-Type") !== "application/wasm") return WebAssembly.compile(await response.arrayBuffer());
  return WebAssembly.compileStreaming(response);
}

/** @param {Server} server */
async function serve(server) {
  const module = await compiled();
  await program.default({ module_or_path: module });
  server.start(program, () => {
    const worker = spawn(new URL(import.meta.url), "batch-worker");
    worker.postMessage({ program: module });
    return worker;
  });
}

if (self.name === "batch-worker") {
  serveBatches(program);
} else {
  const server = new Server();
  addEventListener("message", ({ data }) => server.hear(data));
  serve(server).catch((error) => server.raise(error));
}
