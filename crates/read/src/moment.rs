//! When an article was published: a civil day, the time of day and its distance from UTC as far as they were told.

mod model;
pub(crate) mod names;
mod tokens;
mod written;
mod zones;

pub use model::Moment;
pub use written::Order;
