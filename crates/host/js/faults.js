// Shows what is wrong with a query below the search box: the text as typed, with the faulty parts marked, and what is said
// of each. Fetched when it is wanted for the first time; called with the text, and for each fault its number, its detail,
// what stands before it, and itself.

// A line for each fault; the build puts src/query/reading/problems.txt here.
const SENTENCES = "@SENTENCES@".split("\n");

// The fault whose detail is the field that may be meant.
const MISSPELT = 8;

// So many are told at once.
const MOST = 3;

function h(tag, className, ...children) {
  const element = Object.assign(document.createElement(tag), { className });
  element.append(...children);
  return element;
}

const shortened = (text) => (text.length > 40 ? [...text].slice(0, 40).join("") : text);

export default function faults([text, ...given]) {
  const told = document.querySelector(".search-told");
  // Somebody may have typed on meanwhile.
  if (!told || document.getElementById("search").value !== text) return;
  const pointed = [];
  const sentences = [];
  let past = 0;
  for (let at = 0; at < Math.min(given.length, MOST * 4); at += 4) {
    const [fault, detail, before, itself] = given.slice(at, at + 4);
    const sentence = SENTENCES[fault].replace("#", () => detail).replace("@", () => `“${shortened(itself)}”`);
    sentences.push(h("p", "data", sentence));
    if (fault === MISSPELT) {
      const meant = h("button", "word-button", `Search with “${detail}:”`);
      meant.type = "button";
      meant.onclick = () => {
        const input = document.getElementById("search");
        input.value = `${before}${detail}:${text.slice(before.length + itself.length)}`;
        input.dispatchEvent(new Event("input"));
        input.focus();
      };
      sentences.at(-1).append(" ", meant);
    }
    if (before.length >= past) {
      pointed.push(text.slice(past, before.length), h("mark", "fault", itself));
      past = before.length + itself.length;
    }
  }
  const close = Object.assign(h("button", "word-button", "Close"), { type: "button", onclick: () => told.replaceChildren() });
  told.replaceChildren(h("p", "search-typed", ...pointed, text.slice(past)), ...sentences, close);
}
