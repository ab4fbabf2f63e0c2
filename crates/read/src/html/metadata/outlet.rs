//! The outlet that carries the article.

use dom_query::Document;

use super::address;
use super::told::Told;
use crate::html::dom;

/// The site's name as it tells it, else the end of its title where the host says the same, else its host: that
/// of the article's address or of the front page that the page leads to.
pub(super) fn choose(linked: &Told, meta: &Told, page: &Document, address: Option<&str>) -> Option<String> {
    let host = [address, meta.home.as_deref()].into_iter().flatten().find_map(address::host);
    let told = [&meta.outlet, &linked.outlet].into_iter().flatten().find(|name| is_name(name));
    told.cloned().or_else(|| in_title(page, host?)).or_else(|| host.map(str::to_owned))
}

fn is_name(name: &str) -> bool {
    !name.is_empty() && name.len() < 80 && !name.starts_with("http")
}

/// The part of the title that the host is named after: `Storm hits coast | The Daily Example` at `dailyexample.org`.
fn in_title(page: &Document, host: &str) -> Option<String> {
    let title = dom::title(page);
    let host: String = host.rsplit_once('.')?.0.chars().filter(char::is_ascii_alphanumeric).collect();
    let parts = title.split(['|', '–', '—', '»', '·']).flat_map(|part| part.split(" - "));
    let named = parts.map(str::trim).find(|part| {
        let letters: String = part.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_ascii_lowercase();
        letters.len() >= 3
            && (letters == host
                || letters.strip_prefix("the") == Some(&host)
                || host.strip_prefix("the") == Some(&letters))
    });
    named.map(str::to_owned)
}
