//! Remembers where a list was left, so that it is scrolled to the same place when the reader returns to it.

use super::geometry::PageHeights;

/// How many lists are remembered.
const REMEMBERED: usize = 30;

/// Where a list was left.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Position {
    /// How far the document was scrolled, in pixels.
    pub scrolled: f64,
    /// The heights of the list's pages.
    pub heights: PageHeights,
}

/// The positions of the lists that were left last, by the question that each list answers.
#[derive(Debug)]
pub struct Positions<K>(Vec<(K, Position)>);

impl<K: PartialEq> Positions<K> {
    /// None yet.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// Remembers where a list is left, in place of where it was left before.
    pub fn leave(&mut self, list: K, position: Position) {
        self.0.retain(|(known, _)| *known != list);
        self.0.push((list, position));
        if self.0.len() > REMEMBERED {
            self.0.remove(0);
        }
    }

    /// Where a list was left, if it still has that number of pages.
    pub fn of(&self, list: &K, pages: usize) -> Option<&Position> {
        self.0.iter().find(|(known, at)| known == list && at.heights.count() == pages).map(|(_, position)| position)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(scrolled: f64, pages: usize) -> Position {
        let mut heights = PageHeights::default();
        heights.set_count(pages);
        Position { scrolled, heights }
    }

    #[test]
    fn a_list_is_found_where_it_was_left_last() {
        let mut positions = Positions::new();
        positions.leave("a", at(1.0, 2));
        positions.leave("b", at(2.0, 2));
        positions.leave("a", at(3.0, 2));
        assert_eq!(positions.of(&"a", 2), Some(&at(3.0, 2)));
        assert_eq!(positions.of(&"b", 2), Some(&at(2.0, 2)));
        assert_eq!(positions.of(&"c", 2), None);
    }

    #[test]
    fn a_list_of_another_length_is_another_list() {
        let mut positions = Positions::new();
        positions.leave("a", at(1.0, 2));
        assert_eq!(positions.of(&"a", 3), None);
    }

    #[test]
    fn the_oldest_are_forgotten() {
        let mut positions = Positions::new();
        for list in 0..=REMEMBERED {
            positions.leave(list, at(0.0, 1));
        }
        assert_eq!(positions.of(&0, 1), None);
        assert!(positions.of(&1, 1).is_some() && positions.of(&REMEMBERED, 1).is_some());
    }
}
