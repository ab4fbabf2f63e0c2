// Starts the page: fetches the program, shows how much of it has arrived, runs it. A file of its own, since the content
// policy forbids inline scripts. Where the build put the files stands in the data attributes of <meta id="boot">.
//
// The page may hold two elements for this script:
//   #boot-message    what to read where no script runs, as in a file that was double-clicked; later, what went wrong
//   #boot-progress   a <progress> from 0 to 1

const boot = document.getElementById("boot").dataset;
const message = document.getElementById("boot-message");
const progress = document.getElementById("boot-progress");
const at = (address) => new URL(address, document.baseURI).href;

// The same response, reporting its progress. The size comes from the build: a host that compresses announces the
// compressed size, or none.
function watched(response) {
  let received = 0;
  const count = new TransformStream({
    transform(chunk, controller) {
      received += chunk.byteLength;
      progress.value = received / Number(boot.wasmBytes);
      controller.enqueue(chunk);
    },
  });
  return new Response(response.body.pipeThrough(count), response);
}

async function fetchProgram() {
  const response = await fetch(at(boot.wasm));
  if (!response.ok) throw new Error(`${boot.wasm} answered ${response.status}`);
  return progress ? watched(response) : response;
}

async function start() {
  const [program, { default: init }] = await Promise.all([fetchProgram(), import(at(boot.js))]);
  await init({ module_or_path: program });
  progress?.remove();
}

function tell(error) {
  console.error(error);
  progress?.remove();
  if (!message) return;
  message.setAttribute("role", "alert");
  message.textContent =
    "The page could not start. Reload it; if that does not help, try a newer browser: it must be able to run " +
    `WebAssembly. (${error instanceof Error ? error.message : error})`;
  message.hidden = false;
}

// The styles of the timeline are fetched when the address first wants them, or a pointer or the focus comes near a link that
// will.
let styled = false;
function style(address) {
  if (styled || !address.startsWith("#/timeline")) return;
  styled = true;
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: at(boot.laterTimelineCss) }));
}
const here = () => style(location.hash);
for (const kind of ["pointerover", "pointerdown", "focusin"]) {
  addEventListener(kind, ({ target }) => style(target.closest?.("a[href^='#']")?.getAttribute("href") ?? ""), true);
}
for (const kind of ["hashchange", "popstate"]) addEventListener(kind, here);
// The page goes on by this, of which no event tells.
for (const kind of ["pushState", "replaceState"]) {
  const go = history[kind];
  history[kind] = function (...given) {
    go.apply(this, given);
    here();
  };
}
here();

// A part of the page that is fetched now: which one, who wants to hear how it went, and what it is given.
async function later(script, heard, given) {
  try {
    const { default: act } = await import(at(boot[script]));
    await act(given);
    heard(undefined);
  } catch (error) {
    console.warn(error);
    heard(String(error));
  }
}
addEventListener("dateline-later", ({ detail: [script, heard, ...given] }) => later(script, heard, given));

// Files that are dropped on the page are opened in it. What was dropped can be looked at only now.
const holdsFiles = ({ dataTransfer }) => dataTransfer.types.includes("Files");
addEventListener("dragover", (event) => holdsFiles(event) && event.preventDefault());
addEventListener("drop", (event) => {
  if (!holdsFiles(event)) return;
  event.preventDefault();
  const dropped = Array.from(event.dataTransfer.items, (item) => {
    const entry = item.webkitGetAsEntry?.();
    return entry?.isDirectory ? entry : item.getAsFile();
  });
  later("laterOpen", () => {}, ["dropped", dropped.filter(Boolean)]);
});

// The page itself remembers where a list was left: when the browser would restore that, the list is not there yet.
history.scrollRestoration = "manual";

if (message) message.hidden = true;
start().catch(tell);
