//! An element that may be furniture, as rules see it.

use dom_query::{Element, NodeRef};

use super::measure::Measure;
use crate::html::classes::Kinds;
use crate::html::{dom, prose};

/// An element as rules see it.
pub struct Candidate<'a> {
    pub node: NodeRef<'a>,
    pub element: &'a Element,
    /// What its classes tell.
    pub kinds: Kinds,
    /// What it holds.
    pub(super) measure: Measure,
}

impl Candidate<'_> {
    pub fn name(&self) -> &str {
        &self.element.name.local
    }

    pub fn attribute(&self, name: &str) -> &str {
        dom::attribute(self.element, name).unwrap_or_default()
    }

    pub fn has(&self, attribute: &str) -> bool {
        dom::attribute(self.element, attribute).is_some()
    }

    /// Whether it is a part of a sentence, as names, days and links are that a designer marks there.
    pub fn is_in_sentence(&self) -> bool {
        prose::goes_on_through(&self.node)
    }

    pub fn length(&self) -> usize {
        self.measure.length
    }
}
