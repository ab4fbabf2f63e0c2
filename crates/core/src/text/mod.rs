//! The ground floor: places in a text, tokens with their word classes, quotation marks, sentences.
//!
//! Nothing here knows what an article, a quotation or a date is. [`Document`] is what the later stages read.

mod document;
mod lexicon;
mod marks;
mod sentence;
mod span;
mod token;

pub use document::Document;
pub(crate) use lexicon::word_list;
pub use lexicon::{Class, Form, List, class_of, entries, words};
pub use marks::{MarkPair, MarkStyle};
pub use sentence::Sentence;
pub use span::{CodePoints, Span};
pub use token::{Token, TokenKind, lower};
