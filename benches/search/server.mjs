// What the measurements are served from: folders by prefix, and what pages put there. Isolated from other origins, since
// browsers then tell the time to five microseconds.

import { createReadStream } from "node:fs";
import { stat } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize } from "node:path";

const TYPES = { ".html": "text/html", ".js": "text/javascript", ".mjs": "text/javascript", ".wasm": "application/wasm", ".css": "text/css", ".json": "application/json" };
const ISOLATED = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Cache-Control": "no-store",
};

/** Serves `folders`, by prefix (`{ "/page/": "dist" }`), an empty page at `/`, and at `/kept/…` what was put there. */
export async function serve(folders) {
  const kept = new Map();
  const server = createServer(async (request, response) => {
    const path = decodeURIComponent(new URL(request.url, "http://x").pathname);
    const answer = (status, type, body = "") => response.writeHead(status, { ...ISOLATED, "Content-Type": type }).end(body);
    if (path === "/") return answer(200, "text/html", "<!doctype html><meta charset=utf-8><title>measured</title>");
    if (path.startsWith("/kept/")) {
      if (request.method !== "PUT") return kept.has(path) ? answer(200, "application/octet-stream", kept.get(path)) : answer(404, "text/plain");
      const pieces = [];
      for await (const piece of request) pieces.push(piece);
      kept.set(path, Buffer.concat(pieces));
      return answer(200, "text/plain");
    }
    const prefix = Object.keys(folders).find((prefix) => path.startsWith(prefix));
    const inside = normalize(path.slice(prefix?.length ?? 0));
    if (!prefix || inside.startsWith("..")) return answer(404, "text/plain");
    const file = join(folders[prefix], inside);
    if (!(await stat(file).catch(() => null))?.isFile()) return answer(404, "text/plain");
    response.writeHead(200, { ...ISOLATED, "Content-Type": TYPES[extname(file)] ?? "application/octet-stream" });
    createReadStream(file).pipe(response);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${server.address().port}/`,
    kept: (name) => kept.get(`/kept/${name}`),
    keep: (name, bytes) => kept.set(`/kept/${name}`, bytes),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
