//! Utterances from pairs of carriers. A long quotation may hold two sayings that others quote apart: carriers are of one
//! utterance only if the words by which they were found do overlap.

use std::ops::Range;

/// Two carriers that hold one utterance, with the words of each by which that shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub carriers: [u32; 2],
    pub ranges: [Range<u32>; 2],
}

/// The groups of carriers, each sorted; in the order of their first carriers. A carrier may be in several.
pub(super) fn groups(links: &[Link]) -> Vec<Vec<u32>> {
    let mut root: Vec<usize> = (0..links.len()).collect();
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
                    root[a.max(b)] = a.min(b);
                }
            }
        }
    }
    let mut members: Vec<(usize, u32)> = Vec::with_capacity(links.len() * 2);
    for (n, link) in links.iter().enumerate() {
        let group = find(&mut root, n);
        members.extend(link.carriers.iter().map(|&c| (group, c)));
    }
    members.sort_unstable();
    members.dedup();
    let mut groups: Vec<Vec<u32>> =
        members.chunk_by(|x, y| x.0 == y.0).map(|same| same.iter().map(|m| m.1).collect()).collect();
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
        assert_eq!(groups(&links), [vec![0, 1, 3], vec![0, 2]]);
        assert_eq!(groups(&[]), Vec::<Vec<u32>>::new());
    }
}
