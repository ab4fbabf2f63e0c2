// Who reads batches, with workers made up for the test: what dies is replaced, and nothing is lost but what kills twice.

import assert from "node:assert/strict";
import { test } from "node:test";
import { WorkerPool } from "../../crates/host/js/worker-pool.js";

// A worker that does with each batch what the batch says: read, or die so many times.
function made(deaths, started = { count: 0 }) {
  return () => {
    started.count++;
    const worker = {
      postMessage(batch) {
        queueMicrotask(() => {
          if (worker.ended) return;
          if ((deaths[batch] ?? 0) > 0) {
            deaths[batch]--;
            if (batch.startsWith("loud")) worker.onerror({ message: "died" });
            else worker.onmessage({ data: { died: "died" } });
          } else {
            worker.onmessage({ data: { read: `${batch} read` } });
          }
        });
      },
      terminate: () => (worker.ended = true),
    };
    queueMicrotask(() => worker.onmessage({ data: { started: true } }));
    return worker;
  };
}

const nobody = () => assert.fail("nothing is read here");

console.warn = () => {};

test("a worker that dies is replaced, and its batch is tried once more", async () => {
  const started = { count: 0 };
  const pool = new WorkerPool(2, made({ quiet: 1, loud: 1 }, started), nobody);
  const read = await Promise.all(["a", "quiet", "loud", "b"].map((batch) => pool.read(batch)));
  assert.deepEqual(read, ["a read", "quiet read", "loud read", "b read"]);
  assert.equal(started.count, 4);
  pool.end();
});

test("a batch that two die of is given up, however many there are, and the rest goes on", async () => {
  const deaths = Object.fromEntries([...Array(9).keys()].map((n) => [`loud${n}`, 9]));
  const pool = new WorkerPool(1, made(deaths), nobody);
  const read = await Promise.all([...Object.keys(deaths), "a"].map((batch) => pool.read(batch)));
  assert.deepEqual(read, [...Array(9).fill(null), "a read"]);
  pool.end();
});

test("where no worker starts, all is read here", async () => {
  const here = (batch) => `${batch} here`;
  const none = () => {
    throw new Error("no workers in workers");
  };
  assert.equal(await new WorkerPool(3, none, here).read("a"), "a here");
  // One that is started and fails at once says so only by an event.
  const failing = () => {
    const worker = { postMessage() {}, terminate() {} };
    queueMicrotask(() => worker.onerror({}));
    return worker;
  };
  const pool = new WorkerPool(2, failing, here);
  assert.deepEqual(await Promise.all(["a", "b", "c"].map((batch) => pool.read(batch))), ["a here", "b here", "c here"]);
});

test("who waits when all is ended gets nothing", async () => {
  const silent = () => ({ postMessage() {}, terminate() {} });
  const pool = new WorkerPool(1, silent, nobody);
  const read = ["a", "b"].map((batch) => pool.read(batch));
  await Promise.resolve();
  pool.end();
  assert.deepEqual(await Promise.all(read), [null, null]);
});
