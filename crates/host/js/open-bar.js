// The bar at the foot of the page while something is opened: how far it is, how fast, a way to stop; then what came of it.

import { h, wordButton } from "./open-elements.js";

// As the page writes numbers.
const number = (n) => (n < 10_000 ? `${n}` : `${n}`.replace(/\B(?=(\d{3})+$)/g, "\u202f"));
const counted = (n, one, many) => `${number(n)} ${n === 1 ? one : many}`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;

// How often what is said changes, in milliseconds: more often nobody could read or hear it.
const PACE = 500;

export class Bar {
  #bar = null;
  #said = null;
  #progress = null;
  #buttons = null;
  #last = 0;

  begin(name, stop) {
    this.#show("Opening", `Opening ${name}…`, wordButton("Stop", stop));
    this.#progress = h("progress", { max: 1, ariaLabel: "Read" });
    this.#said.before(this.#progress);
    this.#last = 0;
  }

  #show(label, words, ...buttons) {
    this.close();
    this.#said = h("p", { role: "status" }, words);
    this.#progress = null;
    this.#buttons = h("p", { className: "open-ways" }, ...buttons);
    this.#bar = h("section", { className: "open-bar data", ariaLabel: label }, this.#said, this.#buttons);
    document.body.append(this.#bar);
  }

  progress({ articles, total, text, read, of, milliseconds }) {
    if (!this.#progress) return;
    this.#progress.value = total ? articles / total : of ? read / of : 0;
    const now = performance.now();
    if (now - this.#last < PACE) return;
    this.#last = now;
    if (total) {
      this.#said.textContent = `${number(articles)} of ${counted(total, "article", "articles")}`;
      return;
    }
    const seconds = milliseconds / 1000;
    const rate = seconds > 1 ? ` · ${counted(Math.round(articles / seconds), "article", "articles")} and ${megabytes(text / seconds)} a second` : "";
    this.#said.textContent = `${counted(articles, "article", "articles")} · ${megabytes(read)} of ${megabytes(of)}${rate}`;
  }

  done({ articles, milliseconds, problems, left, stopped }, close) {
    if (!this.#progress) return;
    const all = problems.length + left;
    const seconds = Math.max(1, Math.round(milliseconds / 1000));
    const how = stopped ? ", then stopped" : "";
    const some = all ? ` ${counted(all, "thing was", "things were")} left out.` : "";
    this.#said.textContent = `${counted(articles, "article", "articles")} read in ${counted(seconds, "second", "seconds")}${how}.${some}`;
    this.#progress.remove();
    if (all) {
      const items = problems.map((words) => h("li", {}, words));
      if (left) items.push(h("li", {}, `and ${number(left)} more`));
      this.#said.after(h("details", {}, h("summary", {}, "What was left out"), h("ul", {}, ...items)));
    }
    this.#buttons.replaceChildren(wordButton("Close", close));
  }

  failed(words, retry, close) {
    if (!this.#progress) return;
    this.#progress.remove();
    this.#said.role = "alert";
    this.#said.textContent = `Nothing was opened; what you had is still there. ${words}`;
    this.#buttons.replaceChildren(wordButton("Try again", retry), wordButton("Close", close));
  }

  // Says that something could not be fetched.
  incomplete(retry, close) {
    const words = "Some of this corpus could not be fetched. Check the connection.";
    this.#show("Incomplete", words, wordButton("Try again", retry), wordButton("Close", close));
  }

  close() {
    this.#bar?.remove();
    this.#bar = this.#progress = null;
  }
}
