// What a stored corpus of ours is made of: see crates/search/src/store/container/mod.rs.

import { gunzipSync, gzipSync } from "node:zlib";

const MAGIC = "dateline";

/** Bytes of each section of a stored corpus, packed by gzip on its own, by the section's name. */
export function sections(file) {
  const bytes = gunzipSync(file);
  if (bytes.subarray(0, MAGIC.length).toString() !== MAGIC) throw new Error("no stored corpus");
  // Behind the magic bytes: the format, the length of the table, the table, its checksum, then the sections.
  const begin = MAGIC.length + 1 + 4;
  const end = begin + bytes.readUInt32LE(begin - 4);
  const sizes = {};
  for (let at = begin, from = end + 8; at < end; ) {
    const name = bytes.subarray(at + 1, at + 1 + bytes[at]).toString();
    at += 1 + bytes[at];
    const length = Number(bytes.readBigUInt64LE(at + 2));
    // Version, length and checksum.
    at += 2 + 8 + 8;
    sizes[name] = gzipSync(bytes.subarray(from, from + length), { level: 6 }).length;
    from += length;
  }
  return sizes;
}
