//! A corpus: many articles, each analysed by itself, then dated by each other.

mod dating;
mod id;
mod said_on;

use crate::analysis::Analysis;
use crate::article::Article;
use crate::interner::Interner;
use crate::time::{self, Published, Timex};

pub use dating::lexicon::{Lexicon, NotALexicon};
pub use dating::stem;
pub use dating::{DatingInput, PublicFacts, anchor, date, date_with_facts, handed_in, is_wide, listed};
pub use id::{article_id, fact_id, finding_id};
pub use said_on::{Basis, SaidOn, day_of_head, said_on, times_of_saying};

/// Quotations less sure than this, in per cent, are no facts of a corpus: a reader of the record should not have to sort
/// them out. The command line gives them all.
pub const SURE: u8 = 35;

/// One article of a corpus with everything known about it.
#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Item {
    /// Its id in links, derived from its text.
    pub id: String,
    /// The article.
    pub article: Article,
    /// Its own facts.
    pub analysis: Analysis,
    /// When it was published.
    pub published: Option<Published>,
    /// Its time expressions, counted from that day.
    pub times: Vec<Timex>,
}

impl Item {
    /// An article with its day. Quotations that are hardly sure are left out.
    pub fn new(id: String, article: Article, mut analysis: Analysis, published: Option<Published>) -> Self {
        analysis.quotes.retain(|q| q.confidence >= SURE);
        let times = counted(&analysis, published.as_ref());
        Self { id, article, analysis, published, times }
    }

    /// Gives it another day; everything that is counted from it follows.
    pub fn redate(&mut self, published: Option<Published>) {
        self.times = counted(&self.analysis, published.as_ref());
        self.published = published;
    }
}

/// The time expressions of an article, counted from its day.
pub fn counted(analysis: &Analysis, published: Option<&Published>) -> Vec<Timex> {
    time::resolve(&analysis.times, anchor(published), time::Anchoring::Dct)
}

/// A corpus: articles with their facts and days.
///
/// ```
/// use dateline_core::article::{self, Metadata};
/// use dateline_core::corpus::Corpus;
///
/// let text = "Bridge closed\n\nFriday, July 21, 2017\n\nThe bridge was closed to lorries after an inspection.";
/// let corpus = Corpus::new("Bridges", vec![article::parse("bridge", text, Metadata::default())]);
/// let published = corpus.items[0].published.as_ref();
/// assert!(published.is_some_and(|p| p.likely.to_string() == "2017-07-21"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// Its name, for the masthead.
    pub name: String,
    /// Its articles, in the order given.
    pub items: Vec<Item>,
}

impl Corpus {
    /// Analyses and dates `articles`. Two articles of the same text keep both their places; the second one's id gets a
    /// suffix. No day bounds the future; [`date`] takes one.
    pub fn new(name: &str, articles: Vec<Article>) -> Self {
        let analyses: Vec<Analysis> = articles.iter().map(Analysis::of).collect();
        let dates = date(&articles.iter().zip(&analyses).collect::<Vec<_>>().as_slice(), &[], None);
        Self::dated(name, articles, analyses, dates)
    }

    /// Articles that are analysed and dated already, with one analysis and one date for each article, in its order.
    pub fn dated(name: &str, articles: Vec<Article>, analyses: Vec<Analysis>, dates: Vec<Option<Published>>) -> Self {
        let (mut seen, mut counts) = (Interner::default(), Vec::<u32>::new());
        let items = articles.into_iter().zip(analyses).zip(dates).map(|((article, analysis), published)| {
            let mut id = article_id(&article);
            let count = seen.entry(&id, &mut counts);
            *count += 1;
            if *count > 1 {
                id = format!("{id}-{count}");
            }
            Item::new(id, article, analysis, published)
        });
        Self { name: name.to_owned(), items: items.collect() }
    }
}
