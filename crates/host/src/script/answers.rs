//! The answers that scripts get. Their fields are declared in `js/dateline.d.ts`.

use serde::Serialize;

use dateline_core::quote::{SourceKind, Tier};
use dateline_search::protocol::{self, Listing, ReadingProgress, Response};
use dateline_search::view::{self, ArticleRow, Card, Dated, Run};
#[cfg(test)]
use ts_rs::TS;

/// An answer as it is posted to a script's client.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub enum Answer {
    /// How far the reading of files is.
    Reading(Progress),
    /// All is read, or the reading was stopped.
    Read(Progress),
    /// The corpus is attached.
    Saved,
    /// Bytes that the worker's program holds.
    Memory(f64),
    /// Articles that match.
    Articles(List<FoundArticle>),
    /// Quotations that match.
    Quotes(List<Quote>),
    /// Passages with a time that match.
    Timeline(List<Entry>),
    /// What the matches can be narrowed to.
    Facets(Facets),
    /// Why there is no answer.
    Failed(String),
}

/// How far reading is.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub struct Progress {
    /// Articles read.
    pub articles: u32,
    /// Bytes read of the files.
    pub read: f64,
    /// Bytes of the files in all.
    pub of: f64,
    /// Bytes of the articles' texts.
    pub text: f64,
    /// How long it has taken so far.
    pub milliseconds: f64,
    /// How long the one index of the corpus (words, order, dates) took of that; articles are analysed beside it.
    pub indexing: f64,
    /// What could not be read, with its place; at most a hundred.
    pub problems: Vec<String>,
    /// How many problems there are beyond those.
    pub left: u32,
    /// Whether it was stopped before all was read.
    pub stopped: bool,
}

/// A part of what matches.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub struct List<T> {
    /// Items that match in all.
    pub total: u32,
    /// Articles that these come from.
    pub articles: u32,
    /// Items skipped before the first one here.
    pub from: u32,
    /// The items.
    pub items: Vec<T>,
}

/// A run of days; both belong to it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub struct Days {
    /// The first, as `2024-07-10`.
    pub from: String,
    /// The last.
    pub to: String,
    /// For people: “between 10 and 16 July 2024”.
    pub text: String,
    /// Inferred rather than stated.
    pub inferred: bool,
}

/// The article that something comes from.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub struct Source {
    /// As links of the page name it.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// Who carried it.
    pub outlet: Option<String>,
    /// The agency that wrote it.
    pub agency: Option<String>,
    /// When it was published.
    pub published: Option<Days>,
}

/// A piece of text, and whether the query hits it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub struct Piece {
    /// Its words.
    pub text: String,
    /// Whether the query hits it.
    pub hit: bool,
}

/// An article that matches.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub struct FoundArticle {
    /// As links of the page name it.
    pub id: String,
    /// Its headline.
    pub title: String,
    /// Who carried it.
    pub outlet: Option<String>,
    /// The agency that wrote it.
    pub agency: Option<String>,
    /// When it was published.
    pub published: Option<Days>,
    /// Its first words, or those around the hits.
    pub snippet: Vec<Piece>,
    /// Hits of the query.
    pub hits: u32,
    /// Quotations in it.
    pub quotations: u32,
    /// Dated passages in it.
    pub dates: u32,
}

/// A quotation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub struct Quote {
    /// As links of the page name it.
    pub id: String,
    /// How it stands in the text.
    #[cfg_attr(test, ts(type = "\"direct\" | \"mixed\" | \"fragment\" | \"indirect\""))]
    pub kind: &'static str,
    /// The words.
    pub text: String,
    /// The same in pieces.
    pub pieces: Vec<Piece>,
    /// Of the same sentence, before the words.
    pub before: String,
    /// Of the same sentence, after them.
    pub after: String,
    /// Who said it; null if the article does not name the speaker.
    pub speaker: Option<String>,
    /// What the speaker is.
    pub role: Option<String>,
    /// The verb or words that attribute it.
    pub cue: Option<String>,
    /// Who relayed it.
    pub via: Option<String>,
    /// What kind of source is quoted; "nobody" if the article does not tell.
    #[cfg_attr(test, ts(type = "\"person\" | \"organisation\" | \"group\" | \"unnamed\" | \"document\" | \"nobody\""))]
    pub source: SourceKind,
    /// Whether it was said, or is held: a view, a plan, a finding.
    #[cfg_attr(test, ts(type = "\"said\" | \"held\""))]
    pub tier: Tier,
    /// From 0 to 1, calibrated.
    pub confidence: f32,
    /// Why it was found, in sentences.
    pub why: Vec<String>,
    /// Where it stands.
    pub article: Source,
}

/// A passage with a time.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub struct Entry {
    /// As links of the page name it.
    pub id: String,
    /// The days meant, if they are known.
    pub days: Option<Days>,
    /// The words that say when.
    pub expression: String,
    /// The sentence they stand in.
    pub sentence: String,
    /// The same in pieces.
    pub pieces: Vec<Piece>,
    /// From 0 to 1, calibrated.
    pub confidence: f32,
    /// Why it was found, in sentences.
    pub why: Vec<String>,
    /// Where it stands.
    pub article: Source,
}

/// What the matches can be narrowed to.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub struct Facets {
    /// Quotations that match.
    pub quotes: u32,
    /// Passages with a time that match.
    pub timeline: u32,
    /// Articles that match.
    pub articles: u32,
    /// Speakers, outlets and so on.
    pub facets: Vec<Facet>,
}

/// The values of one facet.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub struct Facet {
    /// The field of the query language that asks for one of its values.
    #[cfg_attr(
        test,
        ts(
            type = "\"speaker\" | \"source\" | \"kind\" | \"carried\" | \"outlet\" | \"agency\" | \"in\" | \"story\" | \"person\" | \"org\" | \"place\" | \"field\""
        )
    )]
    pub name: &'static str,
    /// The most frequent first.
    pub values: Vec<FacetValue>,
    /// How many values there are beyond those.
    pub more: u32,
}

/// A value of a facet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(TS))]
pub struct FacetValue {
    /// As the query language names it.
    pub value: String,
    /// As people read it.
    pub label: String,
    /// Matches that have it.
    pub count: u32,
}

impl Answer {
    /// What a script gets of a response; nothing of what concerns the page alone.
    pub fn of(response: &Response) -> Option<Self> {
        Some(match response {
            Response::Progress { done, .. } => Self::Reading(Progress { articles: *done, ..Progress::default() }),
            Response::Reading(state) => Self::Reading(progress(state)),
            Response::Read(state) => Self::Read(progress(state)),
            Response::Saved => Self::Saved,
            Response::Memory { bytes } => Self::Memory(*bytes as f64),
            Response::Articles(list) => Self::Articles(listed(list, article)),
            Response::Quotes(list) => Self::Quotes(listed(list, quote)),
            Response::Timeline(list) => Self::Timeline(listed(list, entry)),
            Response::Facets(facets) => Self::Facets(facet_counts(facets)),
            Response::Failed { message } => Self::Failed(message.clone()),
            _ => return None,
        })
    }
}

fn progress(state: &ReadingProgress) -> Progress {
    Progress {
        articles: state.articles,
        read: state.read as f64,
        of: state.of as f64,
        text: state.text as f64,
        milliseconds: state.milliseconds,
        indexing: state.indexing,
        problems: state.problems.clone(),
        left: state.further_problems,
        stopped: state.stopped,
    }
}

fn listed<T, O>(list: &Listing<T>, plain: impl Fn(&T) -> O) -> List<O> {
    List { total: list.total, articles: list.articles, from: list.from, items: list.items.iter().map(plain).collect() }
}

fn dated(dated: &Dated) -> Days {
    Days {
        from: dated.days.first.to_string(),
        to: dated.days.last.to_string(),
        text: dated.text.clone(),
        inferred: dated.inferred,
    }
}

fn source(source: &view::ArticleSource) -> Source {
    Source {
        id: source.id.clone(),
        title: source.title.clone(),
        outlet: source.outlet.clone(),
        agency: source.agency.clone(),
        published: source.published.as_ref().map(dated),
    }
}

fn pieces(runs: &[Run]) -> Vec<Piece> {
    runs.iter().map(|run| Piece { text: run.text.clone(), hit: run.hit }).collect()
}

fn text(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn article(row: &ArticleRow) -> FoundArticle {
    let Source { id, title, outlet, agency, published } = source(&row.source);
    let snippet = pieces(&row.snippet);
    let ArticleRow { hits, quotations, dates, .. } = *row;
    FoundArticle { id, title, outlet, agency, published, snippet, hits, quotations, dates }
}

fn quote(card: &Card) -> Quote {
    Quote {
        id: card.id.clone(),
        kind: card.kind.key(),
        text: text(&card.quote),
        pieces: pieces(&card.quote),
        before: card.before.clone(),
        after: card.after.clone(),
        speaker: card.speaker.clone(),
        role: card.role.clone(),
        cue: card.cue.clone(),
        via: card.via.clone(),
        source: card.source_kind,
        tier: card.tier,
        confidence: f32::from(card.confidence) / 100.0,
        why: card.why.clone(),
        article: source(&card.source),
    }
}

fn entry(entry: &view::Entry) -> Entry {
    Entry {
        id: entry.id.clone(),
        days: entry.dated.as_ref().map(dated),
        expression: entry.expression.clone(),
        sentence: text(&entry.sentence),
        pieces: pieces(&entry.sentence),
        confidence: f32::from(entry.confidence) / 100.0,
        why: entry.why.clone(),
        article: source(&entry.source),
    }
}

fn facet_counts(counts: &protocol::Facets) -> Facets {
    let total = |n: usize| counts.totals.get(n).copied().unwrap_or(0);
    let value =
        |v: &protocol::FacetValue| FacetValue { value: v.value.clone(), label: v.label.clone(), count: v.count };
    let facet = |f: &protocol::FacetCounts| Facet {
        name: f.facet.key(),
        values: f.values.iter().map(value).collect(),
        more: f.more,
    };
    // In the order of `Tab::ALL`.
    Facets {
        quotes: total(0),
        timeline: total(1),
        articles: total(2),
        facets: counts.facets.iter().map(facet).collect(),
    }
}
