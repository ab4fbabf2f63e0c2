// The help sheet: how to search, the keys, what becomes of what is typed. Fetched when it is wanted for the first time.
//
// Called with the name of a speaker and of an outlet that the lists hold, for the examples that need one.

// What is typed, and what it finds. A name in < > stands for one that the corpus has.
const SEARCH = [
  ["Words", [
    ["security cooperation", "both words, in any order and in all their forms; the last one may be unfinished"],
    ['"military cooperation"', "this exact phrase"],
    ["summit -russia", "what has the first and not the second; a phrase or a group can be left out too"],
    ["summit russia OR japan", "the first, and at least one of the others"],
    ["(nato summit) OR (security treaty)", "one or the other pair: brackets hold words together"],
    ["presid*", "every word that begins with presid"],
    ["stoltenburg~", "similar spellings: one letter off in a short word, two in a longer one; ~1 for one at most"],
    ['"korea weapons"~5', "the words near each other, in any order, with at most five others between them"],
    ["sentence:(military support)", "all of it in one sentence"],
  ]],
  ["Where, who, when", [
    ["title:summit", "in the headline; text: in the body, quote: in what is quoted. A phrase or a group can follow, too"],
    ["speaker:<speaker>", "who is quoted; outlet: who carried it; person:, org: and place: who and what is named"],
    ["quote:(cooperation speaker:<speaker>)", "all of it true of one quotation"],
    ["kind:direct,mixed", "direct: quoted in full, mixed: partly, fragment: a few words, indirect: paraphrased"],
    ["date:2024-07-09..2024-07-11", "when it was published; a year or a month will do, and either end may be left open"],
  ]],
];

// Where keys work, which they are, and what they do.
const KEYS = [
  ["Anywhere", [["/", "go to the search box"], ["?", "this sheet"], ["Esc", "close what was opened last"]]],
  ["In the list", [["j k", "next, previous"], ["Enter", "open it in its article"]]],
  ["In an article", [["n p", "next, previous marked fact"]]],
  ["On the timeline", [
    ["← →", "along the marks"],
    ["+ −", "zoom in, out"],
    ["Shift+← Shift+→", "move the range"],
    ["0", "the whole range"],
    ["[ ]", "narrow to days from here, to here"],
  ]],
];

const SCOPE =
  "A search is held against quotations under Quotes, against dated sentences on the Timeline and against whole articles under " +
  "Articles, so that the numbers differ: an article may say a word that none of its quotations does.";

const PRIVACY =
  "What you search and read stays in this browser: nothing is sent anywhere. A link that you share holds only what you " +
  "see, and no server is told of it.";

// An element with properties and children.
function h(tag, properties, ...children) {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...children);
  return element;
}

const listed = (rows, term) => h("dl", {}, ...rows.map(([name, does]) => h("div", {}, h("dt", {}, ...term(name)), h("dd", {}, does))));
const keys = (names) => names.split(" ").map((name) => h("kbd", {}, name.replace("+", name.length > 1 ? " " : "+")));

function example(typed, names, dialog) {
  const query = typed.replace(/<(\w+)>/, (_, which) => {
    const name = names[which].toLowerCase();
    return /^[\p{L}\p{N}]+$/u.test(name) ? name : `"${name}"`;
  });
  const href = `#/quotes?q=${encodeURIComponent(query).replaceAll("%20", "+")}`;
  return [h("a", { href, onclick: () => dialog.close() }, query)];
}

function sheet(speaker, outlet) {
  const dialog = h("dialog", { className: "help", id: "help" });
  dialog.setAttribute("aria-labelledby", "help-title");
  // A press outside falls on the dialog itself, since its content fills it.
  dialog.onclick = (event) => {
    if (event.target === dialog) dialog.close();
  };
  const names = { speaker: speaker || "roe", outlet: outlet || "herald" };
  const close = h("button", { type: "button", className: "word-button", onclick: () => dialog.close() }, "Close");
  dialog.append(
    h("div", { className: "help-inside" },
      h("div", { className: "help-head" }, h("h2", { id: "help-title" }, "Help"), close),
      ...SEARCH.flatMap(([title, rows]) => [
        h("h3", {}, title),
        Object.assign(listed(rows, (typed) => example(typed, names, dialog)), { className: "help-search" }),
      ]),
      h("p", { className: "data" }, "Press an example to try it. Capitals and accents do not matter; OR, AND and NOT do want capitals."),
      h("p", {}, SCOPE),
      h("h3", {}, "Keys"),
      h("div", { className: "help-keys" }, ...KEYS.map(([place, rows]) => h("section", {}, h("h4", {}, place), listed(rows, keys)))),
      h("p", { className: "help-privacy" }, PRIVACY)),
  );
  return dialog;
}

// The sheet's own styles, once.
let styled;
const style = (href) =>
  (styled ??= new Promise((loaded, failed) => {
    document.head.append(h("link", { rel: "stylesheet", href, onload: loaded, onerror: () => { styled = undefined; failed(new Error(href)); } }));
  }));

export default async function help([speaker, outlet]) {
  await style(document.getElementById("boot").dataset.laterHelpCss);
  if (document.querySelector("dialog[open]")) return;
  document.getElementById("help")?.remove();
  const dialog = sheet(speaker, outlet);
  document.body.append(dialog);
  dialog.showModal();
}
