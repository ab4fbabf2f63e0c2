//! The weight of each kind of evidence. Where two clues contradict each other, the lighter one is dropped.

/// A line that holds a date and little else.
pub const LINE: u8 = 95;
/// A day of the month, with its year or without.
pub const EXACT: u8 = 80;
/// What the text says of its own time in other words: "June this year".
pub const OWN: u8 = 75;
/// A whole date that is still to come by the text.
pub const PLANNED: u8 = 72;
/// Articles of one story that have their days.
pub const STORY: u8 = 71;
/// An event that another article dates.
pub const LINKED: u8 = 70;
/// A month and its year that are past by the text.
pub const MONTH: u8 = 68;
/// A year that is past by the text.
pub const YEAR: u8 = 66;
/// A year since which something has not been, or has been.
pub const SINCE: u8 = 65;
/// "by 2012".
pub const DEADLINE: u8 = 64;
/// "the 2016 race".
pub const LABEL: u8 = 60;
/// That an office was held: not before the term began.
pub const OFFICE: u8 = 58;
/// That it is held no longer.
pub const FORMER: u8 = 56;
/// That it was held then.
pub const THEN: u8 = 55;
/// A thing that is named.
pub const THING: u8 = 50;
/// A year that is still to come by the text.
pub const AHEAD: u8 = 48;
/// Where an index of stocks stood.
pub const LEVEL: u8 = 47;
/// That an office was to be held.
pub const ELECT: u8 = 46;
/// That an office is held still.
pub const STILL: u8 = 45;
/// The same, of somebody who is named once.
pub const ASIDE: u8 = 44;
/// What is not said.
pub const SILENCE: u8 = 0;
