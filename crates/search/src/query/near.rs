//! Texts that are nearly the same as one that finds nothing: a phrase that is not quite so in any article, one wrong word in a
//! pasted sentence.

use super::read;
use crate::index::words;
use dateline_core::text::Span;

/// A text of fewer words says too little when one is left out, and one of more takes too many look-ups.
const WORDS: std::ops::RangeInclusive<usize> = 3..=24;

/// The words of a query without their quotation marks, then with each of them left out in turn. Nothing of a query that says
/// more than words and phrases: who joins conditions knows which of them to drop.
pub fn near_texts(text: &str) -> Vec<String> {
    let says_more = text.contains([':', '(', ')', '|', '~', '*', '：']) || text.split_whitespace().any(is_operator);
    if says_more || read(text).node.is_none() {
        return Vec::new();
    }
    let mut all: Vec<&str> = Vec::new();
    words(text, Span::new(0, text.len()), &[], &mut |span, _| all.push(span.of(text)));
    if !WORDS.contains(&all.len()) {
        return Vec::new();
    }
    // A space behind the last word: it is whole.
    let joined = |words: &[&str]| words.join(" ") + " ";
    let without = |at: usize| [&all[..at], &all[at + 1..]].concat();
    let whole = Some(joined(&all)).filter(|whole| whole.trim() != text.trim());
    whole.into_iter().chain((0..all.len()).map(|at| joined(&without(at)))).collect()
}

fn is_operator(word: &str) -> bool {
    matches!(word, "OR" | "AND" | "NOT" | "&&") || word.starts_with('-') && word.len() > 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_phrase_is_loosened_and_each_word_left_out_in_turn() {
        assert_eq!(
            near_texts("“a strong massage”"),
            ["a strong massage ", "strong massage ", "a massage ", "a strong "]
        );
        assert_eq!(near_texts("we are ready")[0], "are ready ", "words in any order are what was typed");
    }

    #[test]
    fn what_says_more_than_words_has_its_own_ways_out() {
        for text in ["", "two words", "title:a b c", "a OR b OR c", "a b -c d", "(a b c)"] {
            assert_eq!(near_texts(text), Vec::<String>::new(), "{text}");
        }
    }
}
