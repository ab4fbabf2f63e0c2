//! Links: everything that can be shared, written into the URL's fragment, which no host ever sees.
//!
//! `#/quotes?q=strong+message&article=8k2m…&fact=q41c…`: the tab as a path, then `key=value` parts joined by `&`, values
//! percent-encoded with `+` for a space. Parts that say what is the case anyway are left out. Any fragment parses; what it
//! cannot mean is dropped and told.

mod dropped;
mod parse;
mod tab;
#[cfg(test)]
mod tests;
mod write;

use crate::query::{Dropping, Facet, Filter, Group, Query, Sort};
use dateline_core::calendar::{Day, Days};

pub use dropped::Dropped;
pub use tab::{NotATab, Tab};

/// The longest link, in characters, that every mail program and chat passes on whole.
pub const LONGEST: usize = 2000;

/// What is on the screen, as far as it can be shared.
///
/// An empty id, query or filter value says nothing and is not written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Link {
    /// The list shown.
    pub tab: Tab,
    /// The query as typed.
    pub query: String,
    /// Id of the article open in the reader.
    pub article: Option<String>,
    /// Id of the quotation or time expression selected. A link to one quotation carries its article's id too and opens it
    /// there.
    pub fact: Option<String>,
    /// The order of quotations and articles.
    pub sort: Sort,
    /// What quotations are grouped by.
    pub group: Group,
    /// What the timeline's lanes are.
    pub lanes: Group,
    /// Whether quotations that are less sure, or that were held rather than said, are shown too.
    pub all: bool,
    /// Whether of articles that copy one text the earliest alone is shown and counted.
    pub once: bool,
    /// The days that the timeline's axis shows; nothing for those that most facts lie in.
    pub range: Option<Days>,
    /// The days that the lists are narrowed to, inclusive.
    pub days: Option<Days>,
    /// Values chosen or excluded, in the order of choosing.
    pub filters: Vec<Filter>,
    /// The sheet that is open over the page: what it is called among sheets.
    pub sheet: Option<String>,
    /// Days on which the reader says that articles were published, by the article's id; each article once.
    pub set: Vec<(String, Day)>,
}

impl Link {
    /// Whether the link, put behind the page's own address `base`, is longer than [`LONGEST`] characters, so that some
    /// programs may cut it. The page says so when it is copied.
    pub fn is_too_long(&self, base: &str) -> bool {
        base.chars().count() + self.to_fragment().len() > LONGEST
    }

    /// A link to one fact of an article, and nothing else but the days that the reader has set: whoever is sent it need not see
    /// what was searched for.
    #[must_use]
    pub fn to_fact(&self, article: &str, fact: &str) -> Self {
        let (article, fact) = (Some(article.to_owned()), Some(fact.to_owned()));
        Self { tab: self.tab, article, fact, set: self.set.clone(), all: self.all, ..Self::default() }
    }

    /// Says when an article was published, or no longer.
    pub fn set_day(&mut self, article: &str, day: Option<Day>) {
        self.set.retain(|(id, _)| id != article);
        self.set.extend(day.map(|day| (article.to_owned(), day)));
    }

    /// Chooses a value of a facet, or excludes it; does away with that if it is so already.
    pub fn toggle(&mut self, facet: Facet, value: &str, exclude: bool) {
        let had = self.filters.iter().any(|f| f.facet == facet && f.value == value && f.exclude == exclude);
        self.filters.retain(|f| f.facet != facet || f.value != value);
        if !had {
            self.filters.push(Filter { facet, value: value.to_owned(), exclude });
        }
    }

    /// Whether anything narrows the lists: words that can be looked for, filters, days.
    pub fn is_narrowed(&self) -> bool {
        self.is_filtered() || crate::query::read(&self.query).node.is_some()
    }

    /// Whether filters or days narrow the lists.
    pub fn is_filtered(&self) -> bool {
        !self.filters.is_empty() || self.days.is_some()
    }

    /// Takes filters and days away.
    pub fn clear_filters(&mut self) {
        self.filters.clear();
        self.days = None;
    }

    /// Takes a part of the query away.
    pub fn drop_part(&mut self, part: Dropping) {
        match part {
            Dropping::Text => self.query.clear(),
            Dropping::Days => self.days = None,
            Dropping::Filter(at) if (at as usize) < self.filters.len() => drop(self.filters.remove(at as usize)),
            Dropping::Filter(_) => {}
            Dropping::AllFilters => self.clear_filters(),
        }
    }

    /// The days that the list shows: those chosen, and on the timeline those in sight as far as they are named.
    pub fn days_shown(&self) -> Option<Days> {
        let range = self.range.filter(|_| self.tab == Tab::Timeline);
        match (self.days, range) {
            // Days that lie out of sight were chosen all the same.
            (Some(days), Some(range)) => days.and(range).or(Some(days)),
            (days, range) => days.or(range),
        }
    }

    /// What the lists are asked for.
    pub fn to_query(&self) -> Query {
        let (text, filters) = (self.query.clone(), self.filters.clone());
        Query {
            text,
            filters,
            days: self.days_shown(),
            sort: self.sort,
            group: self.group,
            all: self.all,
            once: self.once,
        }
    }
}
