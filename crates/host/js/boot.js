// Starts the page: fetches the program, shows how much of it has arrived, runs it. A file of its own, since the content
// policy forbids inline scripts. Where the build put the files stands in the data attributes of <meta id="boot">.
//
// The script runs before anything is drawn, so that what the build wrote for the usual first view does not flash up where
// the address asks for something else. Of what the build wrote into the body it uses two elements:
//   #boot-message    what to read where no script runs, as in a file that was double-clicked; later, what went wrong
//   #boot-progress   a <progress> from 0 to 1

const root = document.documentElement;
root.classList.add("scripted");
const place = () => root.classList.toggle("elsewhere", !/^(#(\/(quotes|articles)?)?)?$/.test(location.hash));
place();
addEventListener("hashchange", place);
// Within another page's frame: what surrounds the list is left out for as long as the page is there.
root.classList.toggle("embedded", /[?&]embed=1(&|$)/.test(location.hash));

let boot, message, progress;
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
  // A page of one file unpacks its parts first, see unpack.js.
  await self.unpacking;
  const [program, { default: init }] = await Promise.all([fetchProgram(), import(at(boot.js))]);
  await init({ module_or_path: program });
  // What remains, reading the articles, goes by too quickly to be measured.
  progress?.removeAttribute("value");
  reopen();
}

// What this tab had open when it was left is opened again.
function reopen() {
  let open;
  try {
    open = sessionStorage.getItem("dateline-open");
  } catch {
    // A browser that stores nothing for the page has nothing to open again.
  }
  if (open) later("sheets", () => {}, ["dateline-reopen", open]);
}

function tell(error) {
  console.error(error);
  progress?.remove();
  if (!message) return;
  // A page that was opened straight from a folder says already what to do.
  root.classList.remove("scripted");
  if (location.protocol === "file:" && !self.unpacking) return;
  message.setAttribute("role", "alert");
  message.textContent =
    "The page could not start. Reload it; if that does not help, try a newer browser: it must be able to run " +
    `WebAssembly. (${error instanceof Error ? error.message : error})`;
}

// A script that is fetched when it is wanted for the first time: the attribute that holds its address, who wants to hear how
// it went, and what it is given.
async function later(name, heard, given) {
  try {
    // A page of one file may have been built without it.
    if (!boot[name]) throw new Error(`the page came without the script “${name}”`);
    const { default: act } = await import(at(boot[name]));
    await act(given);
    heard(undefined);
  } catch (error) {
    console.warn(error);
    heard(String(error));
  }
}
addEventListener("dateline-later", ({ detail: [name, heard, ...given] }) => later(name, heard, given));

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
  const heard = (error) => error && dispatchEvent(new CustomEvent("dateline-drop-failed"));
  later("open", heard, ["dropped", dropped.filter(Boolean)]);
});

// The page itself remembers where a list was left: when the browser would restore that, the list is not there yet.
history.scrollRestoration = "manual";

addEventListener("DOMContentLoaded", () => {
  boot = document.getElementById("boot").dataset;
  message = document.getElementById("boot-message");
  progress = document.getElementById("boot-progress");
  start().catch(tell);
});
