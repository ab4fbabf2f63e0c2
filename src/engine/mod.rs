//! The engine: holds a corpus and answers what the page asks. Runs in the worker, and natively in tests.

mod axis;
mod context;
mod events;
mod facets;
mod lists;
mod session;

use crate::analysis::Analysis;
use crate::corpus::bundle::{Bundle, BundleError};
use crate::corpus::{Corpus, Lexicon, NotALexicon, Options, wants_lexicon};
use crate::index::Catalogue;
use crate::protocol::{Request, Response, build};
use crate::query::{Candidate, Matcher, Query};
use crate::text::Span;
use crate::time::{Day, Days};
use crate::view::{self, ArticlePage, CorpusSummary, Show, Tab};

pub use session::Session;

/// A corpus made ready to be asked.
#[derive(Debug, Default)]
pub struct Engine {
    corpus: Corpus,
    catalogue: Catalogue,
    /// Numbers of the articles by date, undated ones last; those of one day in the corpus's order.
    articles: Vec<u32>,
    /// All quotations, by their articles' order, then as the text has them.
    quotes: Vec<Place>,
    /// All entries of the timeline by day, undated ones last.
    entries: Vec<Moment>,
    /// 0, 1, 2 … up to the most quotations that an article has: the numbers of any article's quotations are a part of it.
    numbers: Vec<usize>,
    /// For each entry, the number of the event that it tells of.
    event_of: Vec<u32>,
    /// The entries by event, in order of time.
    by_event: Vec<u32>,
    /// Public facts for dating, once they are there.
    lexicon: Option<Lexicon>,
    /// Days set by the reader, by the article's id.
    set: Vec<(String, Day)>,
}

/// A fact's place in the corpus.
#[derive(Clone, Copy, Debug)]
struct Place {
    item: u32,
    /// Its number in its article.
    fact: u32,
}

/// An entry of the timeline.
#[derive(Debug)]
struct Moment {
    place: Place,
    days: Option<Days>,
    /// The sentence it stands in.
    sentence: Span,
    /// Numbers of the quotations in or around that sentence.
    quotes: Vec<usize>,
}

impl Engine {
    /// Opens a stored bundle. `progress` is told how many articles of how many are analysed, before the first and after
    /// each.
    ///
    /// # Errors
    ///
    /// If the bytes are no bundle of this version's format.
    pub fn open(bytes: &[u8], progress: &mut dyn FnMut(u32, u32)) -> Result<Self, BundleError> {
        let bundle = Bundle::read(bytes)?;
        let total = bundle.articles.len() as u32;
        progress(0, total);
        let mut analyses = Vec::with_capacity(bundle.articles.len());
        for (done, article) in (1u32..).zip(&bundle.articles) {
            analyses.push(Analysis::of(article));
            progress(done, total);
        }
        Ok(Self::new(Corpus::assemble(&bundle.name, bundle.articles, analyses)))
    }

    /// Makes a corpus ready.
    pub fn new(corpus: Corpus) -> Self {
        let catalogue = Catalogue::new(&corpus);
        let mut engine = Self { corpus, catalogue, ..Self::default() };
        engine.arrange();
        engine
    }

    /// Dates the corpus anew, with public facts (kept from then on) and with what the reader has set. Ids that no article
    /// has are passed over.
    ///
    /// # Errors
    ///
    /// If the facts are none that this version reads; nothing has changed then.
    pub fn redate(&mut self, lexicon: Option<&[u8]>, set: &[(String, Day)]) -> Result<(), NotALexicon> {
        if let Some(bytes) = lexicon {
            self.lexicon = Some(Lexicon::parse(bytes)?);
        }
        self.set = set.to_vec();
        let place = |id: &String| self.corpus.items.iter().position(|i| i.id == *id);
        let set: Vec<(u32, Day)> = self.set.iter().filter_map(|(id, day)| Some((place(id)? as u32, *day))).collect();
        self.corpus.redate(&Options { lexicon: self.lexicon.as_ref(), set: &set });
        self.arrange();
        Ok(())
    }

    /// Whether public facts could date some article more closely.
    pub fn wants_lexicon(&self) -> bool {
        let dates: Vec<_> = self.corpus.items.iter().map(|i| i.published.clone()).collect();
        self.lexicon.is_none() && wants_lexicon(&dates)
    }

    /// Puts articles, quotations and entries in order of time, and finds which entries tell of one event.
    fn arrange(&mut self) {
        let Self { corpus, catalogue, .. } = &*self;
        let mut articles: Vec<u32> = (0..corpus.items.len() as u32).collect();
        let day = |i: &u32| corpus.items[*i as usize].published.as_ref().map_or(Day(i32::MAX), |p| p.likely);
        crate::order::by_key(&mut articles, day);
        let mut quotes = Vec::new();
        let mut entries = Vec::new();
        for &number in &articles {
            let item = &corpus.items[number as usize];
            let count = item.analysis.quotes.len() as u32;
            quotes.extend((0..count).map(|fact| Place { item: number, fact }));
            let show = Show { item, shelf: &catalogue.shelves[number as usize], hits: &[] };
            for (fact, timex) in (0u32..).zip(&item.times).filter(|(_, t)| view::is_listed(t)) {
                let sentence = show.sentence(timex);
                // Quotations come in text order but may nest, so that only their starts are sorted.
                let all = &item.analysis.quotes;
                let upto = all.partition_point(|q| q.span.start < sentence.end);
                let quotes = (0..upto).rev().take(NEAR).filter(|&q| all[q].span.overlaps(sentence)).collect();
                entries.push(Moment { place: Place { item: number, fact }, days: timex.days, sentence, quotes });
            }
        }
        crate::order::by_key(&mut entries, |m| (m.days.is_none(), m.days));
        let most = corpus.items.iter().map(|i| i.analysis.quotes.len()).max().unwrap_or(0);
        let told: Vec<events::Told<'_>> = entries
            .iter()
            .map(|m: &Moment| {
                let item = m.place.item;
                let at = corpus.items[item as usize].times[m.place.fact as usize].span.start;
                events::Told { item, days: m.days, words: catalogue.shelves[item as usize].told(at) }
            })
            .collect();
        let event_of = events::events(&told, catalogue.telling);
        let mut by_event: Vec<u32> = (0..entries.len() as u32).collect();
        crate::order::by_key(&mut by_event, |&e| event_of[e as usize]);
        (self.articles, self.quotes, self.entries) = (articles, quotes, entries);
        (self.event_of, self.by_event) = (event_of, by_event);
        self.numbers = (0..most).collect();
    }

    /// The corpus.
    pub fn corpus(&self) -> &Corpus {
        &self.corpus
    }

    /// The corpus in one line.
    pub fn summary(&self) -> CorpusSummary {
        CorpusSummary { wants_facts: self.wants_lexicon(), ..view::summary(&self.corpus, &self.catalogue) }
    }

    /// Answers a request; the same answer to the same request. Opening another corpus is not for an open engine to do: see
    /// [`Session`].
    pub fn answer(&self, request: &Request) -> Response {
        match request {
            Request::Hello { .. } => Response::Hello { build: build() },
            Request::Date { .. } => Response::Failed { message: "An answer changes no date.".to_owned() },
            Request::Open { .. } => Response::Failed { message: "A corpus is open already.".to_owned() },
            Request::Quotes { query, window } => Response::Quotes(self.quotes(query, *window)),
            Request::Timeline { query, window, begin } => Response::Timeline(self.timeline(query, *window, *begin)),
            Request::Axis { query, lanes } => Response::Axis(self.axis(query, *lanes)),
            Request::Calendar { query } => Response::Calendar(self.calendar(query)),
            Request::Facets { tab, query, wanted } => Response::Facets(self.facets(*tab, query, wanted)),
            Request::Context { id } => {
                Response::Context { id: id.clone(), paragraphs: self.paragraphs(id).unwrap_or_default() }
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
    /// have lost its other half.
    pub fn article(&self, id: &str, query: &Query) -> Option<ArticlePage> {
        let item = self.corpus.items.iter().position(|i| i.id == id).or_else(|| self.holder(id))?;
        let hits = self.matcher(query).hits(item);
        Some(view::page(self.show(item, &hits)))
    }

    /// The article that holds the fact `id`.
    fn holder(&self, id: &str) -> Option<usize> {
        (0..self.corpus.items.len()).find(|&i| {
            let show = self.show(i, &[]);
            match id.as_bytes().first() {
                Some(b'q') => show.item.analysis.quotes.iter().any(|q| show.quote_id(q) == id),
                Some(b't') => show.item.times.iter().any(|t| show.time_id(t) == id),
                _ => false,
            }
        })
    }

    /// How many items a view lists.
    fn len(&self, tab: Tab) -> usize {
        match tab {
            Tab::Quotes => self.quotes.len(),
            Tab::Timeline => self.entries.len(),
            Tab::Articles => self.articles.len(),
        }
    }

    /// The `at`-th item of a view, as it is matched.
    fn candidate(&self, tab: Tab, at: usize) -> Candidate<'_> {
        match tab {
            Tab::Quotes => {
                let (item, fact) = (self.quotes[at].item as usize, self.quotes[at].fact as usize);
                Candidate {
                    item,
                    scope: Some(self.corpus.items[item].analysis.quotes[fact].span),
                    quotes: &self.numbers[fact..=fact],
                    by_source: true,
                    days: self.days(item),
                }
            }
            Tab::Timeline => {
                let moment = &self.entries[at];
                Candidate {
                    item: moment.place.item as usize,
                    scope: Some(moment.sentence),
                    quotes: &moment.quotes,
                    by_source: false,
                    days: moment.days,
                }
            }
            Tab::Articles => {
                let item = self.articles[at] as usize;
                Candidate {
                    item,
                    scope: None,
                    quotes: &self.numbers[..self.corpus.items[item].analysis.quotes.len()],
                    by_source: false,
                    days: self.days(item),
                }
            }
        }
    }

    /// Places in a view's order of what matches.
    fn found(&self, tab: Tab, matcher: &Matcher<'_>) -> Vec<u32> {
        (0..self.len(tab)).filter(|&at| matcher.matches(self.candidate(tab, at))).map(|at| at as u32).collect()
    }

    fn matcher(&self, query: &Query) -> Matcher<'_> {
        Matcher::new(&self.corpus, &self.catalogue, query)
    }

    fn show<'a>(&'a self, item: usize, hits: &'a [Span]) -> Show<'a> {
        Show { item: &self.corpus.items[item], shelf: &self.catalogue.shelves[item], hits }
    }

    fn days(&self, item: usize) -> Option<Days> {
        self.corpus.items[item].published.as_ref().map(|p| p.days)
    }
}

/// So many quotations back from a sentence's end are asked whether they belong to it.
const NEAR: usize = 16;
