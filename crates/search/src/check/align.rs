//! A passage beside the words of an article: which of its words stand there in the same order.
//!
//! All words of the passage are accounted for, of the article those from the first common one to the last. What the article has
//! between them costs the more the longer it is, unless dots or brackets say that something was left out; a word that the
//! article has not costs, too. So a passage is found at one place, and its words are not gathered from all over the article.

use super::passage::Passage;
use super::stretch::{Word, Words};
use dateline_core::text::Span;

/// What a common word counts.
const COMMON: i32 = 8;
/// A word of the passage that the article has not.
const FOREIGN: i32 = -4;
/// Words of the article that the passage leaves out without a sign, and each of them.
const GAP: i32 = -5;
const LEFT_OUT: i32 = -1;
/// Words that it leaves out with a sign, however many.
const SIGNED_GAP: i32 = -1;
/// What cannot be.
const NEVER: i32 = i32::MIN / 2;

/// For each word of the passage the word of the article's stretch that it is, if any; in rising order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alignment(pub Vec<Option<usize>>);

impl Alignment {
    /// The first common word, counted in the article's.
    pub fn first(&self) -> Option<usize> {
        self.0.iter().flatten().next().copied()
    }

    /// The last one.
    pub fn last(&self) -> Option<usize> {
        self.0.iter().flatten().next_back().copied()
    }
}

/// The best alignment; nothing if there is no common word.
pub fn align(passage: &Passage, source: &Words, words: &[Word]) -> Option<Alignment> {
    let is_quoted = words.iter().any(|word| word.quote.is_some());
    // Of the passage's first words: the best sum if the last common one is the article's word before this place. At 0 there is
    // none so far.
    let mut best = vec![NEVER; words.len() + 1];
    best[0] = 0;
    // By word of the passage and place: the place before a common word, nothing for a foreign one.
    let mut before: Vec<Vec<Option<usize>>> = Vec::with_capacity(passage.words.len());
    for word in &passage.words {
        let foreign = if word.bracketed { 0 } else { FOREIGN };
        let mut next: Vec<i32> = best.iter().map(|sum| sum.saturating_add(foreign)).collect();
        let mut places = vec![None; words.len() + 1];
        // The best of the places from which words of the article are left out.
        let mut far = (NEVER, 0);
        for at in 1..=words.len() {
            // "She said" between two parts of a quotation is nothing that was left out of it.
            if !word.after_gap && (!is_quoted || words[at - 1].quote.is_some()) {
                far.0 = far.0.saturating_add(LEFT_OUT);
            }
            if at > 2 && best[at - 2] >= far.0 {
                far = (best[at - 2], at - 2);
            }
            if !word.is(&words[at - 1].folded) {
                continue;
            }
            let gap = if word.after_gap { SIGNED_GAP } else { GAP };
            // The first common word may stand anywhere.
            let next_to = if at > 1 { best[at - 1] } else { NEVER };
            let from = [(best[0], 0), (far.0.saturating_add(gap), far.1), (next_to, at - 1)];
            if let Some(&(sum, place)) = from.iter().max_by_key(|(sum, place)| (*sum, *place))
                && sum.saturating_add(COMMON) > next[at]
            {
                next[at] = sum.saturating_add(COMMON);
                places[at] = Some(place);
            }
        }
        best = next;
        before.push(places);
    }
    let (mut at, sum) = (1..best.len()).map(|at| (at, best[at])).rev().max_by_key(|(_, sum)| *sum)?;
    if sum < NEVER / 2 {
        return None;
    }
    let mut own = vec![None; passage.words.len()];
    for (row, places) in before.iter().enumerate().rev() {
        if let Some(place) = places[at] {
            own[row] = Some(at - 1);
            at = place;
        }
    }
    drop_strays(passage, source, words, &mut own);
    own.iter().any(Option::is_some).then_some(Alignment(own))
}

/// Drops words at either end that stand apart from the others: those that tell nothing, since "the" stands everywhere, and those
/// beyond the end of a speaker's words.
fn drop_strays(passage: &Passage, source: &Words, words: &[Word], own: &mut [Option<usize>]) {
    for backwards in [false, true] {
        loop {
            let mut common: Vec<(usize, usize)> =
                own.iter().enumerate().filter_map(|(n, at)| Some((n, (*at)?))).collect();
            if backwards {
                common.reverse();
            }
            let next_to = |pair: &[(usize, usize)]| pair[0].1.abs_diff(pair[1].1) == 1;
            let run = 1 + common.windows(2).take_while(|pair| next_to(pair)).count();
            let (run, rest) = common.split_at(run.min(common.len()));
            let (Some(last), Some(next)) = (run.last(), rest.first()) else { break };
            let gap = last.1.abs_diff(next.1) - 1;
            let tells = run.iter().any(|(n, _)| passage.words[*n].telling);
            let is_beyond = !source.are_of_one(words[last.1].quote, words[next.1].quote);
            if gap <= 2 * run.len() || tells && !is_beyond {
                break;
            }
            run.iter().for_each(|(n, _)| own[*n] = None);
        }
    }
}

/// A part of a passage, or of the article's words beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Piece {
    /// Both have it: a span of the draft.
    Same(Span),
    /// The draft alone has it.
    PutIn(Span),
    /// The article alone has it: a span of the article.
    LeftOut(Span),
}

/// The passage and the article's words in pieces, from the first common word to the last; what the passage has in place of the
/// article's words comes after these.
pub fn pieces(passage: &Passage, source: &Words, words: &[Word], alignment: &Alignment) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    let mut last: Option<usize> = None;
    for (n, (word, own)) in passage.words.iter().zip(&alignment.0).enumerate() {
        let Some(at) = *own else {
            // Words of the article that stand in this one's place are told first.
            let next = alignment.0[n..].iter().flatten().next().copied();
            if let (Some(before), Some(next)) = (last, next)
                && before + 1 < next
                && !source.is_between(words, before, next)
            {
                add(&mut pieces, Piece::LeftOut(words[before + 1].span.to(words[next - 1].span)));
                last = Some(next - 1);
            }
            add(&mut pieces, Piece::PutIn(word.span));
            continue;
        };
        if let Some(before) = last.filter(|before| before + 1 < at && !source.is_between(words, *before, at)) {
            add(&mut pieces, Piece::LeftOut(words[before + 1].span.to(words[at - 1].span)));
        }
        last = Some(at);
        add(&mut pieces, Piece::Same(word.span));
    }
    pieces
}

/// Puts a piece behind the others, or makes the last one longer.
fn add(pieces: &mut Vec<Piece>, piece: Piece) {
    match (pieces.last_mut(), piece) {
        (Some(Piece::Same(last)), Piece::Same(more)) | (Some(Piece::PutIn(last)), Piece::PutIn(more)) => {
            *last = last.to(more);
        }
        _ => pieces.push(piece),
    }
}
