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

/// A title without the site's name at its end or beginning, and without the section before the site's name.
pub(super) fn without_site(title: &str, outlet: Option<&str>) -> String {
    let outlet = outlet.map(folded).unwrap_or_default();
    let Some(head) = without_end(title, &outlet) else { return without_beginning(title, &outlet) };
    // Only the last part is compared with the outlet: what is left may be named after it.
    without_end(head, "").unwrap_or(head).trim().to_owned()
}

/// What stands before the last separator of a title, if what follows is the site's name.
fn without_end<'a>(title: &'a str, outlet: &str) -> Option<&'a str> {
    let separators = SEPARATORS.iter().filter_map(|separator| Some((title.rfind(separator)?, separator.len())));
    let (end, length) = separators.max()?;
    let (head, site) = (&title[..end], &title[end + length..]);
    let (head_words, site_words) = (head.split_whitespace().count(), site.split_whitespace().count());
    let named = !outlet.is_empty() && (folded(site).contains(outlet) || outlet.contains(&folded(site)));
    // A short end after a long head is a site's name, though nothing else tells it.
    let short = site_words <= 4 && head_words > 2 * site_words && title[end..].starts_with(" | ");
    (named || is_domain(site) || short).then_some(head)
}

/// A title without the site's name before it: `Example » Storm hits coast`, `example.org Storm hits coast`.
fn without_beginning(title: &str, outlet: &str) -> String {
    let title = title.trim();
    let is_outlet = |name: &str| !outlet.is_empty() && folded(name) == outlet;
    if let Some((domain, head)) = title.split_once(' ') {
        let named = is_domain(domain) && (is_outlet(domain) || domain.split('.').any(is_outlet));
        if named || domain.strip_suffix(':').is_some_and(|domain| is_domain(domain) && is_outlet(domain)) {
            return head.trim_start_matches([':', '-', '|', ' ']).to_owned();
        }
    }
    let separators = SEPARATORS.iter().filter_map(|separator| Some((title.find(separator)?, separator.len())));
    match separators.min() {
        Some((end, length)) if is_outlet(&title[..end]) => title[end + length..].trim().to_owned(),
        _ => title.to_owned(),
    }
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
            (
                "Storm hits the northern coast again - World - Example",
                Some("Example"),
                "Storm hits the northern coast again - World",
            ),
            (
                "Storm hits the northern coast again | World | Example",
                Some("Example"),
                "Storm hits the northern coast again",
            ),
            ("booking.com fined by court", None, "booking.com fined by court"),
            ("Booking.com Fined by Court", None, "Booking.com Fined by Court"),
            // A company may be called like its domain.
            ("booking.com Fined by Court", None, "booking.com Fined by Court"),
            ("booking.com Fined by Court", Some("The Example"), "booking.com Fined by Court"),
            ("example.org Storm hits coast", Some("Example"), "Storm hits coast"),
            ("example.org: Storm hits coast", Some("example.org"), "Storm hits coast"),
        ] {
            assert_eq!(without_site(title, outlet), expected, "{title}");
        }
    }
}
