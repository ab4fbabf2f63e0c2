// The module for scripts, in the built page's folder: the README's example, files of every form, what goes wrong.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { after, test } from "node:test";
import { gzipSync } from "node:zlib";
import { declarations, keys, problems } from "./declared.mjs";
import { dist, done, setUp } from "./harness.mjs";

const site = await setUp(after);

// A page with nothing on it but the page's content policy, where `script` has run.
async function blank({ before, script = "" } = {}) {
  const policy = /<meta[^>]*Content-Security-Policy[^>]*>/i.exec(readFileSync("index.html", "utf8"))[0];
  return site.open("blank.html", {
    before: async (page) => {
      const answer = (pattern, contentType, body) => page.route(pattern, (route) => route.fulfill({ contentType, body }));
      await answer("**/blank.html", "text/html", `<!doctype html><link rel="icon" href="icon.png">${policy}<script type="module" src="script.js"></script>`);
      await answer("**/script.js", "text/javascript", script);
      await before?.(page);
    },
  });
}

const TOOLS = `
  import { open } from "./dateline.js";
  window.read = async (files, options) => {
    const made = files.map(([name, bytes]) => new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], name));
    const corpus = await open(made, options);
    const { items } = await corpus.search("", { most: 1000 });
    return { corpus, titles: items.map((item) => item.title), problems: corpus.problems, articles: corpus.articles };
  };
  window.ready = true;
`;

async function tools(options) {
  const page = await blank({ ...options, script: TOOLS });
  await page.waitForFunction(() => window.ready);
  return page;
}

const read = (page, files) =>
  page.evaluate(async (files) => {
    const { corpus, ...told } = await window.read(files);
    corpus.close();
    return told;
  }, files);

test("the README's example says what it says there", async () => {
  const example = /```js\n([^]*?)```/.exec(readFileSync("README.md", "utf8"))[1];
  const expected = [...example.matchAll(/console\.log\(.*\/\/ (.*)/g)].map(([, said]) => said);
  assert.equal(expected.length, 2);
  const said = [];
  const page = await blank({ script: example, before: (page) => page.on("console", (m) => m.type() === "log" && said.push(m.text())) });
  for (let i = 0; i < 200 && said.length < expected.length; i++) await page.waitForTimeout(50);
  assert.deepEqual(said, expected);
  await done(page);
});

const lines = '{"id":1,"title":"One","date":"2024-01-01","text":"Words."}\n\n{"id":2,"text":""\n{"title":"Two","date":"2024-01-02","source":"AFP","text":"More words."}\n{"id":3}\n';
const list = JSON.stringify([{ title: "Three", date: "2024-01-03", text: "A { in a \"text\"." }, { title: "Four", date: "2024-01-04", text: "End." }], null, 2);

test("files of every form are read, bad lines told with their numbers", async () => {
  const page = await tools();
  const files = [
    ["lines.jsonl", lines],
    ["list.json", list],
    ["packed.jsonl.gz", [...gzipSync('{"title":"Five","date":"2024-01-05","text":"Words."}')]],
    ["six.txt", "Six\n\nPARIS, 6 January 2024 (AFP) — Words were said on Saturday."],
    ["picture.png", [0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]],
    ["empty.json", ""],
    ["short.jsonl.gz", [...gzipSync(lines.repeat(2000)).subarray(0, 90)]],
  ];
  const told = await read(page, files);
  assert.deepEqual(told.titles, ["One", "Two", "Three", "Four", "Five", "Six"]);
  assert.deepEqual(told.problems.length, 6, told.problems.join("\n"));
  assert.match(told.problems[0], /^lines\.jsonl, line 3: not JSON/);
  assert.match(told.problems[1], /^lines\.jsonl, line 5: missing field/);
  assert.match(told.problems[2], /^picture\.png: an image/);
  assert.match(told.problems[3], /^empty\.json: the file is empty/);
  assert.match(told.problems[4], /^short\.jsonl\.gz: .*damaged or was cut short/);
  // What could be unpacked of it is read: the beginning of a line.
  assert.match(told.problems[5], /^short\.jsonl\.gz, line 1: not JSON/);
  page.problems = page.problems.filter((problem) => !/^console: .*(gzip|compressed|TypeError)/.test(problem));
  await done(page);
});

test("what holds no articles is refused in words", async () => {
  const page = await tools();
  const failed = (files) => read(page, files).then(() => null, (error) => error.message);
  assert.match(await failed([["a.jsonl", "nothing\n"]]), /a\.jsonl, line 1: not JSON/);
  assert.match(await failed([]), /there are no articles/);
  await done(page);
});

// Articles that differ, so many.
const many = (count) =>
  [...Array(count).keys()].map((n) => `{"id":${n},"title":"T${n}","text":"${`“We counted ${n},” Jane Roe said on Monday. `.repeat(12)}"}\n`).join("");

test("reading can be ended, and what was read by then stays", async () => {
  const page = await tools();
  const told = await page.evaluate(async (text) => {
    const end = new AbortController();
    const states = [];
    const { corpus, ...told } = await window.read([["many.jsonl", text]], {
      signal: end.signal,
      progress: (state) => {
        states.push(state);
        if (state.articles) end.abort();
      },
    });
    return { ...told, stopped: corpus.stopped, last: states.at(-1), found: (await corpus.search("counted")).total };
  }, many(20_000));
  assert.ok(told.stopped);
  assert.ok(told.articles > 0 && told.articles < 15_000, `${told.articles} articles`);
  assert.equal(told.found, told.articles);
  assert.ok(told.last.read > 0 && told.last.read < told.last.of);
  await done(page);
});

test("what is saved opens again and answers alike; what is damaged is refused", async () => {
  const page = await tools();
  const told = await page.evaluate(async (text) => {
    const { open } = await import("./dateline.js");
    const answers = async (corpus) => JSON.stringify([await corpus.quotes("nine counted", { most: 3 }), await corpus.timeline("", { most: 5 })]);
    const { corpus } = await window.read([["many.jsonl", text]], { name: "Saved" });
    const [bytes, before] = [await corpus.save(), await answers(corpus)];
    corpus.close();
    const again = await open(bytes);
    const after = await answers(again);
    const same = (await again.save()).every((byte, n) => byte === bytes[n]);
    again.close();
    const failed = (bytes) => open(bytes).then(() => null, (error) => error.message);
    const unpacked = new Uint8Array(await new Response(new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"))).arrayBuffer());
    const flipped = unpacked.slice();
    flipped[flipped.length >> 1] ^= 1;
    return {
      size: bytes.length,
      before,
      after,
      same,
      plain: (await open(unpacked)).articles,
      flipped: await failed(flipped),
      short: await failed(unpacked.subarray(0, unpacked.length - 9)),
      packed: await failed(bytes.subarray(0, bytes.length >> 1)),
    };
  }, many(400));
  assert.equal(told.after, told.before);
  assert.ok(told.before.includes("Jane Roe"));
  assert.ok(told.same, "the same corpus is saved as the same bytes");
  assert.equal(told.plain, 400);
  assert.match(told.flipped, /damaged/);
  assert.match(told.short, /cut short/);
  assert.match(told.packed, /damaged|cut short/);
  page.problems = page.problems.filter((problem) => !/^console: .*(gzip|compressed|TypeError)/.test(problem));
  await done(page);
});

test("what is returned is what dateline.d.ts declares, key by key", async () => {
  const types = declarations(readFileSync(`${dist}/dateline.d.ts`, "utf8"));
  const page = await tools();
  // Every key of an article is understood: `outlet` and `source` mean the same.
  const full = { id: 7, text: "“We go,” Jane Roe, the mayor, said on Monday, according to the Herald. Others may wait.", title: "One", date: "2024-07-10", outlet: "Herald", agency: "AFP", url: "https://example.org/" };
  assert.deepEqual([...Object.keys(full), "source"].sort(), keys(types, "Article").sort());
  const told = await page.evaluate(async (full) => {
    const { facets, open, quotes, save, search, timeline } = await import("./dateline.js");
    const states = [];
    const corpus = await open([full, { title: "Two", text: "Nothing was said.", source: "Echo" }, { url: "https://example.org/empty" }], { progress: (state) => states.push(state) });
    const asked = { most: 10, sort: "best" };
    const answers = {
      "List<FoundArticle>": [await search(corpus), await corpus.search("go", asked)],
      "List<Quote>": [await quotes(corpus), await corpus.quotes("go", asked)],
      "List<Entry>": [await timeline(corpus), await corpus.timeline("monday")],
      Facets: [await facets(corpus), await corpus.facets("go", { of: "articles", most: 1 })],
      Progress: [...states, corpus.reading],
    };
    const rest = { saved: (await save(corpus)) instanceof Uint8Array, memory: await corpus.memory(), articles: corpus.articles, problems: corpus.problems, stopped: corpus.stopped };
    corpus.close();
    return { answers, rest };
  }, full);
  for (const [type, values] of Object.entries(told.answers)) {
    for (const value of values) assert.deepEqual(problems(types, value, type), [], type);
  }
  const [{ items: articles }] = told.answers["List<FoundArticle>"];
  assert.deepEqual(articles.map(({ title, outlet, agency, published }) => [title, outlet, agency, published?.from]).sort(), [["One", "Herald", "AFP", "2024-07-10"], ["Two", "Echo", null, undefined]]);
  assert.ok(told.answers["List<Quote>"][1].items.length && told.answers["List<Entry>"][1].items.length);
  assert.deepEqual({ ...told.rest, memory: 0, problems: told.rest.problems.length }, { saved: true, memory: 0, articles: 2, problems: 1, stopped: false });
  assert.ok(told.rest.memory > 1e6);
  await done(page);
});

test("a question can be taken back", async () => {
  const page = await tools();
  const told = await page.evaluate(async (text) => {
    const { corpus } = await window.read([["many.jsonl", text]]);
    const end = new AbortController();
    const asked = [corpus.search("counted"), corpus.quotes("jane", { signal: end.signal }), corpus.search("roe")];
    end.abort(new Error("not wanted"));
    const outcome = await Promise.allSettled(asked);
    const late = await corpus.search("", { signal: AbortSignal.abort(new Error("too late")) }).catch((error) => error.message);
    corpus.close();
    return [outcome.map(({ reason, value }) => reason?.message ?? value.total), late, await corpus.search().catch((error) => error.message)];
  }, many(300));
  assert.deepEqual(told, [[300, "not wanted", 300], "too late", "the corpus is closed"]);
  await done(page);
});

test("articles that kill who reads them are left out and told, the others read", async () => {
  // In the host's worker: whoever gets this batch is ended, as by a browser that is short of memory.
  const poison = `
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (batch, ...rest) {
      if (!batch.records || !new TextDecoder().decode(batch.records.bytes).includes("POISON")) return post.call(this, batch, ...rest);
      this.terminate();
      this.dispatchEvent(new ErrorEvent("error", { message: "killed by the test" }));
    };`;
  const page = await tools({
    before: (page) =>
      page.route(/js-[^/]+\/host\.js$/, async (route) => {
        const response = await route.fetch();
        await route.fulfill({ response, body: poison + (await response.text()) });
      }),
  });
  const told = await read(page, [
    ["a.jsonl", many(3000)],
    ["b.jsonl", many(2) + many(1).replace("T0", "POISON")],
    ["c.jsonl", many(5)],
  ]);
  assert.equal(told.articles, 3005);
  assert.deepEqual(told.problems, ["b.jsonl, lines 1 to 3: left out, since what reads the articles stopped at them twice"]);
  assert.ok(page.problems.every((problem) => problem.includes("killed by the test")), page.problems.join("\n"));
  page.problems.length = 0;
  await done(page);
});
