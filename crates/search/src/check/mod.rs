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

use dateline_core::across::{Match, Speaker};
use dateline_core::analysis::Analysis;
use dateline_core::article::Article;
use dateline_core::corpus::Item;
use dateline_core::quote::QuoteKind;
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
    /// Whether the draft's speaker and the article's are two people.
    pub other_speaker: bool,
    /// The passage's words and the article's, piece by piece.
    pub pieces: Vec<Piece>,
}

/// A draft whose quotations are looked for.
pub struct Check {
    passages: Vec<Passage>,
    stretches: Stretches,
    found: Vec<Vec<(Rank, Found)>>,
}

/// What is found is ordered by this, the greatest first.
type Rank = (Wording, Match, bool, u32);

impl Check {
    /// The quotations of a draft: what stands between marks, and whatever else analysis takes for direct speech.
    pub fn new(article: &Article, analysis: &Analysis) -> Self {
        let passages = passage::passages(article, analysis);
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
            let Some(alignment) = align::align(passage, words) else { continue };
            let Some(wording) = wording(passage, words, &alignment) else { continue };
            let (Some(first), Some(last)) = (alignment.first(), alignment.last()) else { continue };
            let span = words[first].span.to(words[last].span);
            let quote = quote_at(item, span);
            let speaker = quote.and_then(|(_, quote)| Speaker::of(item, quote));
            let speakers = match (&passage.speaker, &speaker) {
                (Some(draft), Some(article)) => Speaker::matches(Some(draft), Some(article)),
                _ => Match::Possible,
            };
            // Two words say something only as this speaker's; of somebody else's, a few that are alike by chance say nothing.
            let is_chance = match speakers {
                Match::Same => false,
                Match::Possible => passage.is_short(),
                Match::Different => passage.is_short() || wording == Wording::Altered && !is_close(passage, &alignment),
            };
            if is_chance {
                continue;
            }
            let rank = (wording, speakers, quote.is_some(), u32::MAX - number);
            let found = Found {
                article: number,
                span,
                quote: quote.map(|(number, _)| number),
                wording,
                other_speaker: speakers == Match::Different,
                pieces: align::pieces(passage, words, &alignment),
            };
            keep(&mut self.found[stretch.passage as usize], rank, found);
        }
    }

    /// What came of it, in the draft's order.
    pub fn finish(self) -> Vec<Checked> {
        let checked = |(passage, found): (Passage, Vec<(Rank, Found)>)| {
            let found: Vec<Found> = found.into_iter().map(|(_, found)| found).collect();
            let nearest = found.first().map(|found| (found.wording, found.other_speaker));
            Checked { span: passage.span, speaker: passage.label, verdict: Verdict::of(nearest), found }
        };
        self.passages.into_iter().zip(self.found).map(checked).collect()
    }
}

/// The quotation of an article that a span lies in for the most part: its number, and itself. What is the speaker's own words
/// goes before what reports them.
fn quote_at(item: &Item, span: Span) -> Option<(u32, &dateline_core::quote::Quote)> {
    let quotes = (0u32..).zip(&item.analysis.quotes);
    let shared = |other: Span| other.end.min(span.end).saturating_sub(other.start.max(span.start));
    quotes
        .filter(|(_, quote)| 2 * shared(quote.span) as usize > span.len())
        .max_by_key(|(number, quote)| (quote.kind != QuoteKind::Indirect, quote.confidence, std::cmp::Reverse(*number)))
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
