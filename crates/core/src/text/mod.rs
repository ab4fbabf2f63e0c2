//! Text: spans, tokens with their word classes, quotation marks, sentences.
//!
//! Nothing here knows what an article, a quotation or a date is. [`Document`] is what the later stages read.

mod document;
mod lexicon;
mod list;
mod marks;
mod sentence;
mod slip;
mod span;
mod token;

pub use document::{DetachedDocument, Document};
pub use lexicon::{Class, Form, class_of};
pub(crate) use list::word_list;
pub use list::{List, among, entries, words};
pub use marks::{MarkPair, MarkStyle};
pub use sentence::Sentence;
pub use slip::{one_slip, without_a_letter};
pub use span::{CodePoints, Span};
pub use token::{Token, TokenKind, lower};
