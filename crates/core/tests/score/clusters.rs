//! Groupings of the same items compared: MUC, B³ and CEAF-e, and their mean, as in the shared tasks on coreference.

use std::collections::{BTreeMap, BTreeSet};

/// A group of the truth, or one that was found.
type Group = (bool, usize);

type Sizes<G> = BTreeMap<G, usize>;

/// The group of each item, in truth and as found. What was not found is alone.
pub struct Clusters {
    truth: Vec<usize>,
    found: Vec<usize>,
}

impl Clusters {
    /// Items as pairs of their group in truth and the group that was found.
    pub fn new(items: &[(usize, Option<usize>)]) -> Self {
        let free = items.iter().filter_map(|item| item.1).max().map_or(0, |most| most + 1);
        let found = items.iter().enumerate().map(|(n, item)| item.1.unwrap_or(free + n)).collect();
        Self { truth: items.iter().map(|item| item.0).collect(), found }
    }

    /// The mean of three F1s, in per cent.
    pub fn conll(&self) -> f64 {
        [self.muc(), self.b3(), self.ceafe()].into_iter().map(|(p, r)| f1(p, r)).sum::<f64>() / 3.0
    }

    /// Precision and recall over links.
    fn muc(&self) -> (f64, f64) {
        let side = |of: &[usize], other: &[usize]| {
            let mut parts: BTreeMap<usize, (usize, BTreeSet<usize>)> = BTreeMap::new();
            for (a, b) in of.iter().zip(other) {
                let part = parts.entry(*a).or_default();
                part.0 += 1;
                part.1.insert(*b);
            }
            let kept: usize = parts.values().map(|(size, parts)| size - parts.len()).sum();
            let all: usize = parts.values().map(|(size, _)| size - 1).sum();
            kept as f64 / all.max(1) as f64
        };
        (side(&self.found, &self.truth), side(&self.truth, &self.found))
    }

    /// Precision and recall over items.
    fn b3(&self) -> (f64, f64) {
        let (truth, found, both) = self.sizes();
        let side = |sizes: &Sizes<usize>, of: fn(&(usize, usize)) -> usize| {
            let share = |(pair, &n): (&(usize, usize), &usize)| (n * n) as f64 / sizes[&of(pair)] as f64;
            both.iter().map(share).sum::<f64>() / self.truth.len().max(1) as f64
        };
        (side(&found, |pair| pair.1), side(&truth, |pair| pair.0))
    }

    /// Precision and recall over groups, each matched with one other at most.
    fn ceafe(&self) -> (f64, f64) {
        let (truth, found, both) = self.sizes();
        let mut near: BTreeMap<Group, Vec<(Group, f64)>> = BTreeMap::new();
        for (&(t, f), &n) in &both {
            let alike = 2.0 * n as f64 / (truth[&t] + found[&f]) as f64;
            near.entry((true, t)).or_default().push(((false, f), alike));
            near.entry((false, f)).or_default().push(((true, t), alike));
        }
        let (mut seen, mut total) = (BTreeSet::new(), 0.0);
        for &start in near.keys() {
            if !seen.insert(start) {
                continue;
            }
            let (mut part, mut open) = (Vec::new(), vec![start]);
            while let Some(at) = open.pop() {
                part.push(at);
                open.extend(near[&at].iter().map(|n| n.0).filter(|next| seen.insert(*next)));
            }
            part.sort_unstable();
            let (right, left): (Vec<_>, Vec<_>) = part.into_iter().partition(|at| at.0);
            let (rows, columns) = if left.len() <= right.len() { (left, right) } else { (right, left) };
            let at: BTreeMap<Group, usize> = columns.iter().enumerate().map(|(j, c)| (*c, j)).collect();
            let mut cost = vec![vec![0.0; columns.len()]; rows.len()];
            for (row, name) in cost.iter_mut().zip(&rows) {
                near[name].iter().for_each(|(other, alike)| row[at[other]] = -alike);
            }
            total -= assignment(&cost);
        }
        (total / found.len().max(1) as f64, total / truth.len().max(1) as f64)
    }

    /// Sizes of the true groups, of those found, and of what both have in common.
    fn sizes(&self) -> (Sizes<usize>, Sizes<usize>, Sizes<(usize, usize)>) {
        let (mut truth, mut found, mut both) = (BTreeMap::new(), BTreeMap::new(), BTreeMap::new());
        for (&t, &f) in self.truth.iter().zip(&self.found) {
            *truth.entry(t).or_default() += 1;
            *found.entry(f).or_default() += 1;
            *both.entry((t, f)).or_default() += 1;
        }
        (truth, found, both)
    }
}

/// The harmonic mean of two shares, in per cent.
fn f1(p: f64, r: f64) -> f64 {
    if p + r > 0.0 { 200.0 * p * r / (p + r) } else { 0.0 }
}

/// The least cost of giving each row a column of its own, of which there are as many or more: the Hungarian method.
fn assignment(cost: &[Vec<f64>]) -> f64 {
    let (n, m) = (cost.len(), cost.first().map_or(0, Vec::len));
    let (mut u, mut v) = (vec![0.0; n + 1], vec![0.0; m + 1]);
    let (mut row_of, mut way) = (vec![0; m + 1], vec![0; m + 1]);
    for i in 1..=n {
        row_of[0] = i;
        let mut j0 = 0;
        let (mut low, mut used) = (vec![f64::INFINITY; m + 1], vec![false; m + 1]);
        while row_of[j0] != 0 {
            used[j0] = true;
            let (i0, mut least, mut j1) = (row_of[j0], f64::INFINITY, 0);
            for j in (1..=m).filter(|&j| !used[j]) {
                let reduced = cost[i0 - 1][j - 1] - u[i0] - v[j];
                if reduced < low[j] {
                    (low[j], way[j]) = (reduced, j0);
                }
                if low[j] < least {
                    (least, j1) = (low[j], j);
                }
            }
            for j in 0..=m {
                if used[j] {
                    u[row_of[j]] += least;
                    v[j] -= least;
                } else {
                    low[j] -= least;
                }
            }
            j0 = j1;
        }
        while j0 != 0 {
            row_of[j0] = row_of[way[j0]];
            j0 = way[j0];
        }
    }
    (1..=m).filter(|&j| row_of[j] != 0).map(|j| cost[row_of[j] - 1][j - 1]).sum()
}

#[test]
fn groupings_are_compared_as_published() {
    let same = Clusters::new(&[(0, Some(7)), (0, Some(7)), (1, Some(3))]);
    assert!((same.conll() - 100.0).abs() < 1e-9);
    // Truth {a b c} {d}, found {a b} {c d}.
    let other = Clusters::new(&[(0, Some(0)), (0, Some(0)), (0, Some(1)), (1, Some(1))]);
    let close = |(p, r): (f64, f64), (q, s): (f64, f64)| (p - q).abs() < 1e-9 && (r - s).abs() < 1e-9;
    assert!(close(other.muc(), (0.5, 0.5)));
    assert!(close(other.b3(), (0.75, (2.0 * 2.0 / 3.0 + 1.0 / 3.0 + 1.0) / 4.0)));
    assert!(close(other.ceafe(), ((0.8 + 2.0 / 3.0) / 2.0, (0.8 + 2.0 / 3.0) / 2.0)));
}

#[test]
fn the_cheapest_columns_are_taken() {
    assert_eq!(assignment(&[vec![1.0, 2.0, 9.0], vec![1.0, 5.0, 4.0]]), 3.0);
}
