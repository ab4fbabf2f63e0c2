//! The standfirst: the paragraph between headline and text that sums the article up.

use dom_query::{Document, NodeRef};

use super::classes::{Classes, Kind};
use super::dom;
use super::fold::folded;

/// Bytes of a standfirst.
const LENGTH: std::ops::Range<usize> = 40..600;

/// Elements below the headline that are looked at.
const REACH: usize = 60;

/// Finds the standfirst of a page that furniture was taken out of, as its classes name it or as its description repeats it. It
/// stands below the headline.
pub(super) fn find(page: &Document, classes: &Classes, description: Option<&str>) -> Option<String> {
    let description = description.map(folded).filter(|description| description.len() > 30);
    let mut next = page.body();
    let mut below_headline = false;
    let (mut paragraphs, mut passed) = (0, 0);
    while let Some(node) = next {
        let mut inside = true;
        if let Some(element) = node.element_ref() {
            let name: &str = &element.name.local;
            let kinds = classes.of(&node);
            if matches!(name, "script" | "style" | "svg" | "nav" | "noscript")
                || kinds.has(Kind::Related)
                || kinds.has(Kind::Comments)
            {
                inside = name == "body";
            } else if name == "h1" {
                below_headline = true;
            } else if below_headline
                && matches!(name, "p" | "div" | "h2" | "h3" | "span" | "section" | "strong" | "em" | "header")
            {
                let told = kinds.has(Kind::Standfirst) || is_property(&element);
                if (told || name != "div" && name != "section") && is_line(&node, told) {
                    let text = dom::line(&node);
                    let same = || description.as_ref().is_some_and(|of| folded(&text) == *of);
                    if LENGTH.contains(&text.len()) && (told || same()) {
                        return Some(text);
                    }
                    paragraphs += usize::from(name == "p" && text.len() > 200);
                }
            }
        }
        passed += usize::from(below_headline);
        // By then the text has begun.
        if paragraphs > 2 || passed > REACH {
            return None;
        }
        next = inside.then(|| node.first_element_child()).flatten().or_else(|| dom::after(&node));
    }
    None
}

fn is_property(element: &dom_query::Element) -> bool {
    matches!(dom::attribute(element, "itemprop"), Some("description" | "alternativeHeadline"))
}

/// Whether an element holds a line or two, and not paragraphs of which the standfirst may be one.
fn is_line(node: &NodeRef<'_>, told: bool) -> bool {
    let length = node.normalized_char_count();
    length < LENGTH.end
        && length > 20
        && node.descendants_it().filter(|below| dom::is_any(below, &["p", "div", "li", "a"])).count()
            <= if told { 2 } else { 0 }
}
