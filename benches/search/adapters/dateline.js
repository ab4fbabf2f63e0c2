// The module for scripts of the built page, as anybody would use it: articles are analysed, dated and indexed; an answer has
// the best articles with their snippets, and the counts of every facet of the page.

import { open } from "/page/dateline.js";
import { written } from "../queries.mjs";

export const meta = {
  name: "dateline",
  prefix: true,
  phrase: true,
  note: "the module for scripts: articles are analysed and dated as well as indexed (build, in brackets: all that follows the analysis); BM25, snippets and the counts of eight facets in the time; what is stored holds articles, facts and index",
};

export const build = (docs) => open(docs);

export const serialize = (corpus) => corpus.save();

export const load = (bytes) => open(bytes);

export const memory = (corpus) => corpus.memory();

// Of the build, what the index took; the analysis went on beside it.
export const indexing = (corpus) => corpus.reading.indexing;

export async function search(corpus, q, { type, top }) {
  const query = written(q, type);
  const [{ total, items }, { facets }] = await Promise.all([
    corpus.search(query, { sort: "best", most: top }),
    corpus.facets(query, { of: "articles" }),
  ]);
  return { ids: items.map(({ id }) => id), total, snippets: items.map(({ snippet }) => snippet), facets };
}
