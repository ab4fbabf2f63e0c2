// Makes the program and its script smaller than Trunk's tools leave them, for scripts/post-build.mjs.

import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

// For size as brotli sends it, not as the file is: each line below was measured so. Functions that are called once stay
// apart, since what is like others costs little and one huge function is like nothing; flattening and a second round
// find more; what is computed twice is computed twice, since the same words again cost less than a place to keep them; runs
// of zeros cost nothing, and cutting the data at them does.
const WHOLE = "--skip-pass=memory-packing";
const PASSES = [
  ...["--low-memory-unused", WHOLE, "--skip-pass=local-cse"],
  ...["--one-caller-inline-max-function-size=0", "--always-inline-max-function-size=0"],
  ...["--flatten", "--rereloop", "-Oz", "-Oz", "--reorder-functions-by-name"],
];

// Functions in the order of their names, nothing else.
const SORT = [
  ...[WHOLE, "--optimize-level=2", "--shrink-level=2", "--optimize-stack-ir", "--reorder-functions-by-name"],
  ...["--strip-debug", "--strip-producers", "--strip-target-features"],
];

// For speed.
const FAST_PASSES = ["--low-memory-unused", "-O3", "--strip-debug", "--strip-producers", "--strip-target-features"];

// What the optimiser made of which bytes: it takes longer than everything else of a build that has little to compile.
const MADE = "target/optimised";
// So many are kept.
const KEPT = 12;

/** The optimised program; the given one must still hold the names of its functions. */
export function optimise(program, passes = PASSES) {
  const key = createHash("sha256").update(JSON.stringify([passes, version()])).update(program).digest("hex");
  const made = join(MADE, `${key}.wasm`);
  try {
    return readFileSync(made);
  } catch {
    // It is made now.
  }
  const folder = mkdtempSync(join(tmpdir(), "dateline-optimise-"));
  try {
    const [before, after] = [join(folder, "before.wasm"), join(folder, "after.wasm")];
    writeFileSync(before, program);
    execFileSync("wasm-opt", [...passes, before, "-o", after], { stdio: "inherit" });
    const optimised = readFileSync(after);
    keep(made, optimised);
    return optimised;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const version = () => execFileSync("wasm-opt", ["--version"], { encoding: "utf8" });

function keep(file, bytes) {
  mkdirSync(MADE, { recursive: true });
  const old = readdirSync(MADE)
    .map((name) => ({ path: join(MADE, name), time: statSync(join(MADE, name)).mtimeMs }))
    .sort((a, b) => b.time - a.time);
  for (const { path } of old.slice(KEPT - 1)) rmSync(path);
  // In one step, so that a build that is interrupted leaves no half of a program.
  writeFileSync(`${file}.part`, bytes);
  renameSync(`${file}.part`, file);
}

// Leptos exports to scripts what its server functions stream with, and marks where a program could be split. This page has no
// server and is one program, so that nobody calls these.
const UNUSED = /^(__wbg_)?intounderlying|^_WASM_SPLIT_MARKER/;

/** The program without exports that nobody calls, so that the optimiser drops what only they need. */
export function prune(program) {
  const sections = sectionsOf(program).map(({ id, bytes }) => {
    if (id !== EXPORT) return { id, bytes };
    const reader = new Reader(bytes);
    const kept = [];
    for (let left = reader.number(); left > 0; left--) {
      const start = reader.at;
      const name = reader.text();
      reader.skip(1);
      reader.number();
      if (!UNUSED.test(name)) kept.push(bytes.subarray(start, reader.at));
    }
    return { id, bytes: Buffer.concat([number(kept.length), ...kept]) };
  });
  return assembled(program, sections);
}

/** The script without the classes of those exports, and without what an optimised program no longer asks for. */
export function pruneScript(program, script) {
  const asked = new Set(WebAssembly.Module.imports(new WebAssembly.Module(program)).map(({ name }) => name));
  return script
    .replace(/^export class IntoUnderlying[^]*?^if \(Symbol\.dispose\).*\n/gm, "")
    .replace(/^const IntoUnderlying\w+Finalization[^]*?;\n/gm, "")
    .replace(/^ {8}(\w+): function\([^]*?^ {8}\},\n/gm, (entry, name) => (asked.has(name) ? entry : ""));
}

/** Short names for what program and script ask of each other; wasm-bindgen gives each name a hash. */
export function rename(program, script) {
  const names = new Map();
  const short = (name) => {
    if (!names.has(name)) names.set(name, nth(names.size));
    return names.get(name);
  };
  const old = script;
  const sections = sectionsOf(program).map(({ id, bytes }) => {
    if (id !== IMPORT && id !== EXPORT) return { id, bytes };
    const reader = new Reader(bytes);
    const parts = [number(reader.number())];
    while (!reader.done()) {
      if (id === IMPORT) parts.push(text(short(reader.text())));
      parts.push(text(short(reader.text())));
      const start = reader.at;
      if (id === IMPORT) skipImport(reader);
      else reader.skip(1), reader.number();
      parts.push(bytes.subarray(start, reader.at));
    }
    return { id, bytes: Buffer.concat(parts) };
  });
  for (const [name, other] of names) {
    // Of the module's object, a key of the imports, or the module itself.
    const place = new RegExp(`(?<=\\bwasm\\.)${name}\\b|(?<=^\\s+)${name}(?=: )|(?<=")${escaped(name)}(?=": import0)`, "gm");
    script = script.replace(place, other);
  }
  if (script === old) throw new Error("the script names nothing of the program");
  return { program: assembled(program, sections), script };
}

// A panic makes a sentence of what happened and where, and gives it to whoever listens for it: nobody does in a page, which
// learns of the trap that follows. So the functions that would tell trap at once, and the optimiser drops what they were told.
// By path, without what mangling added.
const TELLS = new RegExp(
  [
    String.raw`^core::panicking::\w+`,
    String.raw`^core::(option|result)::(unwrap|expect)_failed$`,
    String.raw`^core::(slice|str|cell|num)\b.*(_fail|_fail_rt|::panic_\w+)$`,
    String.raw`^alloc::(alloc::handle_alloc_error|raw_vec::(handle_error|capacity_overflow))$`,
    String.raw`^<?alloc::vec::Vec<.*>::\w+::assert_failed$`,
    String.raw`^std::(panicking::(panic_handler|panic_with_hook|begin_panic)\b(?!.* as )|thread::local::panic_access_error$)`,
  ].join("|"),
);
// What would write a value for a programmer is asked by those alone; it writes nothing.
const DEBUG = / as core::fmt::Debug>::fmt$/;
const [CODE, DATA] = [10, 11];
// Bodies: no locals; `unreachable`, and `i32.const 0`, which is `Ok`.
const TRAP = Buffer.from([0, 0x00, 0x0b]);
const OK = Buffer.from([0, 0x41, 0, 0x0b]);

/** The program whose panics say nothing. */
export function silence(program) {
  const names = namesOf(program);
  let index = importedFunctions(program);
  let silenced = 0;
  const sections = sectionsOf(program).map(({ id, bytes }) => {
    if (id !== CODE) return { id, bytes };
    const reader = new Reader(bytes);
    const count = reader.number();
    const parts = [number(count)];
    for (const last = index + count; index < last; index++) {
      let body = reader.take(reader.number());
      const name = (names.get(index) ?? "").replace(/\[\w+\]|::h[0-9a-f]{16}$|\.\d+$/g, "");
      // One that never returns ends so; it also shows that the name means what it says.
      const ends = body.at(-2) === 0x00;
      if (ends && TELLS.test(name)) (body = TRAP), silenced++;
      else if (DEBUG.test(name)) body = OK;
      parts.push(number(body.length), body);
    }
    return { id, bytes: Buffer.concat(parts) };
  });
  // Another standard library may call them otherwise: the program is larger then, and works.
  if (silenced < 15) console.warn(`    only ${silenced} functions that tell of panics: are they called otherwise by now?`);
  return assembled(program, sections);
}

/**
 * The program with names for its functions whose order puts those next to each other that are alike: brotli has less far
 * to point back then. Alike are functions that share sequences of bytes, rare ones most, and after each comes the one that
 * shares most with those before it, the nearest most.
 */
export function nameByLikeness(program) {
  const [LENGTH, FADE, COMMON] = [6, 0.85, 200];
  const bodies = [];
  const reader = new Reader(sectionsOf(program).find(({ id }) => id === CODE).bytes);
  for (let left = reader.number(); left > 0; left--) bodies.push(reader.take(reader.number()));
  const holders = new Map();
  const sequences = bodies.map((body, i) => {
    const own = new Set();
    for (let at = 0; at + LENGTH <= body.length; at++) own.add(body.latin1Slice(at, at + LENGTH));
    for (const sequence of own) {
      if (!holders.has(sequence)) holders.set(sequence, []);
      holders.get(sequence).push(i);
    }
    return own;
  });
  const shared = new Float64Array(bodies.length);
  const order = [];
  const left = new Set(bodies.keys());
  for (let next = 0; next !== undefined; ) {
    order.push(next);
    left.delete(next);
    for (const i of left) shared[i] *= FADE;
    for (const sequence of sequences[next]) {
      const among = holders.get(sequence);
      if (among.length < COMMON) for (const i of among) shared[i] += 1 / Math.log2(1 + among.length);
    }
    const likeness = (i) => shared[i] / Math.sqrt(sequences[i].size + 20);
    next = undefined;
    for (const i of left) if (next === undefined || likeness(i) > likeness(next)) next = i;
  }
  const imported = importedFunctions(program);
  const names = order.map((i, place) => [imported + i, String(place).padStart(6, "0")]).sort(([a], [b]) => a - b);
  const map = Buffer.concat([number(names.length), ...names.flatMap(([i, name]) => [number(i), text(name)])]);
  const section = Buffer.concat([text("name"), Buffer.from([1]), number(map.length), map]);
  return assembled(program, [...sectionsOf(program), { id: 0, bytes: section }]);
}

const importedFunctions = (program) =>
  WebAssembly.Module.imports(new WebAssembly.Module(program)).filter(({ kind }) => kind === "function").length;

// Functions by number.
function namesOf(program) {
  const names = new Map();
  for (const section of WebAssembly.Module.customSections(new WebAssembly.Module(program), "name")) {
    const reader = new Reader(Buffer.from(section));
    while (!reader.done()) {
      const kind = reader.byte();
      const part = new Reader(reader.take(reader.number()));
      if (kind !== 1) continue;
      for (let left = part.number(); left > 0; left--) names.set(part.number(), part.text());
    }
  }
  return names;
}

// Where in the sources a panic would say that it arose: a file's name (address, length), a line and a column.
const PATH = /^[\w./<>+ -]+\.rs\0?$/;

/** The program without those places and names. */
export function forgetPlaces(program) {
  const copy = Buffer.from(program);
  const parts = sectionsOf(copy).filter(({ id }) => id === DATA).flatMap(({ bytes }) => segmentsOf(bytes));
  const at = (address, length) => {
    const part = parts.find((p) => address >= p.address && address + length <= p.address + p.bytes.length);
    return part?.bytes.subarray(address - part.address, address - part.address + length);
  };
  const names = new Set();
  for (const { address, bytes } of parts) {
    for (let i = -address & 3; i + 16 <= bytes.length; i += 4) {
      const [name, length, line, column] = [0, 4, 8, 12].map((offset) => bytes.readUInt32LE(i + offset));
      const plausible = length > 6 && length < 200 && line > 0 && line < 100_000 && column > 0 && column < 1000;
      const path = plausible && at(name, length);
      if (!path || !PATH.test(path.toString("latin1"))) continue;
      names.add(path);
      bytes.fill(0, i, i + 16);
    }
  }
  for (const name of names) name.fill(0);
  return copy;
}

// The parts of a data section that lie at fixed addresses; their bytes are views.
function segmentsOf(section) {
  const reader = new Reader(section);
  const segments = [];
  for (let left = reader.number(); left > 0; left--) {
    const kind = reader.number();
    if (kind === 2) reader.number();
    let address;
    if (kind !== 1) {
      // i32.const, a signed number, end.
      if (reader.byte() !== 0x41) throw new Error("a part of the data lies at an address that is not a number");
      address = reader.number();
      if (reader.byte() !== 0x0b) throw new Error("a part of the data lies at an address that is computed");
    }
    const bytes = reader.take(reader.number());
    if (address !== undefined) segments.push({ address, bytes });
  }
  return segments;
}

function assembled(program, sections) {
  const body = sections.flatMap(({ id, bytes }) => [Buffer.from([id]), number(bytes.length), bytes]);
  return Buffer.concat([program.subarray(0, 8), ...body]);
}

/** Optimises and renames; both files are written anew. */
export function shrink(programFile, scriptFile) {
  const small = optimise(forgetPlaces(silence(prune(readFileSync(programFile)))));
  const optimised = optimise(nameByLikeness(small), SORT);
  const { program, script } = rename(optimised, pruneScript(optimised, readFileSync(scriptFile, "utf8")));
  if (!WebAssembly.validate(program)) throw new Error("the renamed program is not valid");
  writeFileSync(programFile, program);
  // What is not exported, nor needed by what is, goes when the script is minified.
  writeFileSync(scriptFile, script.replace(/export \{ initSync, (?=__wbg_init as default \})/, "export { "));
}

/** The program for large corpora and its script: fast before small. */
export function quicken(program, script) {
  const optimised = process.env.DATELINE_QUICK ? program : optimise(program, FAST_PASSES);
  return rename(optimised, script);
}

const IMPORT = 2;
const EXPORT = 7;
const LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

// a to Z, then aa, ba: no word of JavaScript matters as a key or after a dot.
function nth(i) {
  const rest = Math.floor(i / LETTERS.length);
  return (rest ? nth(rest - 1) : "") + LETTERS[i % LETTERS.length];
}

const escaped = (name) => name.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");

function sectionsOf(program) {
  const reader = new Reader(program);
  reader.skip(8);
  const sections = [];
  while (!reader.done()) {
    const id = reader.byte();
    sections.push({ id, bytes: reader.take(reader.number()) });
  }
  return sections;
}

function skipImport(reader) {
  const kind = reader.byte();
  const limits = () => {
    const hasMost = reader.number() & 1;
    reader.number();
    if (hasMost) reader.number();
  };
  if (kind === 0) reader.number();
  else if (kind === 1) reader.skip(1), limits();
  else if (kind === 2) limits();
  else if (kind === 3) reader.skip(2);
  else throw new Error(`an import of kind ${kind}`);
}

class Reader {
  constructor(bytes) {
    this.bytes = bytes;
    this.at = 0;
  }
  done() {
    return this.at >= this.bytes.length;
  }
  byte() {
    return this.bytes[this.at++];
  }
  skip(count) {
    this.at += count;
  }
  take(count) {
    return this.bytes.subarray(this.at, (this.at += count));
  }
  number() {
    let value = 0;
    for (let shift = 0; ; shift += 7) {
      const byte = this.byte();
      value += (byte & 127) * 2 ** shift;
      if (byte < 128) return value;
    }
  }
  text() {
    return this.take(this.number()).toString();
  }
}

function number(value) {
  const bytes = [];
  do {
    bytes.push((value & 127) | (value > 127 ? 128 : 0));
    value = Math.floor(value / 128);
  } while (value);
  return Buffer.from(bytes);
}

const text = (value) => Buffer.concat([number(Buffer.byteLength(value)), Buffer.from(value)]);
