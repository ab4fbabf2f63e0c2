//! Sentences of one paragraph, cut so that a quotation never falls apart: a full stop between quotation marks ends no
//! sentence unless the mark closes right after it and a new sentence plainly begins.

use super::lexicon::Class;
use super::list::among;
use super::marks::{MarkPair, MarkStyle};
use super::token::{Token, TokenKind};

/// What names of sites, programs and files end in, written small: common top-level domains and extensions.
const ADDRESS_ENDS: &str = "ai app biz co com css de doc docx edu eu exe fm fr gov htm html info io jp jpg js json ly md me \
    mil net nl nz org pdf php png py rs ru ts tv txt uk us vs xls xlsx xyz zip";

/// A sentence: `tokens[first..last]` of the document, in paragraph number `block`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Index of its first token.
    pub first: usize,
    /// One past its last token.
    pub last: usize,
    /// Which of the document's segments it belongs to.
    pub block: usize,
}

/// Cuts `tokens[first..last]` into sentences. `marks` are the pairs of this paragraph in order of opening.
pub(super) fn split(
    text: &str,
    tokens: &[Token],
    (first, last): (usize, usize),
    marks: &[MarkPair],
    block: usize,
    out: &mut Vec<Sentence>,
) {
    let mut begin = first;
    let mut outer = marks.iter().filter(|m| m.depth == 0 && m.style == MarkStyle::Double).peekable();
    let mut i = first;
    while i < last {
        if let Some(pair) = outer.next_if(|m| m.open <= i) {
            // Step over the quotation; its own last stop may end the sentence around it.
            let inner_end = pair.close;
            if inner_end <= i {
                continue;
            }
            let stop = inner_end > pair.open + 1 && is_stop(text, tokens, inner_end - 1, last);
            i = if pair.closed { inner_end + 1 } else { inner_end };
            if stop && i < last && begins_sentence(text, tokens, i, last, final_glyph(text, tokens, inner_end - 1)) {
                out.push(Sentence { first: begin, last: i, block });
                begin = i;
            }
            continue;
        }
        if is_stop(text, tokens, i, last) {
            let mut end = i + 1;
            while end < last && !tokens[end].spaced && closes(text, tokens, end) {
                end += 1;
            }
            let spaced = end < last && tokens[end].spaced && begins_sentence(text, tokens, end, last, "");
            if spaced || glued(text, tokens, i, end, last) {
                out.push(Sentence { first: begin, last: end, block });
                begin = end;
            }
            i = end;
            continue;
        }
        i += 1;
    }
    if begin < last {
        out.push(Sentence { first: begin, last, block });
    }
}

/// Whether a page has lost the space between two sentences at the stop `i`: "the old bridge.Roe said". What follows the stop must
/// begin a sentence by more than its capital, which addresses and products have too: "ostra.Net".
fn glued(text: &str, tokens: &[Token], i: usize, next: usize, last: usize) -> bool {
    const SHORTEST: usize = 3;
    if i == 0 || next != i + 1 || next + 1 >= last || tokens[i].span.of(text) != "." {
        return false;
    }
    let (before, after, then) = (tokens[i - 1], tokens[next], tokens[next + 1]);
    let small = before.kind == TokenKind::Word && before.span.of(text).chars().all(char::is_lowercase);
    let word = after.kind == TokenKind::Word && after.capital && !after.shout && !after.spaced;
    let closed = after.class.any(Class::FUNCTION.or(Class::PRONOUN).or(Class::DETERMINER).or(Class::TITLE));
    let goes_on = then.kind == TokenKind::Possessive
        || then.kind == TokenKind::Word
            && (then.class.any(Class::AUXILIARY.or(Class::VERB))
                || then.class.has(Class::CUE) && then.form_is_finite());
    let begins = closed || goes_on || then.kind == TokenKind::Word && then.capital;
    let address = among(&after.span.of(text).to_ascii_lowercase(), ADDRESS_ENDS);
    small
        && before.span.len() >= SHORTEST
        && word
        && !address
        && begins
        && (then.spaced || then.kind == TokenKind::Possessive)
}

fn closes(text: &str, tokens: &[Token], i: usize) -> bool {
    tokens[i].kind == TokenKind::Quote || matches!(tokens[i].span.of(text), ")" | "]" | "." | "!" | "?")
}

fn final_glyph<'a>(text: &'a str, tokens: &[Token], i: usize) -> &'a str {
    tokens[i].span.of(text)
}

/// Whether token `i` is a stop that can end a sentence.
fn is_stop(text: &str, tokens: &[Token], i: usize, last: usize) -> bool {
    // U.S. and a.m. carry their stop within the token; no other word, and no number, is one.
    let token = tokens[i];
    match token.kind {
        TokenKind::Word => {
            let stop = text.as_bytes().get(token.span.end as usize - 1) == Some(&b'.');
            return stop && i + 1 < last && (plainly_begins(tokens, i + 1) || reports_next(tokens, i, last));
        }
        TokenKind::Number | TokenKind::Possessive => return false,
        _ => {}
    }
    match token.span.of(text) {
        "!" | "?" | "…" => true,
        "." => {
            let Some(before) = i.checked_sub(1).map(|k| tokens[k]) else { return false };
            if token.spaced || before.kind != TokenKind::Word {
                return true;
            }
            let word = before.span.of(text);
            // An initial (J. Smith, N. Korea) or an abbreviation ends a sentence only where one plainly begins.
            // "Russia-N. Korea" ends in one too.
            let letter = if before.hyphened { word.rsplit('-').next().unwrap_or(word) } else { word };
            let initial = letter.chars().count() == 1 && letter.chars().all(char::is_uppercase) && letter != "I";
            // "No. 5", but "He said no."
            if matches!(word, "no" | "No") {
                return tokens.get(i + 1).is_none_or(|t| t.kind != TokenKind::Number);
            }
            if initial || before.class.has(Class::ABBREVIATION) {
                return before.class.has(Class::ABBREVIATION_FINAL)
                    && i + 1 < last
                    && (plainly_begins(tokens, i + 1) || reports_next(tokens, i - 1, last));
            }
            true
        }
        _ => false,
    }
}

/// A capitalised function word: nothing but a sentence begins so.
fn plainly_begins(tokens: &[Token], i: usize) -> bool {
    let t = tokens[i];
    t.kind == TokenKind::Quote || (t.capital && t.class.any(Class::DETERMINER.or(Class::PRONOUN).or(Class::FUNCTION)))
}

/// Whether after the abbreviation at token `i` another sentence begins that reports: "in the U.S. Roe said", "at 7 p.m.
/// Officials said". The abbreviation must close a phrase, as it does after a preposition or a number: "The U.S. Senate said".
fn reports_next(tokens: &[Token], i: usize, last: usize) -> bool {
    /// Words of a name that the abbreviation ends, at most.
    const LONGEST_NAME: usize = 8;
    let stops = |k: usize| tokens[k].kind == TokenKind::Punct && !tokens[k].spaced;
    let from = i + 1 + usize::from(i + 1 < last && stops(i + 1));
    let words = (from..last.min(from + 5)).take_while(|&k| tokens[k].kind == TokenKind::Word && tokens[k].capital);
    let next = from + words.count();
    let reports = next > from
        && next < last
        && tokens[next].class.has(Class::CUE_SPEECH)
        && tokens[next].form_is_finite()
        && tokens[next].spaced;
    if !reports {
        return false;
    }
    let mut k = i;
    while k > 0 && i - k < LONGEST_NAME && tokens[k - 1].capital && tokens[k - 1].kind == TokenKind::Word {
        k -= 1;
    }
    let before = k.checked_sub(1).map(|b| tokens[b]);
    let before = match before {
        Some(t) if t.class.has(Class::DETERMINER) => k.checked_sub(2).map(|b| tokens[b]),
        other => other,
    };
    before.is_some_and(|t| t.kind == TokenKind::Number || t.class.has(Class::PREPOSITION))
}

/// Whether a sentence may begin at token `i`; `stop` is the stop within the quotation before it, if there was one.
fn begins_sentence(text: &str, tokens: &[Token], i: usize, last: usize, stop: &str) -> bool {
    let t = tokens[i];
    match t.kind {
        TokenKind::Quote | TokenKind::Number => true,
        TokenKind::Word if !t.capital => false,
        TokenKind::Word => {
            // “Will you go?” Smith asked: the attribution follows a question or an exclamation.
            let attribution = matches!(stop, "?" | "!")
                && (i..last.min(i + 6)).any(|k| tokens[k].class.has(Class::CUE) && !tokens[k].capital)
                && !t.class.has(Class::FUNCTION);
            let long = || matches!(stop, "?" | "!") && attributes_at_length(text, tokens, i, last);
            !(attribution || long())
        }
        // A dash after a quotation brings the speaker, not a sentence.
        TokenKind::Punct if matches!(t.span.of(text), "-" | "–" | "—") => stop.is_empty(),
        TokenKind::Punct => matches!(t.span.of(text), "(" | "[" | "•" | "*" | "$" | "£" | "€" | "#" | "@"),
        TokenKind::Possessive => false,
    }
}

/// “Will you go?” John Smith, a teacher from the north, asked: a name, an apposition between commas, and the cue.
fn attributes_at_length(text: &str, tokens: &[Token], i: usize, last: usize) -> bool {
    let comma = |k: usize| tokens[k].span.of(text) == ",";
    let Some(first) = (i..last.min(i + 6)).find(|&k| comma(k)) else { return false };
    let named = (i..first).all(|k| tokens[k].capital || tokens[k].kind != TokenKind::Word);
    let cue = (first + 1..last.min(first + 30))
        .take_while(|&k| {
            !matches!(tokens[k].span.of(text), "." | "?" | "!") || tokens[k - 1].class.has(Class::ABBREVIATION)
        })
        .find(|&k| tokens[k].class.has(Class::CUE_SPEECH) && comma(k - 1) && tokens[k].form_is_finite());
    named && cue.is_some()
}

#[cfg(test)]
mod tests {
    use crate::text::{Document, Span};

    fn sentences(text: &str) -> Vec<String> {
        let d = Document::read(text, &[Span::new(0, text.len())], &[]);
        d.sentences.iter().map(|s| d.slice(s.first, s.last).of(text).to_owned()).collect()
    }

    #[test]
    fn abbreviations_and_initials_do_not_end() {
        assert_eq!(
            sentences("Mr. Smith met Sen. J. Doe of N. Korea. He left."),
            ["Mr. Smith met Sen. J. Doe of N. Korea.", "He left."]
        );
        assert_eq!(sentences("It is in the U.S. The end."), ["It is in the U.S.", "The end."]);
    }

    #[test]
    fn quotations_stay_whole() {
        assert_eq!(
            sentences("“It is. It was,” he said. “So.” He left."),
            ["“It is. It was,” he said.", "“So.”", "He left."]
        );
        assert_eq!(sentences("“Will you go?” Smith asked. No."), ["“Will you go?” Smith asked.", "No."]);
        let long = "“Will you go?” John Smith, a retired teacher from the north, asked.";
        assert_eq!(sentences(long), [long]);
        assert_eq!(sentences("“Will you go?” John Smith, a teacher, left.").len(), 2);
    }
}
