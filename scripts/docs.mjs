// Checks that the files which the documentation names are there: links to files, and paths in code marks such as
// `query/node.rs`, which may leave out the folders that lead to them.

import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

const files = execFileSync("git", ["ls-files", "--cached", "--others", "--exclude-standard"], { encoding: "utf8" }).split("\n").filter(existsSync);
const ends = (path) => files.some((file) => file === path || file.endsWith(`/${path}`));
const missing = [];
for (const document of files.filter((file) => file.endsWith(".md") && !file.startsWith("tests/suite/"))) {
  const text = readFileSync(document, "utf8");
  for (const [, path] of text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+\.(?:rs|js|mjs|css|md|txt|toml|ts))`/g)) {
    // What is built is not in the repository.
    if (!/^(dist|target|parts)\//.test(path) && !ends(path)) missing.push(`${document}: \`${path}\``);
  }
  for (const [, path] of text.matchAll(/\]\(([^)#:]+)(?:#[^)]*)?\)/g)) {
    if (!existsSync(join(dirname(document), path))) missing.push(`${document}: (${path})`);
  }
}
if (missing.length) {
  console.error(`the documentation names files that are not there:\n${missing.map((line) => `  ${line}`).join("\n")}`);
  process.exit(1);
}
