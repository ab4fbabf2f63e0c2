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

#[cfg(test)]
mod tests {
    use super::*;

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
