// Batches of records or texts from files that a reader has chosen, as they come from the disk.
//
// What a file holds is told by its first bytes, its name only helps: a stored corpus by its magic word, articles as JSON by
// `{` or `[`, plain text by an ending for that. Any of them may be packed by gzip.

const MAGIC = "dateline";
const TEXT = /\.(txt|text|md)$/i;
// Largest file that is one article, and bytes of a batch of texts.
const LONGEST = 32 << 20;
const BATCH = 256 << 10;
// Texts that are fetched at a time.
const AHEAD = 32;

/**
 * Yields `{ records: { file, listed, first, bytes } }`, `{ texts: { names, bytes } }`, `{ stored: pieces }` and
 * `{ problem: words }`, in the order of the files. Of each, `read` says how many bytes of the files it took.
 *
 * @param files `{ name, blob }` each
 * @param Splitter the program’s record splitter
 */
export async function* batches(files, Splitter) {
  for (let at = 0; at < files.length; ) {
    const texts = [];
    while (at < files.length && TEXT.test(files[at].name)) texts.push(files[at++]);
    yield* textBatches(texts);
    if (at < files.length) yield* ofFile(files[at++], Splitter);
  }
}

async function* textBatches(files) {
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

// A file's bytes, or why there are none.
async function contentOf({ blob }) {
  if (blob.size > LONGEST) return `${Math.round(blob.size / 1e6)} MB are too many for one article`;
  try {
    return new Uint8Array(await blob.arrayBuffer());
  } catch {
    return "the file could not be read; it may have been moved or changed";
  }
}

async function* ofFile({ name, blob }, Splitter) {
  const source = new Source(blob);
  try {
    const begin = await source.begin();
    if (startsWith(begin, MAGIC)) {
      yield { stored: source.pieces(begin), read: 0 };
    } else if (/^\s*[[{]/.test(new TextDecoder().decode(begin.subarray(0, 256)))) {
      yield* recordsOf(name, source, begin, Splitter);
    } else if (begin.length) {
      yield { problem: `${name}: neither articles nor a stored corpus, left out`, read: blob.size };
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

async function* recordsOf(name, source, begin, Splitter) {
  const splitter = new Splitter();
  try {
    for (let bytes = begin; bytes; bytes = await source.next()) {
      splitter.push(bytes);
      yield* batchesOf(name, source, splitter);
    }
    splitter.end();
    yield* batchesOf(name, source, splitter);
  } finally {
    splitter.free();
  }
}

function* batchesOf(name, source, splitter) {
  for (let bytes = splitter.batch(); bytes; bytes = splitter.batch()) {
    yield { records: { file: name, listed: splitter.listed, first: splitter.first, bytes }, read: source.took() };
  }
}

// A file's bytes in pieces, unpacked if they are packed.
class Source {
  #blob;
  #reader;
  #read = 0;
  packed = false;

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
    let stream = this.#blob.stream().pipeThrough(count);
    if (this.packed) stream = stream.pipeThrough(new DecompressionStream("gzip"));
    this.#reader = stream.getReader();
    let begin = new Uint8Array();
    while (begin.length < MAGIC.length) {
      const bytes = await this.next();
      if (!bytes) break;
      begin = joined([begin, bytes]);
    }
    return begin;
  }

  // The next bytes; null at the end.
  async next() {
    const { value } = await this.#reader.read();
    return value ?? null;
  }

  // All bytes, piece by piece, `begin` first.
  async *pieces(begin) {
    for (let bytes = begin; bytes; ) {
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

function joined(pieces) {
  const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.length;
  }
  return whole;
}

const startsWith = (bytes, word) => word === String.fromCharCode(...bytes.subarray(0, word.length));
