//! Unites entries of the timeline that stand in the same sentence, so that it is shown once.

use super::{Entry, Run};

/// The sentence of two entries with the expressions of both marked, if it is the same one.
pub fn united(a: &Entry, b: &Entry) -> Option<Vec<Run>> {
    (a.source.id == b.source.id).then(|| overlay(&a.sentence, &b.sentence)).flatten()
}

/// Runs of the same text as one list of runs, marked where either is; nothing if the texts differ.
fn overlay(a: &[Run], b: &[Run]) -> Option<Vec<Run>> {
    let length = |runs: &[Run]| runs.iter().map(|r| r.text.len()).sum::<usize>();
    if length(a) != length(b) {
        return None;
    }
    let mut out: Vec<Run> = Vec::new();
    let (mut left, mut right) = (a.iter(), b.iter());
    let (mut x, mut y) = (left.next(), right.next());
    let (mut from_x, mut from_y) = (0, 0);
    while let (Some(run), Some(other)) = (x, y) {
        let (rest, other_rest) = (run.text.get(from_x..)?, other.text.get(from_y..)?);
        let len = rest.len().min(other_rest.len());
        let text = rest.get(..len)?;
        if other_rest.get(..len)? != text {
            return None;
        }
        let (hit, marked) = (run.hit || other.hit, run.marked || other.marked);
        match out.last_mut() {
            Some(last) if (last.hit, last.marked) == (hit, marked) => last.text.push_str(text),
            _ if text.is_empty() => {}
            _ => out.push(Run { text: text.to_owned(), hit, marked }),
        }
        (from_x, from_y) = (from_x + len, from_y + len);
        if from_x == run.text.len() {
            (x, from_x) = (left.next(), 0);
        }
        if from_y == other.text.len() {
            (y, from_y) = (right.next(), 0);
        }
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Runs from text in which [ ] enclose what is marked.
    fn runs(text: &str) -> Vec<Run> {
        let mut out = Vec::new();
        for (i, part) in text.split(['[', ']']).enumerate() {
            if !part.is_empty() {
                out.push(Run { text: part.to_owned(), hit: false, marked: i % 2 == 1 });
            }
        }
        out
    }

    #[test]
    fn both_expressions_are_marked() {
        let a = runs("They met on [Monday] and, it was said, met on Monday again.");
        let b = runs("They met on Monday and, it was said, met on [Monday] again.");
        let both = runs("They met on [Monday] and, it was said, met on [Monday] again.");
        assert_eq!(overlay(&a, &b), Some(both.clone()));
        assert_eq!(overlay(&b, &both), Some(both));
        assert_eq!(overlay(&a, &runs("They met on [Sunday] and, it was said, met on Monday again.")), None);
        assert_eq!(overlay(&runs("ü"), &runs("ab")), None);
        assert_eq!(overlay(&a, &runs("They met.")), None);
    }
}
