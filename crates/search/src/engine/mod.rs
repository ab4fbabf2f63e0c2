//! The engine: holds a corpus and answers what the page asks. Runs in the worker, and natively in tests.
//!
//! What matches is found in the catalogue's rows alone; articles are taken from the library only to be shown. Those that are
//! not here yet are noted there, the answer lacks them, and is to be asked for again when they have come.

mod axis;
mod context;
mod dating;
mod events;
mod facets;
mod lists;
#[cfg(feature = "full")]
mod opening;
#[cfg(feature = "full")]
mod redating;
mod session;
#[cfg(feature = "full")]
mod stored;

use std::cell::RefCell;
use std::rc::Rc;

use crate::index::{Catalogue, Cutting, Listed, Shelf};
use crate::protocol::{Request, Response};
use crate::query::{Matcher, Query, Unit};
use crate::store::Library;
use crate::view::{self, ArticlePage, CorpusSummary, Show, Tab};
use dateline_core::analysis::Analysis;
use dateline_core::article::Article;
use dateline_core::corpus::bundle::{Bundle, BundleError};
use dateline_core::corpus::{self, Corpus, Item};
use dateline_core::interner::Interner;
use dateline_core::text::Span;
use dateline_core::time::Day;

pub use session::{Session, per_cent};
#[cfg(feature = "full")]
pub use stored::Parts;

/// A corpus made ready to be asked.
#[derive(Debug)]
pub struct Engine {
    name: String,
    library: Library,
    catalogue: Catalogue,
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
    dating: dating::State,
    #[cfg(feature = "full")]
    away: opening::Away,
    /// What was read off the articles shown last.
    shelves: RefCell<Vec<(u32, Rc<Shelf>)>>,
}

/// An article with all that is needed to show it.
struct Shown {
    item: Rc<Item>,
    shelf: Rc<Shelf>,
    hits: Vec<Span>,
}

impl Shown {
    fn show(&self) -> Show<'_> {
        Show { item: &self.item, shelf: &self.shelf, hits: &self.hits }
    }
}

/// So many shelves are kept: what a screen or two shows.
const SHELVES: usize = 64;

impl Default for Engine {
    fn default() -> Self {
        Self::empty("", Cutting::Folded)
    }
}

impl Engine {
    /// An engine without articles.
    pub fn empty(name: &str, cutting: Cutting) -> Self {
        Self {
            name: name.to_owned(),
            library: Library::new(),
            catalogue: Catalogue::new(cutting),
            ids: Default::default(),
            articles: Vec::new(),
            quotes: Vec::new(),
            entries: Vec::new(),
            by_event: Vec::new(),
            dating: dating::State::default(),
            #[cfg(feature = "full")]
            away: opening::Away::default(),
            shelves: RefCell::default(),
        }
    }

    /// Opens a stored bundle of articles. `progress` is told how many articles of how many are analysed, before the first and
    /// after each.
    ///
    /// # Errors
    ///
    /// If the bytes are no bundle of this version's format.
    pub fn open(bytes: &[u8], progress: &mut dyn FnMut(u32, u32)) -> Result<Self, BundleError> {
        let bundle = Bundle::read(bytes)?;
        let total = bundle.articles.len() as u32;
        progress(0, total);
        let mut engine = Self::empty(&bundle.name, Cutting::Folded);
        for (done, article) in (1u32..).zip(bundle.articles) {
            let analysis = Analysis::of(&article);
            engine.add(article, analysis);
            progress(done, total);
        }
        engine.settle();
        Ok(engine)
    }

    /// Makes a corpus ready that is dated already.
    pub fn new(corpus: Corpus) -> Self {
        let mut engine = Self::empty(&corpus.name, Cutting::Folded);
        for item in corpus.items {
            engine.dating.hand_in(item.article.given.date);
            let reading = engine.catalogue.add(&item);
            engine.catalogue.date_added(&item, &reading, &listed);
            engine.library.push(item);
        }
        engine.arrange();
        engine
    }

    /// Adds an article. It is found once the engine [settles](Self::settle).
    pub fn add(&mut self, article: Article, analysis: Analysis) {
        let mut id = corpus::article_id(&article);
        let (seen, counts) = &mut self.ids;
        let count = seen.entry(&id, counts);
        *count += 1;
        if *count > 1 {
            id = format!("{id}-{count}");
        }
        let given = article.given.date.and_then(|_| {
            corpus::date(&[(&article, &analysis)].as_slice(), &corpus::Options::default()).pop().flatten()
        });
        self.dating.hand_in(article.given.date);
        let item = Item::new(id, article, analysis, given);
        let reading = self.catalogue.add(&item);
        self.date_if_certain(&item, &reading);
        self.library.push(item);
    }

    /// Makes what was added a part of all answers: dates what came without a day, and brings everything in order. The work is
    /// in proportion to the whole corpus, so that it is for when much was added.
    pub fn settle(&mut self) {
        self.date_rest();
        self.arrange();
    }

    /// Puts articles, quotations and entries in order of time, and finds which entries tell of one event.
    fn arrange(&mut self) {
        self.shelves.take();
        // Their memory serves the new ones.
        (self.quotes, self.entries, self.by_event) = Default::default();
        let catalogue = &mut self.catalogue;
        catalogue.arrange();
        let mut articles: Vec<u32> = (0..catalogue.records.len() as u32).collect();
        let day = |i: u32| catalogue.records[i as usize].published.map_or(u64::MAX, |p| ordinal(p.1));
        articles.sort_by_cached_key(|&n| day(n));
        let mut quotes = Vec::with_capacity(catalogue.quotes.len());
        let mut entries = Vec::with_capacity(catalogue.moments.len());
        for &number in &articles {
            let rows = |(from, to): (u32, u32)| from..to;
            quotes.extend(rows(catalogue.quotes_of(number)));
            let from = entries.len();
            entries.extend(rows(catalogue.moments_of(number)));
            entries[from..].sort_by_key(|&m| catalogue.moments[m as usize].fact);
        }
        entries.sort_by_cached_key(|&m| {
            let days = catalogue.moments[m as usize].days;
            days.map_or(u64::MAX, |d| ordinal(d.first) << 32 | ordinal(d.last))
        });
        if self.dating.is_whole() {
            let told = |at: usize| events::Told::of(catalogue, &catalogue.moments[entries[at] as usize]);
            let events = events::events(entries.len(), &told, catalogue.telling());
            for (&m, event) in entries.iter().zip(events) {
                catalogue.moments[m as usize].event = event;
            }
        }
        let mut by_event = entries.clone();
        by_event.sort_by_cached_key(|&m| u64::from(catalogue.moments[m as usize].event));
        (self.articles, self.quotes, self.entries, self.by_event) = (articles, quotes, entries, by_event);
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
    pub fn catalogue(&self) -> &Catalogue {
        &self.catalogue
    }

    /// The corpus in one line.
    pub fn summary(&self) -> CorpusSummary {
        CorpusSummary { wants_facts: self.wants_lexicon(), ..view::summary(&self.name, &self.catalogue) }
    }

    /// Answers a request; the same answer to the same request. Opening another corpus is not for an open engine to do: see
    /// [`Session`].
    pub fn answer(&self, request: &Request) -> Response {
        match request {
            Request::Open { .. } | Request::Date { .. } => {
                Response::Failed { message: "An answer changes nothing.".to_owned() }
            }
            Request::Read { .. } | Request::Save | Request::Memory => {
                Response::Failed { message: "Only the program for large corpora can do that.".to_owned() }
            }
            Request::Quotes { query, window } => Response::Quotes(self.quotes(query, *window)),
            Request::Timeline { query, window, begin } => Response::Timeline(self.timeline(query, *window, *begin)),
            Request::Axis { query, lanes } => Response::Axis(self.axis(query, *lanes)),
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
    /// have lost its other half. None if there is none, or if it is not here yet.
    pub fn article(&self, id: &str, query: &Query) -> Option<ArticlePage> {
        let item = self.catalogue.item(id).or_else(|| self.holder(id))?;
        let hits = self.matcher(query).hits(&[item]).pop().unwrap_or_default();
        Some(view::page(self.shown(item, &hits)?.show()))
    }

    /// The article that holds the fact `id`, if it is here: parts that are away are not fetched only to be looked through.
    fn holder(&self, id: &str) -> Option<u32> {
        let kind = id.get(..1).filter(|kind| matches!(*kind, "q" | "t"))?;
        (0..self.library.len() as u32).filter(|&n| self.library.is_here(n)).find(|&n| {
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
            Tab::Timeline => (Unit::Moment, &self.entries),
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
        Matcher::new(&self.catalogue, query)
    }

    /// An article to be shown with hits at these positions; None if it is not here.
    fn shown(&self, n: u32, hits: &[(u32, u32)]) -> Option<Shown> {
        let item = self.library.item(n)?;
        let mut shelves = self.shelves.borrow_mut();
        let shelf = match shelves.iter().rposition(|s| s.0 == n) {
            Some(at) => Rc::clone(&shelves[at].1),
            None => {
                let shelf = Rc::new(Shelf::of(&item.article));
                if shelves.len() == SHELVES {
                    shelves.remove(0);
                }
                shelves.push((n, Rc::clone(&shelf)));
                shelf
            }
        };
        let hits = if hits.is_empty() { Vec::new() } else { self.catalogue.spans(&item.article, hits) };
        Some(Shown { item, shelf, hits })
    }
}

/// A number that grows with the day; less than that of any later one, and than 2³².
fn ordinal(day: Day) -> u64 {
    u64::from(day.0 as u32 ^ 1 << 31)
}

/// The times of an article that are entries of the timeline.
fn listed(item: &Item) -> Vec<Listed> {
    let shelf = Shelf::of(&item.article);
    let show = Show { item, shelf: &shelf, hits: &[] };
    let times = (0u32..).zip(&item.times).filter(|(_, t)| view::is_listed(t));
    times
        .map(|(fact, t)| Listed {
            fact,
            sentence: show.sentence(t),
            inferred: view::is_inferred(item, t),
            ahead: view::is_ahead(item, t),
        })
        .collect()
}
