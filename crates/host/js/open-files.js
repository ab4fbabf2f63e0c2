// @ts-check
// Files that a reader has chosen or dropped, as the page's program opens them: the corpus's name, and the files in the order
// of their paths.

/** @import { NamedFile } from "./batches.js" */
/** @typedef {{ name: string, files: NamedFile[] }} ChosenFiles */

// Folders in folders at most: a link may lead back to its own.
const DEEPEST = 16;

/**
 * Of an input for files or for a folder.
 *
 * @param {HTMLInputElement} input
 */
export function fromInput({ files }) {
  return corpusOf(Array.from(files ?? [], (blob) => ({ name: blob.webkitRelativePath || blob.name, blob })));
}

/**
 * Of what was dropped: files, and folders as entries of the file system.
 *
 * @param {(File | FileSystemEntry)[]} entries
 */
export async function fromEntries(entries) {
  /** @type {NamedFile[]} */
  const files = [];
  for (const entry of entries) await collect(entry, "", files, 0);
  return corpusOf(files);
}

/**
 * @param {File | FileSystemEntry} entry
 * @param {string} path that of its folder
 * @param {NamedFile[]} into
 * @param {number} depth
 */
async function collect(entry, path, into, depth) {
  if (entry instanceof Blob) {
    into.push({ name: entry.name, blob: entry });
  } else if (entry.isFile) {
    const { file } = /** @type {FileSystemFileEntry} */ (entry);
    into.push({ name: path + entry.name, blob: await new Promise((done, fail) => file.call(entry, done, fail)) });
  } else if (entry.isDirectory && depth < DEEPEST) {
    const reader = /** @type {FileSystemDirectoryEntry} */ (entry).createReader();
    // It gives a hundred or so at a time, and none at the end.
    for (let more = true; more; ) {
      /** @type {FileSystemEntry[]} */
      const some = await new Promise((done, fail) => reader.readEntries(done, fail));
      for (const inner of some) await collect(inner, `${path}${entry.name}/`, into, depth + 1);
      more = some.length > 0;
    }
  }
}

/**
 * @param {NamedFile[]} all
 * @returns {ChosenFiles}
 */
function corpusOf(all) {
  const files = all.filter(({ name }) => !/(^|\/)\./.test(name));
  files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const [first] = files;
  const folder = first && /^([^/]+)\//.exec(first.name)?.[1];
  const together = folder && files.every(({ name }) => name.startsWith(`${folder}/`));
  const plain = (/** @type {string} */ name) => name.replace(/(\.(txt|text|md|jsonl|ndjson|json|dateline|bin|gz))+$/i, "");
  const name = together ? folder : files.length === 1 ? plain(first.name) : `${files.length} files`;
  return { name, files: together ? files.map(({ name, blob }) => ({ name: name.slice(folder.length + 1), blob })) : files };
}
