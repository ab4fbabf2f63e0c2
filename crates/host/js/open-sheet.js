// The sheet with the ways to open something.

import { h, wordButton } from "./open-elements.js";

const FORMS = [
  ["Texts", ".txt, one article a file. Outlet and date are read from the text"],
  ["JSON Lines, JSON", 'articles as {"id", "text"} and what else is known: title, date, outlet, agency, url'],
  ["A stored corpus", "what this page or the command line saved: opens at once, nothing is analysed again"],
];

/** Shows it. `choose(input)` gets an input with files; `back()` and `save()`, if given, have a button each. */
export function sheet({ choose, back, save }) {
  const dialog = h("dialog", { className: "open-sheet", ariaLabel: "Open articles" });
  const close = () => dialog.close();
  const pick = (text, folder) => {
    const input = h("input", { type: "file", multiple: true, hidden: true, webkitdirectory: folder });
    input.onchange = () => {
      if (!input.files.length) return;
      close();
      choose(input);
    };
    return [wordButton(text, () => input.click()), input];
  };
  const act = (text, act) =>
    wordButton(text, async ({ target }) => {
      target.disabled = true;
      await act();
      close();
    });
  dialog.append(
    h("div", { className: "open-head" }, h("h2", {}, "Open articles"), wordButton("Close", close)),
    h("p", {}, "They are read in this tab and sent nowhere. When it is closed they are gone, unless you save them."),
    h("p", { className: "open-ways" }, ...pick("Choose files…", false), ...pick("Choose a folder…", true)),
    h("p", {}, "Or drop them anywhere on the page. Large files take a while; you can search what has been read by then."),
    h("dl", {}, ...FORMS.map(([name, what]) => h("div", {}, h("dt", {}, name), h("dd", {}, what)))),
    h("p", {}, "Files may be gzipped (.gz)."),
  );
  const ways = [save && act("Save it as one file", save), back && act("Back to the page’s own articles", back)].filter(Boolean);
  if (ways.length) dialog.append(h("h3", {}, "What is open now"), h("p", { className: "open-ways" }, ...ways));
  dialog.onclose = () => dialog.remove();
  // A press beside the sheet.
  dialog.onclick = ({ target }) => target === dialog && close();
  document.body.append(dialog);
  dialog.showModal();
}
