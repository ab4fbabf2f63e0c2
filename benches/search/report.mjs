// The figures as tables.

import { cpus, loadavg, totalmem } from "node:os";

const ms = (n) => (n < 10 ? n.toFixed(2) : n < 100 ? n.toFixed(1) : String(Math.round(n)));
const mb = (n) => (n / 1e6).toFixed(n < 1e7 ? 2 : 1);
const share = (n) => `${Math.round(n * 100)}`;
const row = (cells) => `| ${cells.join(" | ")} |`;
const table = (head, rows) => [row(head), row(head.map((_, n) => (n ? "--:" : "---"))), ...rows.map(row)].join("\n");

const least = (results, figure) => results.reduce((best, result) => (figure(result) < figure(best) ? result : best));

/** The bounds that ours is held to, as ratios of the same run: what, the bound, the figure, and whether it holds. */
function bounds(results) {
  const ours = results.find((result) => result.ours);
  const site = results.find((result) => result.site);
  const others = results.filter((result) => !result.ours && !result.site && !result.scan);
  const fts5 = others.find(({ meta }) => meta.name === "SQLite FTS5");
  if (!ours || !others.length) return [];
  const asked = [ours.built, ours.opened, site?.opened].filter(Boolean);
  const all = asked.flatMap(({ own }) => Object.values(own));
  const inPage = others.filter(({ native }) => !native);
  const [builder, smallest] = [least(inPage, (r) => r.build), least(inPage, (r) => r.packed)];
  const ratio = (what, most, own, other) => [what, `≤ ${most} of ${other.name}`, (own / other.figure).toFixed(2), own <= most * other.figure];
  const named = (result, figure) => ({ name: result.meta.name, figure });
  const rows = [["hit counts equal to those of a naive scan of what is searched by ours’ own rules, of words, prefixes and phrases", "100 %", `${share(Math.min(...all))} %`, Math.min(...all) === 1]];
  const slowest = Math.max(...asked.map(({ p95 }) => p95));
  if (fts5) rows.push(ratio("query, 95th percentile, the slowest of ours; with snippets and facet counts", 0.5, slowest, named(fts5, fts5.opened.p95)));
  rows.push(ratio("index build; of ours all that follows the analysis", 0.5, ours.indexing, named(builder, builder.build)));
  rows.push(ratio("stored index, gzip; of ours the words with their positions", 1, ours.sections.index, named(smallest, smallest.packed)));
  if (fts5 && site) rows.push(ratio("opening a stored index; ours by its address", 0.5, site.open, named(fts5, fts5.open)));
  if (fts5) rows.push(ratio("opening a stored file; of ours articles and facts too", 0.5, ours.open, named(fts5, fts5.open)));
  return rows.map(([what, bound, figure, holds]) => [what, bound, figure, holds ? "holds" : "**fails**"]);
}

export function report({ corpus, results, growth, chromium }) {
  const machine = `${cpus().length} cores (${cpus()[0].model.trim()}), ${Math.round(totalmem() / 2 ** 30)} GB, Node ${process.version}, Chromium ${chromium}, load average ${loadavg()[2].toFixed(1)} over the last quarter of an hour`;
  const parts = [
    "# Search, measured",
    "Written by `make bench-browser`; [search/README.md](search/README.md) says how.",
    `${corpus.articles} articles (${corpus.name}, ${mb(corpus.bytes)} MB, ${corpus.terms} different words), ${corpus.questions} questions. ${machine}.`,
  ];
  if (results.length) {
    const head = ["engine", "counts as in the whole text: words, prefixes, phrases (%)", "query p50, p95 (ms)", "of an opened index", "build (ms)", "save (ms)", "stored, gzip (MB)", "open (ms)", "first question (ms)", "code, brotli (KB)"];
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
    if (ours) {
      const agreement = ["word", "prefix", "phrase"].map((type) => share(ours.opened.own[type])).join(", ");
      const { index, values, analysed } = ours.sections;
      parts.push(
        `The scan of what ours searches takes the product’s own rules for what that is: boilerplate, no phrases from one block into the next, divided words, and how words are folded. Given these, it counts the same for ${agreement} % of the words, prefixes and phrases, which says that the index finds what they leave, not that the rules are right. What differs from the whole text differs by them.`,
        `The file that ours saves holds, packed: the words and their positions ${mb(index)} MB, doc values ${mb(values)} MB, articles with their facts ${mb(analysed)} MB.`,
      );
    }
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
