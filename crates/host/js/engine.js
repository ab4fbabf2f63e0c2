// The worker for large corpora: one engine, the batch workers it starts, and who asks.
//
// The page asks in envelopes, as it asks its own worker (src/wire.rs); the messages that open files, and scripts, come
// through a port that the first message `{ port }` brings: `{ call, name, of }` is answered by `{ call, done }` or
// `{ call, failed }`, and `{ note }` tells how far something is (calls.js has the calls).
//
// Messages wait in a line of this script's own, so that a question which a newer one has overtaken can be taken out of it:
// a bare number is that question's.

import * as program from "engine-program";
import { serveBatches } from "./batch-worker.js";
import { Calls } from "./calls.js";
import { Parts } from "./missing-parts.js";
import { spawn } from "./spawn.js";

async function compiled() {
  const address = new URL(ENGINE_WASM, import.meta.url);
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${ENGINE_WASM} answered ${response.status}`);
  // A server that does not know the type of a program stands in the way of compiling it as it comes.
  if (response.headers.get("Content-Type") !== "application/wasm") return WebAssembly.compile(await response.arrayBuffer());
  return WebAssembly.compileStreaming(response);
}

// What has come and is not answered yet.
const line = [];
const turn = new MessageChannel();

function wait(job) {
  line.push(job);
  turn.port2.postMessage(null);
}

async function serve() {
  const module = await compiled();
  const exported = await program.default({ module_or_path: module });
  // By its kind, since the build gives names of its own.
  const memory = Object.values(exported).find((value) => value instanceof WebAssembly.Memory);
  const host = new program.EngineHost();
  const start = () => {
    const worker = spawn(import.meta.url, "batch-worker");
    worker.postMessage({ program: module });
    return worker;
  };
  const post = (message) => postMessage(message);
  const parts = new Parts(host);
  const calls = new Calls({ host, program, memory, parts, start, post });
  const answer = async (message) => {
    const whole = await parts.whole((last) => host.handle(message, last, post));
    // An answer that needs no parts says nothing of whether they can be had again.
    calls.lacking(!whole || parts.lost);
  };
  turn.port1.onmessage = () => {
    const job = line.shift();
    if (!job) return;
    if (job.port) calls.listen(job.port, wait);
    else if (job.call) calls.answer(job).catch(raise);
    else if (job.dropped) post(host.dropped(job.dropped));
    else answer(job.message).catch(raise);
  };
  postMessage(host.hello());
}

if (self.name === "batch-worker") {
  serveBatches(program);
} else {
  addEventListener("message", ({ data }) => {
    if (typeof data === "number") overtaken(data);
    else wait(data.port ? data : { message: data });
  });
  serve().catch(raise);
}

// Outside of promises, so that whoever started this worker hears that it is at its end.
function raise(error) {
  setTimeout(() => {
    throw error;
  });
}

// The question is not looked into; whoever asked hears only that it is over.
function overtaken(number) {
  const at = line.findIndex(({ message }) => message?.number === number);
  if (at >= 0) line[at] = { dropped: number };
}
