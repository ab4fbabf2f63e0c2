//! Months by name, and telling the month of May from a modal verb and from a prime minister.

use crate::text::among;
use crate::text::{Class, TokenKind};
use crate::time::cursor::Cursor;
use crate::time::meaning::Edge;

/// A month's name read at a token.
pub(super) struct Month {
    /// 1 to 12.
    pub number: u8,
    /// One past its last token, an abbreviation's full stop included.
    pub next: usize,
    /// "mid-July".
    pub edge: Option<Edge>,
    /// Whether it is cut short: "Feb."
    short: bool,
}

/// The month at token `i`, if its word is one; whether it is meant is another question.
pub(super) fn read(cursor: &Cursor<'_, '_>, i: usize) -> Option<Month> {
    let lower = cursor.lower(i);
    let (edge, name) = match cursor.halves(i) {
        Some(("mid", name)) => (Some(Edge::Middle), name),
        Some(("early", name)) => (Some(Edge::Start), name),
        Some(("late", name)) => (Some(Edge::End), name),
        Some(_) => return None,
        None if cursor.has(i, Class::MONTH) => (None, lower),
        None => return None,
    };
    let number = number(name)?;
    let short = name.len() <= 4 && !matches!(name, "may" | "june" | "july");
    // In lower case only names that are no other word: "may", "march", "mar", "dec".
    let named =
        cursor.document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && (t.capital || edge.is_some()))
            || (!short && !matches!(name, "may" | "march" | "august"));
    named.then(|| Month { number, next: if short { cursor.after_stop(i + 1) } else { i + 1 }, edge, short })
}

pub(super) fn number(name: &str) -> Option<u8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let known = |month: &&str| month.starts_with(name) || (name == "sept" && **month == *"september");
    (name.len() >= 3).then(|| NAMES.iter().position(known)).flatten().map(|i| i as u8 + 1)
}

/// Whether a month that stands without day or year is one at all: "in May", not "Theresa May", "may", "march".
pub(super) fn alone(cursor: &Cursor<'_, '_>, i: usize, month: &Month) -> bool {
    if month.edge.is_some() {
        return true;
    }
    if month.short {
        return false;
    }
    let previous = cursor.before(i, 1);
    let plain = among(previous, "in since until till during early late mid last next this every by");
    let loose = among(previous, "from to between and of through before after for that each around or");
    let as_adjective = among(previous, "the a an its his their her") && cursor.small_word(i + 1);
    let surname = cursor.capital(i + 1) && !cursor.has(i + 1, Class::FUNCTION.or(Class::WEEKDAY).or(Class::MONTH));
    let after_name =
        i > 0 && cursor.capital(i - 1) && !cursor.has(i - 1, Class::FUNCTION.or(Class::WEEKDAY).or(Class::MONTH));
    match month.number {
        // May, the word of many trades.
        5 => {
            let listed =
                loose && (beside_month(cursor, i) || matches!(cursor.lower(i + 1), "to" | "until" | "through"));
            let edge_of = previous == "of" && cursor.led(i, 2, "end beginning start middle month close");
            let dashed = cursor.dash(i + 1) && !cursor.spaced(i + 1) && cursor.has(i + 2, Class::MONTH);
            edge_of || dashed || plain && !surname || as_adjective && !cursor.has(i + 1, Class::AUXILIARY) || listed
        }
        3 => {
            let edge_of = previous == "of" && cursor.led(i, 2, "end beginning start middle month");
            let months_to = previous == "to" && cursor.led(i, 2, "months year weeks quarter half");
            edge_of
                || months_to
                || plain
                || loose && !cursor.small_word(i + 1)
                || beside_month(cursor, i)
                || as_adjective && !cursor.is(i + 1, "on to of for in")
        }
        4 | 6 | 8 => plain || !(surname || after_name) || cursor.opens(i) && !surname,
        9 => previous != "black",
        _ => true,
    }
}

/// "April and May", "from May to July".
fn beside_month(cursor: &Cursor<'_, '_>, i: usize) -> bool {
    (i >= 2 && cursor.has(i - 2, Class::MONTH)) || cursor.has(i + 2, Class::MONTH)
}
