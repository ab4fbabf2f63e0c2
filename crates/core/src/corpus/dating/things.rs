//! Dates articles by things that came into being on a known day, before which no article could name them:
//! "South Sudan", "the euro", "COVID-19".

use super::clue::{Clue, own};
use super::lexicon::Lexicon;
use super::quoted::quoted;
use super::span::{DaySet, month};
use super::weight;
use crate::article::Article;
use crate::calendar::Day;
use crate::text::{Document, TokenKind};

/// The newest things named are what bounds; more of them are kept in case the newest is misread.
const KEPT: usize = 6;

/// What the things named in an article say of its day.
pub(super) fn clues(article: &Article, document: &Document<'_>, lexicon: &Lexicon) -> Vec<Clue> {
    let quoted = quoted(document);
    let mut found: Vec<(Day, usize, usize)> = Vec::new();
    let mut i = 0;
    while i < document.tokens.len() {
        let free =
            document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word) && !quoted.get(i).is_some_and(|q| *q);
        let thing = if free { lexicon.thing(document.word(i), |n, word| document.word(i + n) == word) } else { None };
        match thing {
            Some((length, since)) => {
                if !found.iter().any(|&(day, ..)| day == since) {
                    found.push((since, i, i + length));
                }
                i += length;
            }
            None => i += 1,
        }
    }
    found.sort_by_cached_key(|&(since, ..)| std::cmp::Reverse(since));
    found.truncate(KEPT);
    let clue = |(since, first, last): (Day, usize, usize)| {
        let span = document.slice(first, last);
        let text = article.mended(span);
        let reason = format!("It names “{text}”, so the article is not older than {}.", month(since));
        Clue { allowed: DaySet::since(since), weight: weight::THING, evidence: own(span, reason) }
    };
    found.into_iter().map(clue).collect()
}
