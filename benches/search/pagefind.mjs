// Pagefind, which builds its index natively, in many small files that a page fetches as it needs them.

import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync } from "node:zlib";
import * as pagefind from "pagefind";
import { agreement, median, percentile } from "./measure.mjs";

const TIMES = 5;

export async function measurePagefind({ browser, server, docs, questions, folder, version }) {
  const start = performance.now();
  const { index } = await pagefind.createIndex();
  for (let at = 0; at < docs.length; at += 200) {
    const records = docs.slice(at, at + 200).map(({ id, title, text, source, date }) =>
      index.addCustomRecord({
        url: `/${id}`,
        content: `${title}. ${text}`,
        language: "en",
        meta: { title },
        filters: { source: [source || "-"], year: [String(date ?? "").slice(0, 4) || "-"] },
      }),
    );
    const failed = (await Promise.all(records)).find(({ errors }) => errors.length);
    if (failed) throw new Error(failed.errors.join("; "));
  }
  await index.writeFiles({ outputPath: folder });
  const build = performance.now() - start;
  await pagefind.close();

  const files = readdirSync(folder, { recursive: true }).map((name) => ({ name, path: join(folder, name) })).filter(({ path }) => statSync(path).isFile());
  const size = (pattern) => files.filter(({ name }) => pattern.test(name)).reduce((sum, { path }) => sum + statSync(path).size, 0);
  const code = files.filter(({ name }) => /^(pagefind\.js|wasm\.en\.pagefind)$/.test(name)).reduce((sum, { path }) => sum + brotliCompressSync(readFileSync(path)).length, 0);

  const page = await browser.newPage();
  page.setDefaultTimeout(600_000);
  await page.goto(server.url);
  const { open, first, totals, medians } = await page.evaluate(
    async ({ questions, times }) => {
      let start = performance.now();
      const engine = await import("/pagefind/pagefind.js");
      await engine.init();
      const open = performance.now() - start;
      const ask = ({ q, type }) => engine.search(type === "phrase" ? `"${q}"` : q);
      start = performance.now();
      await ask(questions[0]);
      const first = performance.now() - start;
      const [totals, medians] = [[], []];
      for (const question of questions) totals.push((await ask(question)).results.length);
      for (const question of questions) {
        const taken = [];
        for (let i = 0; i < times; i++) {
          const start = performance.now();
          await ask(question);
          taken.push(performance.now() - start);
        }
        medians.push(taken.sort((a, b) => a - b)[times >> 1]);
      }
      return { open, first, totals, medians };
    },
    { questions, times: TIMES },
  );
  await page.context().close();
  const times = { first, p50: median(medians), p95: percentile(medians, 0.95), agreement: agreement(questions, totals) };
  return {
    meta: { name: "Pagefind", version, prefix: true, phrase: true, note: "built natively; stems; snippets lie in a file for each article" },
    build,
    native: true,
    packed: size(/index\//) + size(/\.pf_meta/) + size(/filter\//),
    open,
    code,
    built: times,
    opened: times,
  };
}
