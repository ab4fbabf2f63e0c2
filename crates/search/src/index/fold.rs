//! Cuts a text into words as they are searched: in lower case, without accents.
//!
//! These are not the tokens of [`dateline_core::text`]: those serve grammar and keep what is written, these serve searching and
//! must treat a text and a query alike.

use dateline_core::text::{Span, lower};

/// Calls `each` with every word of `text[segment]`, in order: where it stands and its folded form, which is never empty.
///
/// Hyphens part words, apostrophes do not; a possessive ending is dropped; `U.S.` is `us`; `1,200` is `1200`; each
/// character of a script that is written without spaces is a word, since nothing shows where theirs end. `joins` (sorted)
/// are the breaks inside damaged words.
pub fn words(text: &str, segment: Span, joins: &[Span], each: &mut dyn FnMut(Span, &str)) {
    let bytes = text.as_bytes();
    let end = (segment.end as usize).min(bytes.len());
    let mut at = segment.start as usize;
    if !text.is_char_boundary(at) || !text.is_char_boundary(end) {
        return;
    }
    let mut folded = String::new();
    let mut joins = joins;
    while at < end {
        let start = at;
        let mut digit = false;
        while at < end && bytes[at].is_ascii_alphanumeric() {
            digit = bytes[at] < b'A';
            at += 1;
        }
        // Almost always a word is letters only, and what comes next cannot be within a word.
        let next = if at < end { bytes[at] } else { b' ' };
        let ends = match next {
            _ if at == start => next < 0x80,
            b'.' | b',' => !digit && at > start + 1,
            b'\'' => false,
            _ => next < 0x80,
        };
        while joins.first().is_some_and(|j| (j.start as usize) < start) {
            joins = &joins[1..];
        }
        if ends && joins.first().is_none_or(|j| j.start as usize > at) {
            if at == start {
                at += 1;
                continue;
            }
            folded.clear();
            folded.push_str(&text[start..at]);
            folded.make_ascii_lowercase();
            each(Span::new(start, at), &folded);
            continue;
        }
        at = start;
        let Some(c) = text[at..end].chars().next() else { return };
        if !c.is_alphanumeric() {
            at += c.len_utf8();
            continue;
        }
        folded.clear();
        at = word(text, at, end, joins, &mut folded);
        if !folded.is_empty() {
            each(Span::new(start, at), &folded);
        }
        at += possessive(&text[at..end]);
    }
}

/// Calls `each` with every run of letters and digits of `text[segment]`, in order, in lower case and not folded further.
pub fn plain(text: &str, segment: Span, each: &mut dyn FnMut(Span, &str)) {
    let mut word = String::new();
    let mut start = 0;
    let ends = std::iter::once((segment.len(), ' '));
    for (at, c) in segment.of(text).char_indices().chain(ends) {
        if if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() } {
            if word.is_empty() {
                start = at;
            }
            word.push(lower(c));
        } else if !word.is_empty() {
            let from = segment.start as usize;
            each(Span::new(from + start, from + at), &word);
            word.clear();
        }
    }
}

/// The words of `text`, folded, with a space between them: for comparing names.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    words(text, Span::new(0, text.len()), &[], &mut |_, word| {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    });
    out
}

/// Folds the word at `at` into `out`; returns its end.
fn word(text: &str, at: usize, end: usize, joins: &[Span], out: &mut String) -> usize {
    let mut here = at;
    // Letters so far, each but the last followed by a full stop.
    let mut initials = true;
    let mut letters = 0;
    loop {
        let mut rest = text[here..end].chars();
        let Some(c) = rest.next() else { return here };
        let after = rest.as_str();
        let next = rest.next();
        let joined = joins.binary_search_by_key(&(here as u32), |j| j.start).ok().map(|i| joins[i].end as usize);
        if let Some(joined) = joined.filter(|&j| j > here && j < end && text.is_char_boundary(j)) {
            here = joined;
            continue;
        }
        if c.is_alphanumeric() {
            if stands_alone(c) {
                if here > at {
                    return here;
                }
                out.push(c);
                return here + c.len_utf8();
            }
            letters += 1;
            initials &= letters == 1 && c.is_alphabetic();
            fold(c, out);
            here += c.len_utf8();
            continue;
        }
        let digits = out.as_bytes().last().is_some_and(u8::is_ascii_digit);
        let inner = match c {
            '\'' | '’' => next.is_some_and(char::is_alphanumeric) && possessive(&text[here..end]) == 0,
            '.' if digits && next.is_some_and(|n| n.is_ascii_digit()) => {
                out.push('.');
                true
            }
            // One more initial, and not the first letter of a sentence that lacks its space.
            '.' if initials => {
                letters = 0;
                next.is_some_and(char::is_alphabetic) && !rest.next().is_some_and(char::is_alphanumeric)
            }
            ',' => digits && after.bytes().take_while(u8::is_ascii_digit).count() == 3,
            // Accents written apart, soft hyphens, joiners.
            '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' => true,
            _ => false,
        };
        if !inner {
            return here;
        }
        here += c.len_utf8();
    }
}

/// Length of the possessive ending at the start of `rest`; 0 if there is none.
fn possessive(rest: &str) -> usize {
    let mut chars = rest.chars();
    let apostrophe = chars.next().filter(|c| matches!(c, '\'' | '’'));
    let s = chars.next().is_some_and(|c| matches!(c, 's' | 'S'));
    match apostrophe {
        Some(c) if s && !chars.next().is_some_and(char::is_alphanumeric) => c.len_utf8() + 1,
        _ => 0,
    }
}

/// Scripts written without spaces, or (Korean) with words that take endings no list has: Thai, Lao, Burmese, Hangul,
/// Khmer, kana, Han.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{e00}'..='\u{eff}' | '\u{1000}'..='\u{109f}' | '\u{1100}'..='\u{11ff}' | '\u{1780}'..='\u{17ff}'
        | '\u{3040}'..='\u{318f}' | '\u{31f0}'..='\u{31ff}' | '\u{3400}'..='\u{9fff}' | '\u{a9e0}'..='\u{a9ff}'
        | '\u{aa60}'..='\u{aa7f}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Base letters, each followed by the lower-case letters that readers type it for. Latin as in names of Europe, Turkey and
/// Vietnam; Greek without its tonos; Russian ё.
static BASES: &str = "\
    a àáâãäåāăąǎạảấầẩẫậắằẳẵặ e èéêëēĕėęěẹẻẽếềểễệ i ìíîïĩīĭįıǐỉị o òóôõöøōŏőơǒọỏốồổỗộớờởỡợ u ùúûüũūŭůűųưǔụủứừửữự \
    n ñńņňŉŋ c çćĉċč s śŝşšșſ ss ß z źżž y ýÿŷỳỵỷỹ l ĺļľŀł d ďđð g ĝğġģǧ t ţťŧț r ŕŗř ae æ oe œ th þ h ĥħ j ĵ k ķ \
    w ŵẁẃẅ ə ǝ α ά ε έ η ή ι ίϊΐ ο ό υ ύϋΰ ω ώ σ ς е ё і ї г ґ";

fn fold(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    let c = lower(c);
    match c {
        '\u{300}'..='\u{36f}' => {}
        '\u{df}'..='\u{24f}' | 'ΐ' | '\u{3ac}'..='\u{3ce}' | 'ё' | 'ї' | 'ґ' | '\u{1e80}'..='\u{1eff}' => {
            let mut bases = BASES.split(' ');
            while let (Some(base), Some(from)) = (bases.next(), bases.next()) {
                if from.chars().any(|f| f == c) {
                    return out.push_str(base);
                }
            }
            out.push(c);
        }
        _ => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> String {
        folded(text)
    }

    #[test]
    fn words_fold_to_what_is_typed() {
        assert_eq!(cut("Park’s don't JONG-UN O’Brien leaders’"), "park dont jong un obrien leaders");
        assert_eq!(
            cut("the U.S.-led N. Korea, J.D. Vance. I.The 1,200 3.5 11th 9:30"),
            "the us led n korea jd vance i the 1200 3.5 11th 9 30"
        );
        assert_eq!(
            cut("Müller Łódź Çelik İstanbul Đặng ŒUVRE Straße Ёлка cafe\u{301}"),
            "muller lodz celik istanbul dang oeuvre strasse елка cafe"
        );
        let letters = BASES.split(' ').collect::<Vec<_>>();
        for pair in letters.chunks(2) {
            assert!(pair[1].chars().all(|c| cut(&c.to_string()) == pair[0]), "{pair:?}");
        }
        assert_eq!(cut("東京 is 2024年"), "東 京 is 2024 年");
        assert_eq!(cut("윤석열은 ภาษา"), "윤 석 열 은 ภ า ษ า");
        assert_eq!(cut("— … “” ''"), "");
    }

    #[test]
    fn a_broken_word_is_one_word() {
        let text = "war and p\neace mili-\ntary";
        let mut found = Vec::new();
        let joins = [Span::new(9, 10), Span::new(19, 21)];
        words(text, Span::new(0, text.len()), &joins, &mut |s, w| found.push((s.of(text).to_owned(), w.to_owned())));
        assert_eq!(found[2], ("p\neace".into(), "peace".into()));
        assert_eq!(found[3], ("mili-\ntary".into(), "military".into()));
    }
}
