//! What stands on a page beside its article, told by its elements, and taken out before the article is looked for.
//!
//! A rule a file. Each is asked once for every element, from outside in; what it takes out is not looked into. What holds the
//! article itself is never taken out, whatever it is called, and no word that readers see is taken out of a sentence.

mod advert;
mod author;
mod candidate;
mod caption;
mod comments;
mod hidden;
mod measure;
mod navigation;
mod newsletter;
mod notice;
mod player;
mod related;
mod share;
mod stamp;
mod topics;

use dom_query::{Document, NodeRef};

use super::classes::Classes;
use super::dom;
use candidate::Candidate;
use measure::{Measure, Measures};

/// Whether an element is furniture.
type Rule = fn(&Candidate<'_>) -> bool;

const RULES: &[Rule] = &[
    caption::is,
    related::is,
    newsletter::is,
    share::is,
    author::is,
    stamp::is,
    topics::is,
    advert::is,
    navigation::is,
    notice::is,
    player::is,
];

/// Takes the furniture out.
pub(super) fn remove(page: &Document, classes: &Classes) {
    let Some(body) = page.body() else { return };
    let measures = Measures::of_page(&body);
    let whole = measures.of(&body).paragraphs;
    let mut found = Vec::new();
    let mut next = body.first_element_child();
    while let Some(node) = next {
        let inside = match judge(&node, classes, measures.of(&node), whole) {
            Verdict::Furniture => {
                found.push(node);
                None
            }
            Verdict::Opaque => None,
            Verdict::Content => node.first_element_child(),
        };
        next = inside.or_else(|| dom::after(&node));
    }
    for node in found {
        node.remove_from_parent();
    }
}

enum Verdict {
    Furniture,
    Content,
    /// Not looked into.
    Opaque,
}

fn judge(node: &NodeRef<'_>, classes: &Classes, measure: Measure, whole: usize) -> Verdict {
    let Some(element) = node.element_ref() else { return Verdict::Opaque };
    if matches!(&*element.name.local, "svg" | "math" | "pre" | "script" | "style") {
        return Verdict::Opaque;
    }
    let candidate = Candidate { node: *node, kinds: classes.of(node), element: &element, measure };
    if hidden::is(&candidate) && !holds_article(&candidate, whole) {
        return Verdict::Furniture;
    }
    let is_comments = comments::is(&candidate) && !measure.heading && !measure.marked;
    let is_furniture = || is_comments || RULES.iter().any(|rule| rule(&candidate)) && !holds_article(&candidate, whole);
    // What a reader sees of a sentence is a part of it, whatever it is called.
    if is_furniture() && !candidate.is_in_sentence() { Verdict::Furniture } else { Verdict::Content }
}

/// Whether an element holds so much of a page's paragraphs that it must be the article, or its marked text.
fn holds_article(candidate: &Candidate<'_>, whole: usize) -> bool {
    let Measure { paragraphs, marked, .. } = candidate.measure;
    // One paragraph of furniture may be much of a short page.
    paragraphs > 200 && paragraphs * 10 > whole * 3 || marked || candidate.name() == "h1"
}
