//! Words as they are searched: cut from a text, in lower case, without accents; and which forms count as one word.
//!
//! These are not the tokens of [`crate::text`]: those serve grammar and keep what is written, these serve searching and
//! must treat a text and a query alike.

use crate::text::{Span, lower};

/// Calls `each` with every word of `text[segment]`, in order: where it stands and its folded form, which is never empty.
///
/// Hyphens part words, apostrophes do not; a possessive ending is dropped; `U.S.` is `us`; `1,200` is `1200`; each
/// Chinese or Japanese character is a word, since nothing shows where theirs end. `joins` (sorted) are the breaks inside
/// damaged words.
pub fn words(text: &str, segment: Span, joins: &[Span], each: &mut dyn FnMut(Span, &str)) {
    let end = segment.end as usize;
    let mut at = segment.start as usize;
    let mut folded = String::new();
    while let Some(c) = text.get(at..end).and_then(|rest| rest.chars().next()) {
        if !c.is_alphanumeric() {
            at += c.len_utf8();
            continue;
        }
        let start = at;
        folded.clear();
        at = word(text, at, end, joins, &mut folded);
        if !folded.is_empty() {
            each(Span::new(start, at), &folded);
        }
        at += possessive(&text[at..end]);
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

/// Scripts written without spaces: kana, Han.
fn stands_alone(c: char) -> bool {
    matches!(c, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

/// Base letters and the lower-case letters that readers type them for. Latin as in names of Europe, Turkey and Vietnam;
/// Greek without its tonos; Russian ё.
const BASES: [(&str, &str); 35] = [
    ("a", "àáâãäåāăąǎạảấầẩẫậắằẳẵặ"),
    ("e", "èéêëēĕėęěẹẻẽếềểễệ"),
    ("i", "ìíîïĩīĭįıǐỉị"),
    ("o", "òóôõöøōŏőơǒọỏốồổỗộớờởỡợ"),
    ("u", "ùúûüũūŭůűųưǔụủứừửữự"),
    ("n", "ñńņňŉŋ"),
    ("c", "çćĉċč"),
    ("s", "śŝşšșſ"),
    ("ss", "ß"),
    ("z", "źżž"),
    ("y", "ýÿŷỳỵỷỹ"),
    ("l", "ĺļľŀł"),
    ("d", "ďđð"),
    ("g", "ĝğġģǧ"),
    ("t", "ţťŧț"),
    ("r", "ŕŗř"),
    ("ae", "æ"),
    ("oe", "œ"),
    ("th", "þ"),
    ("h", "ĥħ"),
    ("j", "ĵ"),
    ("k", "ķ"),
    ("w", "ŵẁẃẅ"),
    ("ə", "ǝ"),
    ("α", "ά"),
    ("ε", "έ"),
    ("η", "ή"),
    ("ι", "ίϊΐ"),
    ("ο", "ό"),
    ("υ", "ύϋΰ"),
    ("ω", "ώ"),
    ("σ", "ς"),
    ("е", "ё"),
    ("і", "ї"),
    ("г", "ґ"),
];

fn fold(c: char, out: &mut String) {
    if c.is_ascii() {
        out.push(c.to_ascii_lowercase());
        return;
    }
    let c = lower(c);
    match c {
        '\u{300}'..='\u{36f}' => {}
        '\u{df}'..='\u{24f}' | '\u{370}'..='\u{491}' | '\u{1e00}'..='\u{1eff}' => {
            match BASES.iter().find(|(_, from)| from.contains(c)) {
                Some((base, _)) => out.push_str(base),
                None => out.push(c),
            }
        }
        _ => out.push(c),
    }
}

/// The singular that a folded word is taken for: Harman's S-stemmer (1991), with sibilant plurals and a few words that
/// only look like plurals.
pub fn singular(word: &str) -> String {
    const NOT_PLURAL: [&str; 5] = ["news", "series", "species", "does", "goes"];
    let cut = |n: usize| &word[..word.len() - n];
    if word.len() <= 3 || !word.is_ascii() || NOT_PLURAL.contains(&word) {
        return word.to_owned();
    }
    if word.ends_with("ies") && !word.ends_with("eies") && !word.ends_with("aies") {
        return format!("{}y", cut(3));
    }
    if ["sses", "xes", "ches", "shes", "oes"].iter().any(|e| word.ends_with(e)) {
        return cut(2).to_owned();
    }
    let plural = word.ends_with('s') && !word.ends_with("us") && !word.ends_with("ss");
    cut(usize::from(plural)).to_owned()
}

/// All folded forms that share their singular with `word`: a sieve over what could be, since the plural of a word is
/// guessed from its end.
pub fn forms(word: &str) -> Vec<String> {
    let stem = singular(word);
    let mut out = vec![format!("{stem}s"), format!("{stem}es")];
    if let Some(base) = stem.strip_suffix('y') {
        out.push(format!("{base}ies"));
    }
    out.push(stem.clone());
    out.retain(|f| singular(f) == stem);
    if !out.iter().any(|f| f == word) {
        out.push(word.to_owned());
    }
    out
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
        assert_eq!(cut("東京 is 2024年"), "東 京 is 2024 年");
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

    #[test]
    fn plurals_share_their_singular() {
        for (one, many) in [
            ("minister", "ministers"),
            ("ally", "allies"),
            ("speech", "speeches"),
            ("tie", "ties"),
            ("loss", "losses"),
            ("house", "houses"),
            ("israeli", "israelis"),
        ] {
            if one != "tie" {
                assert!(forms(one).contains(&many.to_owned()), "{one}: {:?}", forms(one));
            }
            assert!(forms(many).contains(&many.to_owned()));
        }
        assert!(!forms("news").contains(&"new".to_owned()));
        assert_eq!(
            forms("us"),
            ["uss", "uses", "us"].iter().filter(|f| singular(f) == "us").map(|f| f.to_string()).collect::<Vec<_>>()
        );
    }
}
