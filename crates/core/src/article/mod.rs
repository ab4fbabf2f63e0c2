//! From bytes to an article: which lines are headline, standfirst, dateline and paragraphs, and which are boilerplate.
//!
//! An article keeps its text as it was given. Everything known about it is a [`Block`] or a [`Span`](crate::text::Span) over that text;
//! boilerplate is marked, never removed, and a damaged line is mended only where it is shown.

mod agency;
mod boilerplate;
mod dateline;
mod furniture;
mod head;
pub mod json;
mod language;
mod model;
mod plain;
mod pull;
mod repair;

pub use model::{Article, Block, BlockKind, Credit, Language, Metadata, Warning};
pub use plain::parse;
pub use repair::Mend;
