//! From bytes to text: by byte order mark, by declaration, and else by what the bytes look like.

mod mojibake;

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, ISO_2022_JP, UTF_8, WINDOWS_1252};

pub use mojibake::mended;

/// A text and what was done to get it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded<'a> {
    /// The text.
    pub text: Cow<'a, str>,
    /// The name of its encoding.
    pub encoding: &'static str,
    /// Whether the encoding was guessed.
    pub guessed: bool,
    /// Bytes that mean nothing in it; U+FFFD stands for each run.
    pub damaged: usize,
}

/// The encoding that is declared outside of the bytes or within. Whoever reads a declaration byte by byte reads no UTF-16, and
/// text in UTF-16 has zeros.
fn declared_in(bytes: &[u8], declared: Option<&str>) -> Option<&'static Encoding> {
    let possible = |e: &&'static Encoding| e.is_ascii_compatible() || *e == ISO_2022_JP || bytes.contains(&0);
    let label_of = |name: &str| label(name).filter(possible);
    declared.and_then(label_of).or_else(|| within(bytes).and_then(label_of))
}

/// Decodes bytes. `declared` is what stands outside of the file: in a message's head, in a response.
pub fn decode<'a>(bytes: &'a [u8], declared: Option<&str>) -> Decoded<'a> {
    if let Some((text, encoding)) = utf_32(bytes) {
        return Decoded { damaged: damage(&text), text: text.into(), encoding, guessed: false };
    }
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(&bytes[mark..], encoding, false);
    }
    if let Some(encoding) = utf_16_without_mark(bytes) {
        return with(bytes, encoding, true);
    }
    if let Ok(text) = std::str::from_utf8(bytes) {
        // Bytes that are UTF-8 are that, whatever is declared: nothing else looks like it.
        let ascii_only = bytes.is_ascii();
        let declared = declared_in(bytes, declared);
        // ISO-2022-JP and its like are written in ASCII's bytes.
        if !ascii_only || bytes.iter().all(|b| *b != 0x1b) || declared.is_none_or(Encoding::is_ascii_compatible) {
            return Decoded { text: text.into(), encoding: "UTF-8", guessed: false, damaged: damage(text) };
        }
    }
    let declared = declared_in(bytes, declared);
    // What is declared as UTF-8 and is mostly that is damaged; otherwise the declaration is wrong.
    if let Some(encoding) = declared.filter(|e| *e != UTF_8) {
        return with(bytes, encoding, false);
    }
    let lossy = with(bytes, UTF_8, false);
    let beyond_ascii = lossy.text.chars().filter(|c| !c.is_ascii()).count();
    if lossy.damaged * 4 <= beyond_ascii && lossy.damaged > 0 && beyond_ascii > lossy.damaged {
        return lossy;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Allow);
    detector.feed(bytes, true);
    let guess = detector.guess(None, Utf8Detection::Deny);
    if bytes.contains(&0) {
        // No legacy encoding of text has zeros.
        return lossy;
    }
    with(bytes, guess, true)
}

fn with<'a>(bytes: &'a [u8], encoding: &'static Encoding, guessed: bool) -> Decoded<'a> {
    let (text, _) = encoding.decode_without_bom_handling(bytes);
    Decoded { damaged: damage(&text), text, encoding: encoding.name(), guessed }
}

fn damage(text: &str) -> usize {
    text.matches('\u{fffd}').count()
}

/// An encoding by one of its names.
fn label(name: &str) -> Option<&'static Encoding> {
    let name = name.trim();
    Encoding::for_label(name.as_bytes()).or_else(|| {
        // Names that programs write and the standard of the web does not know.
        let small = name.to_ascii_lowercase().replace(['_', ' '], "-");
        let other = match small.as_str() {
            "u16" | "utf16" | "ucs-2" => "utf-16",
            "latin1" | "latin-1" => "latin1",
            "ansi" | "cp-1252" | "1252" => "windows-1252",
            "mac" | "macroman" => "macintosh",
            _ => small.strip_prefix("cp").map_or(small.as_str(), |number| number),
        };
        Encoding::for_label(other.as_bytes())
            .or_else(|| Encoding::for_label(format!("windows-{other}").as_bytes()))
            .map(|e| if e == encoding_rs::REPLACEMENT { WINDOWS_1252 } else { e })
    })
}

/// What the file itself declares: in XML's first line, in a `meta` element of HTML.
fn within(bytes: &[u8]) -> Option<&str> {
    let head = &bytes[..bytes.len().min(2048)];
    let place = |needle: &[u8]| head.windows(needle.len()).position(|w| w.eq_ignore_ascii_case(needle));
    if let Some(start) = place(b"<?xml") {
        let end = head[start..].iter().position(|b| *b == b'>').map_or(head.len(), |at| start + at);
        let declaration = &head[start..end];
        if let Some(at) = declaration.windows(8).position(|w| w == b"encoding") {
            return value(&declaration[at + 8..]);
        }
    }
    place(b"charset=").and_then(|at| value(&head[at + 7..]))
}

/// The value that follows a name: `="utf-8"`, `=utf-8`.
fn value(bytes: &[u8]) -> Option<&str> {
    let start = bytes.iter().position(|b| !matches!(b, b'=' | b'"' | b'\'' | b' '))?;
    let length = bytes[start..].iter().position(|b| matches!(b, b'"' | b'\'' | b' ' | b'>' | b';' | b'/' | b'?'));
    let end = length.map_or(bytes.len(), |length| start + length);
    std::str::from_utf8(&bytes[start..end]).ok().filter(|name| name.len() < 40)
}

/// UTF-32, which no browser reads, by its mark or by the zeros around its first sign.
fn utf_32(bytes: &[u8]) -> Option<(String, &'static str)> {
    let (big, skip) = match bytes.get(..4)? {
        [0, 0, 0xfe, 0xff] => (true, 4),
        [0xff, 0xfe, 0, 0] => (false, 4),
        [0, 0, 0, b] if *b != 0 => (true, 0),
        [b, 0, 0, 0] if *b != 0 && bytes.len() >= 8 => (false, 0),
        _ => return None,
    };
    let text = bytes[skip..].chunks(4).map(|unit| {
        let number = <[u8; 4]>::try_from(unit).map(if big { u32::from_be_bytes } else { u32::from_le_bytes });
        number.ok().and_then(char::from_u32).unwrap_or('\u{fffd}')
    });
    Some((text.collect(), if big { "UTF-32BE" } else { "UTF-32LE" }))
}

/// UTF-16 without a mark: every second byte of its first letters is zero.
fn utf_16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(512) & !1];
    let zeros = |first: usize| head.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd, units) = (zeros(0), zeros(1), head.len() / 2);
    if units < 2 {
        None
    } else if odd * 4 >= units * 3 && even * 8 <= units {
        Some(encoding_rs::UTF_16LE)
    } else if even * 4 >= units * 3 && odd * 8 <= units {
        Some(encoding_rs::UTF_16BE)
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(bytes: &[u8]) -> String {
        decode(bytes, None).text.into_owned()
    }

    #[test]
    fn a_declaration_that_could_not_be_read_in_its_encoding_is_wrong() {
        let page = "<?xml version='1.0' encoding='utf-16'?><p>Größe, déjà vu, naïve words of a longer text.</p>";
        let (western, _, _) = WINDOWS_1252.encode(page);
        assert_eq!(text(&western), page);
        assert_eq!(decode(b"Plain \x1b[0m words", Some("utf-16le")).text, "Plain \u{1b}[0m words");
    }

    #[test]
    fn marks_declarations_and_looks_tell_the_encoding() {
        let words = "Größe – “naïve” café, déjà vu: 5 €";
        assert_eq!(text(words.as_bytes()), words);
        assert_eq!(text(&[b"\xef\xbb\xbf", words.as_bytes()].concat()), words);
        let utf_16: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(text(&[b"\xff\xfe", &utf_16[..]].concat()), words);
        assert_eq!(text(&utf_16), words);
        let big: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(&[b"\xfe\xff", &big[..]].concat()), words);
        assert_eq!(text(&big), words);
        let utf_32: Vec<u8> = words.chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        assert_eq!(text(&[b"\xff\xfe\0\0", &utf_32[..]].concat()), words);
        assert_eq!(text(&utf_32), words);
        let (western, _, _) = WINDOWS_1252.encode(words);
        assert_eq!(text(&western), words);
        let declared = "<?xml version='1.0' encoding='koi8-r'?><p>Привет</p>";
        let (russian, _, _) = encoding_rs::KOI8_R.encode(declared);
        assert_eq!(text(&russian), declared);
        let (russian, _, _) = encoding_rs::WINDOWS_1251.encode("Правительство заявило, что переговоры продолжатся.");
        assert_eq!(text(&russian), "Правительство заявило, что переговоры продолжатся.");
        let (japanese, _, _) = encoding_rs::SHIFT_JIS.encode("首相は会談を続けると述べた。");
        assert_eq!(text(&japanese), "首相は会談を続けると述べた。");
    }

    #[test]
    fn damaged_utf_8_stays_utf_8() {
        let mut bytes = "Größe – “naïve” café, déjà vu: 5 €".as_bytes().to_vec();
        bytes.push(0xff);
        let decoded = decode(&bytes, None);
        assert_eq!((decoded.encoding, decoded.damaged), ("UTF-8", 1));
        assert!(decoded.text.starts_with("Größe – “naïve”"));
    }

    #[test]
    fn a_declaration_from_outside_comes_first() {
        assert_eq!(decode(b"\xe9t\xe9", Some("ISO-8859-1")).text, "été");
        assert_eq!(decode(b"\xe9t\xe9", Some("cp1252")).text, "été");
        assert_eq!(decode("été".as_bytes(), Some("ISO-8859-1")).text, "été");
    }
}
