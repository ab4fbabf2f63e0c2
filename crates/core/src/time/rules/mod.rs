//! The rules that read time expressions, one a file. Each is asked at a token whether the core of an expression begins there.

mod clock;
mod date;
mod duration;
mod era;
mod holiday;
mod month;
mod nth;
mod numeric;
mod part;
mod period;
mod reference;
mod relative;
mod set;
mod spelled_year;
mod the_unit;
mod weekday;
mod year;
mod year_part;

use super::cursor::{Cursor, RuleMatch};

/// Asks the rules in order; those that read more of the text come before those that read less.
pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    if cursor.number(i) {
        return read_at_number(cursor, i);
    }
    match cursor.lower(i) {
        "a" | "an" => duration::read(cursor, i),
        // Frequent words with which one rule alone begins.
        "that" | "this" | "next" => relative::read(cursor, i),
        // "second" is an ordinal too.
        word if cursor.is_unit(i) && word != "second" => period::read(cursor, i)
            .or_else(|| year_part::counted(cursor, i))
            .or_else(|| set::read(cursor, i))
            .or_else(|| relative::read(cursor, i))
            .or_else(|| duration::read(cursor, i)),
        _ => read_at_word(cursor, i),
    }
}

/// The rules that may begin at figures. Most figures are counts, so that few rules should be asked about them.
fn read_at_number(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    // "12th", "1990s", "9am": only an ordinal tells one of a row.
    let suffixed = cursor.lower(i).ends_with(|c: char| c.is_ascii_alphabetic());
    let ordinal = |rule: fn(&Cursor<'_, '_>, usize) -> Option<RuleMatch>| if suffixed { rule(cursor, i) } else { None };
    ordinal(nth::read)
        .or_else(|| date::read(cursor, i))
        .or_else(|| clock::read(cursor, i))
        .or_else(|| ordinal(relative::in_a_row))
        .or_else(|| ordinal(year_part::read))
        .or_else(|| year_part::dated(cursor, i))
        .or_else(|| era::read(cursor, i))
        .or_else(|| duration::read(cursor, i))
        .or_else(|| year::read(cursor, i))
}

/// All rules in order. It stays the complete list: [`read`] and [`read_at_number`] only leave out rules that cannot begin at
/// a token of its kind, and a test compares them with this one.
fn read_at_word(cursor: &Cursor<'_, '_>, i: usize) -> Option<RuleMatch> {
    holiday::read(cursor, i)
        .or_else(|| spelled_year::read(cursor, i))
        .or_else(|| period::read(cursor, i))
        .or_else(|| year_part::counted(cursor, i))
        .or_else(|| nth::read(cursor, i))
        .or_else(|| date::read(cursor, i))
        .or_else(|| weekday::read(cursor, i))
        .or_else(|| clock::read(cursor, i))
        .or_else(|| set::read(cursor, i))
        .or_else(|| relative::read(cursor, i))
        .or_else(|| part::read(cursor, i))
        .or_else(|| year_part::read(cursor, i))
        .or_else(|| year_part::dated(cursor, i))
        .or_else(|| era::read(cursor, i))
        .or_else(|| duration::read(cursor, i))
        .or_else(|| year::read(cursor, i))
        .or_else(|| reference::read(cursor, i))
}

pub(super) use clock::time_of_day;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::{Document, Span, word_list, words};

    const BEFORE: &str = "|in|in the|the|for|at|at the end of the|every|each|said|two|by|the year|June|once a|later|fiscal|\
                          end of|earlier|the last|for a|on the|since|Friday the|(|matter of|hit a|15|a few|class of ’";
    const AFTER: &str = "|of May|June 2024|Friday of May 2024|a.m. on Friday|p.m.|o'clock|straight day|day in a row|\
                         quarter of 2024|half of 2008|days ago|-year term|BC|'s|ago|later|year|week|before last|before|\
                         after next|of the month|Fridays ago|/05/2024|-06-19|century|consecutive year|following|earlier|\
                         away|from now|May|weekends|running|to 21 June|– 21 June|UTC|fiscal year|, 2014 and 2019|%|\
                         war|summer|evening|time|Tuesday|few days|two weeks|after tomorrow|long";

    #[test]
    fn gates_skip_no_rule() {
        let units = words(word_list!("../words.txt")).filter_map(|line| line.split_once(':'));
        let units = units.filter(|(_, kinds)| kinds.contains('u')).map(|(word, _)| word);
        let figures = "2|12|12th|1st|3rd|3rd-quarter|2nd-half|19th-century|1990|1990s|80s|9am|11pm|9:30|9.30|0930|18:00|2.5|\
                       1,200|2024|2024-25|27-year|5-day|24/7|480|31|6/19/2024|19.6.2024|2024-06-19|7days|1/2|2000th|4x4";
        let special: Vec<&str> = units.chain(figures.split('|')).chain(["that", "this", "next", "a", "an"]).collect();
        let mut read_by_rule = 0;
        for word in special {
            for before in BEFORE.split('|') {
                for after in AFTER.split('|') {
                    let text = format!("{before} {word} {after}.");
                    let text = text.trim_start();
                    let document = Document::read(text, &[Span::new(0, text.len())], &[]);
                    for (cursor, i) in [false, true]
                        .map(|history| Cursor::new(&document, (0, document.tokens.len()), history))
                        .iter()
                        .flat_map(|cursor| (0..document.tokens.len()).map(move |i| (cursor, i)))
                    {
                        let (gated, complete) = (read(cursor, i), read_at_word(cursor, i));
                        read_by_rule += usize::from(complete.is_some());
                        assert_eq!(format!("{gated:?}"), format!("{complete:?}"), "token {i} of {text:?}");
                    }
                }
            }
        }
        assert!(read_by_rule > 10_000, "the texts hold hardly a time: {read_by_rule}");
    }
}
