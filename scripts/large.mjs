// The parts for large corpora, for scripts/post-build.mjs: the worker's program and its script, and the scripts that
// start it. Nothing of this is fetched at a first visit.
//
//   engine-….wasm     the program, optimised for speed
//   engine-….js       the worker's script, for the engine host and batch workers alike
//   open-….js         what collects the files that are opened in the page
//   dateline.js       the module for scripts, and dateline.d.ts, which describes it
//
// Each script names the files it needs; all names but that of the module for scripts are made from the content.

import { createHash } from "node:crypto";
import { copyFileSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { build } from "esbuild";

const SOURCE = "crates/host/js";

// The bundled script of `entry`.
async function bundled(entry, { define = {}, alias = {} } = {}) {
  const { outputFiles } = await build({
    entryPoints: [join(SOURCE, entry)],
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    logLevel: "warning",
    define: Object.fromEntries(Object.entries(define).map(([name, text]) => [name, JSON.stringify(text)])),
    alias,
  });
  return outputFiles[0].contents;
}

/** Puts the files into `dist`, in place of what Trunk left there; gives the names of those that the page asks for. */
export async function large(dist) {
  const store = (stem, extension, bytes) => {
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 16);
    const name = `${stem}-${hash}.${extension}`;
    writeFileSync(join(dist, name), bytes);
    return name;
  };
  const [glue, raw] = [join(dist, "engine.js"), join(dist, "engine_bg.wasm")];
  const wasm = store("engine", "wasm", readFileSync(raw));
  const engine = store("engine", "js", await bundled("engine.js", { define: { ENGINE_WASM: wasm }, alias: { "engine-program": resolve(glue) } }));
  rmSync(glue);
  rmSync(raw);
  const define = { ENGINE_SCRIPT: engine };
  const open = store("open", "js", await bundled("open.js"));
  writeFileSync(join(dist, "dateline.js"), await bundled("dateline.js", { define }));
  copyFileSync(join(SOURCE, "dateline.d.ts"), join(dist, "dateline.d.ts"));
  return { host: engine, open };
}
