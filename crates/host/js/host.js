// @ts-check
// The first script of the worker for large corpora, and of the batch workers that it starts.

import { run } from "./host-worker.js";
import { spawn } from "./spawn.js";

async function compiled() {
  const response = await fetch(new URL("./program/host_bg.wasm", import.meta.url));
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}`);
  // A server that does not know the type of a program stands in the way of compiling it as it comes.
  if (response.headers.get("Content-Type") !== "application/wasm") return WebAssembly.compile(await response.arrayBuffer());
  return WebAssembly.compileStreaming(response);
}

run(compiled, () => spawn(new URL(import.meta.url), "batch-worker"));
