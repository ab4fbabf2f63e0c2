//! The timeline: an axis of days, and the same facts as a list, which says in words what the axis draws.
//!
//! Computed without the document, and tested natively: [`decode`] reads the worker's answer, [`drawing`] makes a frame of
//! [`marks`] and [`target`]s in lanes that take [`turns`], [`gesture`] and [`moves`] say what pointers, keys and buttons do
//! to the view. [`plot`] holds what is in sight and [`motion`] moves it. Components: [`axis`] is the whole, with [`tools`],
//! [`strip`], [`draw`], [`brush`] and [`captions`]; [`names`] asks what marks are called, [`pointer`], [`keys`] and [`focus`] listen to the document for it.
//! [`entries`] is the list, [`jump`] leads from the axis to it, [`save`] makes files of the axis.

mod axis;
mod brush;
mod captions;
mod decode;
mod draw;
mod drawing;
mod entries;
mod focus;
mod gesture;
mod jump;
mod keys;
mod marks;
mod motion;
mod moves;
mod names;
mod plot;
mod pointer;
mod save;
mod strip;
mod target;
mod tools;
mod turns;

pub use axis::TimelineAxis;
pub use entries::TimelineEntries;
pub use save::save_calendars;
