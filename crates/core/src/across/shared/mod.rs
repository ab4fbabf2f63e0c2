//! Shared text: which articles share passages, and which of them are copies of one text.

mod align;
mod candidates;
mod furniture;
mod kind;
mod rows;
mod words;

pub use kind::SharedKind;

use std::ops::Range;

use crate::corpus::Item;
use crate::text::Span;
use align::Stretch;
use kind::Case;
use words::Word;

/// The fewest equal words of a passage that is shown.
const SHOWN: usize = 6;

/// A passage that two articles share, in each of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Bytes of the first article's text.
    pub a: Span,
    /// Bytes of the second article's text.
    pub b: Span,
}

/// Two articles that share text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shared {
    /// The number of the article that comes first in canonical order.
    pub a: u32,
    /// The number of the other one.
    pub b: u32,
    /// What they share.
    pub kind: SharedKind,
    /// The passages, in the order of the first article.
    pub passages: Vec<Passage>,
}

/// Finds which of `items` share text, in canonical order. `order` holds the numbers of the items in that order.
pub fn find(items: &[Item], order: &[u32]) -> Vec<Shared> {
    let mut found = Vec::new();
    let (candidates, spread) = candidates::find(items, order);
    for pairs in candidates.chunk_by(|x, y| x.0 == y.0) {
        let Some((a, one)) = article(items, order, pairs[0].0) else { continue };
        let words = words::read(one);
        for &(_, rank) in pairs {
            let Some((b, other)) = article(items, order, rank) else { continue };
            let others = words::read(other);
            let stretches = align::align(&words, &others);
            let outlets = (one.article.outlet(), other.article.outlet());
            let one_outlet = outlets.0.is_some() && outlets.0 == outlets.1;
            let case = Case { words: [&words, &others], stretches: &stretches, spread: &spread, one_outlet };
            let Some(kind) = kind::kind(&case) else { continue };
            let passages = passages(&stretches, &words, &others);
            found.push(Shared { a, b, kind, passages });
        }
    }
    found
}

/// The article at a place of canonical order, with its number.
fn article<'i>(items: &'i [Item], order: &[u32], rank: u32) -> Option<(u32, &'i Item)> {
    let number = *order.get(rank as usize)?;
    Some((number, items.get(number as usize)?))
}

fn passages(stretches: &[Stretch], a: &[Word], b: &[Word]) -> Vec<Passage> {
    let span = |words: &[Word], range: &Range<usize>| {
        let (first, last) = (words.get(range.start)?, words.get(range.end.checked_sub(1)?)?);
        Some(first.span.to(last.span))
    };
    let of = |s: &Stretch| Some(Passage { a: span(a, &s.a)?, b: span(b, &s.b)? });
    stretches.iter().filter(|s| s.same.len() >= SHOWN).filter_map(of).collect()
}
