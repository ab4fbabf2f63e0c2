//! Cases of several articles. Each begins with a line `=== name`, or `=== name, outlet`, or `=== name, outlet, day`.

use dateline_core::article::{self, Article, Metadata};
use dateline_core::corpus::{Corpus, Item};

/// The articles of a case as a corpus.
pub fn items(text: &str) -> Vec<Item> {
    let parts = text.split("=== ").filter(|part| !part.trim().is_empty());
    Corpus::new("case", parts.map(article).collect()).items
}

fn article(part: &str) -> Article {
    let (head, text) = part.split_once('\n').expect("a line for each article");
    let mut fields = head.split(", ").map(str::to_owned);
    let name = fields.next().unwrap_or_default();
    let outlet = fields.next().filter(|o| !o.is_empty());
    let date = fields.next().map(|day| day.parse().expect("a day"));
    article::parse(&name, text.trim(), Metadata { outlet, date, ..Metadata::default() })
}
