//! Groups of articles by average linkage: the two groups whose articles are most alike on average are joined, until none are
//! alike enough.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BinaryHeap};

use super::candidates::Edge;

/// How alike the articles of two groups must be on average for both to be one.
const ALIKE: f32 = 0.28;

/// Two groups that may be joined, first those that are most alike.
#[derive(Clone, Copy, PartialEq)]
struct Offer {
    alike: f32,
    a: u32,
    b: u32,
}

impl Eq for Offer {}

impl Ord for Offer {
    fn cmp(&self, other: &Self) -> Ordering {
        self.alike.total_cmp(&other.alike).then((other.a, other.b).cmp(&(self.a, self.b)))
    }
}

impl PartialOrd for Offer {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

/// Groups of articles with what their articles have in common with others' in sum.
struct Groups {
    members: Vec<Vec<u32>>,
    links: Vec<BTreeMap<u32, f32>>,
}

impl Groups {
    /// How alike two groups are on average, if they are linked. Articles that were not compared are not alike.
    fn alike(&self, a: u32, b: u32) -> Option<f32> {
        let sum = self.links[a as usize].get(&b)?;
        Some(sum / (self.members[a as usize].len() * self.members[b as usize].len()) as f32)
    }

    fn offer(&self, a: u32, b: u32) -> Option<Offer> {
        let alike = self.alike(a, b).filter(|alike| *alike >= ALIKE)?;
        Some(Offer { alike, a: a.min(b), b: a.max(b) })
    }

    /// Joins two groups into the one that has more links, and returns it.
    fn join(&mut self, a: u32, b: u32) -> u32 {
        let (into, from) = if self.links[a as usize].len() >= self.links[b as usize].len() { (a, b) } else { (b, a) };
        let links = std::mem::take(&mut self.links[from as usize]);
        for (other, sum) in links {
            self.links[other as usize].remove(&from);
            if other != into {
                *self.links[into as usize].entry(other).or_default() += sum;
                *self.links[other as usize].entry(into).or_default() += sum;
            }
        }
        let members = std::mem::take(&mut self.members[from as usize]);
        self.members[into as usize].extend(members);
        into
    }
}

/// The groups of `count` articles, each sorted, in the order of their first articles.
pub(super) fn groups(count: usize, edges: Vec<Edge>) -> Vec<Vec<u32>> {
    let mut groups =
        Groups { members: (0..count as u32).map(|n| vec![n]).collect(), links: vec![BTreeMap::new(); count] };
    for e in &edges {
        groups.links[e.a as usize].insert(e.b, e.alike);
        groups.links[e.b as usize].insert(e.a, e.alike);
    }
    let mut offers: BinaryHeap<Offer> = edges.iter().filter_map(|e| groups.offer(e.a, e.b)).collect();
    drop(edges);
    while let Some(offer) = offers.pop() {
        // An offer of groups that have been joined with others since is void.
        if groups.offer(offer.a, offer.b) != Some(offer) {
            continue;
        }
        let joined = groups.join(offer.a, offer.b);
        let others: Vec<u32> = groups.links[joined as usize].keys().copied().collect();
        offers.extend(others.into_iter().filter_map(|other| groups.offer(joined, other)));
    }
    let mut found: Vec<Vec<u32>> = groups.members.into_iter().filter(|m| !m.is_empty()).collect();
    found.iter_mut().for_each(|members| members.sort_unstable());
    found.sort_unstable();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edge(a: u32, b: u32, alike: f32) -> Edge {
        Edge { a, b, alike }
    }

    #[test]
    fn groups_are_alike_on_average() {
        // A chain: the third is like the second alone.
        assert_eq!(groups(3, vec![edge(0, 1, 0.9), edge(1, 2, 0.5)]), [vec![0, 1], vec![2]]);
        assert_eq!(groups(3, vec![edge(0, 1, 0.9), edge(1, 2, 0.5), edge(0, 2, 0.2)]), [vec![0, 1, 2]]);
        assert_eq!(groups(2, vec![edge(0, 1, 0.2)]), [vec![0], vec![1]]);
        assert_eq!(groups(0, Vec::new()), Vec::<Vec<u32>>::new());
    }
}
