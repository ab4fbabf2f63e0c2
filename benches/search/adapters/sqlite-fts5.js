import init from "@sqlite.org/sqlite-wasm";

export const meta = { name: "SQLite FTS5", prefix: true, phrase: true, note: "contentless, positions, prefixes of two and three letters, BM25" };

let started;
const sqlite = () => (started ??= init({ locateFile: (name) => new URL(name, import.meta.url).href, print() {}, printErr() {} }));

/** Fetches and compiles the program, which is not in the measure. */
export const start = () => sqlite();

export async function build(docs) {
  const { oo1 } = await sqlite();
  const db = new oo1.DB(":memory:");
  db.exec(`CREATE VIRTUAL TABLE words USING fts5(title, text, content='', prefix='2 3');
           CREATE TABLE ids(n INTEGER PRIMARY KEY, id TEXT);
           BEGIN`);
  const [word, id] = ["INSERT INTO words(rowid, title, text) VALUES(?, ?, ?)", "INSERT INTO ids VALUES(?, ?)"].map((sql) => db.prepare(sql));
  docs.forEach((doc, n) => {
    word.bind([n + 1, doc.title, doc.text]).stepReset();
    id.bind([n + 1, doc.id]).stepReset();
  });
  word.finalize();
  id.finalize();
  db.exec("COMMIT; INSERT INTO words(words) VALUES('optimize')");
  return db;
}

export async function serialize(db) {
  const { capi } = await sqlite();
  return capi.sqlite3_js_db_export(db.pointer);
}

export async function load(bytes) {
  const { capi, oo1, wasm } = await sqlite();
  const db = new oo1.DB(":memory:");
  const at = wasm.allocFromTypedArray(bytes);
  const flag = capi.SQLITE_DESERIALIZE_FREEONCLOSE;
  db.checkRc(capi.sqlite3_deserialize(db.pointer, "main", at, bytes.length, bytes.length, flag));
  return db;
}

const prepared = new WeakMap();

function statements(db) {
  if (!prepared.has(db)) {
    const best = "SELECT ids.id FROM (SELECT rowid AS n FROM words WHERE words MATCH ? ORDER BY rank LIMIT ?) AS best JOIN ids ON ids.n = best.n";
    prepared.set(db, [db.prepare(best), db.prepare("SELECT count(*) FROM words WHERE words MATCH ?")]);
  }
  return prepared.get(db);
}

export async function search(db, q, { type, top }) {
  const words = q.split(" ").map((word) => `"${word}"`);
  const match = type === "phrase" ? `"${q}"` : words.join(" ") + (type === "prefix" ? "*" : "");
  const [best, count] = statements(db);
  const ids = [];
  for (best.bind([match, top]); best.step(); ) ids.push(best.get(0));
  best.reset();
  count.bind([match]).step();
  const total = count.get(0);
  count.reset();
  return { ids, total };
}
