// Uses everything that dateline.d.ts declares; the TypeScript compiler checks it (scripts/lint), nobody runs it.

import { facets, open, quotes, save, search, timeline } from "../../crates/host/js/dateline.js";
import type {
  Article,
  AskOptions,
  Corpus,
  Days,
  Entry,
  Facet,
  FacetOptions,
  Facets,
  FacetValue,
  FoundArticle,
  List,
  ListOptions,
  OpenOptions,
  Piece,
  Progress,
  Quote,
  Source,
} from "../../crates/host/js/dateline.js";

const article: Article = { id: 1, text: "Words.", title: null, date: "2024-07-10", outlet: "AFP", agency: null, url: null };
const told: Progress[] = [];
const opening: OpenOptions = { name: "Mine", progress: (state) => told.push(state), signal: new AbortController().signal };

export async function everything(): Promise<string[]> {
  const corpora: Corpus[] = [
    await open([article, { text: "More words.", source: "AP" }], opening),
    await open(new Uint8Array(4)),
    await open(new ArrayBuffer(4)),
    await open(new Blob(["[]"])),
    await open(new URL("corpus.bin", "https://example.org/")),
    await open([new File(["Words."], "a.txt")]),
  ];
  const [corpus] = corpora as [Corpus];
  const asking: AskOptions = { signal: AbortSignal.timeout(1000) };
  const options: ListOptions & AskOptions = { ...asking, sort: "best", days: ["2024-07-10", ""], from: 0, most: 10 };
  const counting: FacetOptions & AskOptions = { ...asking, of: "articles", days: ["", "2024-07-10"], most: 5 };
  const articles: List<FoundArticle>[] = [await corpus.search("words", options), await search(corpus)];
  const said: List<Quote>[] = [await corpus.quotes("words", options), await quotes(corpus, "", options)];
  const entries: List<Entry>[] = [await corpus.timeline(), await timeline(corpus, "words")];
  const counts: Facets[] = [await corpus.facets("words", counting), await facets(corpus)];
  const stored: Uint8Array[] = [await corpus.save(), await save(corpus)];
  const bytes: number = await corpus.memory();
  corpus.close();

  const sources: Source[] = said.flatMap(({ items }) => items.map((quote) => quote.article));
  const days: (Days | null)[] = entries.flatMap(({ items }) => items.map((entry) => entry.days));
  const pieces: Piece[] = articles.flatMap(({ items }) => items.flatMap((found) => found.snippet));
  const facet: Facet | undefined = counts[0]?.facets[0];
  const value: FacetValue | undefined = facet?.values[0];
  const left: number = corpus.reading.left + corpus.articles + stored.length + bytes;
  return [`${left} ${corpus.stopped}`, ...corpus.problems, ...sources.map((s) => s.title), ...pieces.map((p) => p.text)]
    .concat(days.map((d) => d?.text ?? ""), value ? [value.label] : []);
}

export async function refused(corpus: Corpus): Promise<void> {
  // @ts-expect-error there is no such order
  await corpus.search("", { sort: "odd" });
  // @ts-expect-error two days or none
  await corpus.quotes("", { days: ["2024-07-10"] });
  // @ts-expect-error an article has a text
  await open([{ title: "None" }]);
  // @ts-expect-error an entry's days may be unknown
  (await corpus.timeline()).items.map((entry) => entry.days.from);
}
