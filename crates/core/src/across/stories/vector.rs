//! What an article tells, as a vector of its words: term frequency by inverse document frequency.

use crate::across::terms::{is_telling, is_word, ln, stem};
use crate::article::BlockKind;
use crate::corpus::Item;
use crate::interner::Interner;
use crate::text::{Document, Span};

/// The weights of an article's terms by number, sorted by number; its length as a vector is 1.
pub(super) type Vector = Vec<(u32, f32)>;

/// News tells what matters first: a word that stands as far in counts half.
const HALF: f32 = 60.0;
/// What comes later is not looked at.
const MOST: usize = 400;
/// What a word counts that is written with a capital: mostly a part of a name.
const CAPITAL: f32 = 2.0;
/// What a word of the headline counts that was handed in beside the text.
const HEADLINE: f32 = 2.0;

/// The vectors of `items`, in their order.
pub(super) fn vectors(items: &[&Item]) -> Vec<Vector> {
    let mut terms = Interner::default();
    let mut vectors: Vec<Vector> = items.iter().map(|item| counts(item, &mut terms)).collect();
    let mut articles = vec![0_u32; terms.len()];
    for &(term, _) in vectors.iter().flatten() {
        articles[term as usize] += 1;
    }
    let all = items.len() as f32 + 1.0;
    for vector in &mut vectors {
        // A word that only one article has tells of no other; leaving it out makes articles of different length alike.
        vector.retain(|&(term, _)| articles[term as usize] > 1);
        for (term, weight) in vector.iter_mut() {
            let frequency = if *weight > 1.0 { 1.0 + ln(*weight) } else { *weight };
            *weight = frequency * ln(all / articles[*term as usize] as f32);
        }
        let length = vector.iter().map(|(_, w)| w * w).sum::<f32>().sqrt();
        if length > 0.0 {
            vector.iter_mut().for_each(|(_, w)| *w /= length);
        }
        vector.shrink_to_fit();
    }
    vectors
}

/// How much an article uses each term.
fn counts(item: &Item, terms: &mut Interner) -> Vector {
    let article = &item.article;
    let told =
        |kind| matches!(kind, BlockKind::Title | BlockKind::Standfirst | BlockKind::Paragraph | BlockKind::Subhead);
    let spans: Vec<Span> = article.blocks.iter().filter(|b| told(b.kind)).map(|b| b.span).collect();
    let mut counts: Vector = Vec::new();
    let text = article.document_of(&first(&spans));
    let words = text.tokens.iter().enumerate().filter(|(_, t)| is_word(t)).take(MOST);
    for (place, (i, token)) in words.enumerate() {
        if is_telling(token) {
            let weight = if token.capital { CAPITAL } else { 1.0 };
            counts.push((terms.intern(stem(text.lower(i))) as u32, weight / (1.0 + place as f32 / HALF)));
        }
    }
    if let Some(title) = &article.given.title {
        let title = Document::read(title, &[Span::new(0, title.len())], &[]);
        for (i, _) in title.tokens.iter().enumerate().filter(|(_, t)| is_word(t) && is_telling(t)) {
            counts.push((terms.intern(stem(title.lower(i))) as u32, HEADLINE));
        }
    }
    counts.sort_by_key(|&(term, _)| term);
    counts.chunk_by(|a, b| a.0 == b.0).map(|same| (same[0].0, same.iter().map(|(_, w)| w).sum())).collect()
}

/// As many blocks as have all words that are looked at.
fn first(spans: &[Span]) -> Vec<Span> {
    let mut bytes = 0;
    let enough = spans.iter().position(|s| {
        bytes += s.len();
        bytes > MOST * 16
    });
    spans[..enough.map_or(spans.len(), |at| at + 1)].to_vec()
}

/// How alike two vectors are, from 0 to 1. `dense` is the first one with a slot for each term.
pub(super) fn cosine(dense: &[f32], vector: &Vector) -> f32 {
    vector.iter().map(|&(term, w)| w * dense.get(term as usize).copied().unwrap_or_default()).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::article::{self, Metadata};
    use crate::corpus::Corpus;

    #[test]
    fn a_vector_holds_what_others_say_too_and_early_words_most() {
        let told = |id, text| article::parse(id, text, Metadata::default());
        let texts =
            ["Ferries to Zenda stop. The Ruri froze.", "Zenda waits: ferries stop. It froze.", "The opera sings."];
        let corpus = Corpus::new("c", texts.iter().map(|t| told("a", t)).collect());
        let items: Vec<&Item> = corpus.items.iter().collect();
        let vectors = vectors(&items);
        assert_eq!((vectors[0].len(), vectors[1].len(), vectors[2].len()), (4, 4, 0));
        let mut dense = vec![0.0; 32];
        vectors[0].iter().for_each(|&(t, w)| dense[t as usize] = w);
        assert!(cosine(&dense, &vectors[1]) > 0.9);
    }
}
