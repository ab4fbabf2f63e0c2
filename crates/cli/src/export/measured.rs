//! How often findings are right, as the committed scoreboards measure it (`scoreboards/`, made by `make score`).

use dateline_core::quote::Quote;
use dateline_search::export::Measured;

use crate::args::What;

const QUOTES: &str = include_str!("../../../../scoreboards/quotes.txt");
const TIMES: &str = include_str!("../../../../scoreboards/times.txt");
const NAMES: &str = include_str!("../../../../scoreboards/across_names.txt");

/// What is measured of these findings; `all` are those with what is less sure.
pub fn precision(what: What, all: bool) -> Vec<Measured> {
    match what {
        What::Statements => statements(all),
        What::Events => events(),
        What::Names => names(),
        What::Articles => Vec::new(),
    }
}

/// Rows like "0.57   shown  295, right  90.5   of 390 said", below the name of the articles they were counted on.
fn statements(all: bool) -> Vec<Measured> {
    let boards = [
        ("Untidy articles, news:", "untidy news"),
        ("Untidy articles, all kinds of pages:", "untidy pages of all kinds"),
    ];
    let shown = format!("{:.2}", f64::from(Quote::SHOWN) / 100.0);
    let measured = |(heading, articles): (&str, &str)| {
        let mut rows =
            QUOTES.lines().skip_while(|line| !line.starts_with(heading)).skip(1).skip_while(|line| line.is_empty());
        // The first row is the least sure of what is kept at all.
        let row =
            if all { rows.next() } else { rows.take_while(|row| !row.is_empty()).find(|row| row.starts_with(&shown)) }?;
        let after =
            |word: &str| row.split(word).nth(1)?.split_whitespace().next()?.trim_end_matches(',').parse::<f64>().ok();
        let kind = if all { "statements, surely said or not," } else { "statements that are shown" };
        Some(Measured {
            of: format!("{} {kind} in {articles} (words and speaker)", after("shown")?),
            right: after("right")?,
        })
    };
    boards.into_iter().filter_map(measured).collect()
}

/// The row of dates in news: true, found | strict | relaxed: precision, recall, F1 | value: F1, share | days.
fn events() -> Vec<Measured> {
    let row = TIMES.lines().find_map(|line| line.strip_prefix("MEANTIME, dates"));
    let Some(row) = row else { return Vec::new() };
    let parts: Vec<Vec<&str>> = row.split('|').map(|part| part.split_whitespace().collect()).collect();
    let at = |part: usize, n: usize| parts.get(part)?.get(n)?.parse::<f64>().ok();
    let (found, places, values) = (at(0, 1), at(2, 0), at(3, 1));
    let one = |of: &str, right: Option<f64>| Some(Measured { of: format!("{} {of}", found?), right: right? });
    let told = [
        one("dates found in news (their place)", places),
        one("dates found in news (their value, where the place is right)", values),
    ];
    told.into_iter().flatten().collect()
}

/// Rows like "  person   99.4    94.6    96.9" of the first articles.
fn names() -> Vec<Measured> {
    let rows =
        NAMES.lines().skip_while(|line| !line.starts_with("agency")).skip(1).take_while(|line| line.starts_with("  "));
    let measured = |row: &str| {
        let (kind, right) = (row.split_whitespace().next()?, row.split_whitespace().nth(1)?.parse().ok()?);
        let is_kind = matches!(kind, "person" | "organisation" | "place");
        is_kind.then(|| Measured {
            of: format!("pairs of articles that are said to name one {kind} in agency news"),
            right,
        })
    };
    rows.filter_map(measured).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_board_tells_its_figures() {
        let rights = |what, all| precision(what, all).into_iter().map(|one| one.right).collect::<Vec<f64>>();
        let (shown, all) = (rights(What::Statements, false), rights(What::Statements, true));
        assert_eq!((shown.len(), all.len()), (2, 2));
        assert!(shown.iter().zip(&all).all(|(shown, all)| shown > all), "{shown:?} {all:?}");
        assert_eq!((rights(What::Events, false).len(), rights(What::Names, false).len()), (2, 3));
        for right in [What::Statements, What::Events, What::Names].into_iter().flat_map(|what| rights(what, false)) {
            assert!((50.0..=100.0).contains(&right), "{right}");
        }
    }
}
