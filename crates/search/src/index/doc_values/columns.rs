//! The stored form of the doc values: one column for each value, many as differences, since gzip packs columns better than
//! rows.
//!
//! The index is stored apart. Stored columns are used only after every number that points somewhere was checked.

use serde::{Deserialize, Serialize};

use dateline_core::name::NameKind;
use dateline_core::quote::{QuoteKind, SourceKind, Tier};
use dateline_core::text::Span;

/// Whatever is counted in stored doc values is smaller than this, so that sums of differences stay numbers.
const MOST: u32 = 1 << 30;

#[derive(Default, Serialize, Deserialize)]
pub(super) struct Columns {
    pub speakers: Strings,
    pub roles: Strings,
    pub outlets: Strings,
    pub named: [Strings; 3],
    pub fields: Strings,
    /// Other forms of speakers, people, organisations and places, and the number of each one's name.
    pub aliases: [(Strings, Vec<u32>); 4],
    pub articles: ArticleColumns,
    pub quotes: QuoteColumns,
    pub entries: EntryColumns,
    /// Of each sentence, how far it begins behind the one before it in its article, and how many words it has.
    pub sentences: (Vec<u32>, Vec<u32>),
    pub names: (Vec<NameKind>, Vec<u32>),
    pub field_rows: Vec<u32>,
}

/// Strings one behind the other, and the length of each in bytes.
#[derive(Default, Serialize, Deserialize)]
pub(super) struct Strings(pub String, pub Vec<u32>);

impl Strings {
    pub fn push(&mut self, text: &str) {
        self.0.push_str(text);
        self.1.push(text.len() as u32);
    }

    /// Where each stands; None if the lengths are not those of strings.
    pub fn places(&self) -> Option<Vec<Span>> {
        let mut places = Vec::with_capacity(self.1.len());
        let mut at = 0u32;
        for &length in &self.1 {
            let end = at.checked_add(length)?;
            self.0.get(at as usize..end as usize)?;
            places.push(Span { start: at, end });
            at = end;
        }
        (at as usize == self.0.len()).then_some(places)
    }
}

#[derive(Default, Serialize, Deserialize)]
pub(super) struct ArticleColumns {
    pub ids: Strings,
    pub titles: Strings,
    pub outlets: Vec<Option<u32>>,
    pub agencies: Vec<Option<u32>>,
    /// The likeliest day, counted from that of the article before; how many days before it and after it are possible.
    pub published: Vec<Option<(i32, u32, u32)>>,
    pub inferred: Vec<bool>,
    pub copies: Vec<Option<u32>>,
    /// Of each the number of an article, as are copies.
    pub stories: Vec<Option<u32>>,
    pub headings: Vec<(u32, u32)>,
    pub flags: Vec<u8>,
    /// How many rows each has.
    pub quotes: Vec<u32>,
    pub sentences: Vec<u32>,
    pub names: Vec<u32>,
    pub fields: Vec<u32>,
    pub entries: Vec<u32>,
}

#[derive(Default, Serialize, Deserialize)]
pub(super) struct QuoteColumns {
    pub speakers: Vec<Option<u32>>,
    pub roles: Vec<Option<u32>>,
    pub sources: Vec<SourceKind>,
    pub kinds: Vec<QuoteKind>,
    /// In per cent, and [`HELD`] more if it is held.
    pub confidences: Vec<u8>,
    /// The first day of saying, counted from the article's likeliest one, and how many follow.
    pub said: Vec<Option<(i32, u32)>>,
    pub sayings: Vec<Option<u32>>,
    /// Counted from where the one before begins in the same article.
    pub firsts: Vec<u32>,
    pub lengths: Vec<u32>,
}

/// What is added to the confidence of a quotation that is held rather than said. Files that were written before there were
/// tiers have none of these.
const HELD: u8 = 128;

/// Tier and confidence as one byte.
pub(super) fn sureness_byte(tier: Tier, confidence: u8) -> u8 {
    confidence.min(HELD - 1) + if tier == Tier::Held { HELD } else { 0 }
}

/// Tier and confidence of such a byte.
pub(super) fn sureness(byte: u8) -> (Tier, u8) {
    if byte < HELD { (Tier::Said, byte) } else { (Tier::Held, byte - HELD) }
}

#[derive(Default, Serialize, Deserialize)]
pub(super) struct EntryColumns {
    pub facts: Vec<u32>,
    /// The first day, counted from the article's likeliest one, and how many follow.
    pub days: Vec<Option<(i32, u32)>>,
    /// Inferred and ahead, as bits.
    pub flags: Vec<u8>,
    pub firsts: Vec<u32>,
    pub lengths: Vec<u32>,
    pub events: Vec<u32>,
    /// How many quotations are near, and of each its number, counted back from the last quotation of the article.
    pub near: Vec<u32>,
    pub quotes: Vec<u32>,
}

impl Columns {
    /// Whether all columns of one table are equally long, and no count is beyond all bounds.
    pub fn is_even(&self) -> bool {
        let Self { articles: a, quotes: q, entries: m, sentences: s, names, .. } = self;
        let n = a.ids.1.len();
        let articles = [
            a.titles.1.len(),
            a.outlets.len(),
            a.agencies.len(),
            a.published.len(),
            a.inferred.len(),
            a.copies.len(),
            a.stories.len(),
            a.headings.len(),
            a.flags.len(),
            a.quotes.len(),
            a.sentences.len(),
            a.names.len(),
            a.fields.len(),
            a.entries.len(),
        ];
        let quotes =
            [&q.speakers.len(), &q.roles.len(), &q.sources.len(), &q.kinds.len(), &q.confidences.len(), &q.said.len()];
        let entries = [m.days.len(), m.flags.len(), m.lengths.len(), m.events.len(), m.near.len()];
        n < MOST as usize
            && articles.iter().all(|&len| len == n)
            && quotes.iter().all(|&&len| len == q.firsts.len())
            && q.lengths.len() == q.firsts.len()
            && q.sayings.len() == q.firsts.len()
            && entries.iter().all(|&len| len == m.facts.len() && len == m.firsts.len())
            && s.0.len() == s.1.len()
            && names.0.len() == names.1.len()
    }
}
