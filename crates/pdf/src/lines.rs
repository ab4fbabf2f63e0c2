//! Runs of text that stand on one line, as one line.

use crate::runs::Run;

/// The widest space between two words, in sizes of their letters: narrow columns that are set to both sides have wide ones. Whatever
/// stands beside a column comes before all its lines or after them.
const WIDEST: f64 = 6.0;

/// A line of a column.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Line {
    pub(crate) x0: f64,
    pub(crate) x1: f64,
    pub(crate) y: f64,
    pub(crate) size: f64,
    pub(crate) text: String,
}

/// The lines of a page, in the order of its content: that is the order of reading in whatever a program made.
pub(crate) fn of_page(runs: Vec<Run>) -> Vec<Line> {
    let mut lines: Vec<Line> = Vec::new();
    for run in runs {
        let Run { x0, x1, y, size, text } = run;
        if let Some(line) = lines.last_mut()
            && (line.y - y).abs() < 0.35 * line.size.max(size)
            && x0 - line.x1 > -0.5 * size
            && x0 - line.x1 < WIDEST * size.max(line.size)
        {
            if x0 - line.x1 > 0.12 * size && !line.text.ends_with(' ') && !text.starts_with(' ') {
                line.text.push(' ');
            }
            line.text.push_str(&text);
            line.x1 = line.x1.max(x1);
            // A small figure above the line does not make the line small.
            if size > line.size {
                (line.size, line.y) = (size, y);
            }
        } else {
            lines.push(Line { x0, x1, y, size, text });
        }
    }
    for line in &mut lines {
        line.text = line.text.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    lines.retain(|line| !line.text.is_empty());
    lines
}
