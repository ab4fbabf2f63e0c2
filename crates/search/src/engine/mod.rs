//! The search engine: holds a corpus and answers requests about it. It runs in a worker, in the command line and in tests.
//!
//! A query is matched by index and doc values alone; the library decodes only the articles that are shown. If one of these is
//! not loaded, the library notes it and the answer lacks it; whoever asked loads the part and asks again.

mod against;
mod axis;
mod build;
mod checking;
mod collating;
mod comparing;
mod context;
mod dating;
mod dating_state;
mod events;
mod facets;
mod lists;
mod names;
mod opening;
mod options;
mod part_files;
mod redating;
mod relate;
mod review;
mod session;
mod stories;
mod whole;

use std::cell::RefCell;
use std::rc::Rc;

use crate::index::{ArticleSpans, ArticleValues, DocValues};
use crate::protocol::{Request, Response};
use crate::query::{Matcher, Query, Unit};
use crate::review::StoredCorrections;
use crate::store::Library;
use crate::view::{self, ArticlePage, CorpusSummary, Show, Tab};
use dateline_core::across::names::Naming;
use dateline_core::calendar::Day;
use dateline_core::corpus::{self, Item};
use dateline_core::interner::Interner;
use dateline_core::text::Span;

use dating_state::DatingState;
pub use options::{Dating, Options};
use part_files::PartFiles;
pub use session::{AnalysedSession, Session, per_cent};

/// A corpus made ready to be asked.
///
/// ```
/// use dateline_core::article::{self, Metadata};
/// use dateline_search::engine::{Engine, Options};
/// use dateline_search::protocol::{Request, Response, Window};
/// use dateline_search::query::Query;
/// use dateline_search::store::Bundle;
///
/// let text = "Harbour talks go on\n\n“We are ready,” Jane Roe, the minister, said on Tuesday.";
/// let given = Metadata { date: "2024-07-10".parse().ok(), ..Metadata::default() };
/// let bundle = Bundle { name: "Harbour".into(), articles: vec![article::parse("a", text, given)] };
///
/// let engine = Engine::open(&bundle.write(), Options::default(), &mut |_done, _total| {})?;
/// let query = Query { text: "ready".into(), ..Query::default() };
/// let Response::Quotes(list) = engine.answer(&Request::Quotes { query, window: Window { from: 0, len: 10 } }) else {
///     unreachable!("each request has its own kind of response")
/// };
/// let card = &list.items[0];
/// assert_eq!(card.speaker.as_deref(), Some("Jane Roe"));
/// assert_eq!(card.quote.iter().map(|run| run.text.as_str()).collect::<String>(), "We are ready");
/// # Ok::<(), dateline_search::store::StoreError>(())
/// ```
#[derive(Debug)]
pub struct Engine {
    options: Options,
    name: String,
    library: Library,
    doc_values: DocValues,
    /// How often each id was given, so that the second article of one text gets another.
    ids: (Interner, Vec<u32>),
    /// Numbers of the articles by date, undated ones last; those of one day in the corpus's order.
    articles: Vec<u32>,
    /// All rows of quotations, by their articles' order, then as the text has them.
    quotes: Vec<u32>,
    /// All rows of the timeline by day, undated ones last.
    entries: Vec<u32>,
    /// The same by event, then in order of time.
    by_event: Vec<u32>,
    /// The rows of quotations that several articles carry, by saying.
    by_saying: Vec<u32>,
    /// What the articles together call their names, once they are related.
    naming: Option<Naming>,
    /// What the reader has corrected.
    corrections: StoredCorrections,
    dating: DatingState,
    /// The files of a corpus that was stored in parts.
    part_files: PartFiles,
    /// What was read off the articles shown last.
    spans: RefCell<Vec<(u32, Rc<ArticleSpans>)>>,
}

/// An article with all that is needed to show it.
struct Shown {
    item: Rc<Item>,
    spans: Rc<ArticleSpans>,
    hits: Vec<Span>,
}

impl Shown {
    fn show(&self) -> Show<'_> {
        Show { item: &self.item, spans: &self.spans, hits: &self.hits }
    }
}

/// How many articles' spans are kept: what a screen or two shows.
const SPANS: usize = 64;

impl Default for Engine {
    fn default() -> Self {
        Self::empty("", Options::default())
    }
}

impl Engine {
    /// An engine without articles.
    pub fn empty(name: &str, options: Options) -> Self {
        Self {
            options,
            name: name.to_owned(),
            library: Library::new(options.storage),
            doc_values: DocValues::new(options.tokenizer),
            ids: Default::default(),
            articles: Vec::new(),
            quotes: Vec::new(),
            entries: Vec::new(),
            by_event: Vec::new(),
            by_saying: Vec::new(),
            naming: None,
            corrections: StoredCorrections::default(),
            dating: DatingState::new(options.dating),
            part_files: PartFiles::default(),
            spans: RefCell::default(),
        }
    }

    /// The corpus's name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The articles.
    pub fn library(&self) -> &Library {
        &self.library
    }

    /// The rows of numbers.
    pub fn doc_values(&self) -> &DocValues {
        &self.doc_values
    }

    /// The corpus in one line.
    pub fn summary(&self) -> CorpusSummary {
        view::summary(&self.name, &self.doc_values)
    }

    /// Answers a request; the same answer to the same request. Opening another corpus is not for an open engine to do: see
    /// [`Session`].
    pub fn answer(&self, request: &Request) -> Response {
        match request {
            Request::Open { .. } | Request::Date { .. } => {
                Response::Failed { message: "An answer changes nothing.".to_owned() }
            }
            Request::Read { .. } | Request::Save | Request::Memory | Request::Sheet { .. } => {
                Response::Failed { message: "Only the program for large corpora can do that.".to_owned() }
            }
            Request::Quotes { query, window } => Response::Quotes(self.quotes(query, *window)),
            Request::Timeline { query, window, begin } => Response::Timeline(self.timeline(query, *window, *begin)),
            Request::Axis { query, lanes } => Response::Axis(self.axis(query, *lanes)),
            Request::Names { query, places } => Response::Names(self.entry_names(query, places)),
            Request::Calendar { query } => Response::Calendar(self.calendar(query)),
            Request::Facets { tab, query, wanted } => Response::Facets(self.facets(*tab, query, wanted)),
            Request::Context { article, id } => {
                let paragraphs = self.paragraphs(article, id).unwrap_or_default();
                Response::Context { id: id.clone(), paragraphs }
            }
            Request::Articles { query, window } => Response::Articles(self.articles(query, *window)),
            Request::Article { id, query } => match self.article(id, query) {
                Some(page) => Response::Article(Box::new(page)),
                None => Response::Failed {
                    message:
                        "The link’s article is not in this corpus. It may belong to another corpus, or its text has \
                              changed since the link was made."
                            .to_owned(),
                },
            },
        }
    }

    /// One article with its facts and the query's hits marked; `id` is its own, or that of a fact in it, since a link may
    /// have lost its other half. None if there is none, or if it is not loaded yet.
    pub fn article(&self, id: &str, query: &Query) -> Option<ArticlePage> {
        let item = self.doc_values.item(id).or_else(|| self.holder(id))?;
        let hits = self.matcher(query).hits(&[item]).pop().unwrap_or_default();
        let story = self.doc_values.articles[item as usize].story;
        let tells_it = |record: &&ArticleValues| story.is_some() && record.story == story;
        let others = self.doc_values.articles.iter().filter(tells_it).count().saturating_sub(1);
        Some(ArticlePage { story: others as u32, ..view::page(self.shown(item, &hits)?.show()) })
    }

    /// The article that holds the fact `id`, if it is here: parts that are away are not fetched only to be looked through.
    fn holder(&self, id: &str) -> Option<u32> {
        let kind = id.get(..1).filter(|kind| matches!(*kind, "q" | "t"))?;
        (0..self.library.len() as u32).filter(|&n| self.library.is_loaded(n)).find(|&n| {
            self.library.item(n).is_some_and(|item| {
                let is = |span: Span| corpus::fact_id(&item.id, kind, span, &item.article.text) == id;
                match kind {
                    "q" => item.analysis.quotes.iter().any(|q| is(q.span)),
                    _ => item.times.iter().any(|t| is(t.span)),
                }
            })
        })
    }

    /// What a view lists, in its order.
    fn listed(&self, tab: Tab) -> (Unit, &[u32]) {
        match tab {
            Tab::Quotes => (Unit::Quote, &self.quotes),
            Tab::Timeline => (Unit::Entry, &self.entries),
            Tab::Articles => (Unit::Article, &self.articles),
        }
    }

    /// The rows that match, in a view's order.
    fn found(&self, tab: Tab, matcher: &Matcher<'_>) -> Vec<u32> {
        let (unit, all) = self.listed(tab);
        let bits = matcher.found(unit, None);
        all.iter().copied().filter(|&row| bits.has(row)).collect()
    }

    fn matcher(&self, query: &Query) -> Matcher<'_> {
        Matcher::new(&self.doc_values, query)
    }

    /// An article to be shown with hits at these positions; None if it is not here.
    fn shown(&self, n: u32, hits: &[(u32, u32)]) -> Option<Shown> {
        let item = self.library.item(n)?;
        let mut known = self.spans.borrow_mut();
        let spans = match known.iter().rposition(|s| s.0 == n) {
            Some(at) => Rc::clone(&known[at].1),
            None => {
                let spans = Rc::new(ArticleSpans::of(&item.article));
                if known.len() == SPANS {
                    known.remove(0);
                }
                known.push((n, Rc::clone(&spans)));
                spans
            }
        };
        let hits = if hits.is_empty() { Vec::new() } else { self.doc_values.spans(&item.article, hits) };
        Some(Shown { item, spans, hits })
    }
}

/// A number that grows the longer ago the day is; the greatest for none.
fn newest_first(day: Option<Day>) -> u64 {
    day.map_or(u64::MAX, |day| u64::from(u32::MAX) - ordinal(day))
}

/// A number that grows with the day; less than that of any later one, and than 2³².
fn ordinal(day: Day) -> u64 {
    u64::from(day.0 as u32 ^ 1 << 31)
}
