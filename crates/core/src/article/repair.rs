//! Decides which line breaks end a paragraph, and which are damage: lines wrapped at a width, or a word
//! divided between two lines.
//!
//! The text stays as given. A [`Mend`] says that a stretch of white space is no paragraph's end, and whether the letters
//! around it are one word.

use serde::{Deserialize, Serialize};

use crate::interner::Interner;
use crate::text::{Span, among};

/// A stretch of white space in the text that should not be a break.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mend {
    /// The white space (with the hyphen before it, where a word was divided) to be mended.
    pub span: Span,
    /// True: the letters on both sides are one word. False: a space belongs there.
    pub joins: bool,
}

/// A paragraph-like stretch of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Unit {
    pub span: Span,
    /// A blank line stands before it.
    pub apart: bool,
}

/// Cuts a text into its paragraphs and finds its damaged places.
pub(super) fn units(text: &str) -> (Vec<Unit>, Vec<Mend>) {
    let lines = lines(text);
    let wrapped = is_wrapped(text, &lines);
    let mut units: Vec<Unit> = Vec::with_capacity(lines.len());
    let mut breaks: Vec<Break<'_>> = Vec::new();
    for line in lines {
        let continues = units.last().is_some_and(|last| {
            !line.apart && (wrapped || (!ends(last.span.of(text)) && begins_lower(line.span.of(text))))
        });
        match units.last_mut() {
            Some(last) if continues => {
                breaks.push(Break::between(text, last.span, line.span));
                last.span.end = line.span.end;
            }
            _ => units.push(line),
        }
    }
    let known = known(text, &breaks);
    let mends = breaks.iter().zip(known).map(|(line_break, known)| line_break.mend(known));
    // A wrapped text has a break at every line: nothing is damaged but divided words.
    let mends = mends.filter(|mend| mend.joins || !wrapped).collect();
    (units, mends)
}

fn lines(text: &str) -> Vec<Unit> {
    let mut out = Vec::new();
    let (mut at, mut apart) = (0, true);
    // Breaks other than \n are rare, and asked for once.
    let rare = text.contains('\r') || !text.is_ascii() && text.contains(['\u{2028}', '\u{2029}']);
    let is_break = |c: char| matches!(c, '\n' | '\r' | '\u{2028}' | '\u{2029}');
    while at < text.len() {
        let rest = &text[at..];
        let found = if rare { rest.find(is_break) } else { rest.find('\n') };
        let end = found.unwrap_or(rest.len());
        // The second half of \r\n is not a blank line.
        let half = end == 0 && rest.starts_with('\n') && text[..at].ends_with('\r');
        if !half {
            push_line(text, at, at + end, &mut apart, &mut out);
        }
        at += end + rest[end..].chars().next().map_or(0, char::len_utf8);
    }
    out
}

fn push_line(text: &str, from: usize, to: usize, apart: &mut bool, out: &mut Vec<Unit>) {
    let span = Span::new(from, to).trim(text);
    *apart |= span.is_empty();
    if !span.is_empty() {
        out.push(Unit { span, apart: *apart });
        *apart = false;
    }
}

/// Abbreviations of units, of the months of reports and of money, as wire services write them, and a few that all news writes.
/// Beside a break they are words, though they have no vowel.
const ABBREVIATIONS: &str = "bln bpd cm cts dlr dlrs ft hr hrs kg km kwh lb lbs mln mm mph mth mths oz pct pm pts qtr qtrs \
    shr shrs sq st stg tln tv vs wk wks yr yrs";

/// Where a break divides a word: the mends that join, without those whose sides are likelier words of their own. A hyphen that
/// divides a word stands between letters, the latter small ones. Without a hyphen no word is divided where lines were broken at
/// a fixed width, nor beside an abbreviation, nor behind an apostrophe ("the bank's / stock").
pub(super) fn divided_words(text: &str, mends: &[Mend]) -> Vec<Span> {
    let (mut out, mut wrapped) = (Vec::new(), None);
    for mend in mends.iter().filter(|m| m.joins) {
        let (start, end) = (mend.span.start as usize, mend.span.end as usize);
        let (Some(before), Some(after)) = (text.get(..start), text.get(end..)) else { continue };
        let first = after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
        let hyphen = before.strip_suffix('-').or(mend.span.of(text).starts_with('-').then_some(before));
        let divides = match hyphen {
            Some(stem) => stem.ends_with(char::is_alphabetic) && begins_lower(first),
            None => {
                let last = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or("");
                let abbreviated = [last, first].iter().any(|word| among(word, ABBREVIATIONS));
                let apostrophe = before.strip_suffix(last).is_some_and(|word| word.ends_with(['\'', '’']));
                !abbreviated && !apostrophe && !*wrapped.get_or_insert_with(|| is_wrapped(text, &lines(text)))
            }
        };
        if divides {
            out.push(mend.span);
        }
    }
    out
}

/// A text whose lines were broken at a fixed width: most lines that another follows end in mid-sentence, and none is long.
fn is_wrapped(text: &str, lines: &[Unit]) -> bool {
    let (mut pairs, mut open) = (0, 0);
    for pair in lines.windows(2).filter(|p| !p[1].apart) {
        pairs += 1;
        open += usize::from(!ends(pair[0].span.of(text)) && pair[0].span.len() >= 30);
    }
    pairs >= 4 && open * 10 >= pairs * 6 && lines.iter().all(|l| l.span.len() <= 120)
}

/// Whether a line ends as a sentence does.
fn ends(line: &str) -> bool {
    line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '*']).ends_with(['.', '!', '?', '…', ':', ';'])
}

fn begins_lower(line: &str) -> bool {
    line.chars().next().is_some_and(char::is_lowercase)
}

/// Where a paragraph's line ends and the next one begins.
struct Break<'a> {
    gap: Span,
    /// The last word before it, maybe empty, and the first one after it.
    last: &'a str,
    first: &'a str,
    /// A mark stands right before it.
    marked: bool,
}

impl<'a> Break<'a> {
    fn between(text: &'a str, left: Span, right: Span) -> Self {
        let (l, r) = (left.of(text), right.of(text));
        Self {
            gap: Span { start: left.end, end: right.start },
            last: l.rsplit(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or(""),
            first: r.split(|c: char| !c.is_alphanumeric() && c != '-').next().unwrap_or(""),
            marked: l.ends_with(|c: char| !c.is_alphanumeric()),
        }
    }

    /// Whether its mend depends on the text: on whether the two words stand in it as one.
    fn asks(&self) -> bool {
        if self.last.ends_with('-') {
            return self.last.len() > 1;
        }
        let apart = self.last.is_empty() || self.marked;
        let fragment = is_fragment(self.last) || is_fragment(self.first);
        !apart && !fragment && !is_common(self.last) && !is_common(self.first)
    }

    /// How it is to be mended. `known` tells whether the two words stand in the text as one.
    fn mend(&self, known: bool) -> Mend {
        let Self { gap, last, first, marked } = *self;
        if let Some(stem) = last.strip_suffix('-') {
            // A divided word loses its hyphen, unless the text writes it with one elsewhere.
            let kept = stem.is_empty() || known;
            let start = if kept { gap.start } else { gap.start - 1 };
            return Mend { span: Span { start, end: gap.end }, joins: !stem.is_empty() };
        }
        let apart = last.is_empty() || marked;
        Mend { span: gap, joins: !apart && (is_fragment(last) || is_fragment(first) || known) }
    }
}

/// For each break whether the words on both sides of it stand in the text as one; false where that is not asked.
fn known(text: &str, breaks: &[Break<'_>]) -> Vec<bool> {
    let mut asked = Interner::default();
    let mut joined = String::new();
    let numbers: Vec<Option<usize>> = breaks
        .iter()
        .map(|b| {
            joined.clear();
            joined.extend([b.last, b.first]);
            (joined.len() > 2 && b.asks()).then(|| asked.intern(&joined))
        })
        .collect();
    let found = found(text, &asked);
    numbers.into_iter().map(|n| n.is_some_and(|n| found[n])).collect()
}

/// For each word of a table whether it stands in the text.
fn found(text: &str, asked: &Interner) -> Vec<bool> {
    let mut found = vec![false; asked.len()];
    if asked.is_empty() {
        return found;
    }
    // Nearly all words of a text are settled by their ends and their length.
    const BITS: usize = 1 << 12;
    let bit = |word: &[u8]| {
        let end = |byte: Option<&u8>| byte.map_or(0, |b| usize::from(*b));
        (end(word.first()) ^ end(word.last()) << 4 ^ word.len() << 7) % BITS
    };
    let mut filter = [0u64; BITS / 64];
    for n in 0..asked.len() {
        let bit = bit(asked.word(n).as_bytes());
        filter[bit / 64] |= 1 << (bit % 64);
    }
    let may_be_asked = |word: &[u8]| {
        let bit = bit(word);
        filter[bit / 64] >> (bit % 64) & 1 == 1
    };
    let bytes = text.as_bytes();
    let (mut start, mut at) = (0, 0);
    while at <= bytes.len() {
        let b = bytes.get(at).copied().unwrap_or(b' ');
        if IN_WORD[usize::from(b)] {
            at += 1;
            continue;
        }
        let c = if b < 128 { None } else { text[at..].chars().next() };
        let len = c.map_or(1, char::len_utf8);
        if !c.is_some_and(char::is_alphanumeric) {
            if at > start + 2
                && may_be_asked(&bytes[start..at])
                && let Some(n) = asked.get(&text[start..at])
            {
                found[n] = true;
            }
            start = at + len;
        }
        at += len;
    }
    found
}

/// The bytes of words that may be divided: ASCII letters and digits, and the hyphen.
const IN_WORD: [bool; 256] = {
    let mut table = [false; 256];
    let mut b = 0;
    while b < table.len() {
        table[b] = (b as u8).is_ascii_alphanumeric() || b as u8 == b'-';
        b += 1;
    }
    table
};

/// A piece that is no English word: one letter that never stands alone, or letters without a vowel.
fn is_fragment(word: &str) -> bool {
    let mut chars = word.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) => c.is_lowercase() && !matches!(c, 'a' | 'i' | 'o'),
        // Nearly every word has a vowel among its first letters.
        (Some(_), Some(_)) => {
            let vowel = word.bytes().any(|b| matches!(b, b'a' | b'e' | b'i' | b'o' | b'u' | b'y'));
            !vowel && word.chars().all(char::is_lowercase)
        }
        _ => false,
    }
}

fn is_common(word: &str) -> bool {
    among(word, "a an the of to in on at by for and or is was as it be with")
}

/// The text under `span` with its damaged places mended and every other run of white space as one space.
pub(super) fn mended(text: &str, span: Span, mends: &[Mend]) -> String {
    let mut out = String::with_capacity(span.len());
    let mut at = span.start;
    let push = |out: &mut String, part: Span| {
        for c in part.of(text).chars() {
            if !c.is_whitespace() {
                out.push(c);
            } else if !out.ends_with(' ') {
                out.push(' ');
            }
        }
    };
    let from = mends.partition_point(|m| m.span.end <= span.start);
    for mend in mends[from..].iter().take_while(|m| m.span.start < span.end) {
        if mend.joins && span.contains(mend.span) {
            push(&mut out, Span { start: at, end: mend.span.start });
            at = mend.span.end;
        }
    }
    push(&mut out, Span { start: at.min(span.end), end: span.end });
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended_units(text: &str) -> Vec<String> {
        let (units, mends) = units(text);
        units.iter().map(|u| mended(text, u.span, &mends)).collect()
    }

    #[test]
    fn stray_breaks_are_mended() {
        assert_eq!(
            mended_units("It undermines p\neace there.\nHe will have\na meeting."),
            ["It undermines peace there.", "He will have a meeting."]
        );
        assert_eq!(
            mended_units("the prosecu-\ntion rests.\n\nthe well-\nknown, well-known man"),
            ["the prosecution rests.", "the well-known, well-known man"]
        );
    }

    #[test]
    fn words_are_divided_by_hyphens_and_by_damage_alone() {
        // The mends that join, and how many of them divide a word.
        let divided = |text: &str| {
            let mends = units(text).1;
            (mends.iter().filter(|m| m.joins).count(), divided_words(text, &mends).len())
        };
        assert_eq!(divided("It undermines p\neace there.\nThe prosecu-\ntion rests."), (2, 2));
        assert_eq!(divided("It sold 12 mln\nshares and 3.5 pct\nof them for 2.1-\nbillion dlrs."), (3, 0));
        assert_eq!(divided("It sold the bank's\nstock."), (1, 0));
        let wrapped = "The minister said that the talks would go xq\non for a third day since the parties had xq\nnot yet \
                       agreed on anything that could be said to xq\nbe of use to anybody who was there, and that D-\nMich. \
                       would stay.";
        assert_eq!(divided(wrapped), (4, 0));
    }

    #[test]
    fn paragraphs_stay_apart() {
        assert_eq!(
            mended_units("A headline\nBody text.\r\n\r\nMore text.\r\nlast line"),
            ["A headline", "Body text.", "More text.", "last line"]
        );
    }

    #[test]
    fn wrapped_texts_are_unwrapped() {
        let text = "The minister said that the talks would go\non for a third day since the parties had\nnot yet agreed on \
                    the terms, and the\nPresident would wait for them to end in\nthe capital until Monday.\n\nHe added \
                    nothing.";
        let units = mended_units(text);
        assert_eq!(units.len(), 2);
        assert!(units[0].contains("go on for") && units[0].ends_with("until Monday."));
    }
}
