//! What `<meta>` and `<link>` tell: Open Graph, Dublin Core, and the names that analytics and search engines ask for.

use std::collections::HashMap;

use dom_query::Document;

use super::told::Told;
use crate::html::dom;

const TITLES: &[&str] =
    &["og:title", "twitter:title", "parsely-title", "dc.title", "dcterms.title", "sailthru.title", "headline", "title"];
const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "pubdate",
    "publish-date",
    "publish_date",
    "publishdate",
    "publication_date",
    "published",
    "published-date",
    "published_date",
    "date_published",
    "pub_date",
    "publish-time",
    "publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dc.issued",
    "dc.date.created",
    "dcterms.created",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "citation_date",
    "date",
    "cxenseparse:recs:publishtime",
    "shareaholic:article_published_time",
    "datecreated",
    "dc.date.published",
];
const MODIFIED: &[&str] = &[
    "article:modified_time",
    "datemodified",
    "date_modified",
    "modified-date",
    "og:updated_time",
    "lastmod",
    "last-modified",
    "dcterms.modified",
    "dc.date.modified",
    "og:article:modified_time",
    "article:updated",
];
const OUTLETS: &[&str] = &[
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "citation_journal_title",
    "publisher",
    "application-name",
    "apple-mobile-web-app-title",
];
const AUTHORS: &[&str] = &[
    "parsely-author",
    "sailthru.author",
    "article:author_name",
    "author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor",
    "citation_author",
    "article:author",
    "og:article:author",
    "authors",
    "cxenseparse:author",
    "shareaholic:article_author_name",
    "creator",
    "og:author",
];
const SECTIONS: &[&str] =
    &["article:section", "parsely-section", "section", "og:article:section", "cxenseparse:section", "category"];
const LANGUAGES: &[&str] =
    &["content-language", "dc.language", "dcterms.language", "language", "inlanguage", "og:locale"];
const DESCRIPTIONS: &[&str] =
    &["og:description", "description", "twitter:description", "dc.description", "sailthru.description"];

/// Reads the metadata of a page. They stand in `<head>` as a rule; `<meta>` of microdata stands anywhere.
pub(super) fn read(page: &Document) -> Told {
    let mut values: HashMap<String, Vec<String>> = HashMap::new();
    let (mut canonical, mut home) = (None, None);
    for node in page.root().descendants_it() {
        let Some(element) = node.element_ref() else { continue };
        let get = |name: &str| dom::attribute(&element, name).unwrap_or_default();
        match &*element.name.local {
            "meta" => {
                let value = folded(get("content"));
                for name in ["property", "name", "itemprop", "http-equiv"].map(get) {
                    if !name.is_empty() && !value.is_empty() {
                        values.entry(name.to_ascii_lowercase()).or_default().push(value.clone());
                    }
                }
            }
            "link" if get("rel").eq_ignore_ascii_case("canonical") && canonical.is_none() => {
                canonical = Some(get("href").trim().to_owned()).filter(|address| !address.is_empty());
            }
            "link" if ["home", "start"].iter().any(|rel| get("rel").eq_ignore_ascii_case(rel)) => {
                home.get_or_insert_with(|| get("href").trim().to_owned());
            }
            "html" => {
                let declared = [get("lang"), get("xml:lang")].map(str::to_owned);
                values.entry("html".to_owned()).or_default().extend(declared);
            }
            _ => {}
        }
    }
    let all = |names: &[&str]| -> Vec<String> {
        names.iter().filter_map(|name| values.get(*name)).flatten().cloned().collect()
    };
    let first = |names: &[&str]| all(names).into_iter().next();
    Told {
        titles: all(TITLES).into_iter().map(dom::cut_title).collect(),
        dates: all(DATES),
        modified: all(MODIFIED),
        outlet: first(OUTLETS),
        authors: authors(&values),
        section: first(SECTIONS).map(|section| section.split([',', ';']).next().unwrap_or_default().trim().to_owned()),
        languages: [all(&["html"]), all(LANGUAGES)].concat(),
        urls: canonical.into_iter().chain(all(&["og:url", "twitter:url", "parsely-link"])).collect(),
        home,
        description: first(DESCRIPTIONS),
        ..Told::default()
    }
}

/// The authors of the first name that tells any. Profiles' addresses are passed over.
fn authors(values: &HashMap<String, Vec<String>>) -> Vec<String> {
    let told = AUTHORS
        .iter()
        .filter_map(|name| values.get(*name))
        .find(|told| told.iter().any(|name| !name.starts_with("http")));
    if let Some(told) = told {
        return told.clone();
    }
    // WordPress writes its byline for Twitter's cards.
    let written = values
        .get("twitter:label1")
        .is_some_and(|label| label.iter().any(|label| label.eq_ignore_ascii_case("written by")));
    if written { values.get("twitter:data1").cloned().unwrap_or_default() } else { Vec::new() }
}

fn folded(value: &str) -> String {
    crate::markup::line(value)
}
