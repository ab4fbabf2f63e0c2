//! What one form of a saying has that another has not, word by word.

use super::Run;

/// Words of a text at most that are compared: the work is in proportion to the product of both numbers.
const MOST: usize = 240;

/// `text` in runs, of which those are `hit` whose words `other` has not in this order. Case, marks and white space make no
/// difference.
pub fn difference(text: &str, other: &str) -> Vec<Run> {
    let (words, others) = (words(text), words(other));
    let kept =
        if words.len() > MOST || others.len() > MOST { vec![true; words.len()] } else { common(&words, &others) };
    let mut runs: Vec<Run> = Vec::new();
    let mut at = 0;
    for (n, (word, kept)) in words.iter().zip(kept).enumerate() {
        // White space belongs to the word before it, so that a run of other words is one run.
        let end = words.get(n + 1).map_or(text.len(), |next| next.start);
        let piece = &text[at..end];
        at = end;
        let differs = !kept && !word.folded.is_empty();
        match runs.last_mut() {
            Some(run) if run.hit == differs => run.text.push_str(piece),
            _ => runs.push(Run { text: piece.to_owned(), hit: differs, marked: false }),
        }
    }
    runs
}

struct Word {
    start: usize,
    folded: String,
}

/// The words of a text; one of marks alone is folded to nothing.
fn words(text: &str) -> Vec<Word> {
    let mut start = 0;
    let mut words = Vec::new();
    for piece in text.split_inclusive(char::is_whitespace) {
        let folded = piece.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect();
        words.push(Word { start, folded });
        start += piece.len();
    }
    words
}

/// Which of `words` belong to a longest common subsequence with `others`.
fn common(words: &[Word], others: &[Word]) -> Vec<bool> {
    let width = others.len() + 1;
    // How many words are common from here on.
    let mut best = vec![0u16; (words.len() + 1) * width];
    for i in (0..words.len()).rev() {
        for j in (0..others.len()).rev() {
            best[i * width + j] = if words[i].folded == others[j].folded {
                best[(i + 1) * width + j + 1] + 1
            } else {
                best[(i + 1) * width + j].max(best[i * width + j + 1])
            };
        }
    }
    let mut kept = vec![false; words.len()];
    let (mut i, mut j) = (0, 0);
    while i < words.len() && j < others.len() {
        if words[i].folded == others[j].folded {
            kept[i] = true;
            (i, j) = (i + 1, j + 1);
        } else if best[(i + 1) * width + j] >= best[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn told(text: &str, other: &str) -> String {
        let run = |run: Run| if run.hit { format!("[{}]", run.text) } else { run.text };
        difference(text, other).into_iter().map(run).collect()
    }

    #[test]
    fn words_that_the_other_form_lacks_are_told() {
        assert_eq!(told("We are ready.", "“We are ready”"), "We are ready.");
        assert_eq!(told("We are not quite ready", "We are ready"), "We are [not quite ]ready");
        assert_eq!(told("They were ready", "We are ready"), "[They were ]ready");
        assert_eq!(told("ready", ""), "[ready]");
        assert_eq!(told("", "ready"), "");
    }

    proptest! {
        #[test]
        fn the_runs_are_the_text(text in "[a-c ,]{0,30}", other in "[a-c ]{0,30}") {
            let runs = difference(&text, &other);
            prop_assert_eq!(runs.iter().map(|run| run.text.as_str()).collect::<String>(), text.clone());
            prop_assert!(difference(&text, &text).iter().all(|run| !run.hit));
        }
    }
}
