//! The civil calendar: days, runs of days, weekdays, and how people write them.
//!
//! Every other module may use it: articles come with a day, and times are counted from one. Time expressions of a text are
//! read in `time`, not here.

mod day;
mod written;

pub use day::{Day, Days, NotADay, Weekday, days_in_month};
pub use written::{chosen, long_date, month_of, one_of, range};
