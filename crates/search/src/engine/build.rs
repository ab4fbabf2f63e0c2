//! Filling an engine: articles are added one by one, and become part of all answers when the engine commits.

use super::dating_state::Stored;
use super::{Engine, Options, events, ordinal};
use crate::index::{ArticleSpans, Listed};
use crate::store::{Bundle, StoreError};
use crate::view;
use dateline_core::analysis::Analysis;
use dateline_core::article::Article;
use dateline_core::corpus::{self, Corpus, Item};
use dateline_core::text::DetachedDocument;
use dateline_core::text::Span;

impl Engine {
    /// Opens a stored corpus of articles alone, which are analysed now. `progress` gets how many articles of how many are
    /// analysed, before the first and after each.
    ///
    /// # Errors
    ///
    /// If the bytes are no stored corpus of articles.
    pub fn open(bytes: &[u8], options: Options, progress: &mut dyn FnMut(u32, u32)) -> Result<Self, StoreError> {
        Ok(Self::analyse(Bundle::read(bytes)?, options, progress))
    }

    /// Analyses articles; `progress` is called as by [`open`](Self::open).
    pub fn analyse(bundle: Bundle, options: Options, progress: &mut dyn FnMut(u32, u32)) -> Self {
        let total = bundle.articles.len() as u32;
        progress(0, total);
        let mut engine = Self::empty(&bundle.name, options);
        for (done, article) in (1u32..).zip(bundle.articles) {
            let document = article.document();
            let analysis = Analysis::of_document(&article, &document);
            let document = document.detach();
            engine.add_read(article, analysis, document);
            progress(done, total);
        }
        engine.commit();
        engine.relate_if_small();
        engine
    }

    /// Makes a corpus ready that is dated already.
    pub fn new(corpus: Corpus, options: Options) -> Self {
        let mut engine = Self::empty(&corpus.name, options);
        for item in corpus.items {
            engine.dating.hand_in(item.article.given.date);
            let tokenized = engine.doc_values.add(&item, item.article.document());
            engine.doc_values.date_added(&item, &tokenized, &listed);
            engine.library.push(item);
        }
        engine.arrange();
        engine
    }

    /// Adds an article. It is found once the engine [commits](Self::commit).
    pub fn add(&mut self, article: Article, analysis: Analysis) {
        let document = article.document().detach();
        self.add_read(article, analysis, document);
    }

    /// Adds an article whose document is at hand since it was analysed just now: its text need not be read again.
    pub fn add_read(&mut self, mut article: Article, analysis: Analysis, document: DetachedDocument) {
        if let Some(today) = self.options.today {
            article.at_hand(today);
        }
        let mut id = corpus::article_id(&article);
        let (seen, counts) = &mut self.ids;
        let count = seen.entry(&id, counts);
        *count += 1;
        if *count > 1 {
            id = format!("{id}-{count}");
        }
        let given = article.given.date.map(corpus::handed_in);
        self.dating.hand_in(article.given.date);
        let item = Item::new(id, article, analysis, given);
        let tokenized = self.doc_values.add(&item, document.attach(&item.article.text));
        self.date_if_certain(&item, &tokenized);
        self.library.push(item);
    }

    /// Makes what was added a part of all answers: dates what came without a day, and brings everything in order. The work is
    /// in proportion to the whole corpus, so that it is for when much was added.
    pub fn commit(&mut self) {
        self.date_rest();
        self.arrange();
        self.correct_again();
    }

    /// Puts articles, quotations and entries in order of time, and finds which entries mention one event.
    pub(super) fn arrange(&mut self) {
        self.spans.take();
        // Their memory serves the new ones.
        (self.quotes, self.entries, self.by_event, self.by_saying) = Default::default();
        let doc_values = &mut self.doc_values;
        doc_values.arrange();
        let mut articles: Vec<u32> = (0..doc_values.articles.len() as u32).collect();
        let day = |i: u32| doc_values.articles[i as usize].published.map_or(u64::MAX, |p| ordinal(p.1));
        articles.sort_by_cached_key(|&n| day(n));
        let mut quotes = Vec::with_capacity(doc_values.quotes.len());
        let mut entries = Vec::with_capacity(doc_values.entries.len());
        for &number in &articles {
            let rows = |(from, to): (u32, u32)| from..to;
            quotes.extend(rows(doc_values.quotes_of(number)));
            let from = entries.len();
            entries.extend(rows(doc_values.entries_of(number)));
            entries[from..].sort_by_cached_key(|&m| u64::from(doc_values.entries[m as usize].fact));
        }
        quotes.sort_by_cached_key(|&q| doc_values.day_of(q).map_or(u64::MAX, ordinal));
        entries.sort_by_cached_key(|&m| {
            let days = doc_values.entries[m as usize].days;
            days.map_or(u64::MAX, |d| ordinal(d.first) << 32 | ordinal(d.last))
        });
        if self.dating.stored == Stored::No {
            let entry = |at: usize| events::EventEntry::of(doc_values, &doc_values.entries[entries[at] as usize]);
            let events = events::events(entries.len(), &entry, doc_values.telling());
            for (&m, event) in entries.iter().zip(events) {
                doc_values.entries[m as usize].event = event;
            }
        }
        let saying = |q: u32| doc_values.quotes[q as usize].saying.get();
        // Within a saying in order of time, as all quotations stand.
        let mut by_saying: Vec<u32> = quotes.iter().copied().filter(|&q| saying(q).is_some()).collect();
        by_saying.sort_by_cached_key(|&q| saying(q).map_or(u64::MAX, u64::from));
        let groups: Vec<Vec<u32>> = by_saying.chunk_by(|&a, &b| saying(a) == saying(b)).map(<[u32]>::to_vec).collect();
        for group in groups {
            let outlet = |&q: &u32| doc_values.articles[doc_values.quotes[q as usize].item as usize].carrier();
            let several = group.iter().any(|q| outlet(q) != outlet(&group[0]));
            group.iter().for_each(|&q| doc_values.quotes[q as usize].several = several);
        }
        let mut by_event = entries.clone();
        by_event.sort_by_cached_key(|&m| u64::from(doc_values.entries[m as usize].event));
        (self.articles, self.quotes, self.entries) = (articles, quotes, entries);
        (self.by_event, self.by_saying) = (by_event, by_saying);
    }
}

/// The times of an article that are entries of the timeline.
pub(super) fn listed(item: &Item, spans: &ArticleSpans) -> Vec<Listed> {
    let entry = |(fact, sentence): (u32, Span)| {
        let timex = item.times.get(fact as usize)?;
        Some(Listed {
            fact,
            sentence,
            inferred: view::is_inferred(item, timex),
            ahead: view::is_ahead(item, sentence, timex),
        })
    };
    view::listed_times(item, spans).into_iter().filter_map(entry).collect()
}
