//! What of an article tells whether another one is the same: little, so that millions of articles can be compared.

use dateline_core::hash::{SEED, fnv1a, mix};

use crate::address;
use crate::article::Article;
use crate::moment::Moment;

/// Words of an article that is told from others by its words alone: what is shorter may be said twice.
const LONG: usize = 20;
/// Words of one that has a headline, which are among them.
const LONG_WITH_HEADLINE: usize = 8;

/// What of an article tells whether another one is the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Print {
    /// What the article is called.
    pub name: String,
    /// Its address, as a hash.
    pub(super) address: Option<u64>,
    /// Its outlet and its headline, as a hash; articles that tell neither have that in common.
    pub(super) headline: u64,
    pub(super) has_headline: bool,
    /// Its words, as a hash.
    pub(super) text: u64,
    /// The day of publication.
    pub(super) day: Option<i32>,
    /// When it was changed last, or published: seconds after the beginning of 1970.
    pub(super) moment: Option<i64>,
    /// Bytes of its words.
    length: usize,
    /// Its words, as far as they are counted.
    word_count: usize,
    /// How much is known of it.
    pub(super) known: usize,
}

impl Print {
    /// Of an article.
    pub fn of(article: &Article) -> Self {
        let folded = folded(&words(article.title.as_deref(), &article.text));
        let title = article.title.as_deref().map(small).filter(|title| !title.is_empty());
        let host = || article.url.as_deref().and_then(address::host);
        let outlet = article.outlet.as_deref().map(small).or_else(host);
        let known = [
            article.id.is_some(),
            title.is_some(),
            article.date.is_some(),
            article.modified.is_some(),
            article.outlet.is_some(),
            article.agency.is_some(),
            !article.authors.is_empty(),
            article.section.is_some(),
            article.language.is_some(),
            article.url.is_some(),
        ];
        Self {
            name: article.name(),
            address: article.url.as_deref().and_then(address::of_page).map(|address| hash(&address)),
            headline: hash(&format!("{outlet:?} {title:?}")),
            has_headline: title.is_some(),
            text: hash(&folded),
            day: article.date.map(|date| date.day.0),
            moment: article.modified.into_iter().chain(article.date).map(seconds).max(),
            length: folded.len(),
            word_count: folded.split(' ').take(LONG).count(),
            known: known.iter().filter(|known| **known).count() * 1000 + article.extra.iter().take(999).count(),
        }
    }

    /// Whether its words are enough to tell it from others.
    pub(super) fn is_long(&self) -> bool {
        self.word_count >= if self.has_headline { LONG_WITH_HEADLINE } else { LONG }
    }

    /// Orders versions from the oldest to the newest: by what they tell of it, and else the longer is newer.
    pub(super) fn age(&self) -> (Option<i64>, usize, u64, &str) {
        (self.moment, self.length, self.text, &self.name)
    }
}

/// The words of an article, by which it is compared: its headline and its text.
pub fn words(title: Option<&str>, text: &str) -> String {
    format!("{}\n\n{text}", title.unwrap_or_default())
}

/// Words in small letters with one space between them: headlines are printed in capitals here and there.
pub(super) fn folded(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.extend(word.chars().flat_map(char::to_lowercase));
    }
    out
}

/// A name without capitals and marks.
fn small(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join(" ")
}

/// A number made of text.
pub(super) fn hash(text: &str) -> u64 {
    mix(fnv1a(SEED, text.bytes()))
}

fn seconds(moment: Moment) -> i64 {
    let (hour, minute, second) = moment.time.unwrap_or_default();
    let minutes = i64::from(hour) * 60 + i64::from(minute) - i64::from(moment.offset.unwrap_or(0));
    i64::from(moment.day.0) * 86_400 + minutes * 60 + i64::from(second)
}
