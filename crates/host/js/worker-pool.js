// @ts-check
// Several workers that read batches of articles.
//
// A batch worker that dies, for want of memory for example, is replaced, and its batch is tried once more; a batch that two
// died of is given up, and who asked is told. Where no workers can be started, batches are read here, one by one.

/** @import { Batch } from "./batches.js" */
/** @typedef {Pick<Batch, "records" | "texts">} Work what a batch worker is handed */

// How often in a row a batch worker may fail to start: after that, others would too.
const PATIENCE = 2;

export class WorkerPool {
  #start;
  #here;
  /** @type {BatchWorker[]} */
  #free = [];
  /** @type {((worker: BatchWorker | null) => void)[]} */
  #waiting = [];
  /** @type {Set<BatchWorker>} */
  #all = new Set();
  #failures = 0;
  #ended = false;

  /**
   * Workers are started when there is something to read for them: `start()` gives one that says `{ started }` and then
   * answers each batch with `{ read }`, or with `{ died }` and no more. `here(batch)` reads without one.
   *
   * @param {number} size
   * @param {() => Worker} start
   * @param {(batch: Work) => Uint8Array} here
   */
  constructor(size, start, here) {
    this.size = size;
    this.#start = start;
    this.#here = here;
  }

  /**
   * What was read of a batch, or null if it had to be given up.
   *
   * @param {Work} batch
   * @returns {Promise<Uint8Array | null>}
   */
  async read(batch) {
    for (let deaths = 0; deaths < 2; ) {
      const worker = await this.#next();
      if (!worker) return this.#ended ? null : this.#here(batch);
      try {
        const read = await worker.read(batch);
        this.#failures = 0;
        this.#offer(worker);
        return read;
      } catch (error) {
        if (this.#ended) return null;
        console.warn(error);
        if (worker.started) deaths++;
        else this.#failures++;
        this.#dismiss(worker);
        if (this.#waiting.length) this.#hire();
      }
    }
    return null;
  }

  // Ends all of them; what they were reading is given up.
  end() {
    this.#ended = true;
    for (const worker of this.#all) worker.end();
    for (const give of this.#waiting.splice(0)) give(null);
  }

  #hire() {
    if (this.#failures > PATIENCE) {
      if (!this.#all.size) for (const give of this.#waiting.splice(0)) give(null);
      return;
    }
    try {
      const worker = new BatchWorker(this.#start());
      this.#all.add(worker);
      this.#offer(worker);
    } catch (error) {
      // This browser lets workers start none of their own.
      console.warn(error);
      this.#failures = PATIENCE + 1;
      this.#hire();
    }
  }

  /** @param {BatchWorker} worker */
  #dismiss(worker) {
    worker.end();
    this.#all.delete(worker);
  }

  /** @param {BatchWorker} worker */
  #offer(worker) {
    const give = this.#waiting.shift();
    if (give) give(worker);
    else this.#free.push(worker);
  }

  /**
   * The next worker that is free; null if there is none and will be none.
   *
   * @returns {Promise<BatchWorker | null>}
   */
  #next() {
    if (!this.#free.length && this.#all.size < this.size) this.#hire();
    const free = this.#free.shift();
    if (free) return Promise.resolve(free);
    if (this.#ended || !this.#all.size) return Promise.resolve(null);
    return new Promise((give) => this.#waiting.push(give));
  }
}

class BatchWorker {
  started = false;
  #worker;
  /** @type {(read: Uint8Array) => void} */
  #done = () => {};
  /** @type {(error: Error) => void} */
  #fail = () => {};
  /** Why it is dead, if it is. @type {Error | null} */
  #dead = null;

  /** @param {Worker} worker */
  constructor(worker) {
    this.#worker = worker;
    worker.onmessage = ({ data }) => {
      if (data.started) this.started = true;
      else if (data.read) this.#done(data.read);
      else this.#die(data.died);
    };
    worker.onerror = (event) => {
      event.preventDefault?.();
      this.#die(event.message || "a batch worker did not start");
    };
  }

  /**
   * @param {Work} batch
   * @returns {Promise<Uint8Array>}
   */
  read(batch) {
    return new Promise((done, fail) => {
      if (this.#dead) fail(this.#dead);
      [this.#done, this.#fail] = [done, fail];
      // Copied, not handed over: should the worker die, another one needs it.
      this.#worker.postMessage(batch);
    });
  }

  end() {
    this.#worker.terminate();
    this.#die("ended");
  }

  /** @param {string} reason */
  #die(reason) {
    this.#dead ??= new Error(reason);
    this.#fail(this.#dead);
  }
}
