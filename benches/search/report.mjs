// The figures as tables.

import { cpus, totalmem } from "node:os";

const ms = (n) => (n < 10 ? n.toFixed(2) : n < 100 ? n.toFixed(1) : String(Math.round(n)));
const mb = (n) => (n / 1e6).toFixed(n < 1e7 ? 2 : 1);
const share = (n) => `${Math.round(n * 100)}`;
const row = (cells) => `| ${cells.join(" | ")} |`;
const table = (head, rows) => [row(head), row(head.map((_, n) => (n ? "--:" : "---"))), ...rows.map(row)].join("\n");

const least = (results, figure) => results.reduce((best, result) => (figure(result) < figure(best) ? result : best));

/** The bounds that ours is held to, as ratios of the same run: what, the bound, the figure, and whether it holds. */
function bounds(results) {
  const ours = results.find((result) => result.ours);
  const others = results.filter((result) => !result.ours && !result.scan);
  const fts5 = others.find(({ meta }) => meta.name === "SQLite FTS5");
  if (!ours || !others.length) return [];
  const all = Object.values(ours.opened.agreement).concat(Object.values(ours.built.agreement));
  const inPage = others.filter(({ native }) => !native);
  const [builder, smallest, opener] = [least(inPage, (r) => r.build), least(inPage, (r) => r.packed), least(inPage, (r) => r.open)];
  const ratio = (what, most, own, other) => [what, `≤ ${most} of ${other.name}`, (own / other.figure).toFixed(2), own <= most * other.figure];
  const named = (result, figure) => ({ name: result.meta.name, figure });
  const rows = [["hit counts equal to a naive scan's, of words, prefixes and phrases", "100 %", `${share(Math.min(...all))} %`, Math.min(...all) === 1]];
  if (fts5) rows.push(ratio("query, 95th percentile; ours with snippets and facet counts", 0.5, ours.opened.p95, named(fts5, fts5.opened.p95)));
  rows.push(ratio("index build; of ours index, order and dates, without the analysis", 0.5, ours.indexing, named(builder, builder.build)));
  rows.push(ratio("stored index, gzip; ours with positions", 1, ours.packed, named(smallest, smallest.packed)));
  rows.push(ratio("opening a stored index", 0.5, ours.open, named(opener, opener.open)));
  return rows.map(([what, bound, figure, holds]) => [what, bound, figure, holds ? "holds" : "**fails**"]);
}

export function report({ corpus, results, growth, chromium }) {
  const machine = `${cpus().length} cores (${cpus()[0].model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, Chromium ${chromium}`;
  const parts = [
    "# Search, measured",
    "Written by `make bench-browser`; [search/README.md](search/README.md) says how.",
    `${corpus.articles} articles (${corpus.name}, ${mb(corpus.bytes)} MB, ${corpus.terms} different words), ${corpus.questions} questions. ${machine}.`,
  ];
  if (results.length) {
    const head = ["engine", "counts right: words, prefixes, phrases (%)", "query p50, p95 (ms)", "of an opened index", "build (ms)", "save (ms)", "stored, gzip (MB)", "open (ms)", "first question (ms)", "code, brotli (KB)"];
    const figures = (r) => [
      `${r.meta.name} ${r.meta.version}`.trim(),
      ["word", "prefix", "phrase"].map((type) => share(r.opened.agreement[type])).join(", "),
      `${ms(r.built.p50)}, ${ms(r.built.p95)}`,
      `${ms(r.opened.p50)}, ${ms(r.opened.p95)}`,
      ms(r.build) + (r.native ? " (native)" : r.indexing ? ` (${ms(r.indexing)})` : ""),
      r.save === undefined ? "–" : ms(r.save),
      r.scan ? "–" : mb(r.packed),
      ms(r.open),
      ms(r.opened.first),
      r.scan ? "–" : Math.round(r.code / 1000),
    ];
    parts.push("## Side by side", table(head, results.map(figures)));
    parts.push(results.map(({ meta }) => `- **${meta.name}**: ${meta.note}`).join("\n"));
    const held = bounds(results);
    if (held.length) parts.push("## Bounds, in the same run", table(["what", "bound", "ratio", ""], held));
    const ours = results.find((result) => result.ours);
    if (ours?.memory) parts.push(`Memory of the worker after the build: ${mb(ours.memory)} MB, ${(ours.memory / corpus.bytes).toFixed(1)} times the articles’ file.`);
  }
  if (growth.length) {
    const head = ["articles", "file (MB)", "read, with analysis (s)", "articles a second", "query p50, p95 (ms)", "worker’s memory (MB)", "times the file", "saved (MB)", "save (s)", "open what was saved (ms)", "memory then (MB)"];
    const rows = growth.map((g) => [
      g.count,
      mb(g.bytes),
      (g.read / 1000).toFixed(1),
      Math.round((g.count * 1000) / g.read),
      `${ms(g.p50)}, ${ms(g.p95)}`,
      mb(g.memory),
      (g.memory / g.bytes).toFixed(1),
      mb(g.saved),
      (g.save / 1000).toFixed(1),
      ms(g.reopened),
      mb(g.memoryAgain),
    ]);
    const note = "Made-up articles, read by workers and asked with everything that the page has: lists of ten articles and of ten quotations with snippets, by stems.";
    parts.push("## As a corpus grows", note, table(head, rows));
  }
  return `${parts.join("\n\n")}\n`;
}
