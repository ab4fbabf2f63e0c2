//! What changed from one version of a text to the next, sentence by sentence.

use std::collections::HashMap;

use serde::Serialize;

/// A place where two versions differ.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The sentences that stood there; empty if some were put in.
    pub was: String,
    /// The sentences that stand there now; empty if some were left out.
    pub now: String,
}

/// The places where two versions of a text differ, in the order of the newer one. Sentences that both have once, in the same
/// order, hold the versions together; work is that of sorting them.
pub fn changes(older: &str, newer: &str) -> Vec<Change> {
    let (was, now) = (sentences(older), sentences(newer));
    let mut found = Vec::new();
    let (mut at_was, mut at_now) = (0, 0);
    let ends = anchors(&was, &now).into_iter().chain([(was.len(), now.len())]);
    for (end_was, end_now) in ends {
        found.extend(difference(&was[at_was..end_was], &now[at_now..end_now]));
        (at_was, at_now) = (end_was + 1, end_now + 1);
    }
    found
}

/// How two stretches differ, without what they begin and end with alike.
fn difference(was: &[&str], now: &[&str]) -> Option<Change> {
    let start = was.iter().zip(now).take_while(|(a, b)| a == b).count();
    let (was, now) = (&was[start..], &now[start..]);
    let end = was.iter().rev().zip(now.iter().rev()).take_while(|(a, b)| a == b).count();
    let (was, now) = (&was[..was.len() - end], &now[..now.len() - end]);
    (!was.is_empty() || !now.is_empty()).then(|| Change { was: was.join(" "), now: now.join(" ") })
}

/// Places of sentences that both have once, in an order that both have.
fn anchors(was: &[&str], now: &[&str]) -> Vec<(usize, usize)> {
    // Where a sentence stands in either; nothing if it stands there more than once.
    let mut places: HashMap<&str, [Option<Option<usize>>; 2]> = HashMap::new();
    for (side, sentences) in [was, now].into_iter().enumerate() {
        for (at, sentence) in sentences.iter().enumerate() {
            let place = &mut places.entry(sentence).or_default()[side];
            *place = Some(if place.is_none() { Some(at) } else { None });
        }
    }
    let once = now.iter().enumerate().filter_map(|(at_now, sentence)| match places.get(sentence)? {
        [Some(Some(at_was)), Some(Some(_))] => Some((*at_was, at_now)),
        _ => None,
    });
    longest_rising(&once.collect::<Vec<_>>())
}

/// The longest selection of pairs that rises in the first number, as it does in the second.
fn longest_rising(pairs: &[(usize, usize)]) -> Vec<(usize, usize)> {
    // The pair that ends the best selection of each length, and the pair before each.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(pairs.len());
    for (at, (first, _)) in pairs.iter().enumerate() {
        let length = ends.partition_point(|end| pairs[*end].0 < *first);
        before.push(length.checked_sub(1).map(|length| ends[length]));
        if length == ends.len() { ends.push(at) } else { ends[length] = at }
    }
    let mut chosen: Vec<(usize, usize)> =
        std::iter::successors(ends.last().copied(), |at| before[*at]).map(|at| pairs[at]).collect();
    chosen.reverse();
    chosen
}

/// The sentences of a text, roughly: both versions are parted in one way.
fn sentences(text: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for line in text.lines() {
        let mut start = 0;
        let mut ended = false;
        for (at, c) in line.char_indices() {
            match c {
                '.' | '!' | '?' | '…' => ended = true,
                '"' | '”' | '’' | '\'' | ')' | '»' => {}
                c if c.is_whitespace() => {
                    if ended && !line[at..].trim_start().starts_with(char::is_lowercase) {
                        found.push(line[start..at].trim());
                        start = at;
                    }
                    ended = false;
                }
                _ => ended = false,
            }
        }
        found.push(line[start..].trim());
    }
    found.retain(|sentence| !sentence.is_empty());
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(older: &str, newer: &str) -> Vec<(String, String)> {
        changes(older, newer).into_iter().map(|change| (change.was, change.now)).collect()
    }

    fn pair(was: &str, now: &str) -> (String, String) {
        (was.to_owned(), now.to_owned())
    }

    #[test]
    fn changes_are_told_by_sentences() {
        let older = "The sea rose. Two people were hurt. “Go,” said Roe.\n\nThe wall fell.";
        let newer = "The sea rose. Five people were hurt. “Go,” said Roe.\n\nThe wall fell. It was old.";
        assert_eq!(
            told(older, newer),
            [pair("Two people were hurt.", "Five people were hurt."), pair("", "It was old.")]
        );
        assert_eq!(told(newer, newer), []);
        assert_eq!(told("", "A."), [pair("", "A.")]);
        assert_eq!(told("A. B. C.", "A. C."), [pair("B.", "")]);
    }

    #[test]
    fn sentences_that_come_again_or_were_moved_are_told_too() {
        assert_eq!(told("No. No. A b c.", "No. A b c."), [pair("No.", "")]);
        assert_eq!(told("A b c. D e f. G h i.", "G h i. A b c. D e f."), [pair("", "G h i."), pair("G h i.", "")]);
    }

    #[test]
    fn large_texts_take_no_longer_than_sorting() {
        let text =
            |shift: usize| (0..200_000).map(|n| format!("S {}.", (n + shift) % 150_000)).collect::<Vec<_>>().join(" ");
        assert!(!changes(&text(0), &text(75_000)).is_empty());
    }
}
