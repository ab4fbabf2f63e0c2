//! What an engine knows of its articles' dates beside the dates themselves.

use super::options::Dating;
use dateline_core::calendar::Day;
use dateline_core::time::Published;

/// What the dates depend on.
#[derive(Debug, Default)]
pub(super) struct DatingState {
    /// What articles without a day are dated by.
    pub by: Dating,
    /// Articles of a stored corpus whose days the reader has set.
    pub set: Vec<DayBefore>,
    /// The days that the articles were handed in with, by number; of a stored corpus they are gathered when they are asked for.
    pub given: Vec<Option<Day>>,
    /// Whether some article came without a day.
    pub asks: bool,
    /// The dates that a stored corpus came with, from when the reader first sets a day: they are right again once none is set.
    pub as_stored: Option<Vec<Option<Published>>>,
    /// Whether the corpus was dated when it was stored.
    pub stored: Stored,
}

/// Whether a corpus was stored, its dates and events with it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stored {
    /// No.
    #[default]
    No,
    /// All of its articles are at hand.
    Whole,
    /// Articles may not be loaded, so that they cannot be dated by each other.
    InParts,
}

impl DatingState {
    /// Of an engine without articles.
    pub fn new(by: Dating) -> Self {
        Self { by, ..Self::default() }
    }

    /// Notes the day that the next article was handed in with.
    pub fn hand_in(&mut self, day: Option<Day>) {
        self.given.push(day);
    }
}

/// What an article of a stored corpus was before its day was set.
#[derive(Debug)]
pub(super) struct DayBefore {
    pub article: u32,
    pub published: Option<Published>,
    /// The events that its entries mentioned, by the entry's number among the article's times.
    pub events: Vec<(u32, u32)>,
}
