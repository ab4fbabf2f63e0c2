//! What stands on every page: heads, feet, numbers of pages.

use std::collections::BTreeMap;

use crate::lines::Line;

/// Lines at the top and at the bottom of a page that may be its furniture.
const AT_AN_END: usize = 3;

/// Takes out the lines at the ends of pages that come again on other pages, but for figures, and numbers of pages.
pub(crate) fn remove(pages: &mut [Vec<Line>]) {
    let mut known: BTreeMap<String, usize> = BTreeMap::new();
    for page in pages.iter() {
        let mut own: Vec<String> = ends(page).into_iter().map(|at| pattern(&page[at].text)).collect();
        own.sort();
        own.dedup();
        for pattern in own {
            *known.entry(pattern).or_default() += 1;
        }
    }
    let count = pages.len();
    for page in pages {
        let is_furniture = |at: usize| {
            let pattern = pattern(&page[at].text);
            let comes_again = known.get(&pattern).is_some_and(|times| *times > 1 && *times * 3 >= count);
            comes_again || is_number(&page[at].text)
        };
        let out: Vec<usize> = ends(page).into_iter().filter(|at| is_furniture(*at)).collect();
        let mut at = 0..;
        page.retain(|_| at.next().is_none_or(|at| !out.contains(&at)));
    }
}

/// The highest and the lowest lines of a page.
fn ends(page: &[Line]) -> Vec<usize> {
    let mut order: Vec<usize> = (0..page.len()).collect();
    order.sort_by(|a, b| page[*a].y.total_cmp(&page[*b].y));
    let mut ends: Vec<usize> =
        order.iter().take(AT_AN_END).chain(order.iter().rev().take(AT_AN_END)).copied().collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// A line without what differs between pages.
fn pattern(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            c if c.is_ascii_digit() && out.ends_with('#') => {}
            c if c.is_ascii_digit() => out.push('#'),
            c => out.extend(c.to_lowercase()),
        }
    }
    out
}

/// Whether a line is the number of its page: `3`, `- 3 -`, `Page 3 of 5`, `3/5`.
fn is_number(text: &str) -> bool {
    let words: Vec<&str> = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let is_figure = |word: &&str| word.len() <= 4 && word.bytes().all(|b| b.is_ascii_digit());
    let others = words.iter().filter(|word| !is_figure(word));
    let is_page = |word: &str| matches!(word.to_lowercase().as_str(), "page" | "p" | "of" | "seite" | "von");
    words.iter().any(is_figure) && words.len() <= 4 && others.clone().all(|word| is_page(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(lines: &[&str]) -> Vec<Line> {
        let line = |(at, text): (usize, &&str)| Line {
            x0: 50.0,
            x1: 400.0,
            y: 20.0 * at as f64,
            size: 10.0,
            text: (*text).to_owned(),
        };
        lines.iter().enumerate().map(line).collect()
    }

    fn left(pages: &[&[&str]]) -> Vec<Vec<String>> {
        let mut pages: Vec<Vec<Line>> = pages.iter().map(|lines| page(lines)).collect();
        remove(&mut pages);
        pages.into_iter().map(|page| page.into_iter().map(|line| line.text).collect()).collect()
    }

    #[test]
    fn heads_and_numbers_of_pages_go() {
        let body = ["The sea rose.", "The wall fell.", "Nobody was hurt.", "Rope is dear.", "The school opened."];
        let first = [&["The Post, 3 May 2024"], &body[..], &["Page 1 of 2"]].concat();
        let second = [&["The Post, 4 May 2024"], &body[1..], &["It closed.", "Page 2 of 2"]].concat();
        let left = left(&[&first, &second]);
        assert_eq!(left[0].first().map(String::as_str), Some("The sea rose."));
        assert!(left.iter().flatten().all(|line| !line.contains("Post") && !line.contains("Page")), "{left:?}");
    }

    #[test]
    fn a_single_page_keeps_its_lines() {
        assert_eq!(
            left(&[&["The sea rose.", "3 May 2024", "It fell.", "7"]]),
            [["The sea rose.", "3 May 2024", "It fell."]]
        );
    }
}
