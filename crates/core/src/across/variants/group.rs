//! Utterances from pairs of carriers. A long quotation may hold two sayings that others quote apart: carriers are of one
//! utterance only if the words by which they were found do overlap. Two that contradict each other are of none, though a third
//! one, which tells less, goes with both: it is then in two groups.

use std::collections::BTreeSet;
use std::ops::Range;

/// Two carriers that hold one utterance, with the words of each by which that shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub carriers: [u32; 2],
    pub ranges: [Range<u32>; 2],
}

/// The groups of carriers, each sorted; in the order of their first carriers. A carrier may be in several. `contrary` has the
/// pairs that no group may hold, each both ways.
pub(super) fn groups(links: &[Link], contrary: &BTreeSet<(u32, u32)>) -> Vec<Vec<u32>> {
    let mut root: Vec<usize> = (0..links.len()).collect();
    // The carriers of each group, by its root.
    let mut members: Vec<Vec<u32>> = links.iter().map(|link| link.carriers.to_vec()).collect();
    let contradict = |a: &[u32], b: &[u32]| {
        let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
        let others = |c: u32| contrary.range((c, 0)..=(c, u32::MAX)).map(|pair| pair.1);
        few.iter().any(|&c| others(c).any(|other| many.contains(&other)))
    };
    // Each carrier's links, in the order of where their words begin.
    let mut ends: Vec<(u32, u32, u32, usize)> = Vec::with_capacity(links.len() * 2);
    for (n, link) in links.iter().enumerate() {
        for (carrier, range) in link.carriers.iter().zip(&link.ranges) {
            ends.push((*carrier, range.start, range.end, n));
        }
    }
    ends.sort_unstable();
    for own in ends.chunk_by(|x, y| x.0 == y.0) {
        for (i, x) in own.iter().enumerate() {
            let nearby = own[i + 1..].iter().take_while(|y| y.1 < x.2).take(crate::across::place::GROUP);
            for y in nearby {
                let both = x.2.min(y.2).saturating_sub(y.1);
                if 2 * both >= (x.2 - x.1).min(y.2 - y.1) {
                    let (a, b) = (find(&mut root, x.3), find(&mut root, y.3));
                    let (first, second) = (a.min(b), a.max(b));
                    if first != second && !contradict(&members[first], &members[second]) {
                        root[second] = first;
                        let more = std::mem::take(&mut members[second]);
                        members[first].extend(more);
                    }
                }
            }
        }
    }
    // Those that were joined with another are empty.
    let mut groups: Vec<Vec<u32>> = members.into_iter().filter(|group| !group.is_empty()).collect();
    for group in &mut groups {
        group.sort_unstable();
        group.dedup();
    }
    groups.sort_unstable();
    groups.dedup();
    groups
}

fn find(root: &mut [usize], mut n: usize) -> usize {
    while root[n] != n {
        root[n] = root[root[n]];
        n = root[n];
    }
    n
}

#[cfg(test)]
mod tests {
    use super::*;

    fn link(a: u32, x: Range<u32>, b: u32, y: Range<u32>) -> Link {
        Link { carriers: [a, b], ranges: [x, y] }
    }

    #[test]
    fn a_long_quotation_does_not_join_what_it_holds_apart() {
        // Carrier 0 has two sentences, which 1 and 2 quote apart; 3 quotes the first one as well.
        let links = [link(0, 0..4, 1, 0..4), link(0, 6..9, 2, 0..3), link(0, 0..3, 3, 1..4)];
        assert_eq!(groups(&links, &BTreeSet::new()), [vec![0, 1, 3], vec![0, 2]]);
        // What contradicts is not joined by what goes with both.
        let both = [link(4, 0..4, 5, 0..4), link(5, 0..4, 6, 0..4)];
        assert_eq!(groups(&both, &BTreeSet::new()), [vec![4, 5, 6]]);
        assert_eq!(groups(&both, &BTreeSet::from([(4, 6), (6, 4)])), [vec![4, 5], vec![5, 6]]);
        assert_eq!(groups(&[], &BTreeSet::new()), Vec::<Vec<u32>>::new());
    }
}
