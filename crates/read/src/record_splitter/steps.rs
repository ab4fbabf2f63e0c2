//! Reading a file of JSON values byte by byte, and going on after damage.

use super::RecordSplitter;
use super::gap::Gap;
use super::seek::{LONGEST_KEY, Seek};
use super::value::{At, Value};

/// Lists and objects open in a record that are followed. The reader of JSON refuses deeper ones.
const DEEPEST: usize = 256;

impl RecordSplitter {
    /// Takes the next byte of a file of values.
    pub(super) fn step(&mut self, byte: u8) {
        if let Some((mut seek, passed)) = self.value.lost.take() {
            let found = seek.step(byte, self.value.keys());
            self.value.lost = Some((seek, passed + 1));
            if found {
                self.found();
            }
            return;
        }
        let space = matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        match self.value.at {
            At::Beside => self.beside(byte, space),
            // What is no object ends before the sign that follows it.
            At::Word | At::After if self.value.open.is_empty() && (space || matches!(byte, b',' | b'[' | b']')) => {
                self.finish();
                self.beside(byte, space);
            }
            At::Text { key } => {
                self.put(byte);
                self.text(byte, key);
            }
            _ => {
                self.put(byte);
                self.sign(byte, space);
            }
        }
    }

    /// A byte between records.
    fn beside(&mut self, byte: u8, space: bool) {
        let value = &mut self.value;
        match byte {
            b'\n' => value.indent = 0,
            _ if space => value.indent += 1,
            b',' => value.indent = 0,
            b'[' => (value.indent, value.lists) = (0, value.lists.saturating_add(1)),
            b']' if value.lists > 0 => (value.indent, value.lists) = (0, value.lists - 1),
            _ => {
                value.line_feed = usize::MAX;
                value.text = 0;
                value.at = match byte {
                    b'{' => At::Key,
                    b'"' => At::Text { key: false },
                    _ => At::Word,
                };
                if byte == b'{' {
                    value.open.push(byte);
                    value.key.clear();
                    (value.in_first_key, value.indented) = (true, value.indent);
                }
                value.indent = 0;
                self.put(byte);
            }
        }
    }

    /// A byte of a text, which is kept already.
    fn text(&mut self, byte: u8, key: bool) {
        let value = &mut self.value;
        let ends = byte == b'"' && !value.escaped;
        value.escaped = byte == b'\\' && !value.escaped;
        if value.in_first_key && key && !ends && value.key.len() < LONGEST_KEY {
            value.key.push(byte);
        }
        if byte == b'\n' {
            value.line_feed = self.held.len() - 1 - self.begun;
        }
        if ends {
            value.in_first_key = false;
            value.at = if key { At::Colon } else { At::After };
        }
    }

    /// A byte of a record outside of texts, which is kept already.
    fn sign(&mut self, byte: u8, space: bool) {
        let value = &mut self.value;
        let within = value.open.last().copied();
        let next = match (value.at, byte) {
            (At::Word, _) if space => Some(At::After),
            (_, _) if space => Some(value.at),
            (At::Key | At::Item, b'"') => {
                value.text = self.held.len() - 1 - self.begun;
                Some(At::Text { key: value.at == At::Key })
            }
            (At::Colon, b':') => Some(At::Item),
            (At::Item, b'{' | b'[') if value.open.len() < DEEPEST => {
                value.open.push(byte);
                Some(if byte == b'{' { At::Key } else { At::Item })
            }
            (At::Word | At::After, b',') if within == Some(b'{') => Some(At::Key),
            (At::Word | At::After, b',') if within == Some(b'[') => Some(At::Item),
            (At::Key | At::Word | At::After, b'}') if within == Some(b'{') => self.close_value(),
            (At::Item | At::Word | At::After, b']') if within == Some(b'[') => self.close_value(),
            (At::Item | At::Word, b'+' | b'-' | b'.' | b'_' | b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z') => {
                Some(At::Word)
            }
            _ => None,
        };
        match next {
            Some(At::Beside) => {
                if self.value.first_known.is_empty() {
                    self.value.first_known.clone_from(&self.value.key);
                }
                self.value.known.clone_from(&self.value.key);
                self.value.known_indented = self.value.indented;
                self.finish();
            }
            Some(at) => self.value.at = at,
            None => self.lose(byte),
        }
    }

    fn close_value(&mut self) -> Option<At> {
        self.value.open.pop();
        Some(if self.value.open.is_empty() { At::Beside } else { At::After })
    }

    /// Keeps a byte of a record, which is a line.
    fn put(&mut self, byte: u8) {
        self.keep(&[if matches!(byte, b'\n' | b'\r') { b' ' } else { byte }]);
    }

    /// The record is whole.
    fn finish(&mut self) {
        self.held.push(b'\n');
        self.close();
        self.value.open.clear();
        (self.value.at, self.value.in_first_key, self.value.escaped) = (At::Beside, false, false);
    }

    /// The record cannot go on with this byte. A quotation mark too many or too few may be why, and then what its last text holds
    /// is none: an article may begin there.
    fn lose(&mut self, byte: u8) {
        let Value { known, indented, known_indented, .. } = &self.value;
        let mut seek = Seek::new(if known.is_empty() { *indented } else { *known_indented });
        if !self.passing {
            let record = self.held.get(self.begun..self.held.len() - 1).unwrap_or_default();
            for (at, &byte) in record.iter().enumerate().skip(self.value.text) {
                seek.step(if at == self.value.line_feed { b'\n' } else { byte }, self.value.keys());
            }
        }
        seek.step(byte, self.value.keys());
        self.value.lost = Some((seek, 0));
    }

    /// After damage, an article has begun.
    fn found(&mut self) {
        let Some((seek, passed)) = self.value.lost.take() else { return };
        // Those bytes of its beginning that were kept as the damaged record's.
        let begin = seek.begin;
        let own = (begin.len() as u64).saturating_sub(passed) as usize;
        if !self.passing {
            self.held.truncate(self.held.len().saturating_sub(own).max(self.begun));
            self.mark(passed.saturating_sub(begin.len() as u64), false);
        }
        self.finish();
        self.value.indented = seek.indent;
        self.value.open.push(b'{');
        self.value.key =
            begin.get(seek.key..).and_then(|key| key.split(|&b| b == b'"').next()).unwrap_or_default().to_vec();
        (self.value.text, self.value.line_feed, self.value.at) = (0, usize::MAX, At::Item);
        begin.into_iter().for_each(|byte| self.put(byte));
    }

    /// Marks the record as damaged.
    fn mark(&mut self, passed: u64, to_the_end: bool) {
        let mark = Gap::damaged(passed, to_the_end);
        self.held.splice(self.begun..self.begun, mark.bytes());
    }

    /// The file ends: a record that is not whole is one that is damaged.
    pub(super) fn end_values(&mut self) {
        let lost = self.value.lost.take();
        let beside = lost.is_none() && self.value.open.is_empty();
        match self.value.at {
            At::Beside if beside => {}
            At::Word | At::After if beside => self.finish(),
            _ => {
                if !self.passing {
                    self.mark(lost.map_or(0, |(_, passed)| passed), true);
                }
                return self.finish();
            }
        }
        if std::mem::take(&mut self.value.lists) > 0 {
            self.held.extend_from_slice(b"\0]");
            self.finish();
        }
    }
}
