//! Whether a text is English: by its most frequent words, which no two languages share.

use super::Language;

/// Words read at most.
const SAMPLE: usize = 240;

/// Whether a word is among the commonest of English that other European languages do not have in this spelling and
/// frequency.
fn is_common(word: &str) -> bool {
    // A word is letters and apostrophes; setting this bit makes ASCII capitals small and no other of its bytes a letter.
    let small = |b: &u8| b | 0x20;
    match word.as_bytes() {
        [a, b] => matches!(&[a, b].map(small), b"of" | b"to" | b"is" | b"on" | b"as" | b"by" | b"at" | b"it" | b"be"),
        [a, b, c] => matches!(
            &[a, b, c].map(small),
            b"the" | b"and" | b"was" | b"for" | b"has" | b"had" | b"not" | b"are" | b"his" | b"but"
        ),
        [a, b, c, d] => matches!(
            &[a, b, c, d].map(small),
            b"that" | b"with" | b"from" | b"have" | b"said" | b"this" | b"they" | b"will"
        ),
        [a, b, c, d, e] => &[a, b, c, d, e].map(small) == b"which",
        _ => false,
    }
}

/// The word of `text` that begins at byte `at`, maybe empty, and where the next may begin.
fn word_at(text: &str, mut at: usize) -> (&str, usize) {
    let bytes = text.as_bytes();
    let start = at;
    loop {
        while bytes.get(at).is_some_and(|b| b.is_ascii_alphabetic() || *b == b'\'') {
            at += 1;
        }
        let c = bytes.get(at).filter(|b| **b >= 128).and_then(|_| text.get(at..)?.chars().next());
        let len = c.map_or(1, char::len_utf8);
        if !c.is_some_and(|c| c.is_alphabetic() || c == '’') {
            return (text.get(start..at).unwrap_or_default(), at + len);
        }
        at += len;
    }
}

/// Tells the language from the first few hundred words. Too little text to tell passes as English.
pub(super) fn detect(text: &str) -> Language {
    let (mut all, mut common, mut capitals, mut letters, mut foreign) = (0, 0, 0, 0, 0);
    let mut at = 0;
    // So many common words that no rest of the sample can change it; another script would show in the bytes.
    let enough = if text.is_ascii() { SAMPLE / 12 } else { SAMPLE };
    while at < text.len() && all < SAMPLE && common < enough {
        let (word, next) = word_at(text, at);
        at = next;
        if word.is_empty() {
            continue;
        }
        all += 1;
        common += usize::from(is_common(word));
        capitals += usize::from(word.as_bytes().first().is_some_and(u8::is_ascii_uppercase));
        if word.is_ascii() {
            letters += word.len().min(12);
            continue;
        }
        for c in word.chars().take(12) {
            letters += 1;
            foreign += usize::from(c > '\u{24f}' && c.is_alphabetic());
        }
    }
    let other_script = letters >= 20 && foreign * 2 > letters;
    // A table of results is mostly names; a few common words between them tell its language.
    let table = capitals * 2 >= all && common >= 2;
    let other_words = all >= 40 && common * 12 < all && !table;
    if other_script || other_words { Language::Other } else { Language::English }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn english_and_others() {
        let english =
            "The minister said on Monday that it was the end of the talks and that they will go on. ".repeat(4);
        let german =
            "Der Minister sagte am Montag, dass die Gespräche beendet seien und nicht fortgesetzt würden. ".repeat(4);
        assert_eq!(detect(&english), Language::English);
        assert_eq!(detect(&german), Language::Other);
        assert_eq!(detect("Министр сказал в понедельник, что переговоры окончены"), Language::Other);
        assert_eq!(detect("Seoul"), Language::English);
        let results = "Results of the Ruritanian league on Saturday: Strelsau 2 Zenda 1, Hentzau 0 Tarlenheim 3, ";
        let more = "Black Michael 1 Red Elphberg 2, Old Town 4 New Bridge 0, Castle Street 1 Long Meadow 1, ".repeat(4);
        assert_eq!(detect(&format!("{results}{more}")), Language::English);
        assert_eq!(detect(&more), Language::Other);
    }
}
