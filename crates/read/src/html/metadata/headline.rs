//! The headline: as readers see it, where the page confirms that it is the article's.

use dom_query::Document;

use super::told::Told;
use crate::html::{dom, fold};

/// What parts a headline from the name of its site.
const SEPARATORS: &[&str] = &[" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • ", " « ", " ~ ", " // "];

/// Chooses between what the sources tell.
pub(super) fn choose(linked: &Told, meta: &Told, seen: &Told, page: &Document, outlet: Option<&str>) -> Option<String> {
    let title = dom::title(page);
    let told: Vec<&String> =
        linked.titles.iter().chain(&meta.titles).chain([&title]).filter(|t| !t.is_empty()).collect();
    let is_headline = |heading: &&String| {
        heading.starts_with(|c: char| !matches!(c, '|' | '»' | '/')) && !is_site(heading, outlet, &title)
    };
    // What readers see is the headline, if any other source says so.
    for heading in seen.titles.iter().filter(is_headline) {
        let seen = folded(heading);
        if let Some(same) = told.iter().find(|told| folded(told) == seen) {
            // A heading may have lost the marks that stood at its line breaks, or be set in capitals.
            let count = |text: &str| text.split_whitespace().count();
            let kept = heading.chars().any(char::is_lowercase)
                && count(heading) == count(same)
                && fold::folded(heading) == fold::folded(same);
            return Some(without_tail(if kept { heading } else { same }));
        }
        // A heading that goes on after the headline holds a button or a label too.
        if let Some(shorter) = told.iter().find(|told| heading.starts_with(told.as_str()) && told.len() > 20) {
            return Some(without_tail(shorter));
        }
        if seen.len() >= 8 && told.iter().any(|told| agree(&seen, &folded(told))) {
            return Some(without_tail(heading));
        }
    }
    // Else if it is the only heading that speaks of the same. What the publisher calls the headline may be its longer form.
    let mut like = seen.titles.iter().filter(is_headline).filter(|seen| told.iter().any(|told| shares(seen, told)));
    if let (Some(heading), None) = (like.next(), like.next())
        && heading.chars().any(char::is_lowercase)
        && !linked.titles.first().is_some_and(|told| words(heading).iter().all(|word| words(told).contains(word)))
    {
        return Some(without_tail(heading));
    }
    let told = told.first().map(|told| without_site(told, outlet));
    told.filter(|told| !told.is_empty()).or_else(|| seen.titles.first().cloned())
}

/// Whether two folded headlines are one: the same, or one with something before or after it.
fn agree(seen: &str, told: &str) -> bool {
    told.contains(seen) || told.len() >= 15 && seen.contains(told) && seen.len() <= 2 * told.len()
}

/// The longer words of a title.
fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 3).map(str::to_lowercase).collect()
}

/// Whether most of the longer words of a heading stand in a title, or the other way about.
fn shares(heading: &str, title: &str) -> bool {
    let (seen, told) = (words(heading), words(title));
    let shared = seen.iter().filter(|word| told.contains(word)).count();
    !seen.is_empty() && seen.len() <= 3 * told.len() && shared * 10 >= seen.len().min(told.len()) * 6
}

/// Whether a heading is the name of the site: its outlet, its domain, the end of the page's title.
fn is_site(heading: &str, outlet: Option<&str>, title: &str) -> bool {
    let domain = is_domain(heading.trim());
    let (heading, outlet) = (folded(heading), outlet.map(folded).unwrap_or_default());
    let ends_title = SEPARATORS
        .iter()
        .any(|separator| title.rsplit_once(separator).is_some_and(|(_, site)| folded(site) == heading));
    let outlet = outlet.strip_prefix("the").unwrap_or(&outlet);
    let heading = heading.strip_prefix("the").unwrap_or(&heading);
    domain || heading.is_empty() || heading == outlet || heading.len() > 4 && outlet.starts_with(heading) || ends_title
}

/// A headline without what a bar parts from it: a section, a second title for search engines.
fn without_tail(headline: &str) -> String {
    let words = |text: &str| text.split_whitespace().count();
    match headline.rsplit_once(" | ") {
        Some((head, tail)) if words(head) >= 4 && words(tail) <= 5 => head.trim().to_owned(),
        _ => headline.to_owned(),
    }
}

/// A title without the site's name at its end or beginning.
pub(super) fn without_site(title: &str, outlet: Option<&str>) -> String {
    let parts: Vec<(usize, usize)> = SEPARATORS
        .iter()
        .flat_map(|separator| title.match_indices(separator).map(|(at, _)| (at, at + separator.len())))
        .collect();
    let outlet = outlet.map(folded).unwrap_or_default();
    let last = parts.iter().max();
    let first = parts.iter().min();
    if let Some((end, rest)) = last {
        let (head, site) = (&title[..*end], &title[*rest..]);
        let named = !outlet.is_empty() && (folded(site).contains(&outlet) || outlet.contains(&folded(site)));
        let words = |text: &str| text.split_whitespace().count();
        let domain = is_domain(site);
        // A short end after a long head is a site's name, though nothing else tells it.
        if named || domain || words(site) <= 4 && words(head) > 2 * words(site) && title[*end..].starts_with(" | ") {
            return without_site(head, None);
        }
    }
    // `example.org Storm hits coast`
    if let Some((_, head)) = title.trim().split_once(' ').filter(|(first, _)| is_domain(first)) {
        return without_site(head, None).trim_start_matches([':', '-', '|', ' ']).to_owned();
    }
    if let Some((end, rest)) = first
        && !outlet.is_empty()
        && folded(&title[..*end]) == outlet
    {
        return title[*rest..].trim().to_owned();
    }
    title.trim().to_owned()
}

/// `example.org`
fn is_domain(word: &str) -> bool {
    let mut labels = word.rsplit('.');
    let top = labels.next().unwrap_or_default();
    let rest = labels.next().unwrap_or_default();
    (2..=6).contains(&top.len())
        && top.bytes().all(|b| b.is_ascii_lowercase())
        && rest.len() > 2
        && word.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-'))
}

/// The same of a title in which `&` is a word.
fn folded(text: &str) -> String {
    fold::folded(&text.replace('&', "and"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_name_of_the_site_is_no_part_of_a_headline() {
        for (title, outlet, expected) in [
            ("Storm hits coast - The Daily Example", Some("The Daily Example"), "Storm hits coast"),
            ("The Daily Example: Storm", Some("The Daily Example"), "The Daily Example: Storm"),
            ("Example » Storm hits coast", Some("Example"), "Storm hits coast"),
            ("Storm hits the northern coast again | Example", None, "Storm hits the northern coast again"),
            ("Storm - what we know", None, "Storm - what we know"),
        ] {
            assert_eq!(without_site(title, outlet), expected, "{title}");
        }
    }
}
