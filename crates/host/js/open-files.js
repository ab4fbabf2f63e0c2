// Files that a reader has chosen or dropped, as `{ name, files: [{ name, blob }] }`: the corpus's name, and the files in the
// order of their paths.

// Folders in folders at most: a link may lead back to its own.
const DEEPEST = 16;

/** Of an input for files or for a folder. */
export function fromInput({ files }) {
  return corpusOf(Array.from(files, (blob) => ({ name: blob.webkitRelativePath || blob.name, blob })));
}

/** Of what was dropped: files, and folders as entries of the file system. */
export async function fromEntries(entries) {
  const files = [];
  for (const entry of entries) await collect(entry, "", files, 0);
  return corpusOf(files);
}

async function collect(entry, path, into, depth) {
  if (entry instanceof Blob) {
    into.push({ name: entry.name, blob: entry });
  } else if (entry.isFile) {
    into.push({ name: path + entry.name, blob: await new Promise((done, fail) => entry.file(done, fail)) });
  } else if (entry.isDirectory && depth < DEEPEST) {
    const reader = entry.createReader();
    // It gives a hundred or so at a time, and none at the end.
    for (let some = [null]; some.length; ) {
      some = await new Promise((done, fail) => reader.readEntries(done, fail));
      for (const inner of some) await collect(inner, `${path}${entry.name}/`, into, depth + 1);
    }
  }
}

function corpusOf(all) {
  const files = all.filter(({ name }) => !/(^|\/)\./.test(name));
  files.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  const [first] = files;
  const folder = first && /^([^/]+)\//.exec(first.name)?.[1];
  const together = folder && files.every(({ name }) => name.startsWith(`${folder}/`));
  const plain = (name) => name.replace(/(\.(txt|text|md|jsonl|ndjson|json|dateline|bin|gz))+$/i, "");
  const name = together ? folder : files.length === 1 ? plain(first.name) : `${files.length} files`;
  return { name, files: together ? files.map(({ name, blob }) => ({ name: name.slice(folder.length + 1), blob })) : files };
}
