//! Finds the runs of capitalised words: where a name begins.

use super::chunk::{Chunk, is_name_word};
use super::furniture;
use super::part::part;
use super::run::{run_end, trimmed};
use crate::hash::{SEED, fnv1a};
use crate::text::{Class, Document, Form, Sentence, TokenKind, among};

/// All runs of a document, in order.
pub(super) fn chunks(document: &Document<'_>) -> Vec<Chunk> {
    let telling: Vec<&Sentence> =
        document.sentences.iter().filter(|s| !is_title_case(document, s.first, s.last)).collect();
    let (inner, glued) = seen_inside_sentences(document, &telling);
    let glued = furniture::glued(document, &glued);
    let mut glued = glued.iter().peekable();
    let mut out = Vec::new();
    for sentence in telling {
        let mut i = sentence.first;
        while i < sentence.last {
            // Most words are small, and none of them begins a name.
            let rest = &document.tokens[i..sentence.last];
            let Some(ahead) = rest.iter().position(|t| t.capital && t.kind == TokenKind::Word) else { break };
            i += ahead;
            while glued.next_if(|g| g.1 <= i).is_some() {}
            let (from, to) = glued.peek().map_or((usize::MAX, usize::MAX), |g| **g);
            if i >= from {
                i = to;
                continue;
            }
            if !begins(document, i, sentence.first, &inner) {
                if is_lone_name_too(document, i) {
                    out.push(Chunk::bare(i, i + 1));
                }
                i += 1;
                continue;
            }
            let end = run_end(document, i, sentence.last.min(from));
            let end = trimmed(document, i, end).max(i + 1);
            if let Some(chunk) = part(document, i, end) {
                out.push(chunk);
            }
            i = end;
        }
    }
    out
}

/// Whether a word of the calendar or an auxiliary stands where only a name can: "May said", "Mr March".
fn is_lone_name_too(document: &Document<'_>, i: usize) -> bool {
    let next = document.tokens.get(i + 1);
    let reports = next.is_some_and(|t| t.class.any(Class::CUE_SPEECH) && matches!(t.form, Form::Past | Form::Third));
    is_name_word(document, i) && among(document.lower(i), NAMES_TOO) && reports
}

/// Words that stand capitalised elsewhere than at a sentence's beginning (names, not sentence openers), and the tokens to which
/// a headline may be glued.
fn seen_inside_sentences(document: &Document<'_>, sentences: &[&Sentence]) -> (Vec<u64>, Vec<usize>) {
    let (mut seen, mut glued) = (Vec::new(), Vec::new());
    for sentence in sentences {
        let tokens = document.tokens[..sentence.last].iter().enumerate().skip(sentence.first + 1);
        for (i, _) in tokens.filter(|(_, t)| t.capital) {
            let after_mark = document.tokens[i - 1].kind == TokenKind::Quote || document.is(i - 1, ":");
            if !after_mark {
                seen.push(hash(document.lower(i)));
                if furniture::may_be_glued(document, i) {
                    glued.push(i);
                }
            }
        }
    }
    seen.sort();
    (seen, glued)
}

/// No two words of an article share one.
fn hash(word: &str) -> u64 {
    fnv1a(SEED, word.bytes())
}

/// A headline in which every long word is capitalised, or that is all in capitals, tells nothing about names.
fn is_title_case(document: &Document<'_>, first: usize, last: usize) -> bool {
    let (mut long, mut capital) = (0, 0);
    let mut words = document.tokens[first..last].iter().filter(|t| t.kind == TokenKind::Word).peekable();
    if last > first + 2 && words.peek().is_some_and(|t| t.shout) && words.all(|t| t.shout || t.span.len() == 1) {
        return true;
    }
    for t in &document.tokens[first..last] {
        if t.kind == TokenKind::Word && t.span.len() >= 4 && !t.class.has(Class::FUNCTION) {
            long += 1;
            capital += usize::from(t.capital);
            // However many are still to come, too many are small.
            if (long - capital) * 10 > last - first {
                return false;
            }
        }
    }
    long >= 5 && capital * 10 >= long * 9
}

fn begins(document: &Document<'_>, i: usize, sentence_first: usize, inner: &[u64]) -> bool {
    if !is_name_word(document, i) {
        return false;
    }
    let t = document.tokens[i];
    let word_too = t.class.any(Class::MONTH.or(Class::FUNCTION));
    if word_too && begins_name_too(document, i, sentence_first) {
        return true;
    }
    // "I’d", "We’ll"
    let ending = || document.lower(i).rsplit(['\'', '’']).next().unwrap_or_default();
    if t.clipped && matches!(ending(), "d" | "ll" | "m" | "ve" | "re" | "t") {
        return false;
    }
    // "Friday Seoul said": a weekday never begins a name, a month only where it is a given name too.
    if t.class.any(Class::MONTH.or(Class::WEEKDAY)) && !t.class.has(Class::GIVEN) {
        return false;
    }
    let opener = i == sentence_first
        || document.tokens[i - 1].kind == TokenKind::Quote
        || document.is(i - 1, ":")
        || document.is(i - 1, "•");
    if t.class.has(Class::FUNCTION) {
        // "US" and "IT" are names; "The", "But", "I" are not.
        return t.shout && document.word(i).len() > 1 && !opener_shouts(document, i);
    }
    if !opener {
        return true;
    }
    let known = Class::GIVEN.or(Class::COUNTRY).or(Class::CAPITAL).or(Class::DEMONYM).or(Class::TITLE);
    // "Asked Roe", "Meanwhile Roe", "Citing Roe": a verb or adverb opens the sentence.
    let word = document.lower(i);
    let opens = t.class.any(Class::ADVERB.or(Class::NUMERAL).or(Class::NO_NAME))
        || t.class.any(Class::VERB.or(Class::CUE)) && matches!(t.form, Form::Past | Form::Ing | Form::Participle)
        || word.len() > 5 && word.ends_with("ing");
    if opens && !t.shout && !t.class.any(known.or(Class::KNOWN)) && inner.binary_search(&hash(word)).is_err() {
        return false;
    }
    let next = document.tokens.get(i + 1);
    let speaks = next.is_some_and(|n| n.class.has(Class::CUE_SPEECH) && n.form_is_finite() && !n.capital)
        && !t.class.any(Class::ROLE_PLURAL.or(Class::BODY).or(Class::BODY_PLURAL).or(Class::ROLE))
        && !document.lower(i).ends_with('s');
    speaks
        || t.shout
        || t.class.any(known)
        || inner.binary_search(&hash(document.lower(i))).is_ok()
        || is_name_word(document, i + 1)
}

/// Whether the neighbours shout too, so that capitals say nothing.
fn opener_shouts(document: &Document<'_>, i: usize) -> bool {
    [i.wrapping_sub(1), i + 1]
        .into_iter()
        .any(|k| document.tokens.get(k).is_some_and(|t| t.shout && !t.class.has(Class::BODY)))
}

/// Words of the calendar and auxiliaries that are given or family names too: "June Poe", "Will Smithson", "Theresa May".
const NAMES_TOO: &str = "may will june april march august";

/// Whether such a word begins a name at `i`: in capitals within a sentence before another capital, and after no preposition
/// or word of time.
fn begins_name_too(document: &Document<'_>, i: usize, sentence_first: usize) -> bool {
    if !among(document.lower(i), NAMES_TOO) || !is_name_word(document, i + 1) {
        return false;
    }
    let next = document.tokens[i + 1];
    if next.shout || next.class.any(Class::MONTH.or(Class::WEEKDAY).or(Class::FUNCTION)) {
        return false;
    }
    let reports =
        |k: usize| document.tokens.get(k).is_some_and(|t| t.class.has(Class::CUE_SPEECH) && t.form_is_finite());
    if i == sentence_first || document.tokens[i - 1].kind == TokenKind::Quote {
        // "Will Roe resign?" asks; "Will Roe said" tells.
        return reports(i + 2);
    }
    let before = document.tokens[i - 1];
    let timed =
        before.class.has(Class::PREPOSITION) || among(document.lower(i - 1), "last next this early late mid every");
    !timed
}
