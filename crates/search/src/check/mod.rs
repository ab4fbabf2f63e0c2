//! Checks a draft against a corpus: whether each quotation in it stands in an article, in these words and by this speaker.
//!
//! ```text
//! draft ─▶ passages ─▶ pairs of neighbouring words ─▶ stretches of articles that have them ─▶ alignment ─▶ verdict
//! ```
//!
//! The articles are gone through once, one after the other, so that the work is in proportion to their text and nothing of them
//! is kept but what was found.

mod align;
mod passage;
mod stretch;
#[cfg(test)]
mod tests;
mod verdict;

use std::collections::BTreeMap;

use dateline_core::across::{Match, Speaker};
use dateline_core::analysis::Analysis;
use dateline_core::article::Article;
use dateline_core::corpus::Item;
use dateline_core::text::Span;

pub use align::Piece;
pub use verdict::{Verdict, Wording};

use passage::Passage;
use stretch::Stretches;
use verdict::{is_close, wording};

/// Articles at most in which a passage is told to be found.
const FOUND: usize = 5;

/// One quotation of a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Checked {
    /// Its words in the draft, without their marks.
    pub span: Span,
    /// Who said it by the draft, if that tells.
    pub speaker: Option<String>,
    /// What came of it, by the first of `found`.
    pub verdict: Verdict,
    /// Where it was found, one place an article, the nearest first.
    pub found: Vec<Found>,
}

/// A place that has a passage's words, or most of them.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The article's number.
    pub article: u32,
    /// From the first word of the passage to the last.
    pub span: Span,
    /// The quotation that it stands in, counted within the article's analysis; nothing if the article has the words
    /// without ascribing them to anybody.
    pub quote: Option<u32>,
    /// How the passage's words compare with these.
    pub wording: Wording,
    /// How the draft's speaker and the article's go together; nothing if the article ascribes the words to nobody.
    pub speakers: Option<Match>,
    /// The passage's words and the article's, piece by piece.
    pub pieces: Vec<Piece>,
}

/// A draft whose quotations are looked for.
pub struct Check {
    passages: Vec<Passage>,
    stretches: Stretches,
    found: Vec<Vec<(Rank, Found)>>,
}

/// What is found is ordered by this, the greatest first: how near the words are, how well the speaker goes with them, the
/// earlier article.
type Rank = (Wording, Standing, u32);

/// How a place's speaker goes with a passage's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// The words are ascribed to nobody.
    Told,
    Quoted(Match),
}

impl Check {
    /// The quotations of a draft: what stands between marks, and whatever else analysis takes for direct speech.
    pub fn new(article: &Article, analysis: &Analysis) -> Self {
        Self::of(passage::passages(article, analysis))
    }

    /// Stretches of an article, whoever's words they are; those without words are left out, very long ones are cut.
    pub fn of_stretches(article: &Article, spans: &[Span]) -> Self {
        Self::of(passage::unattributed(article, spans))
    }

    fn of(passages: Vec<Passage>) -> Self {
        let stretches = Stretches::of(&passages);
        let found = passages.iter().map(|_| Vec::new()).collect();
        Self { passages, stretches, found }
    }

    /// For each of them the words that tell something by themselves, so that articles can be chosen that may have them.
    pub fn telling_words(&self) -> impl Iterator<Item = Vec<String>> {
        let words = |passage: &Passage| passage.words.iter().filter(|w| w.telling).map(|w| w.folded.clone()).collect();
        self.passages.iter().map(words)
    }

    /// Looks for them in one more article, by its number.
    pub fn look(&mut self, number: u32, item: &Item) {
        let source = stretch::Words::of(item);
        for stretch in self.stretches.within(&source) {
            let passage = &self.passages[stretch.passage as usize];
            let words = &source.words[stretch.from..stretch.to];
            let Some(alignment) = align::align(passage, &source, words) else { continue };
            let Some(wording) = wording(passage, &source, words, &alignment) else { continue };
            let (Some(first), Some(last)) = (alignment.first(), alignment.last()) else { continue };
            let span = words[first].span.to(words[last].span);
            let quotes = quotes_of(words, &alignment);
            let quote = quotes.first().copied();
            let matches = |number: &u32| {
                let speaker = Speaker::of(item, item.analysis.quotes.get(*number as usize)?);
                Some(match (&passage.speaker, &speaker) {
                    (Some(draft), Some(article)) => Speaker::matches(Some(draft), Some(article)),
                    _ => Match::Possible,
                })
            };
            // A passage may run over several quotations, and none may be somebody else's.
            let speakers: Vec<Match> = quotes.iter().filter_map(matches).collect();
            let other = speakers.iter().copied().find(|speaker| *speaker == Match::Different);
            let speakers = other.or_else(|| speakers.into_iter().max());
            // Two words say something only as this speaker's; of somebody else's, a few that are alike by chance say nothing.
            let is_chance = match speakers {
                Some(Match::Same) => false,
                Some(Match::Possible) | None => passage.is_short(),
                Some(Match::Different) => {
                    passage.is_short() || wording == Wording::Altered && !is_close(passage, &alignment)
                }
            };
            if is_chance {
                continue;
            }
            let standing = speakers.map_or(Standing::Told, Standing::Quoted);
            let rank = (wording, standing, u32::MAX - number);
            let found = Found {
                article: number,
                span,
                quote,
                wording,
                speakers,
                pieces: align::pieces(passage, &source, words, &alignment),
            };
            keep(&mut self.found[stretch.passage as usize], rank, found);
        }
    }

    /// What came of it, in the draft's order.
    pub fn finish(self) -> Vec<Checked> {
        let checked = |(passage, found): (Passage, Vec<(Rank, Found)>)| {
            let found: Vec<Found> = found.into_iter().map(|(_, found)| found).collect();
            let nearest = found.first().map(|found| (found.wording, found.speakers == Some(Match::Different)));
            Checked { span: passage.span, speaker: passage.label, verdict: Verdict::of(nearest), found }
        };
        self.passages.into_iter().zip(self.found).map(checked).collect()
    }
}

/// The quotations of an article that hold a passage's words, those that hold most first; none if most are in none.
fn quotes_of(words: &[stretch::Word], alignment: &align::Alignment) -> Vec<u32> {
    let common = alignment.0.iter().flatten().count();
    let mut counts: BTreeMap<u32, usize> = BTreeMap::new();
    for quote in alignment.0.iter().flatten().filter_map(|&at| words[at].quote) {
        *counts.entry(quote).or_default() += 1;
    }
    if 2 * counts.values().sum::<usize>() <= common {
        return Vec::new();
    }
    let mut quotes: Vec<(u32, usize)> = counts.into_iter().collect();
    quotes.sort_by_key(|(quote, count)| (std::cmp::Reverse(*count), *quote));
    quotes.into_iter().map(|(quote, _)| quote).collect()
}

/// Puts a place among those that are kept, one an article.
fn keep(found: &mut Vec<(Rank, Found)>, rank: Rank, place: Found) {
    if let Some(before) = found.iter().position(|(_, f)| f.article == place.article) {
        if found[before].0 >= rank {
            return;
        }
        found.remove(before);
    }
    let at = found.partition_point(|(other, _)| *other >= rank);
    found.insert(at, (rank, place));
    found.truncate(FOUND);
}
