// The page's side of the large corpora's worker: starts it and calls through its port.

import { spawn } from "./spawn.js";

export class Client {
  #worker;
  #port;
  #calls = new Map();
  #last = 0;
  #dead = null;
  // Called with true when a part of the corpus that an answer needs cannot be had, with false when answers are whole again.
  lacking = () => {};

  // `address` is that of the worker's first script.
  constructor(address) {
    this.#worker = spawn(address, "dateline");
    const { port1, port2 } = new MessageChannel();
    this.#port = port1;
    this.#port.onmessage = ({ data }) => this.#hear(data);
    this.#worker.addEventListener("error", (event) => this.#die(event.message));
    this.#worker.postMessage({ port: port2 }, [port2]);
  }

  get worker() {
    return this.#worker;
  }

  // What came of a call; `note` hears how far it is.
  call(name, of, { note, hand = [] } = {}) {
    return new Promise((done, fail) => {
      if (this.#dead) return fail(this.#dead);
      const call = ++this.#last;
      this.#calls.set(call, { done, fail, note });
      this.#port.postMessage({ call, name, of }, hand);
    });
  }

  close() {
    this.#worker.terminate();
    this.#port.close();
    this.#die("the corpus is closed");
  }

  #hear({ call, done, failed, note, lacking }) {
    if (lacking !== undefined) return this.lacking(lacking);
    const asked = this.#calls.get(call);
    if (!asked) return;
    if (note) return asked.note?.(note);
    this.#calls.delete(call);
    if (failed === undefined) asked.done(done);
    else asked.fail(new Error(failed));
  }

  #die(reason) {
    this.#dead ??= new Error(reason || "the part that reads the articles has stopped");
    for (const { fail } of this.#calls.values()) fail(this.#dead);
    this.#calls.clear();
  }
}
