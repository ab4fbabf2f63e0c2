// What can be called through the port of the large corpora's worker.

import { WorkerPool } from "./worker-pool.js";
import { readBatch } from "./batch-worker.js";
import { readFiles } from "./read-files.js";

// Cores that are left to the engine, and batch workers at most: each holds the program's memory once more.
const LEFT = 1;
const MOST = 8;

export class Calls {
  #host;
  #program;
  #memory;
  #parts;
  #start;
  #post;
  // What stops the reading that is going on, and when it has stopped.
  #reading = null;
  // What is measured; a handle is the place here.
  #measured = [];
  // Who calls.
  #ports = [];
  // Whether the last answer lacked something.
  #lacking = false;

  // `start()` starts a batch worker, `post(message)` sends the page one of the host's messages.
  constructor({ host, program, memory, parts, start, post }) {
    this.#host = host;
    this.#program = program;
    this.#memory = memory;
    this.#parts = parts;
    this.#start = start;
    this.#post = post;
  }

  // Hears the calls of a port, which come into `wait`'s line; only to stop needs no waiting.
  listen(port, wait) {
    this.#ports.push(port);
    port.onmessage = ({ data }) => {
      if (data.name === "stop") this.#reading?.stop();
      else wait({ ...data, to: port });
    };
  }

  async answer({ call, name, of, to }) {
    try {
      if (!Object.hasOwn(CALLS, name)) throw new Error(`there is nothing called ${name} here`);
      const { done, hand = [] } = (await CALLS[name].call(this, of, (note) => to.postMessage({ call, note }))) ?? {};
      to.postMessage({ call, done }, hand);
    } catch (error) {
      // The program has ended; its worker is to end too.
      if (error instanceof WebAssembly.RuntimeError) throw error;
      to.postMessage({ call, failed: error instanceof Error ? error.message : String(error) });
    }
  }

  // Reads files as a new corpus: `of` is `{ name, files, base, quiet }`, a note is the state that read-files.js tells. Parts of a
  // stored corpus are looked for beside `base`, if it has an address. With `quiet` the corpus can be asked only when all is
  // read.
  async read({ name, files, base = null, quiet }, note) {
    const before = this.#reading;
    before?.stop();
    const control = {
      stopped: false,
      progress: note,
      opening: (done, total) => note({ articles: done, total }),
      show: quiet ? null : this.#post,
    };
    const pool = this.#pool();
    const ended = Promise.resolve(before?.ended)
      .catch(() => {})
      .then(() => readFiles({ name, files, host: this.#host, pool, Splitter: this.#program.Splitter, control }))
      .finally(() => pool.end());
    const reading = { stop: () => (control.stopped = true), ended };
    this.#reading = reading;
    const state = await ended;
    if (state.articles) this.#parts.begin(base);
    if (this.#reading === reading) this.#reading = null;
    return { done: { ...state, stopped: control.stopped } };
  }

  // Tells when a part of the corpus that an answer needs cannot be had, and when answers are whole again.
  lacking(lacking) {
    if (lacking === this.#lacking) return;
    this.#lacking = lacking;
    for (const port of this.#ports) port.postMessage({ lacking });
  }

  // Has the page ask everything once more, and what could not be had be fetched again.
  again() {
    // If that fails too, it is to be told again.
    this.#lacking = false;
    this.#post(this.#host.settle());
  }

  // Answers a script's question; question and answer are JSON.
  async ask({ what, asked }) {
    let done;
    const whole = await this.#parts.whole((last) => {
      done = this.#host.ask(what, asked);
      return last ? [] : this.#host.lacking();
    });
    if (!whole) throw new Error("A part of the corpus could not be fetched, so that there is no exact answer. Try again.");
    return { done };
  }

  // The corpus as a file, packed.
  async save() {
    const pieces = [];
    this.#host.save((piece) => pieces.push(piece));
    const stream = new Blob(pieces).stream().pipeThrough(new CompressionStream("gzip"));
    const done = await new Response(stream).arrayBuffer();
    return { done, hand: [done] };
  }

  // Bytes that the engine holds; what it has given back is among them, and used again.
  memory() {
    return { done: this.#memory.buffer.byteLength };
  }

  // The calls of bench.js.

  build({ buffer, length, lengths }) {
    return this.#measure(this.#program.Measured.build(new Uint8Array(buffer, 0, length), lengths));
  }

  load({ buffer }) {
    const measured = this.#program.Measured.read(new Uint8Array(buffer));
    // What its snippets are made of is made once there is time for it.
    setTimeout(() => measured.warm());
    return this.#measure(measured);
  }

  write({ handle }) {
    const { buffer } = this.#measured[handle].write();
    return { done: buffer, hand: [buffer] };
  }

  find({ handle, q, type, top }) {
    return { done: this.#measured[handle].search(q, type, top) };
  }

  #measure(measured) {
    return { done: this.#measured.push(measured) - 1 };
  }

  #pool() {
    const size = Math.min(Math.max((navigator.hardwareConcurrency || 2) - LEFT, 1), MOST);
    return new WorkerPool(size, this.#start, (batch) => readBatch(batch, this.#program));
  }
}

const { read, again, ask, save, memory, build, load, write, find } = Calls.prototype;
const CALLS = { read, again, ask, save, memory, build, load, write, find };
