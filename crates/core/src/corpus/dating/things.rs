//! Dates articles by things that came into being on a known day, before which no article could name them:
//! "South Sudan", "the euro", "COVID-19"; and by those of them that are gone: "Chrysler LLC".

use super::clue::{Clue, own};
use super::lexicon::{Lasted, Lexicon};
use super::quoted::quoted;
use super::span::{DaySet, month};
use super::weight;
use crate::article::Article;
use crate::text::{Document, TokenKind, among};

/// The newest things named are what bounds; more of them are kept in case the newest is misread.
const KEPT: usize = 6;

/// How long what is gone is still named as if it were there, in days.
const LATER: i32 = 730;

/// What the things named in an article say of its day.
pub(super) fn clues(article: &Article, document: &Document<'_>, lexicon: &Lexicon) -> Vec<Clue> {
    let quoted = quoted(document);
    let mut found: Vec<(Lasted, usize, usize)> = Vec::new();
    let mut i = 0;
    while i < document.tokens.len() {
        let free =
            document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word) && !quoted.get(i).is_some_and(|q| *q);
        let thing = if free { lexicon.thing(document.word(i), |n, word| document.word(i + n) == word) } else { None };
        match thing {
            Some((length, lasted)) => {
                if !found.iter().any(|&(other, ..)| other.first == lasted.first) {
                    found.push((lasted, i, i + length));
                }
                i += length;
            }
            None => i += 1,
        }
    }
    found.sort_by_cached_key(|&(lasted, ..)| std::cmp::Reverse(lasted.first));
    found.truncate(KEPT);
    let mut clues = Vec::new();
    for &(lasted, first, last) in &found {
        let span = document.slice(first, last);
        let text = article.mended(span);
        // "The former Apple Computer" is named long after.
        let gone = first > 0 && among(document.lower(first - 1), "former formerly old defunct then as");
        if let Some(end) = lasted.last.filter(|_| !gone) {
            let reason = format!("It names “{text}”, which was there until {}.", month(end));
            let allowed = DaySet::until(end.plus(LATER));
            clues.push(Clue { allowed, weight: weight::ASIDE, evidence: own(span, reason) });
        }
        let since = lasted.first;
        let reason = format!("It names “{text}”, so the article is not older than {}.", month(since));
        clues.push(Clue { allowed: DaySet::since(since), weight: weight::THING, evidence: own(span, reason) });
    }
    clues
}
