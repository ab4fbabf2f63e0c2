// Made-up articles in growing numbers, opened in the built page's engine with everything that the page does.

import { execFileSync } from "node:child_process";
import { median, percentile } from "./measure.mjs";
import { questions as questionsOf } from "./queries.mjs";

const GENERATOR = new URL("../made-up.mjs", import.meta.url).pathname;

/** So many made-up articles, as JSON Lines. */
export const madeUp = (count) => execFileSync("node", [GENERATOR, String(count)], { maxBuffer: 2 ** 31 - 1 });

/** The figures of one number of articles. Times are in milliseconds. */
export async function measureGrowth({ browser, server, count, log }) {
  const bytes = madeUp(count);
  server.keep("corpus", bytes);
  // From the first thousand: of how many articles the answers come is measured, not counted here.
  const first = bytes.subarray(0, 4_000_000).toString().split("\n").slice(0, 1000).map((line) => JSON.parse(line));
  const { questions } = questionsOf(first, { count: 60 });
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(1_800_000);
  await page.goto(server.url);
  page.on("console", (message) => message.type() === "log" && log(message.text()));
  const result = await page.evaluate(
    async (questions) => {
      const { open } = await import("/page/dateline.js");
      const blob = await (await fetch("/kept/corpus")).blob();
      let told = 0;
      const progress = ({ articles }) => articles >= told + 10_000 && console.log(`${(told = articles)} read`);
      const ask = async (corpus) => {
        const taken = [];
        for (const what of ["search", "quotes"]) {
          for (const { q, type } of questions) {
            const query = type === "phrase" ? `"${q}"` : q;
            await corpus[what](query, { most: 10 });
            const start = performance.now();
            await corpus[what](query, { most: 10 });
            taken.push(performance.now() - start);
          }
        }
        return taken;
      };
      let start = performance.now();
      const corpus = await open([new File([blob], "made-up.jsonl")], { progress });
      const read = performance.now() - start;
      const [articles, memory, taken] = [corpus.articles, await corpus.memory(), await ask(corpus)];
      start = performance.now();
      const saved = await corpus.save();
      const save = performance.now() - start;
      corpus.close();
      start = performance.now();
      const again = await open(saved);
      const reopened = performance.now() - start;
      const memoryAgain = await again.memory();
      again.close();
      return { articles, read, memory, taken, saved: saved.length, save, reopened, memoryAgain };
    },
    questions,
  );
  await page.context().close();
  if (result.articles !== count) throw new Error(`${result.articles} of ${count} articles were read`);
  const { taken, ...rest } = result;
  return { count, bytes: bytes.length, p50: median(taken), p95: percentile(taken, 0.95), ...rest };
}
