// @ts-check
// Batches of records or texts from files that a reader has chosen, as they come from the disk.
//
// What a file holds is told by its first bytes: a stored corpus by its magic word, articles as JSON by `{` or `[`, though RTF
// begins with `{\rtf`; these come in pieces. Any other file is given as a whole to the program, which knows the other formats;
// small ones several at a time.

const MAGIC = "dateline";
const TEXT = /\.(txt|text|md)$/i;
// Largest file that is read as a whole, and bytes of a batch of texts.
const LONGEST = 128 << 20;
const BATCH = 256 << 10;
// How many times its size a packed file may become, from so many bytes on; those that the program reads whole have the same
// bounds.
const RATIO = 100;
const FREE = 32 << 20;
// Texts that are fetched at a time.
const AHEAD = 32;

/**
 * @typedef {{ name: string, blob: Blob }} NamedFile
 *
 * @typedef {object} Batch one of these, and how many bytes of the files it took
 * @property {number} read
 * @property {{ file: string, listed: boolean, first: number, bytes: Uint8Array }} [records] records, a line each, from this
 *   number on; objects of a list or lines
 * @property {{ names: string[], bytes: Uint8Array[] }} [texts] whole files
 * @property {AsyncIterable<Uint8Array>} [stored] a stored corpus, as its bytes come
 * @property {string} [problem] why something was left out
 *
 * @typedef {typeof import("./program/host.js").Splitter} Splitter
 */

/**
 * Yields batches in the order of the files.
 *
 * @param {NamedFile[]} files
 * @param {Splitter} Splitter
 * @returns {AsyncGenerator<Batch>}
 */
export async function* batches(files, Splitter) {
  for (let at = 0; at < files.length; ) {
    const texts = [];
    while (at < files.length && TEXT.test(files[at].name)) texts.push(files[at++]);
    yield* textBatches(texts);
    if (at < files.length) yield* ofFile(files[at++], Splitter);
  }
}

/**
 * @param {NamedFile[]} files
 * @returns {AsyncGenerator<Batch>}
 */
async function* textBatches(files) {
  /** @type {NonNullable<Batch["texts"]>} */
  let batch = { names: [], bytes: [] };
  let read = 0;
  for (let at = 0; at < files.length; at += AHEAD) {
    const some = files.slice(at, at + AHEAD);
    const contents = await Promise.all(some.map(contentOf));
    for (const [i, content] of contents.entries()) {
      const { name, blob } = some[i];
      read += blob.size;
      if (content instanceof Uint8Array) {
        batch.names.push(name);
        batch.bytes.push(content);
      } else {
        yield { problem: `${name}: ${content}`, read: 0 };
      }
      if (read >= BATCH) {
        yield { texts: batch, read };
        batch = { names: [], bytes: [] };
        read = 0;
      }
    }
  }
  if (read > 0) yield { texts: batch, read };
}

/**
 * A file's bytes, or why there are none.
 *
 * @param {NamedFile} file
 */
async function contentOf({ blob }) {
  if (blob.size > LONGEST) return `${Math.round(blob.size / 1e6)} MB are too many for a file that is read as a whole`;
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    return "the file could not be read; it may have been moved or changed";
  }
}

/**
 * @param {NamedFile} file
 * @param {Splitter} Splitter
 * @returns {AsyncGenerator<Batch>}
 */
async function* ofFile({ name, blob }, Splitter) {
  const source = new Source(blob);
  try {
    const begin = await source.begin();
    if (startsWith(begin, MAGIC)) {
      yield { stored: source.pieces(begin), read: 0 };
    } else if (/^\s*(\[|\{(?!\\))/.test(new TextDecoder().decode(begin.subarray(0, 256)))) {
      yield* recordsOf(name, source, begin, Splitter);
    } else if (begin.length) {
      // As it lies on the disk: the program unpacks it within bounds.
      const content = await contentOf({ name, blob });
      const read = blob.size;
      if (content instanceof Uint8Array) yield { texts: { names: [name], bytes: [content] }, read };
      else yield { problem: `${name}: ${content}`, read };
    } else {
      yield { problem: `${name}: the file is empty`, read: 0 };
    }
  } catch (error) {
    console.warn(error);
    yield { problem: `${name}: the file ${source.broken()}`, read: 0 };
  } finally {
    source.close();
  }
}

/**
 * @param {string} name
 * @param {Source} source
 * @param {Uint8Array} begin its first bytes
 * @param {Splitter} Splitter
 * @returns {AsyncGenerator<Batch>}
 */
async function* recordsOf(name, source, begin, Splitter) {
  const splitter = new Splitter();
  try {
    try {
      for (let bytes = /** @type {Uint8Array | null} */ (begin); bytes; bytes = await source.next()) {
        splitter.push(bytes);
        yield* batchesOf(name, source, splitter);
      }
    } catch (error) {
      // What comes before is read.
      console.warn(error);
      yield { problem: `${name}: the file ${source.broken()}`, read: 0 };
    }
    splitter.end();
    yield* batchesOf(name, source, splitter);
  } finally {
    splitter.free();
  }
}

/**
 * @param {string} name
 * @param {Source} source
 * @param {InstanceType<Splitter>} splitter
 * @returns {Generator<Batch>}
 */
function* batchesOf(name, source, splitter) {
  for (let bytes = splitter.batch(); bytes; bytes = splitter.batch()) {
    yield { records: { file: name, listed: splitter.listed, first: splitter.first, bytes }, read: source.took() };
  }
}

// A file's bytes in pieces, unpacked if they are packed.
class Source {
  #blob;
  /** @type {ReadableStreamDefaultReader<Uint8Array> | undefined} */
  #reader;
  #read = 0;
  #unpacked = 0;
  packed = false;

  /** @param {Blob} blob */
  constructor(blob) {
    this.#blob = blob;
  }

  // The first bytes, enough to tell what they are.
  async begin() {
    const head = new Uint8Array(await this.#blob.slice(0, 2).arrayBuffer());
    this.packed = head[0] === 0x1f && head[1] === 0x8b;
    const count = new TransformStream({
      transform: (bytes, out) => {
        this.#read += bytes.byteLength;
        out.enqueue(bytes);
      },
    });
    /** @type {ReadableStream<Uint8Array<ArrayBuffer>>} */
    let stream = this.#blob.stream().pipeThrough(count);
    if (this.packed) stream = stream.pipeThrough(new DecompressionStream("gzip"));
    this.#reader = stream.getReader();
    /** @type {Uint8Array} */
    let begin = new Uint8Array();
    while (begin.length < MAGIC.length) {
      const bytes = await this.next();
      if (!bytes) break;
      begin = joined([begin, bytes]);
    }
    return begin;
  }

  /**
   * The next bytes; null at the end.
   *
   * @returns {Promise<Uint8Array | null>}
   * @throws {Error} if the file unpacks to more than a text does
   */
  async next() {
    const bytes = (await this.#reader?.read())?.value ?? null;
    this.#unpacked += bytes?.length ?? 0;
    if (this.#isBomb()) throw new Error(this.broken());
    return bytes;
  }

  #isBomb() {
    return this.packed && this.#unpacked > FREE && this.#unpacked > RATIO * this.#blob.size;
  }

  /**
   * All bytes, piece by piece, `begin` first.
   *
   * @param {Uint8Array} begin
   */
  async *pieces(begin) {
    for (let bytes = /** @type {Uint8Array | null} */ (begin); bytes; ) {
      yield bytes;
      try {
        bytes = await this.next();
      } catch (error) {
        throw new Error(`This corpus ${this.broken()}.`, { cause: error });
      }
    }
  }

  // Why it may have ended in an error, in words.
  broken() {
    if (this.#isBomb()) return `unpacks to more than ${RATIO} times its size; the rest is left out`;
    return this.packed ? "is damaged or was cut short" : "could not be read to its end; it may have been moved or changed";
  }

  // Bytes of the file that were read since this was asked last.
  took() {
    const read = this.#read;
    this.#read = 0;
    return read;
  }

  close() {
    this.#reader?.cancel().catch(() => {});
  }
}

/** @param {Uint8Array[]} pieces */
function joined(pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

/** @type {(bytes: Uint8Array, word: string) => boolean} */
const startsWith = (bytes, word) => word === String.fromCharCode(...bytes.subarray(0, word.length));
