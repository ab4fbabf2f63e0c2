// What the module's client and the worker say to each other: see crates/host/src/script.
import type {
  Entry, FacetOptions, Facets, FoundArticle, List, ListOptions, Progress, Quote,
} from "./dateline.js";

// Made from the Rust types (crates/host/src/script) by a test of theirs; not to be edited.

/** A question as a script's client posts it; queries are in the query language of the page's search box. */
export type Question = { "Read": {
  /** The corpus's name. */
  name: string;
  /** The address of a stored corpus, beside which its parts lie; null for files. */
  base: string | null, } } | "Save" | "Memory" | { "Articles": [string, ListOptions] } | { "Quotes": [string, ListOptions] } | { "Timeline": [string, ListOptions] } | { "Facets": [string, FacetOptions] };

/** An answer as it is posted to a script's client. */
export type Answer = { "Reading": Progress } | { "Read": Progress } | "Saved" | { "Memory": number } | { "Articles": List<FoundArticle> } | { "Quotes": List<Quote> } | { "Timeline": List<Entry> } | { "Facets": Facets } | { "Failed": string };
