//! The civil calendar: days, runs of days, weekdays, and how people write them.
//!
//! On the ground floor, for whoever deals with days: articles are handed in with one, times are counted from one. What a text
//! says of a day is read elsewhere (`time`).

mod day;
mod written;

pub use day::{Day, Days, NotADay, Weekday, days_in_month};
pub use written::{chosen, long_date, one_of, range};
