// @ts-check
// Run in a page of one file, which holds its parts as text: unpacks each into a file of the browser's memory and puts its
// address where boot.js and the program look for it, the attributes of <meta id="boot">. A page that was opened from a disk
// may load nothing from beside it, but these it may; its workers may not load even these, so that their scripts are whole.
//
// A part is a script element of a type that browsers do not run: `data-part` is the attribute, `data-type` the type of the
// file, and its text base64 of gzip.

/**
 * @param {HTMLScriptElement} element
 * @returns {Promise<Blob>}
 */
async function unpacked({ text, dataset }) {
  const bytes = Uint8Array.from(atob(text), (char) => char.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return new Response(stream, { headers: { "Content-Type": dataset.type ?? "" } }).blob();
}

self.unpacking = (async () => {
  /** @param {string} name */
  const part = (name) => /** @type {HTMLScriptElement | null} */ (document.querySelector(`script[data-part="${name}"]`));
  const attributes = /** @type {HTMLElement} */ (document.getElementById("boot")).dataset;
  const unpack = ["js", "wasm", "worker", "open", "sheets", "sheets-program", "corpus"].map(async (name) => {
    const element = part(name);
    if (element) attributes[name.replace("-p", "P")] = URL.createObjectURL(await unpacked(element));
  });
  // The worker for large corpora carries its program packed and its own script as text, for the workers that it starts.
  const [host, program] = [part("host"), part("program")];
  if (host && program) {
    const script = await (await unpacked(host)).text();
    const begin = `self.packed = ${JSON.stringify({ script, program: program.text })};\n`;
    attributes.host = URL.createObjectURL(new Blob([begin, script], { type: "text/javascript" }));
  }
  await Promise.all(unpack);
  // Their text would take memory for as long as the page is open.
  for (const element of document.querySelectorAll("script[data-part]")) element.remove();
})();
