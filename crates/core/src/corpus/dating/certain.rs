//! Publication days that are known without the texts: given with an article, or set by the reader.

use crate::calendar::{Day, Days};
use crate::time::{Evidence, Published};

/// A day that is certain from outside.
#[derive(Clone, Copy)]
pub(super) enum Certain {
    /// Handed in with the article.
    Given(Day),
    /// Set by the reader.
    Set(Day),
}

impl Certain {
    pub fn day(self) -> Day {
        let (Self::Given(day) | Self::Set(day)) = self;
        day
    }

    pub fn published(self) -> Published {
        let day = self.day();
        let reason = match self {
            Self::Given(_) => format!("The article was handed in with the date {day}."),
            Self::Set(_) => format!("The date {day} was set by you."),
        };
        let evidence = vec![Evidence { span: None, article: None, reason }];
        Published { days: Days::one(day), likely: day, given: true, evidence }
    }
}
