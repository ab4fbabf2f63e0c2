//! What each element of a page holds, in one pass: elements stand in each other, and rules that counted anew for each would
//! read a page's text as often as it is deep.

use dom_query::{NodeId, NodeRef};
use foldhash::HashMap;

/// What an element holds.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Measure {
    /// Characters of its text, runs of white space counted as one.
    pub(super) length: usize,
    /// Characters of the paragraphs below it.
    pub(super) paragraphs: usize,
    /// Whether a first heading is it or stands in it.
    pub(super) heading: bool,
    /// Whether the marked text of the page's article is it or stands in it.
    pub(super) marked: bool,
}

/// What the elements of a page hold.
#[derive(Default)]
pub(super) struct Measures {
    of: HashMap<NodeId, Measure>,
}

impl Measures {
    pub(super) fn of_page(body: &NodeRef<'_>) -> Self {
        let mut measures = Self::default();
        measures.take(body, &mut Passed { in_space: true, ..Passed::default() });
        measures
    }

    pub(super) fn of(&self, node: &NodeRef<'_>) -> Measure {
        self.of.get(&node.id).copied().unwrap_or_default()
    }

    fn take(&mut self, node: &NodeRef<'_>, passed: &mut Passed) {
        let before = *passed;
        for child in node.children_it(false) {
            if child.is_text() {
                passed.read(&child.text());
            } else if child.is_element() {
                self.take(&child, passed);
            }
        }
        let paragraphs = passed.paragraphs - before.paragraphs;
        let length = passed.length - before.length;
        if let Some(element) = node.element_ref() {
            match &*element.name.local {
                "p" => passed.paragraphs += length,
                "h1" => passed.headings += 1,
                _ => {}
            }
            let property = super::dom::attribute(&element, "itemprop").unwrap_or_default();
            passed.marked += usize::from(property.to_ascii_lowercase().contains("articlebody"));
        }
        let heading = passed.headings > before.headings;
        let measure = Measure { length, paragraphs, heading, marked: passed.marked > before.marked };
        self.of.insert(node.id, measure);
    }
}

/// What was passed of the page so far.
#[derive(Clone, Copy, Default)]
struct Passed {
    length: usize,
    paragraphs: usize,
    headings: usize,
    marked: usize,
    in_space: bool,
}

impl Passed {
    fn read(&mut self, text: &str) {
        for c in text.chars() {
            let space = c.is_whitespace();
            self.length += usize::from(!(space && self.in_space));
            self.in_space = space;
        }
    }
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::*;

    #[test]
    fn an_element_is_measured_with_what_stands_in_it() {
        let page = Document::from(
            "<div> <p>One <b>two</b></p>\n\n<section itemprop=articleBody>three</section></div><h1>x</h1>",
        );
        let measures = Measures::of_page(&page.body().expect("a body"));
        let of = |name: &str| measures.of(page.select(name).nodes().first().expect("an element"));
        assert_eq!((of("p").length, of("p").paragraphs), (7, 0));
        assert_eq!((of("div").length, of("div").paragraphs), (13, 7));
        assert!(of("div").marked && of("section").marked && !of("div").heading);
        assert!(of("body").heading && of("h1").heading && !of("h1").marked);
    }
}
