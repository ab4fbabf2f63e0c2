//! The order in which the reader is led through the facts of an article.

use crate::state::VisibleMarks;
use dateline_search::view::{ArticlePage, Fact, FactPart};

/// A way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the fact before.
    Back,
    /// To the fact after.
    On,
}

/// The facts of a page that are marked, as indexes, in text order; statements that are less sure or were not said only if
/// `all` are wanted.
pub fn marked(page: &ArticlePage, visible: VisibleMarks, all: bool) -> Vec<usize> {
    let part = |fact: &Fact| match fact {
        Fact::Quotation(_) => FactPart::Quotation,
        Fact::Time(_) => FactPart::Time,
    };
    let facts = page.facts.iter().enumerate();
    facts.filter(|(_, fact)| visible.has(part(fact)) && (all || fact.is_shown())).map(|(i, _)| i).collect()
}

/// Of the facts `walk`, the one that the way leads to from the fact `here`; if there is no such fact, from the place that
/// the article is scrolled to, which facts may lie ahead of.
pub fn next(walk: &[usize], here: Option<usize>, way: Way, is_ahead: impl Fn(usize) -> bool) -> Option<usize> {
    let found = match (here, way) {
        (Some(here), Way::On) => walk.iter().find(|i| **i > here),
        (Some(here), Way::Back) => walk.iter().rev().find(|i| **i < here),
        (None, way) => {
            let first_ahead = walk.iter().position(|i| is_ahead(*i)).unwrap_or(walk.len());
            match way {
                Way::On => walk.get(first_ahead),
                Way::Back => first_ahead.checked_sub(1).and_then(|i| walk.get(i)),
            }
        }
    };
    found.copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn from_a_fact_to_its_neighbours_that_are_marked() {
        let walk = [1, 4, 7];
        let go = |here, way| next(&walk, Some(here), way, |_| false);
        assert_eq!(go(4, Way::On), Some(7));
        assert_eq!(go(4, Way::Back), Some(1));
        assert_eq!(go(7, Way::On), None);
        assert_eq!(go(1, Way::Back), None);
        assert_eq!(go(5, Way::On), Some(7), "one whose own mark is switched off");
        assert_eq!(go(5, Way::Back), Some(4));
    }

    #[test]
    fn from_nowhere_to_the_first_that_is_not_scrolled_past() {
        let walk = [1, 4, 7];
        let go = |way, top| next(&walk, None, way, |i| i >= top);
        assert_eq!(go(Way::On, 0), Some(1));
        assert_eq!(go(Way::Back, 0), None);
        assert_eq!(go(Way::On, 4), Some(4));
        assert_eq!(go(Way::Back, 4), Some(1));
        assert_eq!(go(Way::On, 9), None);
        assert_eq!(go(Way::Back, 9), Some(7));
    }
}
