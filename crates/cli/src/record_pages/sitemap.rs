//! The map of a site for search engines (sitemaps.org).

use anyhow::Result;
use maud::html;

use crate::target::SiteFolder;

/// Addresses that one map may hold, by the protocol of sitemaps.
const MAPPED: usize = 50_000;

/// The map of a site with these addresses, in several files if it is large.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write(url: &str, addresses: &[String], site: &mut SiteFolder) -> Result<()> {
    const HEAD: &str = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n";
    let map = |addresses: &[String]| {
        let map = html! {
            urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {
                @for address in addresses { url { loc { (url) (address) } } }
            }
        };
        format!("{HEAD}{}\n", map.into_string())
    };
    if addresses.len() <= MAPPED {
        return site.write("sitemap.xml", map(addresses).as_bytes());
    }
    let mut names = Vec::new();
    for (n, some) in (1..).zip(addresses.chunks(MAPPED)) {
        let name = format!("sitemap-{n}.xml");
        site.write(&name, map(some).as_bytes())?;
        names.push(name);
    }
    let index = html! {
        sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" {
            @for name in &names { sitemap { loc { (url) (name) } } }
        }
    };
    site.write("sitemap.xml", format!("{HEAD}{}\n", index.into_string()).as_bytes())
}
