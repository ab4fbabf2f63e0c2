//! A saying that several articles carry: how many outlets, how many origins, who first, and how each puts it.

use std::collections::BTreeSet;

use super::build::issued;
use super::difference::difference;
use super::{Carried, Carrier, Dated, words};
use crate::index::ArticleValues;
use dateline_core::quote::QuoteKind;

/// Forms at most that a card lists; it counts all of them.
pub const FORMS: usize = 12;

/// One article's form of a saying, to be set beside others.
pub struct CarriedForm<'a> {
    /// The article.
    pub article: &'a ArticleValues,
    /// Who carried it; its headline where that is not known.
    pub by: &'a str,
    /// How the words stand in it.
    pub kind: QuoteKind,
    /// The quotation's id, if the article is at hand.
    pub fact: Option<String>,
    /// Its words, likewise.
    pub words: Option<String>,
}

/// Where an article comes from: one text that several copy, an agency, else whoever carried it. Articles with equal origins
/// are one witness.
pub fn origin(article: &ArticleValues) -> (u8, Option<u32>, &str) {
    match (article.copy_of, article.agency) {
        (Some(copy), _) => (0, Some(copy), ""),
        (None, Some(agency)) => (1, Some(agency), ""),
        (None, None) => {
            let (outlet, id) = article.carrier();
            (2, outlet, id)
        }
    }
}

/// What a card says of the other articles that carry its saying. `others` are in order of time.
pub fn carried(own: &CarriedForm<'_>, others: &[CarriedForm<'_>]) -> Carried {
    let all = || std::iter::once(own).chain(others);
    let outlets: BTreeSet<_> = all().map(|form| form.article.carrier()).collect();
    let origins: BTreeSet<_> = all().map(|form| origin(form.article)).collect();
    let own_words = own.words.as_deref().unwrap_or_default();
    let carrier = |form: &CarriedForm<'_>| Carrier {
        article: form.article.id.clone(),
        headline: form.article.title.clone(),
        fact: form.fact.clone(),
        by: form.by.to_owned(),
        published: issued(form.article),
        kind: form.kind,
        words: form.words.as_deref().map(|words| difference(words, own_words)).unwrap_or_default(),
    };
    Carried {
        articles: others.len() as u32 + 1,
        outlets: outlets.len() as u32,
        origins: origins.len() as u32,
        first: first(own, others),
        others: others.iter().take(FORMS).map(carrier).collect(),
    }
}

/// Who carried it first and when: only if that article's days lie before those of all others.
fn first(own: &CarriedForm<'_>, others: &[CarriedForm<'_>]) -> Option<(String, Dated)> {
    let all = || std::iter::once(own).chain(others);
    let day = |form: &CarriedForm<'_>| form.article.published.map(|p| p.1);
    let earliest = all().filter(|form| day(form).is_some()).min_by_key(|form| day(form))?;
    let days = issued(earliest.article)?;
    let is_earlier = |form: &CarriedForm<'_>| form.article.published.is_some_and(|p| p.0.first > days.days.last);
    let alone = all().filter(|form| form.article.id != earliest.article.id).all(is_earlier);
    alone.then(|| (earliest.by.to_owned(), days))
}

impl Carried {
    /// "Carried by 3 outlets of 2 origins, first by Yonhap on Mon 8 July 2024".
    pub fn told(&self) -> String {
        let mut line = match self.outlets {
            1 => format!("Carried by {}", words::counted(self.articles, "article", "articles")),
            n => format!("Carried by {}", words::counted(n, "outlet", "outlets")),
        };
        if self.origins < self.outlets {
            line += &format!(" of {}", words::counted(self.origins, "origin", "origins"));
        }
        if let Some((by, day)) = &self.first {
            line += &format!(", first by {by} {}{}", words::on(day), day.told());
        }
        line
    }

    /// "and 3 more articles", of what is counted and not listed; nothing if all are listed.
    pub fn more(&self) -> Option<String> {
        let more = self.articles - 1 - self.others.len() as u32;
        (more > 0).then(|| format!("and {}", words::counted(more, "more article", "more articles")))
    }
}

impl Carrier {
    /// "Yonhap, Mon 8 July 2024, paraphrased".
    pub fn told(&self) -> String {
        let day = self.published.as_ref().map_or_else(|| "undated".to_owned(), Dated::told);
        let kind = if self.kind == QuoteKind::Direct { None } else { words::kind_note(self.kind) };
        let parts = [Some(self.by.clone()), Some(day), kind.map(str::to_owned)];
        parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
    }
}
