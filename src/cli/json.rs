//! JSON written straight into a buffer.
//!
//! Output is six times as long as the text it tells of, nearly all of it strings that need no escape. serde_json looks at
//! each byte by itself and wants a value built first; here a string is looked at by sixteen bytes, and an object is written
//! field by field as it is read. Numbers and names of kinds are serde_json's still.

use serde::Serialize;

use crate::time::Day;

/// What can stand as a value.
pub(super) trait Json {
    /// Writes it at the end of `out`.
    fn write(&self, out: &mut Vec<u8>);
}

/// An object in the making. [`Object::end`] closes it.
pub(super) struct Object<'o> {
    out: &'o mut Vec<u8>,
}

impl<'o> Object<'o> {
    pub fn begin(out: &'o mut Vec<u8>) -> Self {
        out.push(b'{');
        Self { out }
    }

    /// Adds a field. Its name is written as it stands.
    pub fn field(self, name: &str, value: impl Json) -> Self {
        self.field_by(name, |out| value.write(out))
    }

    /// Adds a field whose value is a list, each item written by `write`.
    pub fn list<T>(self, name: &str, items: &[T], write: impl Fn(&T, &mut Vec<u8>)) -> Self {
        self.field_by(name, |out| {
            out.push(b'[');
            for (n, item) in items.iter().enumerate() {
                if n > 0 {
                    out.push(b',');
                }
                write(item, out);
            }
            out.push(b']');
        })
    }

    /// Adds a field whose value is written by `write`.
    pub fn field_by(self, name: &str, write: impl FnOnce(&mut Vec<u8>)) -> Self {
        if self.out.last() != Some(&b'{') {
            self.out.push(b',');
        }
        self.out.push(b'"');
        self.out.extend_from_slice(name.as_bytes());
        self.out.extend_from_slice(b"\":");
        write(self.out);
        self
    }

    pub fn end(self) {
        self.out.push(b'}');
    }
}

/// A value that serde knows how to write.
pub(super) struct Plain<T>(pub T);

impl<T: Serialize> Json for Plain<T> {
    fn write(&self, out: &mut Vec<u8>) {
        // Writing to memory cannot fail, and the values here are numbers, names and what was read from JSON.
        serde_json::to_writer(out, &self.0).ok();
    }
}

impl Json for u32 {
    fn write(&self, out: &mut Vec<u8>) {
        Plain(self).write(out);
    }
}

impl Json for Day {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(b'"');
        out.extend_from_slice(&self.figures());
        out.push(b'"');
    }
}

impl<T: Json> Json for Option<T> {
    fn write(&self, out: &mut Vec<u8>) {
        match self {
            Some(value) => value.write(out),
            None => out.extend_from_slice(b"null"),
        }
    }
}

impl Json for &str {
    fn write(&self, out: &mut Vec<u8>) {
        let mut rest = self.as_bytes();
        out.reserve(rest.len() + 2);
        out.push(b'"');
        while let Some(at) = first_special(rest) {
            out.extend_from_slice(&rest[..at]);
            escape(rest[at], out);
            rest = &rest[at + 1..];
        }
        out.extend_from_slice(rest);
        out.push(b'"');
    }
}

impl Json for String {
    fn write(&self, out: &mut Vec<u8>) {
        self.as_str().write(out);
    }
}

/// Whether a byte cannot stand in a JSON string as it is.
fn is_special(byte: u8) -> bool {
    byte < b' ' || byte == b'"' || byte == b'\\'
}

/// The place of the first special byte.
fn first_special(bytes: &[u8]) -> Option<usize> {
    // All sixteen at once, without a branch: the compiler makes a few vector instructions of it.
    let (chunks, _) = bytes.as_chunks::<16>();
    let clean = chunks.iter().take_while(|chunk| !chunk.iter().fold(false, |any, &b| any | is_special(b))).count();
    let from = clean * 16;
    bytes[from..].iter().position(|&b| is_special(b)).map(|at| from + at)
}

/// Writes a special byte as JSON has it.
fn escape(byte: u8, out: &mut Vec<u8>) {
    let letter = match byte {
        b'\n' => b'n',
        b'\r' => b'r',
        b'\t' => b't',
        0x08 => b'b',
        0x0c => b'f',
        b'"' | b'\\' => byte,
        _ => {
            let figure = |n: u8| b"0123456789abcdef"[usize::from(n & 15)];
            out.extend_from_slice(&[b'\\', b'u', b'0', b'0', figure(byte >> 4), figure(byte)]);
            return;
        }
    };
    out.extend_from_slice(&[b'\\', letter]);
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn objects_are_written_field_by_field() {
        let mut out = Vec::new();
        let object = Object::begin(&mut out).field("a", 7u32).field("b", Some("x\ny")).field("c", None::<&str>);
        object.list("d", &[1u32, 2], |n, out| Object::begin(out).field("n", *n).end()).list("e", &[], u32::write).end();
        assert_eq!(out, br#"{"a":7,"b":"x\ny","c":null,"d":[{"n":1},{"n":2}],"e":[]}"#);
    }

    #[test]
    fn days_are_strings() {
        let mut out = Vec::new();
        Day::new(2024, 7, 10).write(&mut out);
        assert_eq!(out, br#""2024-07-10""#);
    }

    proptest! {
        #[test]
        fn strings_are_those_of_serde_json(text in "[a-z \"\\\\\u{0}-\u{20}\u{7f}é“😀]{0,80}") {
            let mut out = Vec::new();
            text.as_str().write(&mut out);
            prop_assert_eq!(String::from_utf8(out).ok(), serde_json::to_string(&text).ok());
        }
    }
}
