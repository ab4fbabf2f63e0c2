//! The rows of the doc values: one for each article, quotation and entry of the timeline.

use dateline_core::calendar::{Day, Days};
use dateline_core::quote::{Quote, QuoteKind, SourceKind, Tier};
use dateline_core::text::Span;

/// What is known of one article.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ArticleValues {
    /// Its id in links.
    pub id: String,
    /// Its headline, or the name it was handed in under.
    pub title: String,
    /// Its outlet's number among [`DocValues::outlets`](super::DocValues::outlets).
    pub outlet: Option<u32>,
    /// Its agency's number there.
    pub agency: Option<u32>,
    /// The days it may have been published on, and the likeliest.
    pub published: Option<(Days, Day)>,
    /// Whether these were inferred.
    pub inferred: bool,
    /// The text that it has in common with others that copy it: the number of the earliest of them; none if it shares its text with
    /// no other article.
    pub copy_of: Option<u32>,
    /// The first article, by number, of those that tell one story with it, itself among them; none if no other does.
    pub story: Option<u32>,
    /// The positions of its headline's words.
    pub heading: (u32, u32),
    /// What the corpus's notes count.
    pub flags: u8,
}

impl ArticleValues {
    /// Who carried it: its outlet, else its agency, by number; else it is one of its own, by its id.
    pub fn carrier(&self) -> (Option<u32>, &str) {
        match self.outlet.or(self.agency) {
            Some(outlet) => (Some(outlet), ""),
            None => (None, &self.id),
        }
    }
}

/// Flags of a [`ArticleValues`].
pub mod flag {
    /// There is no text.
    pub const EMPTY: u8 = 1;
    /// The text is not English.
    pub const FOREIGN: u8 = 2;
    /// It holds damaged characters.
    pub const DAMAGED: u8 = 4;
}

/// A number or none, in the four bytes of a number: there are many rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number(u32);

impl Number {
    /// None.
    pub const NONE: Self = Self(u32::MAX);

    /// The number, if there is one.
    pub fn get(self) -> Option<u32> {
        (self.0 != u32::MAX).then_some(self.0)
    }
}

impl From<Option<u32>> for Number {
    fn from(number: Option<u32>) -> Self {
        Self(number.unwrap_or(u32::MAX))
    }
}

/// What is known of one quotation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct QuoteValues {
    /// Its article.
    pub item: u32,
    /// Its speaker's number among [`DocValues::speakers`](super::DocValues::speakers).
    pub speaker: Number,
    /// The number of the speaker's role, as stated, among [`DocValues::roles`](super::DocValues::roles).
    pub role: Number,
    /// What kind of source is quoted.
    pub source: SourceKind,
    /// How it stands in its article.
    pub kind: QuoteKind,
    /// Whether it was said, or is held.
    pub tier: Tier,
    /// In per cent.
    pub confidence: u8,
    /// The days on which it was said, if its sentence tells them within a month.
    pub said: Option<Days>,
    /// The number of the saying, which it has in common with quotations of other articles that carry the same words.
    pub saying: Number,
    /// Whether two outlets or more carry that saying.
    pub several: bool,
    /// Its words.
    pub first: u32,
    /// Behind its last word.
    pub end: u32,
    /// The furthest end of this row and those of the article before it.
    pub(super) reach: u32,
}

impl QuoteValues {
    /// Whether a reader who asked for nothing else is shown it; the same as [`Quote::is_shown`].
    pub fn is_shown(&self) -> bool {
        Quote::shows(self.tier, self.confidence)
    }
}

/// What is known of one entry of the timeline: a time expression in its sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EntryValues {
    /// Its article.
    pub item: u32,
    /// Its number among the article's times.
    pub fact: u32,
    /// The days meant.
    pub days: Option<Days>,
    /// Whether these were counted from a day that itself was inferred.
    pub inferred: bool,
    /// Whether these were still to come when the article was published, whichever day that was.
    pub ahead: bool,
    /// The words of its sentence.
    pub first: u32,
    /// Behind the last of them.
    pub end: u32,
    /// The furthest end of this row and those of the article before it.
    pub(super) reach: u32,
    /// The event that it mentions: a number for all entries that do.
    pub event: u32,
    /// Where its lists begin among the doc values'.
    pub(super) lists: u32,
    /// How many quotations stand in or around its sentence, and how many telling words it has.
    pub(super) listed: (u16, u16),
}

/// A time of an article that is an entry of the timeline.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// Its number among the article's times.
    pub fact: u32,
    /// The sentence it stands in.
    pub sentence: Span,
    /// Whether its days were counted from a day that itself was inferred.
    pub inferred: bool,
    /// Whether these were still to come when the article was published, whichever day that was.
    pub ahead: bool,
}

/// Rows with a reach, to be asked which of them hold a place.
pub trait Row {
    /// First position and the one behind the last.
    fn span(&self) -> (u32, u32);
    /// The furthest end of this row and those before it.
    fn reach(&self) -> u32;
}

impl Row for QuoteValues {
    fn span(&self) -> (u32, u32) {
        (self.first, self.end)
    }
    fn reach(&self) -> u32 {
        self.reach
    }
}

impl Row for EntryValues {
    fn span(&self) -> (u32, u32) {
        (self.first, self.end)
    }
    fn reach(&self) -> u32 {
        self.reach
    }
}

impl Row for (u32, u32) {
    fn span(&self) -> (u32, u32) {
        *self
    }
    fn reach(&self) -> u32 {
        self.1
    }
}

/// Calls `each` with the place of every row (of one article, sorted by their first positions) that holds `first..=last`.
pub fn holding<R: Row>(rows: &[R], first: u32, last: u32, each: &mut dyn FnMut(u32)) {
    let upto = rows.partition_point(|r| r.span().0 <= first);
    for at in (0..upto).rev() {
        if rows[at].reach() <= last {
            break;
        }
        if rows[at].span().1 > last {
            each(at as u32);
        }
    }
}

/// Calls `each` with the place of every row (of one article, sorted by their first positions) that has a position of
/// `first..end`.
pub fn sharing_rows<R: Row>(rows: &[R], first: u32, end: u32, each: &mut dyn FnMut(u32)) {
    let upto = rows.partition_point(|r| r.span().0 < end);
    for at in (0..upto).rev() {
        if rows[at].reach() <= first {
            break;
        }
        let (own, behind) = rows[at].span();
        if own.max(first) < behind.min(end) {
            each(at as u32);
        }
    }
}

/// Makes room for `more` rows. A list that doubles is half empty on average, and of a large corpus the rows are a third of what
/// is held in memory: here a quarter is added.
pub(super) fn make_room<T>(rows: &mut Vec<T>, more: usize) {
    if rows.capacity() - rows.len() < more {
        rows.reserve_exact(more.max(rows.len() / 4));
    }
}
