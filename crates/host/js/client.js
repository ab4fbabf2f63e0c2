// @ts-check
// The module's side of its worker: starts it, asks, and says what came of it.
//
// It speaks the same protocol as the page's own client (src/client.rs), in plain objects (messages.d.ts): an envelope holds the
// question's number, the worker's build and a body; files are attached beside it. Progress and the answer repeat the number.
// A question is taken back by its bare number. The worker greets first, with its build: its script has a name made of its
// content, so that it is the one which this client was bundled with.

import { spawn } from "./spawn.js";

/** @import { Answer, Question } from "./messages.d.ts" */

/**
 * @typedef {{ number: number, build: string, body: any, attached?: any }} Envelope
 * @typedef {{ done(answer: Envelope): void, fail(error: unknown): void, heard?(answer: Answer): void, signal?: AbortSignal, take(): void }} Asked
 */

export class Client {
  #worker;
  /** What was asked and is not answered. @type {Map<number, Asked>} */
  #asked = new Map();
  /** Messages that wait for the greeting. @type {Omit<Envelope, "build">[]} */
  #waiting = [];
  /** The worker's build, once it has greeted. @type {string | null} */
  #build = null;
  #last = 0;
  /** Why there will be no answers, if so. @type {Error | null} */
  #dead = null;

  /** @param {URL} address that of the worker's first script */
  constructor(address) {
    this.#worker = spawn(address, "dateline");
    this.#worker.addEventListener("message", ({ data }) => this.#hear(data));
    this.#worker.addEventListener("error", (event) => this.#die(event.message));
  }

  /**
   * The last word on a question. `heard` is told how far it is; `signal` takes it back.
   *
   * @param {Question} body
   * @param {{ attached?: unknown, heard?: (answer: Answer) => void, signal?: AbortSignal }} [options]
   * @returns {Promise<Envelope>}
   */
  ask(body, { attached, heard, signal } = {}) {
    return new Promise((done, fail) => {
      if (this.#dead) return fail(this.#dead);
      if (signal?.aborted) return fail(signal.reason);
      const number = ++this.#last;
      const take = () => this.#takeBack(number);
      this.#asked.set(number, { done, fail, heard, signal, take });
      signal?.addEventListener("abort", take);
      const message = { number, body, attached };
      if (this.#build === null) this.#waiting.push(message);
      else this.#worker.postMessage({ ...message, build: this.#build });
    });
  }

  close() {
    this.#worker.terminate();
    this.#die("the corpus is closed");
  }

  /** @param {number} number */
  #takeBack(number) {
    const waits = this.#waiting.findIndex((message) => message.number === number);
    if (waits < 0) return this.#worker.postMessage(number);
    this.#waiting.splice(waits, 1);
    this.#over(number)?.fail(new Error(""));
  }

  /** @param {Envelope} envelope */
  #hear(envelope) {
    if (envelope.number === 0) {
      this.#build = envelope.build;
      for (const message of this.#waiting.splice(0)) this.#worker.postMessage({ ...message, build: this.#build });
      return;
    }
    /** @type {Answer} */
    const answer = envelope.body;
    if (typeof answer === "object" && "Reading" in answer) return this.#asked.get(envelope.number)?.heard?.(answer);
    const asked = this.#over(envelope.number);
    if (typeof answer !== "object" || !("Failed" in answer)) asked?.done(envelope);
    else asked?.fail(asked.signal?.aborted ? asked.signal.reason : new Error(answer.Failed));
  }

  /** @param {number} number */
  #over(number) {
    const asked = this.#asked.get(number);
    asked?.signal?.removeEventListener("abort", asked.take);
    this.#asked.delete(number);
    return asked;
  }

  /** @param {string} reason */
  #die(reason) {
    this.#dead ??= new Error(reason || "the part that reads the articles has stopped");
    for (const number of [...this.#asked.keys()]) this.#over(number)?.fail(this.#dead);
  }
}
