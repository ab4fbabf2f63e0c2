//! Whole records out of a file's bytes as they come.
//!
//! A file of articles is JSON Lines, or JSON: a list of objects, or objects one after the other over several lines. The
//! splitter finds out which by the file's first bytes, and gives one object a line either way. It does not read what is
//! in them: that is the work of many.

/// Bytes of a batch, about: small enough that progress is seen and little is lost with a batch, large enough that handing it
/// over costs nothing beside reading it.
const BATCH: usize = 256 << 10;
/// The longest record that is read. One longer than this is no article, and would have to be held in memory as a whole.
pub const LONGEST: usize = 32 << 20;

/// Splits one file. The batches do not depend on how the bytes come.
#[derive(Debug, Default)]
pub struct RecordSplitter {
    form: Option<Form>,
    /// In lines: what has come and is not given yet. In values: whole records, each with its line feed, then one begun.
    held: Vec<u8>,
    /// Where the record that is not whole yet begins in `held`.
    begun: usize,
    /// Records given so far.
    given: u32,
    value: Value,
    /// The record being read is too long: what is left of it is passed over.
    passing: bool,
    ended: bool,
}

/// What a file's records are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A line each; blank lines count, so that numbers are those that an editor shows.
    Lines,
    /// An object each, wherever it begins and ends.
    Values,
}

/// How far an object of [`Form::Values`] is read.
#[derive(Clone, Copy, Debug, Default)]
struct Value {
    /// Braces open.
    depth: u32,
    in_string: bool,
    /// After a backslash.
    escaped: bool,
}

/// A batch of whole records, a line each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Records {
    /// The number of the first record, counted from 1.
    pub first: u32,
    /// The records; the last may lack its line feed. A record that is too long is a line that holds `\u{0}` alone.
    pub bytes: Vec<u8>,
}

impl RecordSplitter {
    /// What the records are, once that is known.
    pub fn form(&self) -> Option<Form> {
        self.form
    }

    /// Takes the file's next bytes.
    pub fn push(&mut self, bytes: &[u8]) {
        match self.form {
            Some(form) => self.take(form, bytes),
            None => {
                self.held.extend_from_slice(bytes);
                self.form = form_of(&self.held, self.held.len() > LONGEST);
                self.form_is_known();
            }
        }
    }

    /// Says that the file has no more bytes.
    pub fn end(&mut self) {
        if self.form.is_none() {
            self.form = form_of(&self.held, true);
            self.form_is_known();
        }
        self.ended = true;
    }

    /// The form is known now: what was held until then is taken.
    fn form_is_known(&mut self) {
        if let Some(form) = self.form {
            let held = std::mem::take(&mut self.held);
            self.take(form, held.strip_prefix(b"\xef\xbb\xbf").unwrap_or(&held));
        }
    }

    /// The next whole records, if there are enough of them, or if there will be no more.
    pub fn next_batch(&mut self) -> Option<Records> {
        let form = self.form?;
        let whole = if self.ended && form == Form::Lines { self.held.len() } else { self.begun };
        if whole == 0 || (whole < BATCH && !self.ended) {
            return None;
        }
        // Up to the first line feed after so many bytes, or all.
        let upto = self.held[..whole].iter().skip(BATCH - 1).position(|&b| b == b'\n');
        let upto = upto.map_or(whole, |at| at + BATCH);
        let rest = self.held.split_off(upto);
        let bytes = std::mem::replace(&mut self.held, rest);
        self.begun -= upto.min(self.begun);
        let first = self.given + 1;
        self.given += count(&bytes) + u32::from(bytes.last() != Some(&b'\n'));
        Some(Records { first, bytes })
    }

    fn take(&mut self, form: Form, bytes: &[u8]) {
        match form {
            Form::Lines => {
                for piece in bytes.split_inclusive(|&b| b == b'\n') {
                    self.keep(piece);
                    if piece.ends_with(b"\n") {
                        self.close();
                    }
                }
            }
            Form::Values => bytes.iter().for_each(|&b| self.step(b)),
        }
    }

    /// Adds to the record that is being read, if it is not too long for that.
    fn keep(&mut self, piece: &[u8]) {
        if self.passing {
            if piece.ends_with(b"\n") {
                self.held.push(b'\n');
            }
            return;
        }
        if self.held.len() - self.begun + piece.len() > LONGEST {
            self.held.truncate(self.begun);
            self.held.push(0);
            self.passing = true;
            return self.keep(piece);
        }
        self.held.extend_from_slice(piece);
    }

    fn close(&mut self) {
        self.begun = self.held.len();
        self.passing = false;
    }

    fn step(&mut self, byte: u8) {
        let value = &mut self.value;
        let within = value.depth > 0;
        if value.in_string {
            if value.escaped {
                value.escaped = false;
            } else if byte == b'\\' {
                value.escaped = true;
            } else if byte == b'"' {
                value.in_string = false;
            }
        } else {
            match byte {
                b'"' => value.in_string = true,
                b'{' => value.depth += 1,
                b'}' => value.depth = value.depth.saturating_sub(1),
                _ => {}
            }
        }
        let within = within || value.depth > 0;
        let ended = within && value.depth == 0;
        if within {
            // A record is a line.
            self.keep(&[if matches!(byte, b'\n' | b'\r') { b' ' } else { byte }]);
        }
        if ended {
            self.held.push(b'\n');
            self.close();
        }
    }
}

/// What a file's records are by its beginning; nothing if more of it must be seen and there is more.
fn form_of(bytes: &[u8], all: bool) -> Option<Form> {
    let text = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes).trim_ascii_start();
    match text.first() {
        Some(b'[') => Some(Form::Values),
        // An object that goes on in the next line is written for people.
        Some(b'{') => match text.split(|&b| b == b'\n').next() {
            Some(line) if line.len() < text.len() && !line.trim_ascii_end().ends_with(b"}") => Some(Form::Values),
            Some(line) if line.len() < text.len() || all => Some(Form::Lines),
            _ => None,
        },
        Some(_) => Some(Form::Lines),
        None => all.then_some(Form::Lines),
    }
}

fn count(bytes: &[u8]) -> u32 {
    bytes.iter().map(|&b| u32::from(b == b'\n')).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// All records with their numbers, where the bytes come in pieces of so many.
    fn records(bytes: &[u8], piece: usize) -> (Option<Form>, Vec<(u32, String)>) {
        let mut splitter = RecordSplitter::default();
        let mut out = Vec::new();
        let mut collect = |splitter: &mut RecordSplitter| {
            while let Some(part) = splitter.next_batch() {
                let text = String::from_utf8_lossy(&part.bytes).into_owned();
                out.extend((part.first..).zip(text.lines().map(str::to_owned)));
            }
        };
        for chunk in bytes.chunks(piece.max(1)) {
            splitter.push(chunk);
            collect(&mut splitter);
        }
        splitter.end();
        collect(&mut splitter);
        (splitter.form(), out)
    }

    fn told(bytes: &str) -> String {
        let (form, records) = records(bytes.as_bytes(), 7);
        let lines = records.iter().map(|(n, r)| format!("{n} {r}"));
        format!("{:?}: {}", form, lines.collect::<Vec<_>>().join(" | "))
    }

    #[test]
    fn lines_keep_the_numbers_that_an_editor_shows() {
        assert_eq!(told("{\"a\":1}\n\n{\"b\":2}"), "Some(Lines): 1 {\"a\":1} | 2  | 3 {\"b\":2}");
        assert_eq!(told("\u{feff}{\"a\":1}\n"), "Some(Lines): 1 {\"a\":1}");
        assert_eq!(told(""), "Some(Lines): ");
        assert_eq!(told("words"), "Some(Lines): 1 words");
    }

    #[test]
    fn objects_are_found_wherever_they_stand() {
        assert_eq!(
            told("[{\"a\":\"}]\\\"{\"},\n {\"b\":{\"c\":2}}]"),
            "Some(Values): 1 {\"a\":\"}]\\\"{\"} | 2 {\"b\":{\"c\":2}}"
        );
        assert_eq!(told("{\n\"a\":1\r\n}\n{\"b\":2}"), "Some(Values): 1 { \"a\":1  } | 2 {\"b\":2}");
        assert_eq!(told("[1, \"{\", []]"), "Some(Values): ");
        // What is cut short is no record, and no harm.
        assert_eq!(told("[{\"a\":1},{\"b\":"), "Some(Values): 1 {\"a\":1}");
    }

    #[test]
    fn a_record_without_end_is_passed_over_and_told() {
        let long = "x".repeat(LONGEST + 1);
        let (_, found) = records(format!("{{\"a\":1}}\n{long}\n{{\"b\":2}}\n").as_bytes(), 1 << 20);
        assert_eq!(found, [(1, "{\"a\":1}".to_owned()), (2, "\0".to_owned()), (3, "{\"b\":2}".to_owned())]);
        let (_, found) = records(format!("[{{\"a\":1}},{{\"l\":\"{long}\"}},{{\"b\":2}}]").as_bytes(), 1 << 20);
        assert_eq!(found, [(1, "{\"a\":1}".to_owned()), (2, "\0".to_owned()), (3, "{\"b\":2}".to_owned())]);
    }

    proptest! {
        #[test]
        fn pieces_make_no_difference(text in "[\\[\\]{}\"\\\\a,\n ]{0,60}", piece in 1usize..9) {
            prop_assert_eq!(records(text.as_bytes(), piece), records(text.as_bytes(), text.len()));
        }

        #[test]
        fn a_list_gives_what_its_lines_would(texts in proptest::collection::vec("\\PC{0,9}", 0..200), long in 0usize..9000) {
            let objects = texts.iter().map(|t| serde_json::json!({ "text": t, "more": "m".repeat(long) }));
            let objects: Vec<serde_json::Value> = objects.collect();
            let pretty = serde_json::to_string_pretty(&objects).unwrap_or_default();
            let lines: String = objects.iter().map(|o| format!("{o}\n")).collect();
            let read = |text: &str| -> Vec<(u32, serde_json::Value)> {
                let (_, records) = records(text.as_bytes(), 1000);
                records.into_iter().filter_map(|(n, r)| Some((n, serde_json::from_str(&r).ok()?))).collect()
            };
            prop_assert_eq!(read(&pretty), read(&lines));
            prop_assert_eq!(read(&lines).len(), objects.len());
        }
    }
}
