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

/// Sorts numbers by what `key` gives for each, digit by digit; of equal keys the order stays. For lists as long as a corpus:
/// comparing would look up both sides, far apart in memory, some twenty times for each number.
pub fn by_number(numbers: &mut [u32], key: &dyn Fn(u32) -> u64) {
    // By one half of the keys after the other, so that they take half the memory.
    for half in [0, u32::BITS] {
        let mut now: Vec<(u32, u32)> = numbers.iter().map(|&n| ((key(n) >> half) as u32, n)).collect();
        let first = now.first().map_or(0, |n| n.0);
        let differ = now.iter().fold(0, |bits, n| bits | (n.0 ^ first));
        if differ == 0 {
            continue;
        }
        let mut next = now.clone();
        for shift in (0..u32::BITS).step_by(8) {
            let digit = |key: u32| (key >> shift) as usize & 0xff;
            if digit(differ) == 0 {
                continue;
            }
            let mut places = [0usize; 257];
            now.iter().for_each(|n| places[digit(n.0) + 1] += 1);
            for d in 0..256 {
                places[d + 1] += places[d];
            }
            for n in &now {
                let place = &mut places[digit(n.0)];
                next[*place] = *n;
                *place += 1;
            }
            std::mem::swap(&mut now, &mut next);
        }
        for (slot, (_, n)) in numbers.iter_mut().zip(now) {
            *slot = n;
        }
    }
}

/// For each place, which item belongs there; nothing if all are in order.
fn sorted_places(len: usize, order: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    // Most lists come in order.
    if (1..len).all(|at| order(at - 1, at) != Ordering::Greater) {
        return Vec::new();
    }
    let mut places: Vec<u32> = (0..len as u32).collect();
    places.sort_by(|&a, &b| order(a as usize, b as usize));
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

        #[test]
        fn numbers_go_by_their_keys(keys in prop::collection::vec(prop_oneof![0u64..5, any::<u64>(), Just(u64::MAX)], 0..300)) {
            let mut ours: Vec<u32> = (0..keys.len() as u32).rev().collect();
            let mut theirs = ours.clone();
            by_number(&mut ours, &|n| keys[n as usize]);
            theirs.sort_by_key(|&n| keys[n as usize]);
            prop_assert_eq!(ours, theirs);
        }
    }
}
