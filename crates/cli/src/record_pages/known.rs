//! What machines are told of statements and articles: so much of a text, and days that are sure.

use dateline_core::calendar::Day;
use dateline_search::view::Dated;

/// Characters of a statement for machines; readers have all of it.
pub const TEXT: usize = 1000;

/// A day that an article tells or was handed in with, rather than one that was inferred.
pub fn stated(dated: &Dated) -> Option<Day> {
    (!dated.inferred && dated.days.first == dated.days.last).then_some(dated.days.first)
}

/// A text of so many characters at most, cut between words.
pub fn cut(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let end = text.char_indices().nth(most).map_or(text.len(), |(at, _)| at);
    let start = &text[..end];
    format!("{} …", start.rfind(' ').map_or(start, |space| &start[..space]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_between_words() {
        assert_eq!(cut("One two three", 13), "One two three");
        assert_eq!(cut("One two three", 9), "One two …");
        assert_eq!(cut("Übergrößenträger", 4), "Über …");
    }
}
