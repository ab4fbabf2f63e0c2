//! Relative addresses, counted from the address of a page or the one that a feed names as its base.

/// The address that `reference` means where `base` is known.
pub fn resolve(base: Option<&str>, reference: &str) -> String {
    let reference = reference.trim();
    let Some(base) = base.filter(|_| !has_scheme(reference)) else { return reference.to_owned() };
    let Some((scheme, rest)) = base.split_once("://") else { return reference.to_owned() };
    if let Some(other_host) = reference.strip_prefix("//") {
        return format!("{scheme}://{other_host}");
    }
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    let (host, path) = rest.find('/').map_or((rest, "/"), |at| rest.split_at(at));
    match reference.chars().next() {
        None => base.to_owned(),
        Some('/') => format!("{scheme}://{host}{}", without_dots(reference)),
        Some('?' | '#') => format!("{scheme}://{host}{path}{reference}"),
        Some(_) => {
            let folder = path.rfind('/').map_or("/", |at| &path[..=at]);
            format!("{scheme}://{host}{}", without_dots(&format!("{folder}{reference}")))
        }
    }
}

fn has_scheme(reference: &str) -> bool {
    reference.split_once(':').is_some_and(|(scheme, _)| {
        !scheme.is_empty() && scheme.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'+' | b'-' | b'.'))
    })
}

/// A path without steps upwards.
fn without_dots(path: &str) -> String {
    let end = path.find(['?', '#']).unwrap_or(path.len());
    let (steps, rest) = path.split_at(end);
    let mut out: Vec<&str> = Vec::new();
    let mut last_is_folder = false;
    for step in steps.split('/').skip(1) {
        last_is_folder = matches!(step, "." | "..");
        match step {
            "." => {}
            ".." => {
                out.pop();
            }
            step => out.push(step),
        }
    }
    let end = if last_is_folder { "/" } else { "" };
    format!("/{}{end}{rest}", out.join("/"))
}

/// Parameters that tell how a reader came to a page, and nothing of the page.
const OF_VISITS: [&str; 18] = [
    "fbclid",
    "gclid",
    "gclsrc",
    "dclid",
    "msclkid",
    "yclid",
    "igshid",
    "mc_cid",
    "mc_eid",
    "_ga",
    "cmp",
    "cmpid",
    "ocid",
    "ncid",
    "smid",
    "wt.mc_id",
    "ito",
    "traffic_source",
];

/// An address without what differs between two visits of one page: two addresses of one page mostly give the same. Nothing for
/// what is no address on the web, and for that of a whole site.
pub fn of_page(address: &str) -> Option<String> {
    let (scheme, rest) = address.trim().split_once("://")?;
    if !scheme.eq_ignore_ascii_case("http") && !scheme.eq_ignore_ascii_case("https") {
        return None;
    }
    // Some programs tell their pages apart behind `#!`.
    let rest = rest.split('#').next().filter(|_| !rest.contains("#!")).unwrap_or(rest);
    let (place, query) = rest.split_once('?').unwrap_or((rest, ""));
    let (host, path) = place.find('/').map_or((place, ""), |at| place.split_at(at));
    let host = host.to_ascii_lowercase();
    let host = host.strip_prefix("www.").unwrap_or(&host);
    let host = host.strip_suffix(":80").or_else(|| host.strip_suffix(":443")).unwrap_or(host);
    let path = path.trim_end_matches('/');
    let is_of_page = |parameter: &&str| {
        let name = parameter.split('=').next().unwrap_or_default().to_ascii_lowercase();
        !name.is_empty() && !name.starts_with("utm_") && !OF_VISITS.contains(&name.as_str())
    };
    let query: Vec<&str> = query.split('&').filter(is_of_page).collect();
    let is_page = !host.is_empty() && (!path.is_empty() || !query.is_empty());
    is_page.then(|| format!("{host}{path}?{}", query.join("&")))
}

/// The host of an address on the web, in small letters, without `www.`.
pub fn host(address: &str) -> Option<String> {
    let (_, rest) = address.trim().split_once("://")?;
    let host = rest.split(['/', '?', '#']).next()?.to_ascii_lowercase();
    Some(host.strip_prefix("www.").unwrap_or(&host).to_owned()).filter(|host| !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_page_has_one_address() {
        let page = of_page("https://example.org/a/b");
        assert!(page.is_some());
        for same in [
            "http://www.example.org/a/b/",
            "HTTPS://Example.org:443/a/b?utm_source=x&fbclid=1#top",
            " https://example.org/a/b# ",
        ] {
            assert_eq!(of_page(same), page, "{same}");
        }
        for other in ["https://example.org/a/b?id=1", "https://example.org/A/b", "https://example.org/a/b#!/c"] {
            assert!(of_page(other).is_some_and(|other| Some(other) != page), "{other}");
        }
        for none in
            ["https://example.org/", "https://example.org?utm_source=x", "javascript:void(0)", "a/b", "", "https:///a"]
        {
            assert_eq!(of_page(none), None, "{none}");
        }
        assert_eq!(host("https://www.Example.org/a").as_deref(), Some("example.org"));
    }

    #[test]
    fn relative_addresses_are_counted_from_the_base() {
        let base = Some("https://example.org/a/b?q");
        for (reference, address) in [
            ("https://other.org/x", "https://other.org/x"),
            ("//other.org/x", "https://other.org/x"),
            ("/x", "https://example.org/x"),
            ("x#y", "https://example.org/a/x#y"),
            ("../x", "https://example.org/x"),
            ("../../../x?y=../z", "https://example.org/x?y=../z"),
            ("?y", "https://example.org/a/b?y"),
            ("mailto:a@example.org", "mailto:a@example.org"),
            ("", "https://example.org/a/b?q"),
        ] {
            assert_eq!(resolve(base, reference), address, "{reference}");
        }
        assert_eq!(resolve(None, "/x"), "/x");
        assert_eq!(resolve(Some("https://example.org"), "x"), "https://example.org/x");
    }
}
