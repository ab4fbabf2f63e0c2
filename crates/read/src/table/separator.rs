//! What parts the cells of a table.

use crate::fields::Field;

/// Signs that part cells, the likeliest first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Lines that are looked at.
const LINES: usize = 50;

/// How a table is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Layout {
    /// What parts its cells.
    pub separator: u8,
    /// Where it begins: behind a line `sep=;`, which spreadsheets write, and what stands before the names of its columns.
    pub start: usize,
    /// Lines with words that stand before the names of its columns.
    pub passed: usize,
}

/// How a table is laid out.
pub fn of(text: &str) -> Layout {
    let first = text.lines().next().unwrap_or_default();
    let told = first.trim().trim_matches('"').strip_prefix("sep=");
    if let Some(separator) = told.and_then(|separator| separator.bytes().next()) {
        let start = text.find('\n').map_or(text.len(), |at| at + 1);
        return Layout { separator, start, passed: 0 };
    }
    if let Some(layout) = behind_a_preamble(text) {
        return layout;
    }
    let best = SEPARATORS.into_iter().max_by_key(|separator| (score(text, *separator), *separator == b','));
    Layout { separator: best.unwrap_or(b','), start: 0, passed: 0 }
}

/// A table whose columns are named in a later line than the first: programs write above them what was searched for, and when.
fn behind_a_preamble(text: &str) -> Option<Layout> {
    /// Lines that may stand there.
    const MOST: usize = 12;
    let (mut start, mut passed) = (0, 0);
    for line in text.split_inclusive(['\n', '\r']).take(2 * MOST) {
        let separator = SEPARATORS.into_iter().find(|separator| names_columns(line, *separator));
        match separator {
            Some(_) if passed == 0 => return None,
            // One name that is known is enough for a first line.
            None if passed == 0
                && SEPARATORS
                    .iter()
                    .any(|separator| known(line, *separator).is_some_and(|(some, all)| some > 0 && all > 1)) =>
            {
                return None;
            }
            Some(separator) => return Some(Layout { separator, start, passed }),
            None => passed += usize::from(line.contains(char::is_alphanumeric)),
        }
        start += line.len();
        if passed > MOST {
            break;
        }
    }
    None
}

/// Whether a line holds names of columns: two or more that are known, and none that is long.
fn names_columns(line: &str, separator: u8) -> bool {
    known(line, separator).is_some_and(|(known, all)| known > 1 && known * 3 >= all)
}

/// Cells of a line that are known names of columns, and all that are not empty; nothing if one of them is long.
fn known(line: &str, separator: u8) -> Option<(usize, usize)> {
    let cells = line.trim().split(char::from(separator)).map(|cell| cell.trim().trim_matches('"'));
    let cells: Vec<&str> = cells.filter(|cell| !cell.is_empty()).collect();
    let known = cells.iter().filter(|cell| Field::of(cell).is_some()).count();
    cells.iter().all(|cell| cell.len() <= 40).then_some((known, cells.len()))
}

/// How a separator is called.
pub fn name(separator: u8) -> String {
    match separator {
        b'\t' => "cells parted by tabs".to_owned(),
        other => format!("cells parted by “{}”", char::from(other)),
    }
}

/// How many of the first records have as many cells as the first, if that is more than one.
fn score(text: &str, separator: u8) -> usize {
    let mut counts = Vec::new();
    let (mut cells, mut quoted, mut at_start) = (1, false, true);
    for byte in text.bytes().take(256 << 10) {
        match byte {
            b'"' if quoted || at_start => quoted = !quoted,
            b if b == separator && !quoted => {
                cells += 1;
                at_start = true;
                continue;
            }
            b'\n' if !quoted => {
                counts.push(cells);
                if counts.len() == LINES {
                    break;
                }
                cells = 1;
                at_start = true;
                continue;
            }
            // A doubled mark opens the cell again.
            _ => {}
        }
        at_start = byte == b'"';
    }
    if cells > 1 {
        counts.push(cells);
    }
    let first = counts.first().copied().unwrap_or(1);
    let same = counts.iter().filter(|count| **count == first).count();
    if first > 1 { same * 1000 / counts.len().max(1) + first.min(20) } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_separator_is_what_every_line_has_equally_often() {
        assert_eq!(of("a;b\n1,5;x, y\n2,5;z\n").separator, b';');
        assert_eq!(of("a,b,c\n1,\"x;y\nz;\",3\n").separator, b',');
        assert_eq!(of("a\tb\nWords, more\tx\n").separator, b'\t');
        assert_eq!(of("sep=|\na|b\n"), Layout { separator: b'|', start: 6, passed: 0 });
    }
}
