//! The article's own address.

/// The first of the addresses told that is one, else the one the page was saved from.
pub(super) fn choose(told: &[Option<&str>], saved_from: Option<&str>) -> Option<String> {
    told.iter()
        .flatten()
        .find_map(|address| absolute(address.trim(), saved_from))
        .or_else(|| saved_from.map(str::to_owned))
}

fn absolute(address: &str, base: Option<&str>) -> Option<String> {
    if is_absolute(address) {
        // A front page is where the canonical address was forgotten.
        return Some(address.to_owned());
    }
    if let Some(rest) = address.strip_prefix("//") {
        return (rest.len() > 3).then(|| format!("https:{address}"));
    }
    let base = base.filter(|base| is_absolute(base))?;
    let host = base.find("//")? + 2;
    let end = base[host..].find('/').map_or(base.len(), |i| host + i);
    address.starts_with('/').then(|| format!("{}{address}", &base[..end]))
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
        assert_eq!(choose(&[None, Some("/x/y")], from).as_deref(), Some("https://news.example/x/y"));
        assert_eq!(choose(&[Some("//m.example/x")], None).as_deref(), Some("https://m.example/x"));
        assert_eq!(choose(&[Some("x.html"), Some("http://a.example/")], from).as_deref(), Some("http://a.example/"));
        assert_eq!(choose(&[Some("javascript:alert(1)")], None), None);
    }

    #[test]
    fn a_host_has_no_www() {
        assert_eq!(host("https://www.example.org:80/a"), Some("example.org"));
        assert_eq!(host("https://localhost/a"), None);
    }
}
