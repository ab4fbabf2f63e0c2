//! The record splitter: cuts a file's bytes into whole records as they come.
//!
//! A file of articles is JSON Lines, or JSON: a list of objects, or objects one after the other over several lines. The
//! splitter recognises which by the file's first bytes, and gives one object a line either way. The objects themselves are read
//! by the batch workers.
//!
//! Nothing is passed over without a word. Of a list, whatever stands where an article should is a record too, and a record that
//! is damaged is given with what is known of it ([`Gap`]). After damage nobody knows what is within quotation marks and what is
//! not, so that reading goes on only where an article certainly begins ([`Seek`]).

/// Bytes of a batch, about: small enough that progress is seen and little is lost with a batch, large enough that handing it
/// over costs nothing beside reading it.
const BATCH: usize = 256 << 10;
/// The longest record that is read. One longer than this is no article, and would have to be held in memory as a whole.
pub const LONGEST: usize = 32 << 20;
/// Lists and objects open in a record that are followed. The reader of JSON refuses deeper ones.
const DEEPEST: usize = 256;
/// The byte order mark that a file of UTF-8 may begin with.
const MARK: &[u8] = b"\xef\xbb\xbf";
/// Bytes of an article's first key that are compared.
const LONGEST_KEY: usize = 64;

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
    /// An object each, wherever it begins and ends. What stands beside them counts too.
    Values,
}

/// How far a file of [`Form::Values`] is read.
#[derive(Debug, Default)]
struct Value {
    at: At,
    /// Brackets and braces of the record that are open; none beside an object.
    open: Vec<u8>,
    /// In a text, after a backslash.
    escaped: bool,
    /// Lists open around the records.
    lists: u32,
    /// White space since the last sign or line feed beside the records: how far the next one is indented.
    indent: usize,
    /// How far the object being read is indented.
    indented: usize,
    /// The first key of the object being read, and whether it is that which is being read.
    key: Vec<u8>,
    in_first_key: bool,
    /// The first key of the last whole object, and how far that is indented.
    known: Vec<u8>,
    known_indented: usize,
    /// Where in the record its last text begins, and where the last line feed of a text stood.
    text: usize,
    line_feed: usize,
    /// After damage: what is looked for, and how many bytes were passed over.
    lost: Option<(Seek, u64)>,
}

/// What comes next.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum At {
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

/// What a line says that holds no whole record; [`of`](Self::of) reads it. No JSON begins with the byte 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gap<'a> {
    /// A record that is too long to be read.
    TooLong,
    /// A record that is damaged: its bytes up to the damage, and how many were passed over after that.
    Damaged {
        /// What can be read of it.
        bytes: &'a [u8],
        /// Bytes after these that belong to no record.
        passed: u64,
        /// Whether that was all of the file.
        to_the_end: bool,
    },
    /// The file ended within its list, behind a whole record.
    Open,
}

impl<'a> Gap<'a> {
    /// What such a line says; nothing if it holds a record.
    pub fn of(line: &'a [u8]) -> Option<Self> {
        let (kind, rest) = match line.strip_prefix(b"\0")?.split_first() {
            None => return Some(Self::TooLong),
            Some((b']', _)) => return Some(Self::Open),
            Some((kind, rest)) => (*kind, rest),
        };
        let digits = rest.iter().take_while(|b| b.is_ascii_digit()).count();
        let passed = rest.iter().take(digits).fold(0u64, |sum, b| sum.saturating_mul(10) + u64::from(b - b'0'));
        let bytes = rest.get(digits + 1..).unwrap_or_default();
        Some(Self::Damaged { bytes, passed, to_the_end: kind == b'$' })
    }

    /// What stands before the bytes of a damaged record.
    fn damaged(passed: u64, to_the_end: bool) -> String {
        format!("\0{}{passed} ", if to_the_end { '$' } else { '>' })
    }
}

/// A batch of whole records, a line each.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Records {
    /// The number of the first record, counted from 1.
    pub first: u32,
    /// The records; the last may lack its line feed. What is no whole record is a [`Gap`].
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
        if self.form == Some(Form::Values) {
            self.end_values();
        }
        self.ended = true;
    }

    /// The form is known now: what was held until then is taken.
    fn form_is_known(&mut self) {
        if let Some(form) = self.form {
            let held = std::mem::take(&mut self.held);
            self.take(form, held.strip_prefix(MARK).unwrap_or(&held));
        }
    }

    /// The next whole records, if there are enough of them, or if there will be no more.
    pub fn next_batch(&mut self) -> Option<Records> {
        let form = self.form?;
        let whole = if self.ended && form == Form::Lines { self.held.len() } else { self.begun };
        if whole == 0 || (whole < BATCH && !self.ended) {
            return None;
        }
        // Up to the first line feed after that many bytes, or all.
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

    /// Takes the next byte of a file of values.
    fn step(&mut self, byte: u8) {
        if let Some((seek, passed)) = &mut self.value.lost {
            *passed += 1;
            if seek.step(byte, [&self.value.known, &self.value.key]) {
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
                seek.step(if at == self.value.line_feed { b'\n' } else { byte }, [&self.value.known, &self.value.key]);
            }
        }
        seek.step(byte, [&self.value.known, &self.value.key]);
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
    fn end_values(&mut self) {
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

/// Looks for an article's beginning where nothing else is certain: a brace behind another article's end or at the beginning of
/// a line, indented as the articles before it are, and in it the key that they begin with. No text of JSON holds a quotation
/// mark without a backslash before it, or a line feed, so that none looks like this.
#[derive(Debug)]
struct Seek {
    indented: usize,
    /// How far the brace is indented that may be the one.
    indent: usize,
    at: Sought,
    /// The beginning so far.
    begin: Vec<u8>,
    /// Where its key begins in it.
    key: usize,
}

/// What of the beginning was seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sought {
    Nothing,
    End,
    Brace,
    Key,
    KeyEnd,
}

impl Seek {
    fn new(indented: usize) -> Self {
        Self { indented, indent: 0, at: Sought::Nothing, begin: Vec::new(), key: 0 }
    }

    /// Takes the next byte; whether an article that begins with one of `keys` has begun, its colon being the last byte. Where no
    /// key is known, any will do.
    fn step(&mut self, byte: u8, keys: [&[u8]; 2]) -> bool {
        let space = matches!(byte, b' ' | b'\t' | b'\n' | b'\r');
        if matches!(self.at, Sought::Brace | Sought::Key | Sought::KeyEnd) {
            self.begin.push(byte);
        }
        let wrong = match byte {
            b'}' | b'\n' => Sought::End,
            _ => Sought::Nothing,
        };
        self.at = match self.at {
            Sought::End if space => {
                self.indent = if byte == b'\n' { 0 } else { self.indent + 1 };
                return false;
            }
            Sought::End if byte == b',' => {
                self.indent = 0;
                return false;
            }
            Sought::End if byte == b'{' && (self.indent == self.indented || self.indent.max(self.indented) <= 1) => {
                self.begin.clear();
                self.begin.push(byte);
                Sought::Brace
            }
            Sought::Brace | Sought::KeyEnd if space => return false,
            Sought::Brace if byte == b'"' => {
                self.key = self.begin.len();
                Sought::Key
            }
            Sought::Key if byte == b'"' => {
                let own = self.begin.get(self.key..self.begin.len() - 1).unwrap_or_default();
                let known = keys.contains(&own) || keys.iter().all(|key| key.is_empty());
                if known && !own.is_empty() { Sought::KeyEnd } else { Sought::Nothing }
            }
            Sought::Key if !matches!(byte, b'\\' | b'\n' | b'}') && self.begin.len() - self.key <= LONGEST_KEY => {
                return false;
            }
            Sought::KeyEnd if byte == b':' => return true,
            _ => wrong,
        };
        if self.at == Sought::End {
            self.indent = 0;
        }
        false
    }
}

/// What a file's records are by its beginning; nothing if more of it must be seen and there is more.
fn form_of(bytes: &[u8], all: bool) -> Option<Form> {
    if !all && bytes.len() < MARK.len() && MARK.starts_with(bytes) {
        return None;
    }
    let text = bytes.strip_prefix(MARK).unwrap_or(bytes).trim_ascii_start();
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

    /// All records with their numbers, where the bytes come in pieces of that many.
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
        assert_eq!(told("[]"), "Some(Values): ");
        assert_eq!(told("[[{\"a\":1}],\n[{\"b\":2}]]"), "Some(Values): 1 {\"a\":1} | 2 {\"b\":2}");
    }

    #[test]
    fn what_is_no_object_is_a_record_too() {
        assert_eq!(told("[1, {\"a\":1}, \"{\", [], null]"), "Some(Values): 1 1 | 2 {\"a\":1} | 3 \"{\" | 4 null");
        assert_eq!(told("[{\"a\":1}}, {\"a\":2}] end"), "Some(Values): 1 {\"a\":1} | 2 } | 3 {\"a\":2} | 4 end");
    }

    #[test]
    fn what_is_cut_short_is_told() {
        assert_eq!(told("[{\"a\":1},{\"b\":"), "Some(Values): 1 {\"a\":1} | 2 \0$0 {\"b\":");
        assert_eq!(told("[{\"a\":1},{\"b\":\"\\"), "Some(Values): 1 {\"a\":1} | 2 \0$0 {\"b\":\"\\");
        assert_eq!(told("[{\"a\":1},"), "Some(Values): 1 {\"a\":1} | 2 \0]");
        assert_eq!(told("[{\"a\":1}, 2"), "Some(Values): 1 {\"a\":1} | 2 2 | 3 \0]");
        assert_eq!(told("["), "Some(Values): 1 \0]");
        assert_eq!(told("{\n\"a\":1}\n{\"b\""), "Some(Values): 1 { \"a\":1} | 2 \0$0 {\"b\"");
    }

    #[test]
    fn after_damage_the_next_certain_article_is_read() {
        let all = |damaged: &str| {
            let text = format!("[{{\"t\":\"one\",\"n\":1}},{damaged},{{\"t\":\"three\",\"n\":3}},{{\"t\":\"four\"}}]");
            let told = told(&text);
            let (before, rest) =
                ("Some(Values): 1 {\"t\":\"one\",\"n\":1} | 2 ", " | 3 {\"t\":\"three\",\"n\":3} | 4 {\"t\":\"four\"}");
            let own = told.strip_prefix(before).and_then(|own| own.strip_suffix(rest));
            let own = own.unwrap_or_else(|| panic!("{told}")).as_bytes();
            let Some(Gap::Damaged { bytes, passed, to_the_end: false }) = Gap::of(own) else { panic!("{told}") };
            // With the comma behind it.
            assert_eq!(bytes.len() as u64 + passed, damaged.len() as u64 + 1, "{told}");
            String::from_utf8_lossy(bytes).into_owned()
        };
        // A quotation mark too many, or one too few: before, within and behind a value.
        assert_eq!(all("{\"t\":\"He said \"no\" to it\",\"n\":2}"), "{\"t\":\"He said \"n");
        assert_eq!(all("{\"t\":\"two,\"n\":2}"), "{\"t\":\"two,\"n");
        assert_eq!(all("{\"t\":two\",\"n\":2}"), "{\"t\":two\"");
        assert_eq!(all("{\"t\":\"two\",\"n\":\"2}"), "{\"t\":\"two\",\"n\":\"2},");
        assert_eq!(all("\"{\"t\":\"two\",\"n\":2}"), "\"{\"t");
        // A brace or a comma too few; words that are none.
        assert_eq!(all("{\"t\":\"two\" \"n\":2}"), "{\"t\":\"two\" \"");
        assert_eq!(all("{t:\"two\"}"), "{t");
        // What an article holds is no article, though it looks like one from within.
        assert_eq!(all("{\"t\":\"two\" x,\"c\":[{\"a\":1},{\"a\":2}],\"d\":\"},{\\\"t\\\":1\"}"), "{\"t\":\"two\" x");
    }

    #[test]
    fn lists_for_people_are_read_on_by_their_indentation() {
        let list = |second: &str| {
            let object = |text: &str| {
                format!("  {{\n    \"t\": {text},\n    \"c\": [\n      {{\n        \"t\": 1\n      }}\n    ]\n  }}")
            };
            format!("[\n{},\n{},\n{}\n]\n", object("\"one\""), object(second), object("\"three\""))
        };
        for damaged in ["\"two", "two\"", "\"t\"w\"o\"", "\"two\n"] {
            let (_, found) = records(list(damaged).as_bytes(), 9);
            let read: Vec<u32> =
                found.iter().filter(|(_, r)| Gap::of(r.as_bytes()).is_none()).map(|(n, _)| *n).collect();
            assert_eq!((read, found.len()), (vec![1, 3], 3), "{damaged}: {found:?}");
        }
        // Lines, of which the first is cut short: they are taken for objects over several lines.
        assert_eq!(
            told("{\"a\":\"one\n{\"a\":\"two\"}\n{\"a\":\"three\"}\n"),
            "Some(Values): 1 \0>0 {\"a\":\"one  | 2 {\"a\":\"two\"} | 3 {\"a\":\"three\"}"
        );
    }

    #[test]
    fn a_byte_order_mark_may_come_in_pieces() {
        for text in ["\u{feff}[{\"a\":1}]", "\u{feff}{\"a\":1}\n"] {
            for piece in 1..5 {
                assert_eq!(records(text.as_bytes(), piece).1, [(1, "{\"a\":1}".to_owned())], "{text} {piece}");
            }
        }
    }

    #[test]
    fn gaps_are_read_as_written() {
        assert_eq!(Gap::of(b"{}"), None);
        assert_eq!((Gap::of(b"\0"), Gap::of(b"\0]")), (Some(Gap::TooLong), Some(Gap::Open)));
        for (passed, to_the_end) in [(0, false), (12, true), (u64::MAX, false)] {
            let line = [Gap::damaged(passed, to_the_end).as_bytes(), b"{1"].concat();
            assert_eq!(Gap::of(&line), Some(Gap::Damaged { bytes: b"{1", passed, to_the_end }));
        }
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
        fn pieces_make_no_difference(text in "[\\[\\]{}\"\\\\a:1,\n ]{0,60}", piece in 1usize..9) {
            prop_assert_eq!(records(text.as_bytes(), piece), records(text.as_bytes(), text.len()));
        }

        #[test]
        fn one_damaged_byte_costs_few_articles_and_all_are_accounted_for(
            texts in proptest::collection::vec("[a-z \"{}\\[\\],:\\\\\n]{0,30}", 3..20),
            at in any::<proptest::sample::Index>(),
            byte in proptest::sample::select(b"\"{}[],:\\ a\n".to_vec()),
            how in 0..3usize,
        ) {
            let objects: Vec<serde_json::Value> = texts.iter().map(|t| serde_json::json!({ "text": t, "z": [1] })).collect();
            let list = serde_json::Value::from(objects.clone());
            let text = match how {
                0 => list.to_string(),
                1 => serde_json::to_string_pretty(&list).unwrap_or_default(),
                _ => objects.iter().map(|o| format!("{o}, ")).collect(),
            };
            let text = if how == 2 { format!("[{}]", text.trim_end_matches(", ")) } else { text };
            let mut bytes = text.into_bytes();
            // Behind the first key, by which the others are known.
            let at = 24 + at.index(bytes.len() - 24);
            bytes[at] = byte;
            let (_, found) = records(&bytes, 1000);
            let read = |record: &str| serde_json::from_str::<serde_json::Value>(record).ok();
            let same = found.iter().filter_map(|(_, r)| read(r)).filter(|r| objects.contains(r)).count();
            // The one that is damaged, and the one behind it, whose beginning the damage may hide.
            prop_assert!(same + 2 >= objects.len(), "{same} of {}: {found:?}", objects.len());
            let wrong = found.iter().any(|(_, r)| read(r).is_none_or(|r| !objects.contains(&r)));
            prop_assert!(wrong || same == objects.len(), "{found:?}");
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
