/** Who said what, when, and which outlet carried it: articles read in the browser, and asked. */

/** An article as it is handed in. */
export interface Article {
  /** A name of your own; the place among the articles otherwise. */
  id?: string | number;
  /** The plain text. Paragraphs are lines or stand apart by empty ones. */
  text: string;
  title?: string | null;
  /** The day of publication, `2024-07-10`; a time after `T` is passed over. Articles without one are dated by what they say. */
  date?: string | null;
  /** Who carried it; `source` means the same. */
  outlet?: string | null;
  source?: string | null;
  /** The agency that wrote it. */
  agency?: string | null;
  url?: string | null;
}

export interface OpenOptions {
  /** The corpus's name. */
  name?: string;
  /** Called now and then. */
  progress?: (state: Progress) => void;
  /** Ends the reading; what has been read by then is the corpus. */
  signal?: AbortSignal;
}

export interface AskOptions {
  /** Takes the question back: it is not answered then, if it waits, and the promise is rejected with the signal's reason. */
  signal?: AbortSignal;
}

/**
 * Reads articles, or opens what {@link Corpus.save} gave.
 *
 * Bytes and files may be JSON Lines, a JSON list of articles, plain text (`.txt`, one article a file), or a stored corpus; any
 * of them packed by gzip. Lines that are no articles are left out and told in {@link Corpus.problems}.
 *
 * An address is that of any such file. The corpus of a site that `dateline build` made is opened by the address of its
 * `corpus-….bin`: of a large one only what every question needs is fetched at once, articles and words when answers need them.
 *
 * @throws if there is no article in it, or if the address cannot be fetched
 */
export function open(
  source: Iterable<Article> | Uint8Array<ArrayBuffer> | ArrayBuffer | Blob | Iterable<Blob> | URL,
  options?: OpenOptions,
): Promise<Corpus>;

/** A corpus that is open in a worker of its own. */
export interface Corpus {
  /** How many articles there are. */
  readonly articles: number;
  /** What was left out, and why. */
  readonly problems: string[];
  /** Whether reading was ended before all was read. */
  readonly stopped: boolean;
  /** How the reading went. */
  readonly reading: Progress;
  /** Articles that match a query in the query language of the page's search box; all for an empty one. */
  search(query?: string, options?: ListOptions & AskOptions): Promise<List<FoundArticle>>;
  /** Quotations that match. */
  quotes(query?: string, options?: ListOptions & AskOptions): Promise<List<Quote>>;
  /** Passages with a time that match, by the days meant; those without known days come last. */
  timeline(query?: string, options?: ListOptions & AskOptions): Promise<List<Entry>>;
  /** What the matches can be narrowed to, with counts: speakers, outlets, people, places and so on. */
  facets(query?: string, options?: FacetOptions & AskOptions): Promise<Facets>;
  /** The corpus with all that was found in it, to be opened again without reading it anew. */
  save(): Promise<Uint8Array<ArrayBuffer>>;
  /** Bytes of memory that the worker's program holds. */
  memory(): Promise<number>;
  /** Ends the worker. */
  close(): void;
}

/** The same as functions. */
export function search(corpus: Corpus, query?: string, options?: ListOptions & AskOptions): Promise<List<FoundArticle>>;
export function quotes(corpus: Corpus, query?: string, options?: ListOptions & AskOptions): Promise<List<Quote>>;
export function timeline(corpus: Corpus, query?: string, options?: ListOptions & AskOptions): Promise<List<Entry>>;
export function facets(corpus: Corpus, query?: string, options?: FacetOptions & AskOptions): Promise<Facets>;
export function save(corpus: Corpus): Promise<Uint8Array<ArrayBuffer>>;

// Made from the Rust types (crates/host/src/script) by a test of theirs; not to be edited.

/** Which matches are wanted. */
export type ListOptions = {
  /**
   * By day of publication, oldest (the default) or newest first, or the best first; `recent` is the best first where
   * what is older counts for less. The timeline has an order of its own.
   */
  sort?: Order;
  /** First and last day, either of which may be empty: of publication, on the timeline of the days meant. */
  days?: [string, string];
  /** Whether quotations count that are less sure, or that were held rather than said; false if absent. */
  all?: boolean;
  /** Items skipped; 0 if absent. */
  from?: number;
  /** Items at most, up to 1000; 40 if absent. */
  most?: number;
};

/** The order of articles and quotations. */
export type Order = "date" | "latest" | "best" | "recent";

/** What is counted. */
export type FacetOptions = {
  /** What has the values: `quotes` if absent. */
  of?: Counted;
  /** First and last day, as in a list's options. */
  days?: [string, string];
  /** Values of each facet at most, up to 1000; 10 if absent. */
  most?: number;
};

/** What can be listed and counted. */
export type Counted = "quotes" | "timeline" | "articles";

/** How far reading is. */
export type Progress = {
  /** Articles read. */
  articles: number;
  /** Bytes read of the files. */
  read: number;
  /** Bytes of the files in all. */
  of: number;
  /** Bytes of the articles' texts. */
  text: number;
  /** How long it has taken so far. */
  milliseconds: number;
  /** How long the one index of the corpus (words, order, dates) took of that; articles are analysed beside it. */
  indexing: number;
  /** What could not be read, with its place; at most a hundred. */
  problems: Array<string>;
  /** How many problems there are beyond those. */
  left: number;
  /** Whether it was stopped before all was read. */
  stopped: boolean;
};

/** A part of what matches. */
export type List<T> = {
  /** Items that match in all. */
  total: number;
  /** Articles that these come from. */
  articles: number;
  /** Items skipped before the first one here. */
  from: number;
  /** The items. */
  items: Array<T>;
};

/** An article that matches. */
export type FoundArticle = {
  /** As links of the page name it. */
  id: string;
  /** Its headline. */
  title: string;
  /** Who carried it. */
  outlet: string | null;
  /** The agency that wrote it. */
  agency: string | null;
  /** When it was published. */
  published: Days | null;
  /** Its first words, or those around the hits. */
  snippet: Array<Piece>;
  /** Hits of the query. */
  hits: number;
  /** Quotations in it. */
  quotations: number;
  /** Dated passages in it. */
  dates: number;
};

/** A quotation. */
export type Quote = {
  /** As links of the page name it. */
  id: string;
  /** How it stands in the text. */
  kind: "direct" | "mixed" | "fragment" | "indirect";
  /** The words. */
  text: string;
  /** The same in pieces. */
  pieces: Array<Piece>;
  /** Of the same sentence, before the words. */
  before: string;
  /** Of the same sentence, after them. */
  after: string;
  /** Who said it; null if the article does not name the speaker. */
  speaker: string | null;
  /** What the speaker is. */
  role: string | null;
  /** The verb or words that attribute it. */
  cue: string | null;
  /** Who relayed it. */
  via: string | null;
  /** What kind of source is quoted; "nobody" if the article does not tell. */
  source: "person" | "organisation" | "group" | "unnamed" | "document" | "nobody";
  /** Whether it was said, or is held: a view, a plan, a finding. */
  tier: "said" | "held";
  /** From 0 to 1, calibrated. */
  confidence: number;
  /** Why it was found, in sentences. */
  why: Array<string>;
  /** Where it stands. */
  article: Source;
};

/** A passage with a time. */
export type Entry = {
  /** As links of the page name it. */
  id: string;
  /** The days meant, if they are known. */
  days: Days | null;
  /** The words that say when. */
  expression: string;
  /** The sentence they stand in. */
  sentence: string;
  /** The same in pieces. */
  pieces: Array<Piece>;
  /** From 0 to 1, calibrated. */
  confidence: number;
  /** Why it was found, in sentences. */
  why: Array<string>;
  /** Where it stands. */
  article: Source;
};

/** What the matches can be narrowed to. */
export type Facets = {
  /** Quotations that match. */
  quotes: number;
  /** Passages with a time that match. */
  timeline: number;
  /** Articles that match. */
  articles: number;
  /** Speakers, outlets and so on. */
  facets: Array<Facet>;
};

/** The values of one facet. */
export type Facet = {
  /** The field of the query language that asks for one of its values. */
  name: "speaker" | "source" | "kind" | "carried" | "outlet" | "agency" | "in" | "story" | "person" | "org" | "place" | "field";
  /** The most frequent first. */
  values: Array<FacetValue>;
  /** How many values there are beyond those. */
  more: number;
};

/** A value of a facet. */
export type FacetValue = {
  /** As the query language names it. */
  value: string;
  /** As people read it. */
  label: string;
  /** Matches that have it. */
  count: number;
};

/** The article that something comes from. */
export type Source = {
  /** As links of the page name it. */
  id: string;
  /** Its headline. */
  title: string;
  /** Who carried it. */
  outlet: string | null;
  /** The agency that wrote it. */
  agency: string | null;
  /** When it was published. */
  published: Days | null;
};

/** A run of days; both belong to it. */
export type Days = {
  /** The first, as `2024-07-10`. */
  from: string;
  /** The last. */
  to: string;
  /** For people: “between 10 and 16 July 2024”. */
  text: string;
  /** Inferred rather than stated. */
  inferred: boolean;
};

/** A piece of text, and whether the query hits it. */
export type Piece = {
  /** Its words. */
  text: string;
  /** Whether the query hits it. */
  hit: boolean;
};
