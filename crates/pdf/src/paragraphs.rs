//! Lines as paragraphs: by the space between them, by indents, by the size of their letters; words that were parted at the end of a
//! line are whole again.

use std::collections::BTreeSet;

use crate::lines::Line;

/// The headline, if its letters are larger than those of the text, and the other paragraphs.
pub(crate) fn of(pages: &[Vec<Line>]) -> (Option<String>, Vec<String>) {
    let lines: Vec<&Line> = pages.iter().flatten().collect();
    let words = Words::of(&lines);
    let size = usual(lines.iter().map(|line| (line.size, line.text.len())));
    let pitch = pitch(&lines);
    // Headlines have their lines as far apart for their size as the text has.
    let spacing = if size > 0.0 { (pitch / size).clamp(1.0, 2.5) } else { 1.2 };
    let mut paragraphs: Vec<(f64, String)> = Vec::new();
    let mut before: Option<&Line> = None;
    // The bounds of the column.
    let (mut left, mut right) = (f64::MAX, f64::MIN);
    for (at, line) in lines.iter().enumerate() {
        let goes_on = before.is_some_and(|before| goes_on(before, line, (left, right), spacing));
        if !goes_on {
            paragraphs.push((line.size, line.text.clone()));
            (left, right) = column(&lines[at..], pitch);
        } else if let Some((_, paragraph)) = paragraphs.last_mut() {
            join(paragraph, &line.text, &words);
            if before.is_some_and(|before| is_elsewhere(before, line, pitch)) {
                (left, right) = column(&lines[at..], pitch);
            }
        }
        before = Some(line);
    }
    let is_headline = |(of, text): &(f64, String)| *of > 1.15 * size && text.len() <= 300;
    // A kicker, or the name of the paper, may stand above it in smaller letters.
    let largest = paragraphs.iter().take(4).filter(|one| is_headline(one)).map(|(of, _)| *of).fold(0.0, f64::max);
    let at = paragraphs.iter().take(4).position(|(of, text)| largest > 0.0 && *of >= largest && text.len() <= 300);
    let title = at.map(|at| paragraphs.remove(at).1);
    (title, paragraphs.into_iter().map(|(_, text)| text).collect())
}

/// Whether a line goes on with the paragraph of the one before it.
fn goes_on(before: &Line, line: &Line, (left, right): (f64, f64), spacing: f64) -> bool {
    let pitch = spacing * line.size;
    if (before.size - line.size).abs() > 0.12 * before.size.max(line.size) {
        return false;
    }
    let ends = before.text.ends_with(['.', '!', '?', '”', '"', ':', '…', '’']);
    if is_elsewhere(before, line, pitch) {
        // At the end of a column or a page.
        return !ends || before.x1 > right - 0.06 * (right - left) && line.text.starts_with(char::is_lowercase);
    }
    if (line.y - before.y).abs() < 0.35 * line.size {
        // Beside each other: cells, or words far apart.
        return true;
    }
    let is_apart = line.y - before.y > 1.4 * pitch;
    let is_indented = line.x0 > left + 0.8 * line.size && before.x0 <= left + 0.4 * line.size
        || line.x0 > before.x0 + 0.8 * line.size && ends
        // A line of its own, as headings of sections are, and another first line of a paragraph.
        || line.x0 > left + 0.8 * line.size && before.x1 < right - 0.12 * (right - left);
    let is_short = ends && before.x1 < right - 0.25 * (right - left);
    !is_apart && !is_indented && !is_short
}

/// Whether a line stands in another column, or on another page, than the one before it.
fn is_elsewhere(before: &Line, line: &Line, pitch: f64) -> bool {
    line.y < before.y - 0.5 * pitch
}

/// The left and the right end of the column that begins with the first of some lines.
fn column(lines: &[&Line], pitch: f64) -> (f64, f64) {
    let mut bounds = (f64::MAX, f64::MIN);
    let mut before: Option<&Line> = None;
    for line in lines.iter().take(40) {
        if before.is_some_and(|before| is_elsewhere(before, line, pitch) || line.y - before.y > 3.0 * pitch) {
            break;
        }
        bounds = (bounds.0.min(line.x0), bounds.1.max(line.x1));
        before = Some(line);
    }
    bounds
}

/// The usual distance between two lines of a paragraph.
fn pitch(lines: &[&Line]) -> f64 {
    let steps = lines.windows(2).filter_map(|pair| {
        let [above, below] = pair else { return None };
        let step = below.y - above.y;
        let is_next = step > 0.5 * above.size && step < 3.0 * above.size && (above.size - below.size).abs() < 0.5;
        is_next.then_some((step, above.text.len()))
    });
    let usual = usual(steps);
    if usual > 0.0 { usual } else { lines.first().map_or(12.0, |line| 1.2 * line.size) }
}

/// The value that most of the text has, to a tenth.
fn usual(values: impl Iterator<Item = (f64, usize)>) -> f64 {
    let mut counts: std::collections::BTreeMap<i64, usize> = std::collections::BTreeMap::new();
    for (value, weight) in values {
        // Sizes of letters are far from the ends of this.
        *counts.entry((value * 10.0).round() as i64).or_default() += weight.max(1);
    }
    counts.into_iter().max_by_key(|(value, weight)| (*weight, -value)).map_or(0.0, |(value, _)| value as f64 / 10.0)
}

/// What tells whether a hyphen at the end of a line belongs to its word.
struct Words<'a> {
    /// Words that stand within lines, with hyphens where they have some.
    within: BTreeSet<&'a str>,
    /// Whether the document parts words at all: many lines end in a hyphen.
    are_parted: bool,
}

impl<'a> Words<'a> {
    fn of(lines: &[&'a Line]) -> Self {
        let bare = |word: &'a str| word.trim_matches(|c: char| !c.is_alphanumeric());
        let within = lines.iter().flat_map(|line| line.text.split(' ')).map(bare).filter(|word| word.len() > 3);
        let pairs = lines.windows(2).filter(|pair| {
            pair[0].text.ends_with(['-', '‐'])
                && is_parted(&pair[0].text, &pair[1].text)
                && pair[1].text.starts_with(char::is_lowercase)
        });
        Self { within: within.collect(), are_parted: pairs.count() * 40 > lines.len() }
    }

    /// Whether a word with a hyphen is one word that was parted, as `har-bour` is and `long-term` is not.
    fn is_one(&self, with_hyphen: &str, whole: &str) -> bool {
        match (self.within.contains(with_hyphen), self.within.contains(whole)) {
            (true, false) => false,
            (false, true) => true,
            _ => self.are_parted,
        }
    }
}

/// Adds a line to a paragraph.
fn join(paragraph: &mut String, line: &str, words: &Words<'_>) {
    if paragraph.ends_with('\u{ad}') {
        paragraph.pop();
    } else if paragraph.ends_with(['-', '‐']) && is_parted(paragraph, line) {
        let first = paragraph.rsplit(' ').next().unwrap_or_default().trim_start_matches(|c: char| !c.is_alphanumeric());
        let second = line.split(' ').next().unwrap_or_default().trim_end_matches(|c: char| !c.is_alphanumeric());
        let whole = format!("{}{second}", first.trim_end_matches(['-', '‐']));
        if second.starts_with(char::is_lowercase) && words.is_one(&format!("{first}{second}"), &whole) {
            paragraph.pop();
        }
    } else {
        paragraph.push(' ');
    }
    paragraph.push_str(line);
}

/// Whether a hyphen at the end of a line stands within a word, and is no dash.
fn is_parted(paragraph: &str, line: &str) -> bool {
    let before = paragraph.trim_end_matches(['-', '‐']).chars().next_back();
    before.is_some_and(char::is_alphanumeric) && line.starts_with(char::is_alphanumeric)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of a column, 12 apart; an empty one is a space between paragraphs.
    fn column(lines: &[&str]) -> Vec<Line> {
        let line = |(at, text): (usize, &&str)| {
            let indent = text.len() - text.trim_start().len();
            let text = text.trim_start().to_owned();
            let x0 = 50.0 + 5.0 * indent as f64;
            Line { x0, x1: x0 + 5.0 * text.len() as f64, y: 100.0 + 12.0 * at as f64, size: 10.0, text }
        };
        lines.iter().enumerate().map(line).filter(|line| !line.text.is_empty()).collect()
    }

    fn paragraphs(pages: &[&[&str]]) -> Vec<String> {
        of(&pages.iter().map(|lines| column(lines)).collect::<Vec<_>>()).1
    }

    #[test]
    fn spaces_and_indents_part_paragraphs() {
        let apart: &[&str] =
            &["The sea rose above the old wall", "on Tuesday.", "", "Nobody was hurt, said", "the council."];
        assert_eq!(
            paragraphs(&[apart]),
            ["The sea rose above the old wall on Tuesday.", "Nobody was hurt, said the council."]
        );
        let indented: &[&str] = &[
            "The sea rose above the old wall and",
            "fell again before the evening came.",
            "   Nobody was hurt in the town,",
            "said the council.",
        ];
        assert_eq!(
            paragraphs(&[indented]),
            [
                "The sea rose above the old wall and fell again before the evening came.",
                "Nobody was hurt in the town, said the council."
            ]
        );
    }

    #[test]
    fn paragraphs_go_on_over_pages() {
        let pages: [&[&str]; 2] =
            [&["The sea rose above the", "wall, and the market"], &["stood under water by", "noon."]];
        assert_eq!(paragraphs(&pages), ["The sea rose above the wall, and the market stood under water by noon."]);
    }

    #[test]
    fn parted_words_are_whole() {
        let lines: &[&str] = &[
            "The har-",
            "bour is closed in a long-",
            "term plan of North Korea-",
            "Russia, from July 9-",
            "11, said the new\u{ad}",
            "paper; it was a long-term plan.",
        ];
        assert_eq!(
            paragraphs(&[lines]),
            [
                "The harbour is closed in a long-term plan of North Korea-Russia, from July 9-11, said the newpaper; it was a long-term plan."
            ]
        );
    }

    #[test]
    fn a_document_that_parts_no_words_keeps_its_hyphens() {
        let mut lines = vec!["The sea rose above the old wall once"; 60];
        lines.extend(["in a far-", "reaching storm."]);
        assert!(paragraphs(&[&lines])[0].ends_with("in a far-reaching storm."));
    }

    #[test]
    fn headings_of_sections_stand_alone_where_first_lines_are_indented() {
        let lines: &[&str] = &[
            "The sea rose above the old wall and",
            "fell again.",
            "   The market",
            "   Nobody was hurt in the town, the",
            "council said.",
        ];
        assert_eq!(
            paragraphs(&[lines]),
            [
                "The sea rose above the old wall and fell again.",
                "The market",
                "Nobody was hurt in the town, the council said."
            ]
        );
    }

    #[test]
    fn large_letters_at_the_head_are_the_headline() {
        let mut lines = column(&["The sea rose above the old wall", "on Tuesday."]);
        let title = |y: f64, text: &str| Line { x0: 50.0, x1: 300.0, y, size: 22.0, text: text.to_owned() };
        lines.splice(0..0, [title(40.0, "Sea floods"), title(66.0, "the market")]);
        let (title, paragraphs) = of(&[lines]);
        assert_eq!((title.as_deref(), paragraphs.len()), (Some("Sea floods the market"), 1));
        assert_eq!(of(&[]), (None, vec![]));
    }
}
