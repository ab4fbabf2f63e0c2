// @ts-check
// Answers the client of the worker for large corpora, one message after the other.
//
// Messages wait in a line of this script's own, so that a question which its client takes back by posting its bare number
// can be taken out of it. Reading files is the one thing that goes on while questions are answered.

import { readBatch } from "./batch-worker.js";
import { MissingParts } from "./missing-parts.js";
import { readFiles } from "./read-files.js";
import { WorkerPool } from "./worker-pool.js";

/** @import { EngineHost, Step } from "./program/host.js" */
/** @typedef {typeof import("./program/host.js")} Program */
/** @typedef {{ number: number, attached?: any }} Envelope */

// Cores that are left to the engine host, and batch workers at most: each holds the program's memory once more.
const LEFT = 1;
const MOST = 8;

export class Server {
  /** What has come and is not answered yet; a number is a question that was taken back. @type {(number | Envelope)[]} */
  #line = [];
  #turn = new MessageChannel();
  /** @type {Program} */
  #program;
  /** @type {EngineHost} */
  #host;
  /** @type {MissingParts} */
  #parts;
  /** Starts a batch worker. @type {() => Worker} */
  #startWorker;
  /** The reading that is going on: whose question it is, how to stop it, and when it has stopped. */
  /** @type {{ number: number, stop(): void, ended: Promise<unknown> } | null} */
  #reading = null;
  // Whether the client was told that answers lack something.
  #incomplete = false;

  /**
   * Greets the client and answers from now on.
   *
   * @param {Program} program
   * @param {() => Worker} startWorker
   */
  start(program, startWorker) {
    [this.#program, this.#startWorker] = [program, startWorker];
    this.#host = new program.EngineHost();
    this.#parts = new MissingParts(this.#host);
    this.#turn.port1.onmessage = () => this.#next().catch((error) => this.raise(error));
    this.#post(this.#host.greeting());
  }

  /** @param {number | Envelope} message */
  hear(message) {
    if (typeof message === "number") return this.#takeBack(message);
    this.#line.push(message);
    this.#turn.port2.postMessage(null);
  }

  /**
   * Ends in an error outside of promises, so that whoever started this worker hears that it is at its end.
   *
   * @param {unknown} error
   */
  raise(error) {
    setTimeout(() => {
      throw error;
    });
  }

  /** @param {number} number */
  #takeBack(number) {
    const at = this.#line.findIndex((message) => typeof message === "object" && message.number === number);
    if (at >= 0) this.#line[at] = number;
    else if (this.#reading?.number === number) this.#reading.stop();
  }

  async #next() {
    const message = this.#line.shift();
    if (message === undefined) return;
    if (typeof message === "number") return this.#post(this.#host.takenBack(message));
    /** @type {Step} */
    let step = { kind: "answered" };
    const whole = await this.#parts.whole((last) => {
      step = this.#host.handle(message, last, this.#post);
      return step.kind === "fetch" ? step.parts : [];
    });
    // The compiler does not see that the function was called.
    const done = /** @type {Step} */ (step);
    if (done.kind === "read") return this.#try(done.number, this.#read(done, message.attached));
    if (done.kind === "save") return this.#try(done.number, this.#save(done.number));
    // An answer that needs no parts says nothing of whether they can be had again.
    const incomplete = !whole || this.#parts.lost;
    if (incomplete || this.#incomplete) this.#post(this.#host.incomplete(incomplete));
    this.#incomplete = incomplete;
  }

  /** @param {any} message undefined if the client is not to hear of it */
  #post = (message) => message !== undefined && postMessage(message);

  /**
   * @param {number} number
   * @param {Promise<void>} work
   */
  async #try(number, work) {
    try {
      await work;
    } catch (error) {
      // The program has ended; its worker is to end too.
      if (error instanceof WebAssembly.RuntimeError) throw error;
      this.#post(this.#host.failed(number, error instanceof Error ? error.message : String(error)));
    }
  }

  /**
   * Reads files as a new corpus. Parts of a stored corpus are looked for beside `base`, if it has an address. With `quiet`
   * the corpus can be asked only when all is read.
   *
   * @param {Extract<Step, { kind: "read" }>} step
   * @param {{ name: string, blob: Blob }[]} files
   */
  async #read({ number, name, base, quiet }, files) {
    const before = this.#reading;
    before?.stop();
    const control = { stopped: false };
    const pool = this.#pool();
    const read = () => readFiles({ number, name, files, quiet, host: this.#host, pool, Splitter: this.#program.Splitter, control, post: this.#post });
    const ended = Promise.resolve(before?.ended)
      .catch(() => {})
      .then(read)
      .finally(() => pool.end());
    const reading = { number, stop: () => void (control.stopped = true), ended };
    this.#reading = reading;
    const lastWord = await ended;
    if (this.#host.articlesRead) this.#parts.begin(base);
    if (this.#reading === reading) this.#reading = null;
    this.#post(lastWord);
  }

  /** @param {number} number */
  async #save(number) {
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const pieces = [];
    this.#host.store((/** @type {Uint8Array<ArrayBuffer>} */ piece) => pieces.push(piece));
    const stream = new Blob(pieces).stream().pipeThrough(new CompressionStream("gzip"));
    this.#post(this.#host.saved(number, await new Response(stream).blob()));
  }

  #pool() {
    const size = Math.min(Math.max((navigator.hardwareConcurrency || 2) - LEFT, 1), MOST);
    return new WorkerPool(size, this.#startWorker, (batch) => readBatch(batch, this.#program));
  }
}
