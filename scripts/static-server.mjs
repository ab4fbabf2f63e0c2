// A small static file server for the built page.
//
//   node scripts/static-server.mjs [FOLDER] [--port N] [--host ADDRESS] [--base /some/path/] [--gzip]
//
// As a module: `const server = await serve({ folder, base, gzip })`, then `server.url` and `await server.close()`. Port 0,
// the default there, takes any free one. Only files below the folder are served, below the base path, never cached; with
// gzip, compressed as a static host compresses them.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, resolve, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import { createGzip } from "node:zlib";

const TYPES = {
  ".bin": "application/octet-stream",
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".ico": "image/x-icon",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".png": "image/png",
  ".svg": "image/svg+xml",
  ".txt": "text/plain; charset=utf-8",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
  ".woff2": "font/woff2",
  ".xml": "application/xml",
};

// What static hosts compress.
const COMPRESSED = new Set([".bin", ".css", ".html", ".js", ".json", ".svg", ".txt", ".wasm", ".xml"]);

// The file that a request means, or null where there is none for it.
async function locate(folder, base, address) {
  let path;
  try {
    path = decodeURIComponent(address.split(/[?#]/)[0]);
  } catch {
    return null;
  }
  if (!path.startsWith(base) || path.includes("\0")) return null;
  let file = normalize(join(folder, path.slice(base.length)));
  if (file !== folder && !file.startsWith(folder + sep)) return null;
  if (path.endsWith("/")) file = join(file, "index.html");
  const found = await stat(file).catch(() => null);
  return found?.isFile() ? { file, size: found.size } : null;
}

export async function serve({ folder = "dist", port = 0, host = "127.0.0.1", base = "/", gzip = false } = {}) {
  const root = resolve(folder);
  const server = createServer(async (request, response) => {
    const found = await locate(root, base, request.url);
    response.setHeader("Cache-Control", "no-store");
    if (!found) {
      response.writeHead(404, { "Content-Type": "text/plain; charset=utf-8" }).end("not found\n");
      return;
    }
    const ending = extname(found.file);
    const packs = gzip && COMPRESSED.has(ending) && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    response.writeHead(200, {
      "Content-Type": TYPES[ending] ?? "application/octet-stream",
      ...(packs ? { "Content-Encoding": "gzip", Vary: "Accept-Encoding" } : { "Content-Length": found.size }),
    });
    if (request.method === "HEAD") return void response.end();
    const stream = createReadStream(found.file).on("error", () => response.destroy());
    (packs ? stream.pipe(createGzip({ level: 9 })) : stream).pipe(response);
  });
  await new Promise((done, failed) => server.once("error", failed).listen(port, host, done));
  return {
    url: `http://${host}:${server.address().port}${base}`,
    close: () =>
      new Promise((done) => {
        server.close(done);
        server.closeAllConnections();
      }),
  };
}

async function main() {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: "string", default: "8080" },
      host: { type: "string", default: "127.0.0.1" },
      base: { type: "string", default: "/" },
      gzip: { type: "boolean", default: false },
    },
  });
  const folder = positionals[0] ?? "dist";
  const server = await serve({ ...values, port: Number(values.port), folder });
  console.log(`${folder} is served at ${server.url} (Ctrl-C ends it)`);
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await main().catch((error) => {
    const taken = error.code === "EADDRINUSE" ? "that port is taken; name another, as in PORT=8081 make serve" : "";
    console.error(`error: ${taken || error.message}`);
    process.exitCode = 1;
  });
}
