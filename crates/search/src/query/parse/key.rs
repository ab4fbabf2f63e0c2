//! What a field before a colon says of the words after it.

use crate::query::node::{Field, NameField};

/// What is typed before the colon decides how what follows is read.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Key {
    Words(Field),
    Name(NameField),
    Days,
    Kind,
    Source,
    /// A word or phrase of quotations, or a group that must hold of one.
    Quote,
    Sentence,
}
