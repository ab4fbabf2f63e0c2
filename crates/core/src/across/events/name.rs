//! What an event is called, and its day: from the sentence that tells it best.

use super::candidates::Candidate;
use crate::calendar::Days;
use crate::corpus::Item;
use crate::text::{Class, TokenKind};

/// Words of a name at most and at least, as far as the sentence has them.
const MOST: usize = 8;
const LEAST: usize = 5;

/// Name and days of the event that `mentions` are of; each tells its place among `articles`.
pub(super) fn best(articles: &[(u32, &Item)], mentions: &[(usize, &Candidate)]) -> (String, Option<Days>) {
    let days = mentions
        .iter()
        .filter_map(|(at, c)| days_of(articles[*at].1, c))
        .min_by_key(|days| (days.last.0 - days.first.0, days.first));
    // A verb with a name before it, in a short sentence, early in its article, tells best.
    let best = mentions.iter().enumerate().max_by_key(|(n, (at, c))| {
        let item = articles[*at].1;
        let named = item.analysis.names.iter().any(|name| {
            let next = name.mentions.partition_point(|m| m.start < c.whole.start);
            name.mentions.get(next).is_some_and(|m| m.end <= c.span.start)
        });
        let dated = days.is_some() && days_of(item, c) == days;
        let short = c.whole.len() < 240;
        (usize::from(c.verbal) + usize::from(named) + usize::from(short) + usize::from(dated), std::cmp::Reverse(*n))
    });
    let name = best.map(|(_, (at, c))| words(articles[*at].1, c)).unwrap_or_default();
    (name, days)
}

/// The days of the time nearest to the mention in its sentence.
fn days_of(item: &Item, mention: &Candidate) -> Option<Days> {
    let times = item.times.iter().filter(|t| mention.whole.contains(t.span));
    let near = times.filter_map(|t| Some((t.span.start.abs_diff(mention.span.start), t.days?)));
    near.min_by_key(|(distance, days)| (*distance, days.first)).map(|(_, days)| days)
}

/// Five to eight words around the mention: from the beginning of its clause, without the time.
fn words(item: &Item, mention: &Candidate) -> String {
    let document = item.article.document_of(&[mention.whole]);
    let timed = |i: usize| item.times.iter().any(|t| t.span.contains(document.tokens[i].span));
    let breaks = |i: usize| {
        let t = document.tokens[i];
        matches!(t.kind, TokenKind::Punct | TokenKind::Quote) && !document.is(i, "-") && !document.is(i, ".")
            || t.class.has(Class::OPENER) && i > 0
    };
    let at = document.token_at(mention.span.start);
    let mut first = at;
    while first > 0 && at - first < MOST - 2 && !breaks(first - 1) {
        first -= 1;
    }
    let mut shown: Vec<(usize, &str)> = Vec::new();
    for i in first..document.tokens.len() {
        let t = document.tokens[i];
        let count = shown.iter().filter(|(i, _)| document.is_word(*i)).count();
        if count >= MOST || i > at && count >= LEAST && breaks(i) {
            break;
        }
        if matches!(t.kind, TokenKind::Quote) || timed(i) || shown.is_empty() && breaks(i) {
            continue;
        }
        shown.push((i, document.word(i)));
    }
    let leads = Class::PREPOSITION.or(Class::CONJUNCTION);
    while shown.len() > LEAST && shown.first().is_some_and(|(i, _)| *i < at && document.tokens[*i].class.any(leads)) {
        shown.remove(0);
    }
    let weak = Class::FUNCTION.or(Class::PREPOSITION).or(Class::DETERMINER).or(Class::CONJUNCTION).or(Class::AUXILIARY);
    while shown.len() > 1
        && shown.last().is_some_and(|(i, _)| !document.is_word(*i) || document.tokens[*i].class.any(weak) && *i != at)
    {
        shown.pop();
    }
    let mut name = String::new();
    for (i, word) in shown {
        if !name.is_empty() && document.tokens[i].spaced {
            name.push(' ');
        }
        name.push_str(word);
    }
    let mut letters = name.chars();
    match letters.next() {
        Some(c) if c.is_lowercase() => c.to_uppercase().chain(letters).collect(),
        _ => name,
    }
}
