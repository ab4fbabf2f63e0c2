//! Different names, each once, by number: speakers, outlets, people.

use super::{Cutting, Index, Wanted, folded};
use crate::table::Table;
use crate::text::Span;

/// Names by number, in the order in which they came. Of those that differ in case or diacritics alone the first in byte
/// order stands for all.
#[derive(Debug)]
pub struct Names {
    /// Their folded forms.
    table: Table,
    shown: Vec<Box<str>>,
    /// Their words; a name is a document.
    index: Index,
    /// For each, its place in the order of their folded forms; as of the last [`arrange`](Self::arrange).
    ranks: Vec<u32>,
}

impl Default for Names {
    fn default() -> Self {
        let (table, index) = (Table::default(), Index::new(Cutting::Folded));
        Self { table, shown: Vec::new(), index, ranks: Vec::new() }
    }
}

impl Names {
    /// The name's number; the next one, if it has none yet.
    pub fn number(&mut self, shown: &str) -> u32 {
        let number = self.table.number(&folded(shown));
        match self.shown.get_mut(number) {
            Some(known) if **known <= *shown => {}
            Some(known) => *known = shown.into(),
            None => {
                self.shown.push(shown.into());
                self.index.begin();
                self.index.segment(shown, Span::new(0, shown.len()), &[], &mut Vec::new());
                self.index.end();
            }
        }
        number as u32
    }

    /// The number of the name whose folded form this is.
    pub fn find(&self, folded: &str) -> Option<u32> {
        self.table.find(folded).map(|n| n as u32)
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.shown.len()
    }

    /// A name as it is shown.
    pub fn shown(&self, number: u32) -> &str {
        self.shown.get(number as usize).map_or("", |shown| shown)
    }

    /// Puts the names in order.
    pub fn arrange(&mut self) {
        self.ranks = vec![0; self.shown.len()];
        for (rank, (_, number)) in (0u32..).zip(self.table.clone().sorted()) {
            self.ranks[number as usize] = rank;
        }
    }

    /// The name's place among all in the order of their folded forms.
    pub fn rank(&self, number: u32) -> u32 {
        self.ranks.get(number as usize).copied().unwrap_or(number)
    }

    /// Numbers of the names that hold all these words one after the other, sorted.
    pub fn with(&self, wanted: &[Wanted]) -> Vec<u32> {
        let terms: Vec<Vec<u32>> = wanted.iter().map(|w| self.index.terms(w)).collect();
        let mut out = Vec::new();
        self.index.occurrences(&terms, 0, &mut |doc, _, _| out.push(doc));
        out.dedup();
        out
    }

    /// All as they are shown, by number: what [`from`](Self::from) needs to make the same names.
    pub fn all(&self) -> impl Iterator<Item = &str> {
        self.shown.iter().map(|s| &**s)
    }

    /// Names in the order of their numbers.
    pub fn from(shown: &[String]) -> Self {
        let mut names = Self::default();
        for name in shown {
            names.number(name);
        }
        names.arrange();
        names
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::index::Match;

    #[test]
    fn names_that_fold_alike_are_one() {
        let mut names = Names::default();
        let numbers = ["Müller", "Ann Roe", "MULLER", "muller", "ann  roe"].map(|n| names.number(n));
        assert_eq!(numbers, [0, 1, 0, 0, 1]);
        assert_eq!((names.shown(0), names.shown(1), names.shown(9)), ("MULLER", "Ann Roe", ""));
        names.arrange();
        assert_eq!((names.rank(0), names.rank(1)), (1, 0));
        let roe = Wanted { word: "ro".to_owned(), how: Match::Prefix };
        assert_eq!((names.with(&[roe]), names.find("muller")), (vec![1], Some(0)));
        let again = Names::from(&names.all().map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(again.all().collect::<Vec<_>>(), names.all().collect::<Vec<_>>());
    }
}
