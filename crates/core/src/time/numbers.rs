//! Numbers in letters and figures, as time expressions use them.

use std::sync::OnceLock;

use crate::interner::Interner;
use crate::text::words;

/// Whether a numeral counts or orders.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Numeral {
    Cardinal(u32),
    Ordinal(u32),
}

/// The numeral a word in lower case stands for: "three", "third", "twenty-five".
pub(super) fn in_letters(lower: &str) -> Option<Numeral> {
    if let Some((tens, ones)) = lower.split_once('-') {
        let (Some(Numeral::Cardinal(tens)), Some(ones)) = (listed(tens), listed(ones)) else { return None };
        let fits = |ones: u32| (20..100).contains(&tens) && tens % 10 == 0 && ones < 10;
        return match ones {
            Numeral::Cardinal(n) if fits(n) => Some(Numeral::Cardinal(tens + n)),
            Numeral::Ordinal(n) if fits(n) => Some(Numeral::Ordinal(tens + n)),
            _ => None,
        };
    }
    listed(lower)
}

fn listed(lower: &str) -> Option<Numeral> {
    static TABLE: OnceLock<(Interner, Vec<Numeral>)> = OnceLock::new();
    let (table, numerals) = TABLE.get_or_init(|| {
        let (mut table, mut numerals) = (Interner::default(), Vec::new());
        for line in words(crate::text::word_list!("numbers.txt")) {
            let mut fields = line.split(' ');
            if let (Some(cardinal), Some(ordinal), Some(Ok(value))) =
                (fields.next(), fields.next(), fields.next().map(str::parse))
            {
                for (word, numeral) in [(cardinal, Numeral::Cardinal(value)), (ordinal, Numeral::Ordinal(value))] {
                    table.add(word);
                    numerals.push(numeral);
                }
            }
        }
        (table, numerals)
    });
    table.get(lower).and_then(|n| numerals.get(n)).copied()
}

/// Digits alone, at most `longest` of them: "19", "2024".
pub(super) fn digits(word: &str, longest: usize) -> Option<u32> {
    let fits = !word.is_empty() && word.len() <= longest && word.bytes().all(|b| b.is_ascii_digit());
    fits.then(|| word.parse().ok()).flatten()
}

/// Four figures that can be a year.
pub(super) fn plausible_year(word: &str) -> Option<i32> {
    digits(word, 4).filter(|y| word.len() == 4 && (1000..2200).contains(y)).map(|y| y as i32)
}

/// Digits with an ordinal's ending: "19th".
pub(super) fn ordinal_digits(lower: &str) -> Option<u32> {
    let stem = ["st", "nd", "rd", "th"].iter().find_map(|ending| lower.strip_suffix(ending))?;
    digits(stem, 3)
}

/// A count in figures, in tenths: "1,200", "2.5".
pub(super) fn count_tenths(word: &str) -> Option<u32> {
    if let Some((whole, part)) = word.split_once('.') {
        let tenth = part.bytes().next().filter(u8::is_ascii_digit)?;
        return Some(digits(whole, 5)? * 10 + u32::from(tenth - b'0'));
    }
    if !word.contains(',') {
        return Some(digits(word, 6)? * 10);
    }
    let plain: String = word.chars().filter(|&c| c != ',').collect();
    Some(digits(&plain, 6)? * 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_letters_and_figures() {
        assert_eq!(in_letters("twenty-five"), Some(Numeral::Cardinal(25)));
        assert_eq!(in_letters("thirty-first"), Some(Numeral::Ordinal(31)));
        assert_eq!(in_letters("five-five"), None);
        assert_eq!(in_letters("year"), None);
        assert_eq!(ordinal_digits("11th"), Some(11));
        assert_eq!(count_tenths("2.5"), Some(25));
        assert_eq!(count_tenths("1,200"), Some(12_000));
        assert_eq!(count_tenths("9:30"), None);
    }
}
