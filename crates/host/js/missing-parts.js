// Parts of a large corpus that lie in files of their own, fetched when an answer needs them.

export class Parts {
  #host;
  // Where the corpus lies; parts are named relative to it.
  #base = null;
  #coming = new Map();
  // Whether the last part that was asked for could not be had.
  lost = false;

  constructor(host) {
    this.#host = host;
  }

  // A corpus from another place is open now.
  begin(base) {
    this.#base = base;
    this.#coming.clear();
    this.lost = false;
  }

  // Asks `ask(last)` until what it gives names no more parts that it lacks, or until these cannot be had; then for the last
  // time. Gives whether all were there.
  async whole(ask) {
    for (let missing = ask(false); missing.length; missing = ask(false)) {
      const had = await Promise.all(Array.from(missing, (part) => this.#have(part)));
      if (!had.some(Boolean)) {
        ask(true);
        return false;
      }
    }
    return true;
  }

  // Whether the part is there now; questions that need the same one wait for it together.
  #have(part) {
    if (!this.#coming.has(part)) this.#coming.set(part, this.#fetch(part).finally(() => this.#coming.delete(part)));
    return this.#coming.get(part);
  }

  async #fetch(part) {
    const [base, name] = [this.#base, this.#host.partName(part)];
    // It has come in the meantime.
    if (!name) return true;
    if (!base) {
      this.lost = true;
      return false;
    }
    try {
      const response = await fetch(new URL(name, base));
      if (!response.ok) throw new Error(`${name} answered ${response.status}`);
      const bytes = await unpacked(response);
      // Another corpus is open by now.
      if (base !== this.#base) return false;
      if (!this.#host.supply(part, bytes)) throw new Error(`${name} is damaged`);
      this.lost = false;
      return true;
    } catch (error) {
      this.lost ||= base === this.#base;
      console.warn(error);
      return false;
    }
  }
}

// A response's bytes, unpacked if they are packed by gzip: some hosts have done that already.
async function unpacked(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
