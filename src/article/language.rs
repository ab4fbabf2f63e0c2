//! Whether a text is English: by its most frequent words, which no two languages share.

use super::Language;

/// The commonest words of English that other European languages do not have in this spelling and frequency.
const COMMON: [&str; 28] = [
    "the", "of", "and", "to", "that", "is", "was", "for", "on", "with", "as", "by", "at", "from", "has", "have", "had",
    "it", "which", "not", "are", "be", "said", "his", "this", "but", "they", "will",
];

/// Words read at most.
const SAMPLE: usize = 240;

fn is_common(word: &str) -> bool {
    let first = word.bytes().next().map(|b| b.to_ascii_lowercase());
    word.len() <= 5 && COMMON.iter().any(|c| c.bytes().next() == first && word.eq_ignore_ascii_case(c))
}

/// Tells the language from the first few hundred words. Too little text to tell passes as English.
pub(super) fn detect(text: &str) -> Language {
    let (mut all, mut common, mut letters, mut foreign) = (0, 0, 0, 0);
    for word in text.split(|c: char| !c.is_ascii_alphabetic() && !c.is_alphabetic() && c != '’' && c != '\'').filter(|w| !w.is_empty()).take(SAMPLE)
    {
        all += 1;
        common += usize::from(is_common(word));
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
    let other_words = all >= 40 && common * 12 < all;
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
    }
}
