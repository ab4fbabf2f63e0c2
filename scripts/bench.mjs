// node scripts/bench.mjs PROGRAM COMMAND...: times `PROGRAM COMMAND < FILE` on a large file made of the seeds.

import { spawnSync } from "node:child_process";
import { closeSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const TEXT_BYTES = 20_000_000;
const RUNS = 3;
const [program, ...commands] = process.argv.slice(2);

function corpus() {
  const seeds = readdirSync("seeds").filter((name) => name.endsWith(".txt")).sort();
  const texts = seeds.map((name) => readFileSync(join("seeds", name), "utf8"));
  const lines = [];
  let bytes = 0;
  for (let i = 0; bytes < TEXT_BYTES; i++) {
    const text = texts[i % texts.length];
    lines.push(JSON.stringify({ id: `${seeds[i % seeds.length]}#${i}`, dct: "2024-07-11", text }));
    bytes += Buffer.byteLength(text);
  }
  return { lines, bytes };
}

// Wall-clock seconds of one run; what it prints is thrown away.
function time(command, file) {
  const [source, sink] = [openSync(file, "r"), openSync("/dev/null", "w")];
  const start = performance.now();
  const { status, error } = spawnSync(program, [command], { stdio: [source, sink, "inherit"] });
  for (const descriptor of [source, sink]) closeSync(descriptor);
  if (status !== 0) throw error ?? new Error(`${program} ${command} ended with ${status}`);
  return (performance.now() - start) / 1000;
}

const folder = mkdtempSync(join(tmpdir(), "dateline-bench-"));
try {
  const { lines, bytes } = corpus();
  const file = join(folder, "corpus.jsonl");
  writeFileSync(file, `${lines.join("\n")}\n`);
  console.log(`${lines.length} articles, ${(bytes / 1e6).toFixed(1)} MB of text`);
  for (const command of commands) {
    const seconds = Math.min(...Array.from({ length: RUNS }, () => time(command, file)));
    console.log(`${command.padEnd(8)}${(bytes / 1e6 / seconds).toFixed(1).padStart(8)} MB/s`);
  }
} finally {
  rmSync(folder, { recursive: true });
}
