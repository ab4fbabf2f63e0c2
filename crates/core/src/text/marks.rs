//! Pairs of quotation marks within one paragraph.
//!
//! Marks are paired by style and position, never by counting alone: a single odd mark must not swap speech and narration in the
//! rest of a document. A mark's side is read from what stands beside it (space or bracket before an opening one; a letter or a
//! stop before a closing one), and its own shape settles what position leaves open.

use super::span::Span;
use super::token::{Token, TokenKind, is_single_mark};

/// Double or single marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MarkStyle {
    /// `"…"`, `“…”`, `«…»`, `„…“`, `''…''`.
    Double,
    /// `'…'`, `‘…’`.
    Single,
}

/// An opening mark and its closing one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MarkPair {
    /// Index of the opening mark's token.
    pub open: usize,
    /// Index of the closing mark's token; if [`closed`](Self::closed) is false, one past the paragraph's last token.
    pub close: usize,
    /// Which marks.
    pub style: MarkStyle,
    /// How many pairs enclose this one.
    pub depth: u8,
    /// Whether a closing mark was found.
    pub closed: bool,
    /// Whether `open` is an opening mark. If not, it is the first token of a paragraph that goes on with a quotation which the
    /// paragraph before left open, and did not open it again.
    pub opened: bool,
}

impl MarkPair {
    /// What stands between the marks.
    pub fn inner(&self, tokens: &[Token]) -> Span {
        let start = if self.opened { tokens[self.open].span.end } else { tokens[self.open].span.start };
        if self.close < self.open + 1 + usize::from(self.opened) {
            return Span { start, end: start };
        }
        let end = if self.closed { tokens[self.close].span.start } else { tokens[self.close - 1].span.end };
        Span { start, end }
    }

    /// The marks and what stands between them.
    pub fn outer(&self, tokens: &[Token]) -> Span {
        let last = if self.closed { self.close } else { self.close.saturating_sub(1).max(self.open) };
        Span { start: tokens[self.open].span.start, end: tokens[last].span.end }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Open,
    Close,
    Either,
    /// An apostrophe.
    Neither,
}

/// What a paragraph says of the quotation that the one before left open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Leftover {
    /// It has no double marks at all: it may stand within the quotation.
    Nothing,
    /// Its first double mark closes what it did not open, after a stop.
    Closes(usize),
    /// It has quotations of its own.
    Own,
}

/// A paragraph whose marks are paired.
#[derive(Clone, Copy, Debug)]
pub(super) struct Paired {
    /// Its tokens.
    pub tokens: (usize, usize),
    /// What it says of the paragraph before.
    pub leftover: Leftover,
    /// Whether it leaves a quotation open itself.
    pub open: bool,
}

/// Adds the paragraphs that go on with a quotation left open before them, where a later one closes it. A quotation goes over
/// a few paragraphs at most.
pub(super) fn carry(blocks: &[Paired], pairs: &mut Vec<MarkPair>) {
    const FARTHEST: usize = 4;
    let mut added = Vec::new();
    for (b, _) in blocks.iter().enumerate().filter(|(_, p)| p.open) {
        let later = blocks[b + 1..].iter().take(FARTHEST);
        let between = later.clone().take_while(|p| p.leftover == Leftover::Nothing).count();
        let last = blocks.get(b + 1 + between).filter(|_| between < FARTHEST);
        let Some(&Paired { tokens: (first, _), leftover: Leftover::Closes(close), .. }) = last else { continue };
        let pair =
            |open, close, closed| MarkPair { open, close, style: MarkStyle::Double, depth: 0, closed, opened: false };
        added.extend(later.take(between).map(|p| pair(p.tokens.0, p.tokens.1, false)));
        added.push(pair(first, close, true));
    }
    pairs.append(&mut added);
    pairs.sort_by_cached_key(|p| (p.open, std::cmp::Reverse(p.close)));
}

/// Pairs the marks of the paragraph `tokens[first..last]`; pairs come in order of their opening marks.
pub(super) fn pair(text: &str, tokens: &[Token], first: usize, last: usize, out: &mut Vec<MarkPair>) -> Paired {
    let begin = out.len();
    let mut leftover = Leftover::Nothing;
    let mut stack: Vec<(usize, MarkStyle)> = Vec::new();
    for i in first..last {
        if tokens[i].kind != TokenKind::Quote {
            continue;
        }
        let glyph = tokens[i].span.of(text);
        let style = match glyph.chars().next() {
            Some(c) if glyph.chars().count() == 1 && is_single_mark(c) => MarkStyle::Single,
            _ => MarkStyle::Double,
        };
        let mut side = side(text, tokens, first, last, i, style);
        let open_at = stack.iter().rposition(|&(_, s)| s == style);
        // ‘The farmers’ union won’t sign this,’: the apostrophe of a plural closes nothing.
        if style == MarkStyle::Single && side == Side::Close && open_at.is_some() && is_plural(text, tokens, last, i) {
            continue;
        }
        if side == Side::Either {
            side = if open_at.is_some() { Side::Close } else { Side::Open };
        }
        match (side, open_at) {
            (Side::Open, None) => stack.push((i, style)),
            (Side::Open, Some(_)) if style == MarkStyle::Double && nests(text, tokens, first, last, i) => {
                stack.push((i, style));
            }
            // Two marks of one style cannot both be open: the first was never closed, or was an apostrophe. A double
            // one ends where the new one begins; a single one is forgotten.
            (Side::Open, Some(level)) => {
                let (open, _) = stack[level];
                stack.truncate(level);
                if style == MarkStyle::Double {
                    out.push(MarkPair { open, close: i, style, depth: level as u8, closed: false, opened: true });
                }
                stack.push((i, style));
            }
            (Side::Close, Some(level)) => {
                let (open, _) = stack[level];
                stack.truncate(level);
                out.push(MarkPair { open, close: i, style, depth: level.min(255) as u8, closed: true, opened: true });
            }
            (Side::Close, None) if style == MarkStyle::Double && leftover == Leftover::Nothing => {
                let stopped = i > first && tokens[i - 1].kind == TokenKind::Punct;
                leftover = if stopped { Leftover::Closes(i) } else { Leftover::Own };
            }
            (Side::Close | Side::Neither | Side::Either, _) => {}
        }
        if style == MarkStyle::Double && leftover == Leftover::Nothing {
            leftover = Leftover::Own;
        }
    }
    // A double mark left open runs to the paragraph's end: so do the paragraphs of a long quotation but the last.
    let open = stack.iter().position(|&(_, s)| s == MarkStyle::Double);
    if let Some(level) = open {
        let (open, style) = stack[level];
        out.push(MarkPair { open, close: last, style, depth: level as u8, closed: false, opened: true });
    }
    out[begin..].sort_by_cached_key(|p| (p.open, std::cmp::Reverse(p.close)));
    Paired { tokens: (first, last), leftover, open: open.is_some() }
}

/// Whether the double mark at `i`, within an open quotation, opens a few words of their own: two marks follow that close, the
/// first of them soon: "we have all "seen" it first hand," she said. What a curly mark opens may be longer, since its shape tells.
fn nests(text: &str, tokens: &[Token], first: usize, last: usize, i: usize) -> bool {
    const FEW: usize = 8;
    const SOME: usize = 24;
    const FARTHEST: usize = 120;
    let glyph = tokens[i].span.of(text);
    let pair = match glyph {
        "\"" => ["\"", "\""],
        "“" => ["“", "”"],
        _ => return false,
    };
    let few = if glyph == "“" { SOME } else { FEW };
    let alike = |k: usize| tokens[k].kind == TokenKind::Quote && pair.contains(&tokens[k].span.of(text));
    let mut next = (i + 1..last.min(i + FARTHEST)).filter(|&k| alike(k));
    let (Some(inner), Some(outer)) = (next.next(), next.next()) else { return false };
    let closes = |k: usize| side(text, tokens, first, last, k, MarkStyle::Double) == Side::Close;
    inner <= i + few && closes(inner) && closes(outer)
}

/// Whether the single mark at `i` is rather the apostrophe of a plural: an s before it, a small letter after a space, and a
/// mark farther on that closes after a stop or at the end, before another one opens.
fn is_plural(text: &str, tokens: &[Token], last: usize, i: usize) -> bool {
    const FARTHEST: usize = 60;
    let plural = i > 0 && !tokens[i].spaced && tokens[i - 1].span.of(text).ends_with(['s', 'S']);
    let goes_on = tokens.get(i + 1).is_some_and(|t| t.spaced && t.kind == TokenKind::Word && !t.capital);
    if !plural || !goes_on {
        return false;
    }
    let single = |k: usize| tokens[k].kind == TokenKind::Quote && matches!(tokens[k].span.of(text), "'" | "’" | "‘");
    for k in (i + 1..last.min(i + FARTHEST)).filter(|&k| single(k)) {
        match side(text, tokens, i, last, k, MarkStyle::Single) {
            Side::Open => return false,
            Side::Close => {
                let stopped = tokens[k - 1].kind == TokenKind::Punct;
                let ends = tokens.get(k + 1).is_none_or(|t| k + 1 == last || t.kind == TokenKind::Punct);
                if stopped || ends {
                    return true;
                }
            }
            Side::Either | Side::Neither => {}
        }
    }
    false
}

fn side(text: &str, tokens: &[Token], first: usize, last: usize, i: usize, style: MarkStyle) -> Side {
    let glyph = tokens[i].span.of(text);
    let before = (i > first && !tokens[i].spaced).then(|| tokens[i - 1]);
    let after = (i + 1 < last && !tokens[i + 1].spaced).then(|| tokens[i + 1]);
    let wordish = |t: Token| matches!(t.kind, TokenKind::Word | TokenKind::Number | TokenKind::Possessive);
    let punct = |t: Token, set: &str| t.kind == TokenKind::Punct && set.contains(t.span.of(text));
    // A double mark beside a single one takes its side from what stands beyond it.
    let opens = before.is_none_or(|t| punct(t, "([{—–-/…") || t.kind == TokenKind::Quote);
    let closes =
        after.is_none_or(|t| t.kind == TokenKind::Quote || (t.kind == TokenKind::Punct && !punct(t, "([{$£€")));
    if style == MarkStyle::Single {
        let word_before = before.is_some_and(wordish);
        let word_after = after.is_some_and(wordish);
        if word_before && word_after {
            return Side::Neither;
        }
        if opens && after.is_some() && !closes {
            // ’90s and ’tis: an apostrophe in front of a number or of a clipped word.
            let clipped = after.is_some_and(|t| {
                t.kind == TokenKind::Number
                    || ["tis", "twas", "em", "til", "cause", "bout", "round", "n"]
                        .contains(&&*t.span.of(text).to_ascii_lowercase())
            });
            return if glyph == "’" || (clipped && glyph != "‘") { Side::Neither } else { Side::Open };
        }
        if closes && before.is_some() {
            return if glyph == "‘" { Side::Neither } else { Side::Close };
        }
        return Side::Neither;
    }
    match (opens && after.is_some(), closes && before.is_some()) {
        (true, false) => Side::Open,
        (false, true) => Side::Close,
        _ => match glyph {
            "“" | "„" | "«" | "``" | "‘‘" | ",," | "‟" | "〝" => Side::Open,
            "”" | "»" | "’’" | "〞" => Side::Close,
            _ => Side::Either,
        },
    }
}

#[cfg(test)]
mod tests {
    use crate::text::{Document, Span};

    fn quoted(text: &str) -> Vec<String> {
        let document = Document::read(text, &[Span::new(0, text.len())], &[]);
        document.marks.iter().map(|p| p.inner(&document.tokens).of(text).to_owned()).collect()
    }

    #[test]
    fn marks_of_every_style_pair() {
        assert_eq!(quoted("“a b,” c “d”"), ["a b,", "d"]);
        assert_eq!(quoted("\"a b,\" c \"d\""), ["a b,", "d"]);
        assert_eq!(quoted("“a b“ c „d“ «e» ''f'' ``g''"), ["a b", "d", "e", "f", "g"]);
        assert_eq!(quoted("‘a b’ and 'c d'"), ["a b", "c d"]);
    }

    #[test]
    fn apostrophes_are_not_marks() {
        assert_eq!(quoted("the leaders’ don't ’90s Park’s 'em"), [""; 0]);
        assert_eq!(quoted("‘I don’t know the boys’ names’"), ["I don’t know the boys’ names"]);
        assert_eq!(quoted("“the ‘far’ side’s”"), ["the ‘far’ side’s", "far"]);
    }

    #[test]
    fn a_quotation_closed_paragraphs_later_goes_on() {
        let text = "He said, “A b.\n\nC d.\n\nE f.” G “h”.";
        let blocks = [(0, 16), (18, 22), (24, text.len())].map(|(start, end)| Span::new(start, end));
        let document = Document::read(text, &blocks, &[]);
        let inner: Vec<&str> = document.marks.iter().map(|p| p.inner(&document.tokens).of(text)).collect();
        assert_eq!(inner, ["A b.", "C d.", "E f.", "h"]);
    }

    #[test]
    fn an_odd_mark_ends_with_its_paragraph() {
        assert_eq!(quoted("“a b c"), ["a b c"]);
        assert_eq!(quoted("a b” c “d”"), ["d"]);
        assert_eq!(quoted("“a b. “c d,” e"), ["a b.", "c d,"]);
        assert_eq!(quoted("“a “b c” d,” e “f”"), ["a “b c” d,", "b c", "f"]);
    }
}
