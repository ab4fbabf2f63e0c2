//! Where the text of an article ends and its tail begins: labels and lines about rights, down to the end of the article. A paragraph
//! may begin like a label (“Company: the firm was founded in 1990.”, “CORRECTION: an earlier version …”), and what follows on it is
//! text then.

use super::blocks::{UNBROKEN, is_copyright};
use super::labels::{Label, is_heading, label};

/// Bytes of captions that follow on a label of pictures.
const CAPTIONS: usize = 600;

/// A label with what belongs to it, a line about rights, or a paragraph.
pub type Unit<'a> = Vec<&'a str>;

/// The text of an article, and the units of its tail.
pub fn split<'a>(lines: &'a [&'a str]) -> (&'a [&'a str], Vec<Unit<'a>>) {
    let mut units = units(lines);
    let end = end(&units.iter().map(|(_, unit)| unit.as_slice()).collect::<Vec<_>>());
    let text = units.get(end).map_or(lines, |(at, _)| &lines[..*at]);
    (text, units.drain(end..).map(|(_, unit)| unit).collect())
}

/// The units of some lines, each with the place of its first line.
fn units<'a>(lines: &[&'a str]) -> Vec<(usize, Unit<'a>)> {
    let unbroken = lines.iter().any(|line| line.trim().len() > UNBROKEN);
    let mut units: Vec<(usize, Unit<'a>)> = Vec::new();
    let mut open = false;
    for (at, line) in lines.iter().enumerate() {
        let line = line.trim();
        let begins = !open || unbroken || behind(line).is_some();
        match units.last_mut() {
            _ if line.is_empty() => {}
            Some((_, unit)) if !begins => unit.push(line),
            _ => units.push((at, vec![line])),
        }
        open = !line.is_empty();
    }
    units
}

fn behind(line: &str) -> Option<Label<'_>> {
    label(line).filter(Label::is_behind)
}

/// The unit with which the tail begins.
fn end(units: &[&[&str]]) -> usize {
    let (mut run, mut before_captions) = (units.len(), None);
    // Bytes without a label, which may be captions of pictures, or what a program wrote at the foot.
    let mut free = 0;
    for (at, unit) in units.iter().enumerate().rev() {
        let first = unit.first().copied().unwrap_or_default();
        let label = behind(first);
        if label.is_none() && !is_copyright(first) {
            free += unit.iter().map(|line| line.len()).sum::<usize>();
            if free > CAPTIONS {
                break;
            }
            continue;
        }
        if free > 0 {
            let is_of_pictures = label.is_some_and(|label| label.name == "graphic");
            let is_last = run == units.len() && label.is_some_and(|label| label.name == "load-date");
            if !is_of_pictures && !is_last {
                break;
            }
            before_captions = before_captions.or(Some(run));
        }
        (run, free) = (at, 0);
    }
    // An article whose every paragraph would be a caption has a text that begins like one.
    let run = if run == 0 { before_captions.unwrap_or(run) } else { run };
    let ends = |unit: &&[&str]| {
        let first = unit.first().copied().unwrap_or_default();
        let is_sentence = |label: Label<'_>| {
            let last = unit.last().copied().unwrap_or_default();
            !label.is_certain() && last.ends_with(['.', '!', '?', '”', '"'])
        };
        is_heading(first) || is_copyright(first) || behind(first).is_some_and(|label| !is_sentence(label))
    };
    units[run..].iter().position(ends).map_or(units.len(), |at| run + at)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(lines: &str) -> String {
        let lines: Vec<&str> = lines.lines().collect();
        split(&lines).0.join("\n").trim().to_owned()
    }

    #[test]
    fn a_label_amid_the_text_ends_nothing() {
        for within in [
            "CORRECTION: an earlier version misspelt a name.",
            "CITY: Poe; Doe, Roe.",
            "Notes:",
            "© The Example",
            "Copyright 2024 was a good year.",
            "Language: English",
            "LOAD-DATE: July 9, 2024",
            "Graphic\n\nA word that stands alone.\n\nSo it is.",
        ] {
            let body = format!("{within}\n\nThe rest of the text, which goes on.");
            let tail = "\n\nLOAD-DATE: July 10, 2024\n\nCopyright 2024 The Example\n";
            let whole = format!("{body}{tail}");
            assert_eq!(text(&whole), body, "{within}");
        }
        assert_eq!(text("One.\n\nGRAPHIC: A wall\n\nMap: the wall\n\nLOAD-DATE: July 10, 2024\n"), "One.");
        assert_eq!(text("One.\n\nGraphic\n\nThe old mill\n\nLoad-Date: July 10, 2024\n\nPage 3 of 4\n"), "One.");
    }
}
