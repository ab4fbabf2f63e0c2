//! The protocol as scripts see it: plain objects, with days written out and confidence as a fraction.
//!
//! The module for scripts (`js/dateline.js`) has no program of its own that could read the protocol's types, so the worker
//! reads [`Question`]s and writes [`Answer`]s for it. Each question becomes a request of the protocol and each of the
//! protocol's responses an answer, so that scripts and page are answered by the same code. The types here are what
//! `js/dateline.d.ts` declares: a test makes the declarations from them.

mod answers;
#[cfg(test)]
mod declarations;
mod questions;
#[cfg(test)]
mod tests;

pub use answers::Answer;
pub use questions::{FacetOptions, ListOptions, Question};
