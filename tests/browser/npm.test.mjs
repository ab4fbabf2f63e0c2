// The package for npm, as somebody has it who installed it: packed, installed into an empty folder, typed, run.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { extname, join, resolve } from "node:path";
import { after, test } from "node:test";
import { dist, done, setUp } from "./harness.mjs";

const run = (folder, program, ...args) => execFileSync(program, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
run(".", process.execPath, "scripts/npm.mjs", dist);
const project = mkdtempSync(join(tmpdir(), "dateline-npm-"));
after(() => rmSync(project, { recursive: true, force: true }));
const [{ filename, files }] = JSON.parse(run(project, "npm", "pack", "--json", resolve("target/npm")));
writeFileSync(join(project, "package.json"), JSON.stringify({ name: "project", private: true, type: "module" }));
run(project, "npm", "install", "--offline", "--no-audit", "--no-fund", filename);
const { name: NAME } = JSON.parse(readFileSync("target/npm/package.json", "utf8"));
const installed = join(project, "node_modules", NAME);
const readme = readFileSync(join(installed, "README.md"), "utf8");
cpSync(join(installed, "example.html"), join(project, "index.html"));
const site = await setUp(after, project);

test("what is packed is what the module loads, and nothing of the page", () => {
  const names = files.map(({ path }) => path).sort();
  for (const name of ["LICENSE", "README.md", "dateline.d.ts", "dateline.js", "example.html", "host.js", "package.json", "program/host_bg.wasm"]) {
    assert.ok(names.includes(name), `${name} is missing in ${names}`);
  }
  assert.deepEqual(names.filter((name) => /sheets|boot|single|app-/.test(name)), []);
  const version = /^version = "(.*)"/m.exec(readFileSync("Cargo.toml", "utf8"))[1];
  assert.equal(JSON.parse(readFileSync(join(installed, "package.json"), "utf8")).version, version);
  assert.match(readme, /program \| [\d,]+ KB \| [\d,]+ KB/);
  assert.doesNotMatch(readme, /\{(version|sizes|name)\}/);
});

test("its types fit what uses it, by name", () => {
  const example = /```js\n(import [^]*?)```/.exec(readme)[1];
  writeFileSync(join(project, "example.ts"), example);
  writeFileSync(join(project, "wrong.ts"), `import { open } from "${NAME}";\nawait open([{ title: "no text" }]);\n`);
  const check = (module, moduleResolution, file) =>
    run(project, process.execPath, resolve("node_modules/typescript/bin/tsc"), "--noEmit", "--strict", "--target", "es2022", "--module", module, "--moduleResolution", moduleResolution, file);
  check("esnext", "bundler", "example.ts");
  check("nodenext", "nodenext", "example.ts");
  assert.throws(() => check("esnext", "bundler", "wrong.ts"), ({ stdout }) => /wrong\.ts\(2.*error TS2/.test(stdout));
});

test("the example page says who said it", async () => {
  const page = await site.open("index.html", { before: (page) => page.route("**/favicon.ico", (route) => route.fulfill({ body: "" })) });
  await page.locator("#said li").nth(1).waitFor();
  assert.deepEqual(await page.locator("#said li").allTextContents(), ["Jane Roe: We are ready (AFP)", "Roe: nobody was ready (dpa)"]);
  await done(page);
});

test("the cells of a notebook answer, from another host", async () => {
  const types = { ".js": "text/javascript", ".wasm": "application/wasm" };
  const cells = [...readme.matchAll(/```js\n((?!import \{)[^]*?)```/g)].map(([, cell]) => cell.trim());
  assert.equal(cells.length, 3);
  const address = /"(https:[^"]*\/)dateline\.js"/.exec(cells[0])[1];
  const page = await site.open("empty.html", {
    before: async (page) => {
      await page.route("**/empty.html", (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html><link rel=icon href=data:,>" }));
      await page.context().route(`${address}**`, (route) => {
        const name = route.request().url().slice(address.length);
        route.fulfill({ body: readFileSync(join(installed, name)), contentType: types[extname(name)], headers: { "access-control-allow-origin": "*" } });
      });
    },
  });
  // A notebook names each cell's value, once it is there, to the cells after it.
  const [load, make, ask] = cells.map((cell) => cell.replace(/^\w+ = /, ""));
  const told = await page.evaluate(`(async () => { const dateline = await ${load}; const corpus = await ${make}; return await ${ask}; })()`);
  assert.deepEqual(told, [{ speaker: "Jane Roe", text: "We are ready", outlet: "AFP" }]);
  page.problems = page.problems.filter((problem) => !problem.startsWith(`elsewhere: ${address}`));
  await done(page);
});

test("every file of the package is named by it", () => {
  const listed = new Set(JSON.parse(readFileSync(join(installed, "package.json"), "utf8")).files);
  const there = readdirSync("target/npm", { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const names = there.map((entry) => join(entry.parentPath, entry.name).slice("target/npm/".length));
  assert.deepEqual(names.filter((name) => !listed.has(name) && !["package.json", "LICENSE"].includes(name)), []);
});
