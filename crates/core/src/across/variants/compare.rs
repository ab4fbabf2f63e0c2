//! How much two carriers have in common: the telling words that stand in both in one order.

use std::ops::Range;

/// A telling word: its term, and what it weighs in its article.
pub(super) type Term = (u32, f32);

/// What two carriers have in common.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Common {
    /// The weight of the words that both have in one order.
    pub weight: f32,
    /// Their places in both carriers, in order.
    pub pairs: Vec<(u32, u32)>,
    /// How many words that are.
    pub words: u32,
    /// The share of the lighter carrier that this is, from 0 to 1.
    pub share: f32,
    /// From the first to the last of these words, in each carrier.
    pub ranges: [Range<u32>; 2],
}

/// Compares two sequences of telling words.
pub(super) fn compare(a: &[Term], b: &[Term]) -> Common {
    let pairs = in_order(a, b);
    let weight: f32 = pairs.iter().map(|&(i, j)| a[i as usize].1.min(b[j as usize].1)).sum();
    let all = |terms: &[Term]| terms.iter().map(|t| t.1).sum::<f32>();
    let lighter = all(a).min(all(b));
    let (first, last) = (pairs.first().copied().unwrap_or_default(), pairs.last().copied().unwrap_or_default());
    let range = |from: u32, to: u32| from..if pairs.is_empty() { from } else { to + 1 };
    Common {
        weight,
        words: pairs.len() as u32,
        share: if lighter > 0.0 { weight / lighter } else { 0.0 },
        ranges: [range(first.0, last.0), range(first.1, last.1)],
        pairs,
    }
}

/// The heaviest common subsequence: places in both.
fn in_order(a: &[Term], b: &[Term]) -> Vec<(u32, u32)> {
    let wide = b.len() + 1;
    let mut best = vec![0.0_f32; (a.len() + 1) * wide];
    for (i, x) in a.iter().enumerate() {
        for (j, y) in b.iter().enumerate() {
            let skip = best[i * wide + j + 1].max(best[(i + 1) * wide + j]);
            let take = if x.0 == y.0 { best[i * wide + j] + x.1.min(y.1) } else { 0.0 };
            best[(i + 1) * wide + j + 1] = take.max(skip);
        }
    }
    let (mut i, mut j, mut pairs) = (a.len(), b.len(), Vec::new());
    while i > 0 && j > 0 {
        let here = best[i * wide + j];
        if here == best[(i - 1) * wide + j] {
            i -= 1;
        } else if here == best[i * wide + j - 1] {
            j -= 1;
        } else {
            (i, j) = (i - 1, j - 1);
            pairs.push((i as u32, j as u32));
        }
    }
    pairs.reverse();
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_common_stands_in_one_order() {
        let terms = |list: &[u32]| list.iter().map(|&t| (t, 1.0)).collect::<Vec<Term>>();
        let common = compare(&terms(&[1, 2, 3, 4]), &terms(&[9, 2, 8, 3, 7, 1]));
        assert_eq!((common.words, common.share), (2, 0.5));
        assert_eq!(common.ranges, [1..3, 1..4]);
        let nothing = compare(&terms(&[1]), &terms(&[2]));
        assert_eq!((nothing.words, nothing.ranges), (0, [0..0, 0..0]));
        assert_eq!(compare(&[], &[]).share, 0.0);
    }
}
