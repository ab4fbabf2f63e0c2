//! Stretches of an article that may have the words of a passage: where many of its pairs of neighbouring words stand together.

use std::collections::HashMap;

use super::passage::Passage;
use crate::index::fold;
use dateline_core::article::BlockKind;
use dateline_core::corpus::Item;
use dateline_core::quote::{Quote, QuoteKind};
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

/// Words at most that tell who speaks, between two parts of a quotation.
const BETWEEN: usize = 16;

/// The words of an article that are its own, in order.
#[derive(Debug)]
pub struct Words {
    /// In text order.
    pub words: Vec<Word>,
    /// Whose words each quotation holds, as the article calls them.
    pub speakers: Vec<Option<String>>,
}

impl Words {
    /// Whether two places are in words of one speaker, or both in nobody's.
    pub fn are_of_one(&self, a: Option<u32>, b: Option<u32>) -> bool {
        let speaker = |quote: Option<u32>| self.speakers.get(quote? as usize)?.as_ref();
        a == b || a.is_some() && b.is_some() && speaker(a).is_some() && speaker(a) == speaker(b)
    }

    /// Whether the words between two of `words`, which are a stretch of these, tell who speaks: they are no part of what one
    /// speaker is quoted with on both sides.
    pub fn is_between(&self, words: &[Word], from: usize, to: usize) -> bool {
        let between = words.get(from + 1..to).unwrap_or_default();
        let quote = |at: usize| words.get(at).and_then(|word| word.quote);
        between.len() <= BETWEEN
            && between.iter().all(|word| word.quote.is_none())
            && quote(from).is_some()
            && self.are_of_one(quote(from), quote(to))
    }

    /// Those of all blocks that are no furniture of a site.
    pub fn of(item: &Item) -> Self {
        let joins = item.article.divided_words();
        let mut words = Vec::new();
        for block in item.article.blocks.iter().filter(|b| b.kind != BlockKind::Boilerplate) {
            fold::words(&item.article.text, block.span, &joins, &mut |span, word| {
                words.push(Word { span, folded: word.to_owned(), quote: None });
            });
        }
        // Where one lies in another, the speaker's own words count before what reports them.
        let mut quotes: Vec<(u32, &Quote)> = (0u32..).zip(&item.analysis.quotes).collect();
        quotes.sort_by_key(|(number, quote)| (quote.kind != QuoteKind::Indirect, *number));
        for (number, quote) in quotes {
            let from = words.partition_point(|w| w.span.end <= quote.span.start);
            let within = words[from..].iter_mut().take_while(|w| w.span.start < quote.span.end);
            within.for_each(|w| w.quote = Some(number));
        }
        let label = |quote: &Quote| quote.named_speaker().map(|speaker| speaker.label.clone());
        Self { words, speakers: item.analysis.quotes.iter().map(label).collect() }
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
/// Places of one article that are looked at for a passage.
const PLACES: usize = 4;
/// Places of one word that are looked at.
const SINGLE: usize = 64;
/// Pairs that one article may share with a draft, counted with their repetitions. More come of texts of a few words that are
/// repeated over and over; the rest of such an article is not looked at.
const HITS: usize = 1 << 20;

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

    /// The stretches of an article, a few for each passage, the likeliest first.
    pub fn within(&self, source: &Words) -> Vec<Stretch> {
        let words = &source.words;
        // Passage, word of the article, word of the passage.
        let mut hits: Vec<(u32, usize, u32)> = Vec::new();
        let mut found: Vec<Stretch> = Vec::new();
        let mut pair = (String::new(), String::new());
        let mut singles = 0;
        for (at, word) in words.iter().enumerate() {
            // A single word says something as somebody's alone.
            if let Some(passages) = self.single.get(&word.folded).filter(|_| word.quote.is_some() && singles < SINGLE) {
                singles += 1;
                found.extend(passages.iter().map(|&passage| Stretch { passage, from: at, to: at + 1 }));
            }
            if hits.len() > HITS {
                break;
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
            let mut left = hits.to_vec();
            for _ in 0..PLACES {
                let Some((first, last)) = densest(&left, need) else { break };
                left.retain(|hit| hit.1 < first || hit.1 > last);
                found.push(Stretch {
                    passage: hits[0].0,
                    from: first.saturating_sub(need.margin),
                    to: (last + 2 + need.margin).min(words.len()),
                });
            }
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
    for (to, &(_, at, own)) in hits.iter().enumerate() {
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
        // What is there twice at the window's beginning is not needed.
        while from < to && counts.get(&hits[from].2).is_some_and(|count| *count > 1) {
            if let Some(count) = counts.get_mut(&hits[from].2) {
                *count -= 1;
            }
            from += 1;
        }
        if counts.len() >= need.pairs && best.is_none_or(|(most, ..)| counts.len() > most) {
            best = Some((counts.len(), hits[from].1, at));
        }
    }
    best.map(|(_, first, last)| (first, last))
}
