// No index at all: what every search must beat.

export const meta = { name: "a scan", prefix: true, phrase: true, note: "a regular expression for each word over every article", code: 0 };

const words = (text) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

export const build = async (docs) => docs.map(({ id, title, text }) => ({ id, text: `${title}\n${text}`.toLowerCase() }));

export const serialize = async (docs) => new TextEncoder().encode(JSON.stringify(docs));

export const load = async (bytes) => JSON.parse(new TextDecoder().decode(bytes));

export async function search(docs, q, { type, top }) {
  const asked = words(q);
  const [before, after] = ["(?<![\\p{L}\\p{N}])", "(?![\\p{L}\\p{N}])"];
  const open = (n) => type === "prefix" && n === asked.length - 1;
  const patterns =
    type === "phrase"
      ? [new RegExp(before + asked.join("[^\\p{L}\\p{N}]+") + after, "u")]
      : asked.map((word, n) => new RegExp(before + word + (open(n) ? "" : after), "u"));
  const found = docs.filter(({ text }) => asked.every((word) => text.includes(word)) && patterns.every((pattern) => pattern.test(text)));
  return { ids: found.slice(0, top).map(({ id }) => id), total: found.length };
}
