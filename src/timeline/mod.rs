//! The timeline: an axis of days, and the same facts as a list, which says in words what the axis draws.
//!
//! [`plot`] holds what is in sight; [`draw`] draws it; [`pointer`], [`strip`], [`keys`] and [`tools`] are the ways to
//! change it; [`entries`] is the list, and [`jump`] leads from the one to the other.

mod draw;
mod entries;
mod frame;
mod jump;
mod keys;
mod plot;
mod pointer;
mod strip;
mod tools;

pub use entries::timeline;
pub use frame::axis;
pub use plot::Plot;
