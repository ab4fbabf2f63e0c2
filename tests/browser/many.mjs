// A corpus of made-up articles, as many as are wanted, in place of the one that the page was built with.

import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

const SPEAKERS = ["Jane Roe", "Peter Doe", "Anna Berg", "Omar Haddad", "Li Wen"];
const ROLES = ["Finance Minister", "Mayor", "Professor", "General", "Secretary"];
const THEMES = ["harbour", "budget", "railway", "vaccine", "election", "drought", "treaty"];

function article(n) {
  const who = n % SPEAKERS.length;
  const [theme, other] = [THEMES[n % THEMES.length], THEMES[(n * 3 + 1) % THEMES.length]];
  const day = 1 + (n % 28);
  const words = n % 4 ? "and we will say so in public" : "and we will say so in public, in parliament and wherever else anyone asks us about it";
  return `Plan ${n} for the ${theme}

London, ${day} March 2023: The ${theme} plan with the number ${n} was presented on Monday.

“We have read plan ${n} for the ${theme} with care, ${words},” ${ROLES[who]} ${SPEAKERS[who]} said.

Nobody asked about the ${other}. “The ${other} has nothing to do with plan ${n},” ${SPEAKERS[who]} added.
`;
}

// The stored corpus of `count` articles, each with two quotations, unpacked as the page's own program opens it.
export function manyArticles(count) {
  const folder = mkdtempSync(join(tmpdir(), "dateline-many-"));
  try {
    const texts = join(folder, "texts");
    mkdirSync(texts);
    for (let n = 0; n < count; n++) writeFileSync(join(texts, `${String(n).padStart(6, "0")}.txt`), article(n));
    const file = join(folder, "corpus.bundle");
    execFileSync(process.env.DATELINE || "target/debug/dateline", ["bundle", texts, "-o", file, "--name", "Made up"], { stdio: "pipe" });
    return gunzipSync(readFileSync(file));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// Lets the page have this corpus, whatever it was built with.
export const withCorpus = (bundle) => (page) =>
  page.route(/corpus-[0-9a-f]+\.bin$/, (route) => route.fulfill({ body: bundle, contentType: "application/octet-stream" }));
