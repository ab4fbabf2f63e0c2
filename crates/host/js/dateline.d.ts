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

/** How far reading is. */
export interface Progress {
  /** Articles read. */
  articles: number;
  /** Bytes read of the files, and in all. */
  read: number;
  of: number;
  /** Bytes of the articles' texts. */
  text: number;
  milliseconds: number;
  /** What could not be read, with its place, and how many more there are. */
  problems: string[];
  left: number;
}

export interface OpenOptions {
  /** The corpus's name. */
  name?: string;
  /** Called now and then. */
  progress?(state: Progress): void;
  /** Ends the reading; what has been read by then is the corpus. */
  signal?: AbortSignal;
}

/**
 * Reads articles, or opens what {@link Corpus.save} gave.
 *
 * Bytes and files may be JSON Lines, a JSON list of articles, plain text (`.txt`, one article a file), or a stored corpus; any
 * of them packed by gzip. Lines that are no articles are left out and told in {@link Corpus.problems}.
 *
 * @throws if there is no article in it
 */
export function open(
  source: Iterable<Article> | Uint8Array | ArrayBuffer | Blob | Iterable<File>,
  options?: OpenOptions,
): Promise<Corpus>;

/** A corpus that is open in a worker of its own. */
export class Corpus {
  private constructor();
  /** How many articles there are. */
  readonly articles: number;
  /** What was left out, and why. */
  readonly problems: string[];
  /** Whether reading was ended before all was read. */
  readonly stopped: boolean;
  /** Articles that match a query in the query language of the page's search box; all for an empty one. */
  search(query?: string, options?: ListOptions): Promise<List<FoundArticle>>;
  /** Quotations that match. */
  quotes(query?: string, options?: ListOptions): Promise<List<Quote>>;
  /** Passages with a time that match, by the days meant; those without known days come last. */
  timeline(query?: string, options?: ListOptions): Promise<List<Entry>>;
  /** The corpus with all that was found in it, to be opened again without reading it anew. */
  save(): Promise<Uint8Array>;
  /** Bytes of memory that the worker's program holds. */
  memory(): Promise<number>;
  /** Ends the worker. */
  close(): void;
}

/** The same as functions. */
export function search(corpus: Corpus, query?: string, options?: ListOptions): Promise<List<FoundArticle>>;
export function quotes(corpus: Corpus, query?: string, options?: ListOptions): Promise<List<Quote>>;
export function timeline(corpus: Corpus, query?: string, options?: ListOptions): Promise<List<Entry>>;
export function save(corpus: Corpus): Promise<Uint8Array>;

export interface ListOptions {
  /** By day of publication, oldest (the default) or newest first, or the best first. The timeline has an order of its own. */
  sort?: "date" | "latest" | "best";
  /** First and last day, either of which may be empty: of publication, on the timeline of the days meant. */
  days?: [first: string, last: string];
  /** Items skipped; 0 if absent. */
  from?: number;
  /** Items at most, up to 1000; 40 if absent. */
  most?: number;
}

export interface List<T> {
  /** Items that match in all. */
  total: number;
  /** Articles that these come from. */
  articles: number;
  /** Items skipped before the first one here. */
  from: number;
  items: T[];
}

/** Both days belong to it. */
export interface Days {
  from: string;
  to: string;
  /** For people: “between 10 and 16 July 2024”. */
  text: string;
  /** Inferred rather than stated. */
  inferred: boolean;
}

export interface Source {
  /** As links of the page name it. */
  id: string;
  title: string;
  outlet: string | null;
  agency: string | null;
  published: Days | null;
}

/** A piece of text, and whether the query hits it. */
export interface Piece {
  text: string;
  hit: boolean;
}

export interface FoundArticle extends Source {
  snippet: Piece[];
  /** Hits of the query. */
  hits: number;
  quotations: number;
  dates: number;
}

export interface Quote {
  id: string;
  kind: "direct" | "mixed" | "fragment" | "indirect";
  /** The words; the same in pieces. */
  text: string;
  pieces: Piece[];
  /** Of the same sentence, before and after them. */
  before: string;
  after: string;
  speaker: string | null;
  role: string | null;
  /** The verb or words that attribute it. */
  cue: string | null;
  /** Who relayed it. */
  via: string | null;
  /** From 0 to 1, calibrated. */
  confidence: number;
  /** Why it was found, in sentences. */
  why: string[];
  article: Source;
}

export interface Entry {
  id: string;
  /** The days meant, if they are known. */
  days: Days | null;
  /** The words that say when. */
  expression: string;
  /** The sentence they stand in; the same in pieces. */
  sentence: string;
  pieces: Piece[];
  confidence: number;
  why: string[];
  article: Source;
}
