// Questions and how many articles a naive scan finds for each.

// Words that a reader would not search by.
const COMMON = new Set(
  `a about after all an and are as at be been but by for from had has have he her his how if in is it its more new no not of
   on or our out over said say says she that the their they this to up us was were what when which who will with would`.split(/\s+/),
);

// How many of the questions, in twentieths, are of which type and how many words.
const SHARES = [
  ["word", 1, 5],
  ["word", 2, 5],
  ["word", 3, 4],
  ["prefix", 1, 2],
  ["prefix", 2, 1],
  ["phrase", 2, 2],
  ["phrase", 3, 1],
];

// Runs of letters and digits in lower case: what any engine may call a word.
export const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

// Numbers from 0 to below 1, the same for the same seed (Marsaglia's xorshift, 32 bits).
function random(seed) {
  let state = seed | 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32;
  };
}

// Words as ours documents them (crates/search/src/index/fold.rs), written down a second time: accents are dropped, apostrophes
// part no words, a possessive ending is dropped, `U.S.` is `us`, `1,200` is `1200` and `3.5` one word.
const FOLDED = /(?<![\p{L}\p{N}])(?:\p{L}\.)+\p{L}(?![\p{L}\p{N}])|[\p{L}\p{N}]+(?:['’][\p{L}\p{N}]+|(?<=\p{N}),(?=\p{N}{3}(?!\p{N}))\p{N}+|(?<=\p{N})\.\p{N}+[\p{L}\p{N}]*)*/gu;
export const foldedWords = (text) =>
  (text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().match(FOLDED) ?? []).map((word) => {
    const own = word.replace(/['’]s$/u, "").replace(/['’,]/gu, "");
    return /^(?:\p{L}\.)+\p{L}$/u.test(own) ? own.replaceAll(".", "") : own;
  });

// Stands between the parts of an article, over which no phrase goes.
const GAP = 2 ** 32 - 1;

/** The articles as lists of numbers, one for each word. */
export class Scan {
  #numbers = new Map();
  #words = [];
  #docs;
  #cut;

  /**
   * @param {string[][]} docs the parts of each article
   * @param {(text: string) => string[]} cut what words are
   */
  constructor(docs, cut = words) {
    this.#cut = cut;
    this.#docs = docs.map((parts) => Uint32Array.from(parts.flatMap((part) => [...cut(part).map((word) => this.#number(word)), GAP])));
  }

  #number(word) {
    if (!this.#numbers.has(word)) {
      this.#numbers.set(word, this.#words.length);
      this.#words.push(word);
    }
    return this.#numbers.get(word);
  }

  get words() {
    return this.#words.length;
  }

  /** Articles that match. */
  count(type, q) {
    const asked = this.#cut(q);
    const numbers = asked.map((word) => this.#numbers.get(word) ?? -1);
    if (type === "phrase") return this.#matching((doc) => doc.some((_, at) => numbers.every((n, i) => doc[at + i] === n)));
    const last = asked.at(-1);
    const begins = new Set();
    if (type === "prefix") this.#words.forEach((word, n) => word.startsWith(last) && begins.add(n));
    const whole = type === "prefix" ? numbers.slice(0, -1) : numbers;
    return this.#matching((doc) => whole.every((n) => doc.includes(n)) && (type !== "prefix" || doc.some((n) => begins.has(n))));
  }

  #matching(test) {
    return this.#docs.reduce((sum, doc) => sum + (test(doc) ? 1 : 0), 0);
  }
}

/**
 * Questions of words that stand in one headline, each with the number of articles that match: `hits` in headline and text as
 * they were given, `own` in what ours searches of them (`searched`: the parts of each article), if that is known.
 */
export function questions(docs, { count = 200, seed = 20_240_710, searched = null } = {}) {
  const next = random(seed);
  const below = (n) => Math.floor(next() * n);
  const telling = (word) => word.length > 2 && !COMMON.has(word) && /\p{L}/u.test(word);
  const scan = new Scan(docs.map(({ title, text }) => [`${title}\n${text}`]));
  const own = searched && new Scan(searched, foldedWords);
  const asked = new Map();
  for (const [type, length, share] of SHARES) {
    const enough = asked.size + Math.round((count * share) / 20);
    // A corpus may not have so many.
    for (let tries = 0; asked.size < enough && tries < 200_000; tries++) {
      const title = words(docs[below(docs.length)].title);
      const chosen = type === "phrase" ? run(title, length, below) : some(title.filter(telling), length, below);
      if (!chosen || !telling(chosen[0]) || !telling(chosen.at(-1))) continue;
      if (type === "prefix") {
        const word = chosen.pop();
        if (word.length < 5) continue;
        chosen.push(word.slice(0, 3 + below(word.length - 4)));
      }
      const q = chosen.join(" ");
      const key = `${type} ${q}`;
      if (!asked.has(key)) asked.set(key, { q, type, hits: scan.count(type, q), own: own?.count(type, q) });
    }
  }
  return { questions: [...asked.values()], terms: scan.words };
}

// So many words in a row.
function run(words, length, below) {
  if (words.length < length) return null;
  const at = below(words.length - length + 1);
  return words.slice(at, at + length);
}

// So many different words.
function some(words, length, below) {
  const left = [...new Set(words)];
  if (left.length < length) return null;
  return Array.from({ length }, () => left.splice(below(left.length), 1)[0]);
}

/** A question in our query language, where a word in quotes is looked for as it stands, one without by its stem. */
export function written(q, type) {
  if (type === "phrase") return `"${q}"`;
  const words = q.split(" ").map((word) => `"${word}"`);
  if (type === "prefix") words.push(`${q.split(" ").at(-1)}*`);
  return (type === "prefix" ? words.toSpliced(-2, 1) : words).join(" ");
}
