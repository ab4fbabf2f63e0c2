//! What is cited of an article, and how days and titles stand in every style.

use super::author::Author;
use super::{byline, title};
use crate::export::bibliography::sure_day;
use crate::view::ArticleSource;
use dateline_core::article::{Article, BlockKind, Language};
use dateline_core::calendar::{Day, month_of};
use dateline_core::corpus::Item;

/// What is known of an article that is cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// Its headline; of an article without one its first words.
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
        let article = &item.article;
        let mut authors: Vec<Author> = article.given.authors.iter().flat_map(|line| byline::authors(line)).collect();
        if authors.is_empty() {
            let lines = article.blocks.iter().filter(|block| block.kind == BlockKind::Byline);
            authors.extend(lines.flat_map(|block| byline::authors(&article.mended(block.span))));
        }
        authors = byline::each_once(authors);
        if authors.is_empty() {
            authors.extend(source.agency.clone().map(Author::Body));
        }
        Self {
            title: headline(article),
            authors,
            outlet: source.outlet.clone(),
            day: sure_day(source),
            url: source.url.clone(),
            accessed,
            is_english: article.language == Language::English,
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

/// The first words of an article that stand for its headline where it has none, as styles have it of texts without a title.
const WORDS: usize = 8;

/// The headline, or the first words.
fn headline(article: &Article) -> String {
    if !article.title().trim().is_empty() {
        return article.headline();
    }
    let first = article.analysed_blocks().map(|block| article.mended(block.span)).find(|text| !text.trim().is_empty());
    // Marks that open in these words may close behind them.
    let text = first.unwrap_or_default().replace(['“', '”', '"'], "");
    let words: Vec<&str> = text.split_whitespace().collect();
    match words.as_slice() {
        [] => "Untitled".to_owned(),
        words if words.len() <= WORDS => words.join(" "),
        words => format!("{} …", words[..WORDS].join(" ").trim_end_matches([',', ';', ':', '.'])),
    }
}

/// "November 6, 2024".
pub fn american(day: Day) -> String {
    let (year, _, of_month) = day.civil();
    format!("{} {of_month}, {year}", month_of(day))
}
