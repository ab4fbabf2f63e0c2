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
mod word_table;

pub use document::{DetachedDocument, Document};
pub use lexicon::{Class, Form};
pub(crate) use list::word_list;
pub use list::{List, among, entries, words};
pub use marks::{MarkPair, MarkStyle};
pub use sentence::Sentence;
pub use slip::{one_slip, transliterated, without_a_letter};
pub use span::{CodePoints, Span};
pub use token::{Token, TokenKind, lower};
pub use word_table::class_of;
