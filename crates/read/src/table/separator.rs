//! What parts the cells of a table.

/// Signs that part cells, the likeliest first.
const SEPARATORS: [u8; 4] = [b',', b';', b'\t', b'|'];
/// Lines that are looked at.
const LINES: usize = 50;

/// The separator, and how many bytes stand before the table: a line `sep=;`, which spreadsheets write.
pub fn of(text: &str) -> (u8, usize) {
    let first = text.lines().next().unwrap_or_default();
    if let Some(separator) = first.trim_end().strip_prefix("sep=").and_then(|s| s.bytes().next()) {
        let line = text.find('\n').map_or(text.len(), |at| at + 1);
        return (separator, line);
    }
    let best = SEPARATORS.into_iter().max_by_key(|separator| (score(text, *separator), *separator == b','));
    (best.unwrap_or(b','), 0)
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
        assert_eq!(of("a;b\n1,5;x, y\n2,5;z\n").0, b';');
        assert_eq!(of("a,b,c\n1,\"x;y\nz;\",3\n").0, b',');
        assert_eq!(of("a\tb\nWords, more\tx\n").0, b'\t');
        assert_eq!(of("sep=|\na|b\n"), (b'|', 6));
    }
}
