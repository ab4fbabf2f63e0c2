//! Lines and quotation marks of a table as it is written: where a mark that nothing closes has taken rows into a cell.

/// Line ends in a part of a text, of any kind: `\n`, `\r\n`, and the lone `\r` of old programs. `\r\n` counts where its
/// second half stands, since the reader of rows ends a row between the two.
pub fn count_lines(text: &str, from: usize, to: usize) -> u64 {
    let bytes = text.as_bytes();
    let ends = |at: usize| bytes[at] == b'\n' || bytes[at] == b'\r' && bytes.get(at + 1) != Some(&b'\n');
    (from..to).map(|at| u64::from(ends(at))).sum()
}

/// Whether a record goes on over lines that look like rows of so many cells: a quotation mark that begins a cell without
/// ending it takes the rows up to the next mark. Prose too has commas, so that few cells need more lines.
pub fn holds_rows(record: &str, separator: u8, width: usize) -> bool {
    const SEPARATORS: usize = 6;
    let lines = record.lines().skip(1).filter(|line| !line.trim().is_empty());
    let (mut count, mut alike) = (0, 0);
    for line in lines {
        count += 1;
        alike += usize::from(Marks::of(line, separator).separators + 1 == width);
    }
    alike * width.saturating_sub(1) >= SEPARATORS && alike * 5 >= count * 4
}

/// What the quotation marks of a record do. Marks within a cell that does not begin with one are letters like others: `6"`.
#[derive(Default)]
pub struct Marks {
    /// The last quoted cell has no end.
    pub open: bool,
    /// A quoted cell goes on behind its closing mark, as it does where the mark opens another cell.
    pub closes_within_a_cell: bool,
    /// Separators outside quoted cells.
    pub separators: usize,
}

impl Marks {
    /// Of a record as it is written.
    pub fn of(record: &str, separator: u8) -> Self {
        let bytes = record.as_bytes();
        let ends_cell = |b: Option<&u8>| b.is_none_or(|b| *b == separator || matches!(b, b'\n' | b'\r'));
        let mut marks = Self::default();
        let mut at = 0;
        while at < bytes.len() {
            if bytes[at] == b'"' {
                if !marks.open {
                    marks.open = at == 0 || ends_cell(bytes.get(at - 1));
                } else if bytes.get(at + 1) == Some(&b'"') {
                    at += 1;
                } else {
                    marks.open = false;
                    marks.closes_within_a_cell |= !ends_cell(bytes.get(at + 1));
                }
            } else if bytes[at] == separator && !marks.open {
                marks.separators += 1;
            }
            at += 1;
        }
        marks
    }
}
