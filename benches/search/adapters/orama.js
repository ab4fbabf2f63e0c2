import { create, insertMultiple, load as restore, save, search as find } from "@orama/orama";

export const meta = { name: "Orama", prefix: true, phrase: false, note: "all words; beginnings always match; keeps whole articles" };

const made = () => create({ schema: { id: "string", title: "string", text: "string", source: "enum" } });

export async function build(docs) {
  const index = made();
  await insertMultiple(index, docs.map(({ id, title, text, source }) => ({ id, title, text, source })), 1000);
  return index;
}

export const serialize = async (index) => new TextEncoder().encode(JSON.stringify(save(index)));

export async function load(bytes) {
  const index = made();
  restore(index, JSON.parse(new TextDecoder().decode(bytes)));
  return index;
}

export async function search(index, q, { top }) {
  const { hits, count } = await find(index, { term: q, properties: ["title", "text"], threshold: 0, limit: top });
  return { ids: hits.map(({ id }) => id), total: count };
}
