//! Precision, recall and F1 over pairs.

use std::collections::BTreeMap;

/// How many pairs are right, of how many that were found and how many there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Counts {
    pub right: usize,
    pub found: usize,
    pub all: usize,
}

impl Counts {
    /// What was found and is right, in per cent.
    pub fn precision(&self) -> f64 {
        100.0 * self.right as f64 / self.found.max(1) as f64
    }

    /// What is there and was found, in per cent.
    pub fn recall(&self) -> f64 {
        100.0 * self.right as f64 / self.all.max(1) as f64
    }

    /// F1, in per cent.
    pub fn f1(&self) -> f64 {
        200.0 * self.right as f64 / (self.found + self.all).max(1) as f64
    }

    /// Precision, recall and F1 as a line of the board.
    pub fn line(&self) -> String {
        format!("{:>7.1} {:>7.1} {:>7.1}", self.precision(), self.recall(), self.f1())
    }
}

/// Two names in the order of their letters.
pub fn sorted(a: &str, b: &str) -> (String, String) {
    if a <= b { (a.to_owned(), b.to_owned()) } else { (b.to_owned(), a.to_owned()) }
}

/// Pairs of items that are together in `truth`, which gives each item's group, and in `groups`, which give the true groups of
/// the items that were put together.
pub fn pairwise<'a>(truth: impl Iterator<Item = &'a str>, groups: impl Iterator<Item = Vec<&'a str>>) -> Counts {
    let pairs = |n: usize| n * n.saturating_sub(1) / 2;
    let sizes = |items: &mut dyn Iterator<Item = &'a str>| {
        let mut sizes: BTreeMap<&str, usize> = BTreeMap::new();
        items.for_each(|item| *sizes.entry(item).or_default() += 1);
        sizes.into_values().map(pairs).sum::<usize>()
    };
    let all = sizes(&mut { truth });
    let (mut right, mut found) = (0, 0);
    for group in groups {
        found += pairs(group.len());
        right += sizes(&mut group.into_iter());
    }
    Counts { right, found, all }
}

#[test]
fn pairs_are_counted_in_groups() {
    let truth = ["x", "x", "x", "y", "y", "z"];
    let counts = pairwise(truth.into_iter(), [vec!["x", "x", "y"], vec!["y", "z"]].into_iter());
    assert_eq!(counts, Counts { right: 1, found: 4, all: 4 });
    assert!((counts.f1() - 25.0).abs() < 1e-9);
    assert_eq!(sorted("b", "a"), ("a".to_owned(), "b".to_owned()));
}
