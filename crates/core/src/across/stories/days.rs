//! How likely two articles tell one story, by the days on which they were published.

use crate::corpus::Item;

/// When an article was published.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum When {
    /// On a day that was handed in with it.
    Given(i64),
    /// On one of these days, as the texts say.
    Inferred(i64, i64),
    /// Within some longer time.
    Vague,
    /// Nothing says when.
    Unknown,
}

/// Days that are inferred closer than that can be held against each other.
const CLOSE: u32 = 31;
/// Articles on one story that are dated lie as many days apart without being less alike.
const FREE: f32 = 1.0;
/// After as many days more, the likeness is the 2.7th part.
const FADING: f32 = 3.0;
/// The same for days that are inferred.
const FREE_INFERRED: f32 = 3.0;
const FADING_INFERRED: f32 = 10.0;
/// What remains of the likeness however far apart inferred days lie, since they may be wrong.
const REMAINS: f32 = 0.6;
/// What remains where only one of two articles has a day.
const ONE_SIDED: f32 = 0.88;

impl When {
    /// When an article was published.
    pub fn of(item: &Item) -> Self {
        let Some(published) = &item.published else { return Self::Unknown };
        let number = |day: crate::calendar::Day| i64::from(day.0);
        let (first, last) = (number(published.days.first), number(published.days.last));
        match published.given {
            true => Self::Given(number(published.likely)),
            false if published.days.count() <= CLOSE => Self::Inferred(first, last),
            false => Self::Vague,
        }
    }

    /// What is left of the likeness of two articles, from 0 to 1.
    pub fn with(self, other: Self) -> f32 {
        match (self, other) {
            (Self::Given(a), Self::Given(b)) => fading((a - b).abs(), FREE, FADING),
            (Self::Unknown, Self::Unknown) => 1.0,
            _ => match (self.days(), other.days()) {
                (Some(a), Some(b)) => {
                    let gap = a.0.max(b.0) - a.1.min(b.1);
                    REMAINS + (1.0 - REMAINS) * fading(gap, FREE_INFERRED, FADING_INFERRED)
                }
                _ => ONE_SIDED,
            },
        }
    }

    /// The first and the last day, if they are close.
    pub fn days(self) -> Option<(i64, i64)> {
        match self {
            Self::Given(day) => Some((day, day)),
            Self::Inferred(first, last) => Some((first, last)),
            Self::Vague | Self::Unknown => None,
        }
    }
}

/// An exponential in quotients alone, so that every machine agrees.
fn fading(gap: i64, free: f32, days: f32) -> f32 {
    let x = (gap as f32 - free).max(0.0) / days;
    1.0 / (1.0 + x * (1.0 + x * (0.5 + x / 6.0)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_far_apart_tell_two_stories() {
        assert_eq!(When::Given(10).with(When::Given(11)), 1.0);
        assert!(When::Given(10).with(When::Given(20)) < 0.1);
        assert!(When::Given(10).with(When::Inferred(400, 402)) >= REMAINS);
        assert_eq!(When::Inferred(5, 20).with(When::Inferred(18, 30)), 1.0);
        assert_eq!(When::Given(3).with(When::Unknown), ONE_SIDED);
        assert_eq!(When::Unknown.with(When::Unknown), 1.0);
    }
}
