//! What readers see of the article beside its text: headline, byline and date, by microdata, `<time>` and classes.

use dom_query::{Document, NodeRef};

use super::dates;
use super::told::Told;
use crate::html::classes::{Classes, Kind, Kinds};
use crate::html::dom;
use crate::html::prose;

/// A page has that many bylines if it is a list of articles; the first are enough.
const ENOUGH: usize = 8;
/// How many short lines before the headline, and after it, may be byline and date.
const NEAR: (usize, usize) = (4, 10);
/// Short lines that are kept after the headline; before it ten times as many.
const LINES: usize = 60;
/// How many lines may stand between the headline and a date that is told beside it.
const BESIDE: usize = 4;

/// Reads what stands in a page's body, in its order.
pub(super) fn read(page: &Document, classes: &Classes) -> Told {
    let mut seen = Seen::default();
    let mut next = page.body();
    while let Some(node) = next {
        let inside = seen.look(&node, classes.of(&node));
        next = inside.then(|| node.first_element_child()).flatten().or_else(|| dom::after(&node));
    }
    seen.told()
}

#[derive(Default)]
struct Seen {
    titles: Vec<String>,
    /// Dates, and how many lines stand before each.
    dates: Vec<(usize, String)>,
    /// How many lines were passed so far.
    passed: usize,
    /// How many of them stand before the headline.
    headline_at: usize,
    modified: Vec<String>,
    /// Bylines by microdata, by classes, by links to authors' pages.
    authors: [Vec<String>; 3],
    /// Short lines, and how many of them stand before the headline.
    lines: Vec<String>,
    headline: Option<usize>,
}

impl Seen {
    fn told(mut self) -> Told {
        let headline = self.headline_at;
        if self.headline.is_some() {
            // What is nearest to the headline is the article's; others are of the day or of other articles.
            self.dates.sort_by_key(|(at, _)| at.abs_diff(headline));
        }
        let beside = self.dates.first().filter(|(at, _)| self.headline.is_some() && at.abs_diff(headline) <= BESIDE);
        let beside = beside.and_then(|(_, date)| dates::date(date));
        let mut dates: Vec<String> = self.dates.into_iter().map(|(_, date)| date).collect();
        let mut authors = self.authors.into_iter().find(|names| !super::authors::names(names).is_empty());
        if let Some(at) = self.headline {
            let near = self.lines.get(at.saturating_sub(NEAR.0)..self.lines.len().min(at + NEAR.1)).unwrap_or_default();
            dates.extend(near.iter().filter(|line| !is_change(line)).filter_map(|line| dates::in_stamp(line)));
            self.modified.extend(near.iter().filter(|line| is_change(line)).filter_map(|line| dates::in_stamp(line)));
            authors = authors.or_else(|| byline(near));
        }
        let authors = authors.or_else(|| byline(&self.lines)).unwrap_or_default();
        Told { titles: self.titles, beside, dates, modified: self.modified, authors, ..Told::default() }
    }

    /// Takes what an element tells; whether to look into it.
    fn look(&mut self, node: &NodeRef<'_>, kinds: Kinds) -> bool {
        let Some(element) = node.element_ref() else { return false };
        let name: &str = &element.name.local;
        if matches!(name, "script" | "style" | "svg" | "noscript" | "template" | "select" | "nav")
            || name == "footer" && is_of_page(node)
        {
            return false;
        }
        if name != "body"
            && (kinds.has(Kind::Comments) || kinds.has(Kind::Related))
            && node.normalized_char_count() < 20_000
        {
            return false;
        }
        let get = |name: &str| dom::attribute(&element, name).unwrap_or_default();
        let property = get("itemprop");
        if (name == "h1" || property == "headline") && self.titles.len() < ENOUGH {
            if self.headline.is_none() {
                self.headline = Some(self.lines.len());
                self.headline_at = self.passed;
            }
            self.titles.extend(dom::short_line(node, 300));
        }
        self.moment(node, name, property, get, kinds);
        let is_author = property.split(' ').any(|of| of == "author" || of == "creator")
            || get("rel").split(' ').any(|of| of == "author");
        if is_author {
            let named = node.descendants_it().find(|below| below.attr("itemprop").is_some_and(|of| &*of == "name"));
            let content = Some(get("content")).filter(|content| !content.is_empty()).map(str::to_owned);
            self.author(0, content.or_else(|| dom::short_line(&named.unwrap_or(*node), 120)));
        } else if kinds.has(Kind::Author) {
            self.author(1, dom::short_line(node, 120));
        } else if name == "a" && AUTHORS.iter().any(|part| get("href").contains(part)) {
            self.author(2, dom::short_line(node, 120));
        }
        if !dom::is_inline(name) && is_leaf(node) {
            self.passed += 1;
            if self.headline.is_none_or(|at| self.lines.len() < at + LINES) && self.lines.len() < 10 * LINES {
                self.lines.extend(dom::short_line(node, 150));
            }
        }
        true
    }

    /// Takes a date that an element tells. Days within sentences are what the article is about.
    fn moment<'a>(
        &mut self,
        node: &NodeRef<'_>,
        name: &str,
        property: &str,
        get: impl Fn(&str) -> &'a str,
        kinds: Kinds,
    ) {
        let class = get("class");
        let mut changed = property == "dateModified"
            || (class.contains("updated") && !class.contains("published"))
            || class.contains("modified");
        let is_property = matches!(property, "datePublished" | "dateCreated" | "dateModified");
        let told = if is_property || name == "time" && !prose::stands_beside(node) {
            let value = [get("datetime"), get("content")].into_iter().find(|value| !value.is_empty());
            value.map(str::to_owned).or_else(|| dom::short_line(node, 80))
        } else if kinds.has(Kind::Stamp) || kinds.has(Kind::Author) {
            let line = dom::short_line(node, 200)
                .filter(|line| !prose::is(line) && !prose::stands_beside(node))
                .filter(|_| !node.descendants_it().any(|below| below.has_name("time")));
            changed |= line.as_deref().is_some_and(is_change);
            line.as_deref().and_then(if kinds.has(Kind::Stamp) { dates::in_line } else { dates::in_stamp })
        } else {
            None
        };
        if changed && self.modified.len() < ENOUGH {
            self.modified.extend(told);
        } else if !changed && self.dates.len() < 10 * ENOUGH {
            self.dates.extend(told.map(|date| (self.passed, date)));
        }
    }

    fn author(&mut self, by: usize, line: Option<String>) {
        if self.authors[by].len() < ENOUGH && (by == 0 || self.authors[by].is_empty()) {
            self.authors[by].extend(line.filter(|line| !super::authors::names(std::slice::from_ref(line)).is_empty()));
        }
    }
}

/// Parts of the addresses of authors' pages.
const AUTHORS: &[&str] = &[
    "/author/",
    "/authors/",
    "/contributor/",
    "/contributors/",
    "/journalist/",
    "/reporter/",
    "/by/",
    "/writers/",
    "/profile/",
    "/people/",
];

/// The names in the first line that is a byline, or in the line after one that announces it.
fn byline(lines: &[String]) -> Option<Vec<String>> {
    lines.iter().enumerate().find_map(|(at, line)| {
        if super::byline::is_byline(line) {
            return Some(vec![line.clone()]);
        }
        let announces = matches!(
            line.to_lowercase().trim_end_matches(':'),
            "by" | "author" | "authors" | "author(s)" | "written by" | "article by" | "story by"
        );
        let next = lines.get(at + 1).filter(|next| announces && next.len() < 60)?;
        (!super::authors::names(std::slice::from_ref(next)).is_empty()).then(|| vec![next.clone()])
    })
}

/// Whether a line tells when the article was changed and not when it was published.
fn is_change(line: &str) -> bool {
    let lower = line.to_lowercase();
    ["updated", "last updated", "modified", "last modified", "last reviewed"].iter().any(|word| lower.starts_with(word))
}

/// Whether a footer is the page's and not its article's.
fn is_of_page(footer: &NodeRef<'_>) -> bool {
    !footer.ancestors_it(None).any(|outer| dom::is_any(&outer, &["article", "main"]))
}

/// Whether an element holds a line and no further blocks.
fn is_leaf(node: &NodeRef<'_>) -> bool {
    node.children_it(false)
        .all(|child| child.qual_name_ref().is_none_or(|name| dom::is_inline(&name.local) || &*name.local == "br"))
}
