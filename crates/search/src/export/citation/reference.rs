//! What is cited of an article, and how days and titles stand in every style.

use super::author::Author;
use super::title;
use crate::export::bibliography::sure_day;
use crate::view::ArticleSource;
use crate::view::words::headline;
use dateline_core::article::Language;
use dateline_core::calendar::Day;
use dateline_core::corpus::Item;

/// What is known of an article that is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its headline, or what stands in the place of one.
    pub title: String,
    /// Who wrote it; the agency of an article that names nobody.
    pub authors: Vec<Author>,
    /// Who carried it.
    pub outlet: Option<String>,
    /// The day of publication, if it is sure.
    pub day: Option<Day>,
    /// Where the original can be read.
    pub url: Option<String>,
    /// The day on which it was at hand.
    pub accessed: Day,
    /// Whether titles may be written as English ones are.
    pub is_english: bool,
}

impl Reference {
    /// Of an article as other facts refer to it.
    pub fn of(item: &Item, source: &ArticleSource, accessed: Day) -> Self {
        let named = item.article.given.authors.iter().filter_map(|name| Author::read(name));
        let mut authors: Vec<Author> = named.collect();
        if authors.is_empty() {
            authors.extend(source.agency.clone().map(Author::Body));
        }
        Self {
            title: headline(source).to_owned(),
            authors,
            outlet: source.outlet.clone(),
            day: sure_day(source),
            url: source.url.clone(),
            accessed,
            is_english: item.article.language == Language::English,
        }
    }

    /// The headline as English titles are written, its marks curly.
    pub(super) fn title_case(&self) -> String {
        if self.is_english { title::cased(&self.title) } else { title::curly(&self.title) }
    }

    /// The outlet as titles are written.
    pub(super) fn container(&self) -> Option<String> {
        self.outlet.as_ref().map(|outlet| if self.is_english { title::cased(outlet) } else { title::curly(outlet) })
    }
}

/// The name of a month in full.
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The month of a day, in full.
pub fn month(day: Day) -> &'static str {
    MONTHS.get(day.civil().1 as usize - 1).copied().unwrap_or_default()
}

/// "November 6, 2024".
pub fn american(day: Day) -> String {
    let (year, _, of_month) = day.civil();
    format!("{} {of_month}, {year}", month(day))
}
