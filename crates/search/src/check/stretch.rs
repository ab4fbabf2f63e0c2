//! Stretches of an article that may have the words of a passage: where many of its pairs of neighbouring words stand together.

use std::collections::HashMap;

use super::passage::Passage;
use crate::index::fold;
use dateline_core::article::BlockKind;
use dateline_core::corpus::Item;
use dateline_core::text::Span;

/// One word of an article.
#[derive(Clone, Debug)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Without case, accents and the like.
    pub folded: String,
    /// The quotation it stands in.
    pub quote: Option<u32>,
}

/// The words of an article that are its own, in order.
#[derive(Debug)]
pub struct Words {
    /// In text order.
    pub words: Vec<Word>,
}

impl Words {
    /// Those of all blocks that are no furniture of a site.
    pub fn of(item: &Item) -> Self {
        let joins = item.article.divided_words();
        let mut words = Vec::new();
        for block in item.article.blocks.iter().filter(|b| b.kind != BlockKind::Boilerplate) {
            fold::words(&item.article.text, block.span, &joins, &mut |span, word| {
                words.push(Word { span, folded: word.to_owned(), quote: None });
            });
        }
        for (number, quote) in (0u32..).zip(&item.analysis.quotes) {
            let from = words.partition_point(|w| w.span.end <= quote.span.start);
            let within = words[from..].iter_mut().take_while(|w| w.span.start < quote.span.end);
            within.for_each(|w| w.quote = Some(number));
        }
        Self { words }
    }
}

/// Words of an article that may hold a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The passage's number.
    pub passage: u32,
    /// The first word, and the one behind the last.
    pub from: usize,
    pub to: usize,
}

/// Words that may stand between two of a passage without a sign that something was left out.
const SLACK: usize = 24;
/// Words that one sign of an omission may stand for.
const OMITTED: usize = 120;
/// Signs of omissions that are counted.
const SIGNS: usize = 4;
/// Of so many pairs one must be found.
const SHARE: usize = 4;

/// The pairs of neighbouring words of all passages.
#[derive(Debug)]
pub struct Stretches {
    pairs: HashMap<(String, String), Vec<(u32, u32)>>,
    /// Passages of one word.
    single: HashMap<String, Vec<u32>>,
    needs: Vec<Need>,
}

/// What makes a stretch of a passage.
#[derive(Clone, Copy, Debug)]
struct Need {
    /// Words it has at most.
    width: usize,
    /// Words that may stand before its first pair and behind its last.
    margin: usize,
    /// Different pairs that must be there.
    pairs: usize,
}

impl Stretches {
    /// Of these passages.
    pub fn of(passages: &[Passage]) -> Self {
        let (mut pairs, mut single) = (HashMap::<_, Vec<(u32, u32)>>::new(), HashMap::<_, Vec<u32>>::new());
        for (number, passage) in (0u32..).zip(passages) {
            if let [only] = passage.words.as_slice() {
                single.entry(only.folded.clone()).or_default().push(number);
            }
            for (at, pair) in (0u32..).zip(passage.words.windows(2)) {
                pairs.entry((pair[0].folded.clone(), pair[1].folded.clone())).or_default().push((number, at));
            }
        }
        let need = |passage: &Passage| {
            let gaps = passage.words.iter().filter(|w| w.after_gap).count().min(SIGNS);
            let len = passage.words.len();
            Need { width: len + SLACK + gaps * OMITTED, margin: len.min(SLACK), pairs: 1.max((len - 1) / SHARE) }
        };
        Self { pairs, single, needs: passages.iter().map(need).collect() }
    }

    /// The stretches of an article, at most one for each passage but those of one word, by passage.
    pub fn within(&self, source: &Words) -> Vec<Stretch> {
        let words = &source.words;
        // Passage, word of the article, word of the passage.
        let mut hits: Vec<(u32, usize, u32)> = Vec::new();
        let mut found: Vec<Stretch> = Vec::new();
        let mut pair = (String::new(), String::new());
        for (at, word) in words.iter().enumerate() {
            if let Some(passages) = self.single.get(&word.folded) {
                found.extend(passages.iter().map(|&passage| Stretch { passage, from: at, to: at + 1 }));
            }
            std::mem::swap(&mut pair.0, &mut pair.1);
            pair.1.clone_from(&word.folded);
            if let Some(places) = self.pairs.get(&pair) {
                hits.extend(places.iter().map(|&(passage, own)| (passage, at - 1, own)));
            }
        }
        hits.sort_unstable();
        for hits in hits.chunk_by(|a, b| a.0 == b.0) {
            let need = self.needs[hits[0].0 as usize];
            found.extend(densest(hits, need).map(|(first, last)| Stretch {
                passage: hits[0].0,
                from: first.saturating_sub(need.margin),
                to: (last + 2 + need.margin).min(words.len()),
            }));
        }
        found
    }
}

/// From where to where an article has most different pairs of a passage within the width that is allowed; nothing if these are
/// too few. Of two places with as many, the first.
fn densest(hits: &[(u32, usize, u32)], need: Need) -> Option<(usize, usize)> {
    let mut counts: HashMap<u32, u32> = HashMap::new();
    let mut best: Option<(usize, usize, usize)> = None;
    let mut from = 0;
    for &(_, at, own) in hits {
        *counts.entry(own).or_default() += 1;
        while at - hits[from].1 > need.width {
            if let Some(count) = counts.get_mut(&hits[from].2) {
                *count -= 1;
                if *count == 0 {
                    counts.remove(&hits[from].2);
                }
            }
            from += 1;
        }
        if counts.len() >= need.pairs && best.is_none_or(|(most, ..)| counts.len() > most) {
            best = Some((counts.len(), hits[from].1, at));
        }
    }
    best.map(|(_, first, last)| (first, last))
}
