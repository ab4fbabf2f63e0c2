import MiniSearch from "minisearch";

const options = { idField: "id", fields: ["title", "text"] };

export const meta = { name: "MiniSearch", prefix: true, phrase: false, note: "all words, headline counted twice" };

export async function build(docs) {
  const index = new MiniSearch(options);
  index.addAll(docs);
  return index;
}

export const serialize = async (index) => new TextEncoder().encode(JSON.stringify(index));

export const load = async (bytes) => MiniSearch.loadJSON(new TextDecoder().decode(bytes), options);

export async function search(index, q, { type, top }) {
  const prefix = type === "prefix" && ((_, n, terms) => n === terms.length - 1);
  const found = index.search(q, { combineWith: "AND", boost: { title: 2 }, prefix });
  return { ids: found.slice(0, top).map(({ id }) => id), total: found.length };
}
