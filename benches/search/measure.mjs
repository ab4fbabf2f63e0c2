// One engine, measured in pages of its own.

import { gzipSync } from "node:zlib";

const TOP = 10;
// How often each question is asked; the median counts.
const TIMES = 5;
// Pages that open the stored index; the median counts.
const OPENINGS = 3;
const PATIENCE = 600_000;

export const median = (numbers) => numbers.toSorted((a, b) => a - b)[numbers.length >> 1];
export const percentile = (numbers, share) => numbers.toSorted((a, b) => a - b)[Math.max(0, Math.ceil(share * numbers.length) - 1)];

// In the page.

const parse = async () => {
  const text = await (await fetch("/kept/corpus")).text();
  globalThis.docs = text.split("\n").filter(Boolean).map((line) => JSON.parse(line));
};

const timed = async (act) => {
  const start = performance.now();
  globalThis.index = await globalThis.engine[act](globalThis.given);
  return performance.now() - start;
};

const ask = async ({ questions, top, times }) => {
  const { engine, index } = globalThis;
  const begun = performance.now();
  await engine.search(index, questions[0].q, { type: questions[0].type, top });
  const first = performance.now() - begun;
  const [totals, members] = [[], new Set()];
  for (const { q, type } of questions) {
    const found = await engine.search(index, q, { type, top });
    totals.push(found.total);
    Object.keys(found).forEach((name) => members.add(name));
  }
  const medians = [];
  for (const { q, type } of questions) {
    const taken = [];
    for (let i = 0; i < times; i++) {
      const start = performance.now();
      await engine.search(index, q, { type, top });
      taken.push(performance.now() - start);
    }
    medians.push(taken.sort((a, b) => a - b)[times >> 1]);
  }
  return { first, totals, members: [...members], medians };
};

/** Opens a page in which `engine` is the module at `address`. */
async function open(browser, server, address) {
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(server.url);
  await page.evaluate(async (address) => (globalThis.engine = await import(address)), address);
  return page;
}

/** The share of the questions of each type whose count is the scan's: `hits`, or `own` of what ours searches. */
export function agreement(questions, totals, scan = "hits") {
  const shares = {};
  for (const type of ["word", "prefix", "phrase"]) {
    const these = questions.map((question, n) => [question, totals[n]]).filter(([question]) => question.type === type);
    shares[type] = these.filter(([question, total]) => question[scan] === total).length / Math.max(these.length, 1);
  }
  return shares;
}

/** The figures of questions that were asked in a page. */
const figures = (questions, { first, medians, totals }) => ({
  first,
  p50: median(medians),
  p95: percentile(medians, 0.95),
  agreement: agreement(questions, totals),
  own: agreement(questions, totals, "own"),
});

/**
 * Opens in pages of their own what `given`, called in each page with `argument`, gives to the engine's `load`; the questions are
 * asked in the last of them.
 */
async function measureOpening({ browser, server, address, questions }, given, argument) {
  const openings = [];
  let page;
  for (let i = 0; i < OPENINGS; i++) {
    await page?.context().close();
    page = await open(browser, server, address);
    await page.evaluate(given, argument);
    openings.push(await page.evaluate(timed, "load"));
  }
  const asked = await page.evaluate(ask, { questions, top: TOP, times: TIMES });
  await page.context().close();
  return { open: median(openings), opened: figures(questions, asked) };
}

/** Measures ours on the corpus of a site that was built ahead of time, at `site` on the server. */
export function measureSite(options, site) {
  return measureOpening(options, (site) => void (globalThis.given = new URL(site, location.href)), site);
}

/** Measures the engine at `address`; the corpus is kept by the server as `corpus`. Times are in milliseconds. */
export async function measure({ browser, server, address, questions }) {
  const result = {};
  const page = await open(browser, server, address);
  const asked = { questions, top: TOP, times: TIMES };
  result.meta = await page.evaluate(() => ({ ...globalThis.engine.meta }));
  await page.evaluate(parse);
  await page.evaluate(() => (globalThis.given = globalThis.docs));
  result.build = await page.evaluate(timed, "build");
  await page.evaluate(() => (globalThis.given = globalThis.docs = null));
  [result.memory, result.indexing] = await page.evaluate(async () => {
    const { engine, index } = globalThis;
    return [await engine.memory?.(index), engine.indexing?.(index)];
  });
  const built = await page.evaluate(ask, asked);
  result.save = await page.evaluate(async () => {
    const start = performance.now();
    const bytes = await globalThis.engine.serialize(globalThis.index);
    const taken = performance.now() - start;
    await fetch("/kept/index", { method: "PUT", body: new Blob([bytes]) });
    return taken;
  });
  await page.context().close();
  const stored = server.kept("index");
  [result.stored, result.packed] = [stored.length, gzipSync(stored, { level: 6 }).length];

  const given = async () => void (globalThis.given = new Uint8Array(await (await fetch("/kept/index")).arrayBuffer()));
  Object.assign(result, await measureOpening({ browser, server, address, questions }, given));
  result.members = built.members;
  result.built = figures(questions, built);
  return result;
}
