//! The text of Rich Text Format.

mod charset;

use std::collections::BTreeMap;

use encoding_rs::{Encoding, WINDOWS_1252};

/// Groups within groups that are followed.
const DEEPEST: usize = 500;

/// Groups that hold no text of the document.
const HIDDEN: [&str; 21] = [
    "colortbl",
    "stylesheet",
    "info",
    "pict",
    "object",
    "header",
    "headerl",
    "headerr",
    "headerf",
    "footer",
    "footerl",
    "footerr",
    "footerf",
    "footnote",
    "annotation",
    "fldinst",
    "listtable",
    "listoverridetable",
    "themedata",
    "datastore",
    "latentstyles",
];

/// What holds within a group.
#[derive(Clone, Copy)]
struct State {
    /// It describes the document, and is none of its text.
    hidden: bool,
    /// Letters that are hidden, or were deleted and are kept for whoever looks at the changes.
    unseen: bool,
    deleted: bool,
    /// The table of fonts.
    fonts: bool,
    /// The encoding of the font, where that tells one.
    encoding: Option<&'static Encoding>,
    /// Bytes that follow `\u` for readers that do not know it.
    skip: usize,
}

/// The text of a document: a paragraph a line.
pub fn text(rtf: &[u8]) -> String {
    let mut reader = Reader {
        out: String::new(),
        legacy: Vec::new(),
        encoding: WINDOWS_1252,
        fonts: BTreeMap::new(),
        font: 0,
        standard: 0,
        state: State { hidden: false, unseen: false, deleted: false, fonts: false, encoding: None, skip: 1 },
        skipping: 0,
        half: None,
    };
    reader.read(rtf);
    reader.out
}

struct Reader {
    out: String,
    /// Bytes of the code page that wait to be decoded together, since letters may have two.
    legacy: Vec<u8>,
    encoding: &'static Encoding,
    /// The encodings of fonts that tell one, and the font that is told of in their table.
    fonts: BTreeMap<i64, &'static Encoding>,
    font: i64,
    /// The font where none is told.
    standard: i64,
    state: State,
    /// Signs that are passed over after `\u`.
    skipping: usize,
    /// The first half of a letter beyond the first 65,536, and where it stands.
    half: Option<(u16, usize)>,
}

impl Reader {
    fn read(&mut self, rtf: &[u8]) {
        let mut outer: Vec<State> = Vec::new();
        // Groups that are open beyond the deepest that is followed.
        let mut beyond = 0usize;
        let mut at = 0;
        while let Some(&byte) = rtf.get(at) {
            at += 1;
            match byte {
                b'{' if outer.len() >= DEEPEST => beyond += 1,
                b'{' => {
                    self.flush();
                    outer.push(self.state);
                }
                b'}' if beyond > 0 => beyond -= 1,
                b'}' => {
                    self.flush();
                    self.state = outer.pop().unwrap_or(self.state);
                }
                b'\\' => at += self.control(&rtf[at..]),
                b'\r' | b'\n' => {}
                byte => self.byte(byte),
            }
        }
        self.flush();
    }

    /// Reads what follows a backslash; how many bytes that are.
    fn control(&mut self, rest: &[u8]) -> usize {
        let Some(&first) = rest.first() else { return 0 };
        if !first.is_ascii_alphabetic() {
            match first {
                b'\'' => {
                    let hex = rest.get(1..3).and_then(|hex| std::str::from_utf8(hex).ok());
                    if let Some(byte) = hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
                        self.byte(byte);
                    }
                    return rest.len().min(3);
                }
                b'~' => self.put("\u{a0}"),
                b'_' => self.put("-"),
                b'\\' | b'{' | b'}' => self.byte(first),
                b'\r' | b'\n' => self.put("\n"),
                b'*' => self.state.hidden = true,
                _ => {}
            }
            return 1;
        }
        let letters = rest.iter().take(32).take_while(|b| b.is_ascii_alphabetic()).count();
        let word = std::str::from_utf8(&rest[..letters]).unwrap_or_default();
        let minus = usize::from(rest.get(letters) == Some(&b'-'));
        let digits = rest[letters + minus..].iter().take(10).take_while(|b| b.is_ascii_digit()).count();
        let end = letters + minus + digits;
        let number = std::str::from_utf8(&rest[letters..end]).ok().and_then(|n| n.parse::<i64>().ok());
        let space = usize::from(rest.get(end) == Some(&b' '));
        let binary = self.word(word, number);
        (end + space).saturating_add(binary).min(rest.len())
    }

    /// Takes a control word; how many bytes of something else follow it.
    fn word(&mut self, word: &str, number: Option<i64>) -> usize {
        match word {
            "par" | "line" | "row" | "sect" | "page" => self.put("\n"),
            "tab" | "cell" => self.put("\t"),
            "emdash" => self.put("—"),
            "endash" => self.put("–"),
            "lquote" => self.put("‘"),
            "rquote" => self.put("’"),
            "ldblquote" => self.put("“"),
            "rdblquote" => self.put("”"),
            "bullet" => self.put("•"),
            "u" => {
                let code = number.unwrap_or(0);
                // Numbers beyond 32,767 are written as negative ones.
                let code = if code < 0 { code + 0x1_0000 } else { code };
                let c = u32::try_from(code).ok().and_then(char::from_u32);
                self.flush();
                match c {
                    Some(c) => self.push(c.encode_utf8(&mut [0; 4])),
                    // Half of a letter beyond the first 65,536; the other half follows.
                    None => self.surrogate(u16::try_from(code).unwrap_or(0xfffd)),
                }
                self.skipping = self.state.skip;
            }
            "uc" => self.state.skip = usize::try_from(number.unwrap_or(1)).unwrap_or(1).min(8),
            "ansicpg" => self.encoding = charset::of_code_page(number.unwrap_or(1252)).unwrap_or(WINDOWS_1252),
            "fonttbl" => (self.state.hidden, self.state.fonts) = (true, true),
            "deff" => self.standard = number.unwrap_or(0),
            "f" if self.state.fonts => self.font = number.unwrap_or(0),
            "f" => self.set_font(number.unwrap_or(0)),
            "fcharset" if self.state.fonts => {
                self.fonts.extend(charset::of_font(number.unwrap_or(0)).map(|encoding| (self.font, encoding)));
            }
            "cpg" if self.state.fonts => {
                self.fonts.extend(charset::of_code_page(number.unwrap_or(0)).map(|encoding| (self.font, encoding)));
            }
            "v" | "deleted" => {
                self.flush();
                let is_set = number != Some(0);
                *(if word == "v" { &mut self.state.unseen } else { &mut self.state.deleted }) = is_set;
            }
            "plain" => {
                self.flush();
                (self.state.unseen, self.state.deleted) = (false, false);
                self.set_font(self.standard);
            }
            "bin" => return usize::try_from(number.unwrap_or(0)).unwrap_or(0),
            _ if HIDDEN.contains(&word) => self.state.hidden = true,
            _ => {}
        }
        0
    }

    /// Takes half of a letter. The first half waits for the second, which stands right behind it.
    fn surrogate(&mut self, half: u16) {
        let length = self.out.len();
        let waiting = self.half.take().filter(|(_, at)| *at == length);
        if (0xd800..0xdc00).contains(&half) {
            self.half = self.is_seen().then_some((half, length));
        } else if let Some((first, _)) = waiting.filter(|_| self.is_seen()) {
            self.out.push_str(&String::from_utf16_lossy(&[first, half]));
        }
    }

    fn byte(&mut self, byte: u8) {
        if self.skipping > 0 {
            self.skipping -= 1;
        } else if self.is_seen() {
            self.legacy.push(byte);
        }
    }

    fn put(&mut self, text: &str) {
        self.flush();
        self.skipping = 0;
        self.push(text);
    }

    fn push(&mut self, text: &str) {
        if self.is_seen() {
            self.out.push_str(text);
        }
    }

    /// Whether what comes is text that a reader sees.
    fn is_seen(&self) -> bool {
        let State { hidden, unseen, deleted, .. } = self.state;
        !hidden && !unseen && !deleted
    }

    fn set_font(&mut self, font: i64) {
        self.flush();
        self.state.encoding = self.fonts.get(&font).copied();
    }

    fn flush(&mut self) {
        if !self.legacy.is_empty() {
            let encoding = self.state.encoding.unwrap_or(self.encoding);
            let (text, _) = encoding.decode_without_bom_handling(&self.legacy);
            self.out.push_str(&text);
            self.legacy.clear();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_is_read_without_what_describes_it() {
        let rtf = br"{\rtf1\ansi\ansicpg1252{\fonttbl{\f0 Times;}}{\info{\title No}}{\*\generator No;}\f0 The caf\'e9 \b was\b0  \u8220?full\u8221?.\par
\ldblquote Yes\rdblquote\~\{so\}\par{\field{\*\fldinst HYPERLINK no}{\fldrslt link}}\u-10179?\u-8704?}";
        assert_eq!(text(rtf), "The café was “full”.\n“Yes”\u{a0}{so}\nlink😀");
    }

    #[test]
    fn what_is_hidden_or_deleted_is_no_text() {
        assert_eq!(
            text(b"{\\rtf1 The {\\v not }sea{\\deleted , and the wall,} rose\\v no\\v0 .\\deleted no\\plain  So.}"),
            "The sea rose. So."
        );
    }

    #[test]
    fn each_font_has_an_encoding_of_its_own() {
        let rtf = b"{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0\\fcharset0 Arial;}{\\f1\\fnil\\fcharset204 Arial CYR;}{\\f2\\fcharset2 Symbol;}}\\f0 Caf\\'e9 {\\f1\\'cf\\'f0} \\f2 caf\\'e9 \\f1\\'e8\\plain\\'e9}";
        assert_eq!(text(rtf), "Café Пр café иé");
        assert_eq!(text(b"{\\rtf1\\ansi\\ansicpg932{\\fonttbl{\\f0\\fcharset128 MS;}}\\f0\\'8a\\'43}"), "海");
    }

    #[test]
    fn halves_of_a_letter_join_only_side_by_side() {
        assert_eq!(text(b"{\\rtf1 \\u-10179?\\u-8704?}"), "😀");
        assert_eq!(text(b"{\\rtf1 \\u-10179?a\\u-8704?b}"), "ab");
        // A private sign, and half a letter behind it.
        assert_eq!(text(b"{\\rtf1 \\u-9344?\\u-9216?\\u-9216?x}"), "\u{f0000}x");
    }

    #[test]
    fn damage_and_depth_do_no_harm() {
        for rtf in [
            &b"{\\rtf1 a\\'"[..],
            b"{\\rtf1 a\\'9",
            b"{\\rtf1 a\\bin99999999999 b",
            b"}}}}a",
            b"\\u99999999?a",
            b"{\\rtf1 a\\",
        ] {
            let _ = text(rtf);
        }
        assert_eq!(text(&[&b"{".repeat(100_000)[..], b"deep"].concat()), "deep");
    }
}
