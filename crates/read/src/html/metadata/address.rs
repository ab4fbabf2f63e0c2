//! The article's own address.

use crate::address;

/// The first of the addresses told that is one, else the one the page was saved from. A front page is told where the article's
/// own address was forgotten: it is only taken if nothing else is known.
pub(super) fn choose<'a>(told: impl Iterator<Item = &'a String>, saved_from: Option<&str>) -> Option<String> {
    let told: Vec<String> = told.filter_map(|address| absolute(address.trim(), saved_from)).collect();
    let own = told.iter().find(|address| !is_front_page(address)).cloned();
    own.or_else(|| saved_from.map(str::to_owned)).or_else(|| told.into_iter().next())
}

fn absolute(address: &str, base: Option<&str>) -> Option<String> {
    if is_absolute(address) {
        return Some(address.to_owned());
    }
    if let Some(rest) = address.strip_prefix("//").filter(|_| base.is_none()) {
        return (rest.len() > 3).then(|| format!("https:{address}"));
    }
    let base = base.filter(|base| is_absolute(base))?;
    address.starts_with('/').then(|| address::resolve(Some(base), address))
}

/// Whether an address has a host alone.
fn is_front_page(address: &str) -> bool {
    let path = address.find("//").and_then(|at| address[at + 2..].split_once('/')).map_or("", |(_, path)| path);
    path.is_empty() || matches!(path, "index.html" | "index.php")
}

fn is_absolute(address: &str) -> bool {
    ["http://", "https://"].iter().any(|scheme| {
        address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
            && address.len() > scheme.len() + 3
    })
}

/// The host of an address, without `www.`.
pub(super) fn host(address: &str) -> Option<&str> {
    let rest = &address[address.find("//")? + 2..];
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.contains('.').then_some(host)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_made_absolute() {
        let from = Some("https://news.example/a/b?c");
        let choose = |told: &[&str], from| {
            choose(told.iter().map(|address| (*address).to_owned()).collect::<Vec<_>>().iter(), from)
        };
        assert_eq!(choose(&["/x/y"], from).as_deref(), Some("https://news.example/x/y"));
        assert_eq!(choose(&["//m.example/x"], None).as_deref(), Some("https://m.example/x"));
        assert_eq!(choose(&["x.html", "http://a.example/x"], from).as_deref(), Some("http://a.example/x"));
        assert_eq!(choose(&["javascript:alert(1)"], None), None);
        // Of a front page and an article.
        assert_eq!(
            choose(&["https://a.example/", "https://a.example/x"], None).as_deref(),
            Some("https://a.example/x")
        );
        assert_eq!(choose(&["https://a.example"], None).as_deref(), Some("https://a.example"));
    }

    #[test]
    fn a_host_has_no_www() {
        assert_eq!(host("https://www.example.org:80/a"), Some("example.org"));
        assert_eq!(host("https://localhost/a"), None);
    }
}
