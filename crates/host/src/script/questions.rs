//! The questions that scripts ask. Their fields are declared in `js/dateline.d.ts`.

use serde::Deserialize;

use dateline_core::calendar::{Day, Days};
use dateline_search::protocol::{Begin, FacetWanted, Request, Window};
use dateline_search::query::{Facet, Query, Sort};
use dateline_search::view::Tab;
#[cfg(test)]
use ts_rs::TS;

/// A question as a script's client posts it; queries are in the query language of the page's search box.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(TS))]
pub enum Question {
    /// Reads the attached files.
    Read {
        /// The corpus's name.
        name: String,
        /// The address of a stored corpus, beside which its parts lie; null for files.
        base: Option<String>,
    },
    /// Stores the corpus as a file.
    Save,
    /// How much memory the worker's program holds.
    Memory,
    /// Articles that match.
    Articles(String, ListOptions),
    /// Quotations that match.
    Quotes(String, ListOptions),
    /// Passages with a time that match.
    Timeline(String, ListOptions),
    /// What the matches can be narrowed to.
    Facets(String, FacetOptions),
}

/// The order of articles and quotations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum Order {
    /// By day of publication, oldest first.
    Date,
    /// By day of publication, newest first.
    Latest,
    /// The best match first.
    Best,
    /// The same, where what is older counts for less.
    Recent,
}

/// Which matches are wanted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[cfg_attr(test, ts(optional_fields))]
pub struct ListOptions {
    /// By day of publication, oldest (the default) or newest first, or the best first; `recent` is the best first where
    /// what is older counts for less. The timeline has an order of its own.
    pub sort: Option<Order>,
    /// First and last day, either of which may be empty: of publication, on the timeline of the days meant.
    #[cfg_attr(test, ts(as = "Option<(String, String)>"))]
    pub days: Option<[Option<String>; 2]>,
    /// Whether quotations count that are less sure, or that were held rather than said; false if absent.
    pub all: Option<bool>,
    /// Items skipped; 0 if absent.
    pub from: Option<u32>,
    /// Items at most, up to 1000; 40 if absent.
    pub most: Option<u32>,
}

/// What is counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[cfg_attr(test, ts(optional_fields))]
pub struct FacetOptions {
    /// What has the values: `quotes` if absent.
    pub of: Option<Counted>,
    /// First and last day, as in a list's options.
    #[cfg_attr(test, ts(as = "Option<(String, String)>"))]
    pub days: Option<[Option<String>; 2]>,
    /// Values of each facet at most, up to 1000; 10 if absent.
    pub most: Option<u32>,
}

/// What can be listed and counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(TS))]
#[serde(rename_all = "lowercase")]
pub enum Counted {
    /// Quotations.
    #[default]
    Quotes,
    /// Passages with a time.
    Timeline,
    /// Articles.
    Articles,
}

/// Items of one answer at most.
const MOST: u32 = 1000;

impl Question {
    /// What the protocol calls it.
    ///
    /// # Errors
    ///
    /// In words for whoever wrote the script, if a day is none.
    pub fn request(self) -> Result<Request, String> {
        Ok(match self {
            Self::Read { name, base } => Request::Read { name, base, quiet: true },
            Self::Save => Request::Save,
            Self::Memory => Request::Memory,
            Self::Articles(text, options) => {
                let (query, window) = options.asked(text)?;
                Request::Articles { query, window }
            }
            Self::Quotes(text, options) => {
                let (query, window) = options.asked(text)?;
                Request::Quotes { query, window }
            }
            Self::Timeline(text, options) => {
                let (query, window) = options.asked(text)?;
                Request::Timeline { query, window, begin: Begin::Item }
            }
            Self::Facets(text, options) => options.asked(text)?,
        })
    }
}

impl ListOptions {
    fn asked(self, text: String) -> Result<(Query, Window), String> {
        let sort = match self.sort {
            None | Some(Order::Date) => Sort::Date,
            Some(Order::Latest) => Sort::Latest,
            Some(Order::Best) => Sort::Best,
            Some(Order::Recent) => Sort::Recent,
        };
        let window = Window { from: self.from.unwrap_or(0), len: self.most.unwrap_or(40).min(MOST) };
        Ok((
            Query { text, days: days(self.days)?, sort, all: self.all.unwrap_or_default(), ..Query::default() },
            window,
        ))
    }
}

impl FacetOptions {
    fn asked(self, text: String) -> Result<Request, String> {
        let tab = match self.of.unwrap_or_default() {
            Counted::Quotes => Tab::Quotes,
            Counted::Timeline => Tab::Timeline,
            Counted::Articles => Tab::Articles,
        };
        let most = self.most.unwrap_or(10).min(MOST);
        let wanted = Facet::ALL.map(|facet| FacetWanted { facet, most, find: String::new() }).to_vec();
        Ok(Request::Facets { tab, query: Query { text, days: days(self.days)?, ..Query::default() }, wanted })
    }
}

fn days(written: Option<[Option<String>; 2]>) -> Result<Option<Days>, String> {
    let [first, last] = written.unwrap_or_default().map(Option::unwrap_or_default);
    if first.is_empty() && last.is_empty() {
        return Ok(None);
    }
    let day = |text: &str, open: Day| match text {
        "" => Ok(open),
        _ => text.parse().map_err(|_| format!("This is no day like 2024-07-10: {text:.40}")),
    };
    // Days that can be written, so that an open end is one too.
    let days = Days { first: day(&first, Day::FIRST)?, last: day(&last, Day::LAST)? };
    if days.last < days.first {
        return Err("The last day comes before the first.".to_owned());
    }
    Ok(Some(days))
}
