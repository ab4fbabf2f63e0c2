//! The state of reading a file of JSON values: where in a record the next byte stands, and what is known for the case of
//! damage.

use super::seek::Seek;

/// How far a file of [`Form::Values`] is read.
#[derive(Debug, Default)]
pub(super) struct Value {
    pub at: At,
    /// Brackets and braces of the record that are open; none beside an object.
    pub open: Vec<u8>,
    /// In a text, after a backslash.
    pub escaped: bool,
    /// Lists open around the records.
    pub lists: u32,
    /// White space since the last sign or line feed beside the records: how far the next one is indented.
    pub indent: usize,
    /// How far the object being read is indented.
    pub indented: usize,
    /// The first key of the object being read, and whether it is that which is being read.
    pub key: Vec<u8>,
    pub in_first_key: bool,
    /// The first key of the first whole object. Damage that makes another object look whole leaves this one as it is.
    pub first_known: Vec<u8>,
    /// The first key of the last whole object, and how far that is indented.
    pub known: Vec<u8>,
    pub known_indented: usize,
    /// Where in the record its last text begins, and where the last line feed of a text stood.
    pub text: usize,
    pub line_feed: usize,
    /// After damage: what is looked for, and how many bytes were passed over.
    pub lost: Option<(Seek, u64)>,
}

impl Value {
    /// The keys that an article may begin with, as far as they are known.
    pub fn keys(&self) -> [&[u8]; 3] {
        [&self.first_known, &self.known, &self.key]
    }
}

/// What comes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum At {
    /// A record, or what separates records.
    #[default]
    Beside,
    /// A key of an object, or its end.
    Key,
    /// The colon after a key.
    Colon,
    /// A value, or the end of a list.
    Item,
    /// The rest of a key's or a value's text.
    Text { key: bool },
    /// The rest of a number or a word.
    Word,
    /// What follows a value: a comma, or an end.
    After,
}
