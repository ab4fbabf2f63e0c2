//! The fact of the open article that the link selects.

use dateline_search::view::ArticlePage;

/// Which fact of the page the link selects.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selected {
    /// None.
    Nothing,
    /// The one at this place among the page's facts.
    Fact(u32),
    /// One that the page does not have.
    Gone,
}

impl Selected {
    /// What the link selects of an open page: `fact` is the id that the link has.
    pub fn of(page: Option<&ArticlePage>, fact: Option<&str>) -> Self {
        let (Some(page), Some(fact)) = (page, fact) else { return Self::Nothing };
        match page.facts.iter().position(|f| f.id() == fact) {
            Some(index) => Self::Fact(index as u32),
            None => Self::Gone,
        }
    }
}
