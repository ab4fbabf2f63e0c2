// @ts-check
// Parts of a large corpus that lie in files of their own, fetched when an answer needs them.

/** @import { EngineHost } from "./program/host.js" */

export class MissingParts {
  #host;
  /** Where the corpus lies; parts are named relative to it. @type {string | null} */
  #base = null;
  /** @type {Map<number, Promise<boolean>>} */
  #coming = new Map();
  // Whether the last part that was asked for could not be had.
  lost = false;

  /** @param {EngineHost} host */
  constructor(host) {
    this.#host = host;
  }

  /**
   * A corpus from another place is open now.
   *
   * @param {string | null} base
   */
  begin(base) {
    this.#base = base;
    this.#coming.clear();
    this.lost = false;
  }

  /**
   * Asks `ask(last)` until what it gives names no more parts that it lacks, or until these cannot be had; then for the last
   * time. Gives whether all were there.
   *
   * @param {(last: boolean) => Iterable<number>} ask
   */
  async whole(ask) {
    for (let missing = [...ask(false)]; missing.length; missing = [...ask(false)]) {
      const had = await Promise.all(missing.map((part) => this.#have(part)));
      if (!had.some(Boolean)) {
        ask(true);
        return false;
      }
    }
    return true;
  }

  /**
   * Whether the part is there now; questions that need the same one wait for it together.
   *
   * @param {number} part
   */
  #have(part) {
    const coming = this.#coming.get(part) ?? this.#fetch(part).finally(() => this.#coming.delete(part));
    this.#coming.set(part, coming);
    return coming;
  }

  /** @param {number} part */
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
      if (!this.#host.load(part, bytes)) throw new Error(`${name} is damaged`);
      this.lost = false;
      return true;
    } catch (error) {
      this.lost ||= base === this.#base;
      console.warn(error);
      return false;
    }
  }
}

/**
 * A response's bytes, unpacked if they are packed by gzip: some hosts have done that already.
 *
 * @param {Response} response
 */
async function unpacked(response) {
  const bytes = new Uint8Array(await response.arrayBuffer());
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}
