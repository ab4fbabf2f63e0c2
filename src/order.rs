//! Sorting that costs the page little.
//!
//! The standard library compiles its sort anew for every type and every order: two dozen of them made up a quarter of the
//! worker's program. Here one sort, of indices by a comparison behind a pointer, serves them all; what is left per type is
//! the moving of items. It is stable, and as fast as the lists of one article need.

use std::cmp::Ordering;

/// Sorts by `order`; equal items keep their places.
pub fn by<T>(items: &mut [T], order: impl Fn(&T, &T) -> Ordering) {
    let places = sorted_places(items.len(), &|a, b| order(&items[a], &items[b]));
    arrange(places, &mut |a, b| items.swap(a, b));
}

/// Sorts by a key; equal items keep their places.
pub fn by_key<T, K: Ord>(items: &mut [T], key: impl Fn(&T) -> K) {
    by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by the items' own order.
pub fn plain<T: Ord>(items: &mut [T]) {
    by(items, T::cmp);
}

/// For each place, which item belongs there; nothing if all are in order: runs that are in order are merged two by two, which costs a program less than
/// the standard library's sort and an order of half-sorted lists less time.
fn sorted_places(len: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    // Most lists come in order.
    if (1..len).all(|at| order(at - 1, at) != Ordering::Greater) {
        return Vec::new();
    }
    let mut places: Vec<u32> = (0..len as u32).collect();
    let mut other = places.clone();
    let mut width = 1;
    while width < len {
        let mut from = 0;
        while from < len {
            let (middle, end) = ((from + width).min(len), (from + 2 * width).min(len));
            let (mut left, mut right) = (from, middle);
            for slot in &mut other[from..end] {
                let takes_left = left < middle
                    && (right == end || order(places[left] as usize, places[right] as usize) != Ordering::Greater);
                let taken = if takes_left { &mut left } else { &mut right };
                *slot = places[*taken];
                *taken += 1;
            }
            from = end;
        }
        std::mem::swap(&mut places, &mut other);
        width *= 2;
    }
    places
}

/// Brings each item to its place by swaps. Each cycle of the permutation is walked once.
fn arrange(mut places: Vec<u32>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..places.len() {
        let mut at = start;
        loop {
            let from = places[at] as usize;
            places[at] = at as u32;
            if from == start {
                break;
            }
            swap(at, from);
            at = from;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn sorts_as_the_standard_library(items in prop::collection::vec((0u8..9, any::<u16>()), 0..80)) {
            let mut ours = items.clone();
            let mut theirs = items;
            by_key(&mut ours, |i| i.0);
            theirs.sort_by_key(|i| i.0);
            prop_assert_eq!(&ours, &theirs);
            plain(&mut ours);
            theirs.sort();
            prop_assert_eq!(ours, theirs);
        }
    }
}
