//! Whether two strings name one speaker.

use super::{Quotation, words};

const SMALL: &str = " a an the of and or in on at to for from by with as that this who whom which whose his her its their s \
                     one some ";

/// Whether a prediction's speaker is gold's: spans that overlap, or strings that agree.
pub fn speaker_right(gold: &Quotation, found: &Quotation) -> bool {
    if let (Some(g), Some(f)) = (gold.speaker, found.speaker)
        && g.1.min(f.1) > g.0.max(f.0)
        && f.1 - f.0 <= 200
    {
        return true;
    }
    [&gold.speaker_text, &gold.speaker_ref].into_iter().flatten().any(|wanted| {
        agree(wanted, found.speaker_text.as_deref().unwrap_or_default(), 25)
            || agree(wanted, found.speaker_ref.as_deref().unwrap_or_default(), 8)
    })
}

/// Whether the head or the last word of one is among the words of the other, of at most `longest` words.
pub fn agree(gold: &str, found: &str, longest: usize) -> bool {
    if gold.is_empty() || found.is_empty() {
        return false;
    }
    let (a, b) = (name_words(gold), name_words(found));
    let (Some(last_a), Some(last_b)) = (a.last(), b.last()) else { return false };
    if b.len() > longest {
        return false;
    }
    let head_a = name_words(head(gold));
    let head_b = name_words(head(found));
    let keys = |last: &String, head: &[String]| [Some(last.clone()), head.last().cloned()];
    keys(last_a, &head_a).iter().flatten().any(|k| b.contains(k))
        || keys(last_b, &head_b).iter().flatten().any(|k| a.contains(k))
}

fn name_words(s: &str) -> Vec<String> {
    let chars: Vec<char> = s.chars().collect();
    let all: Vec<String> =
        words(&chars).iter().map(|&(a, b)| chars[a..b].iter().collect::<String>().to_lowercase()).collect();
    let bare = all.iter().map(|w| w.trim_end_matches("'s").trim_end_matches("’s").to_owned());
    let telling: Vec<String> = bare.filter(|w| !SMALL.contains(&format!(" {w} "))).collect();
    if telling.is_empty() { all } else { telling }
}

/// What stands before the first comma, bracket, spaced dash, preposition or relative pronoun.
fn head(s: &str) -> &str {
    let s = s.trim();
    let mut cut = s.find([',', ';', ':', '(', ')', '[', ']']).unwrap_or(s.len());
    let mut at = 0;
    for word in s.split_inclusive(char::is_whitespace) {
        let bare = word.trim().to_lowercase();
        let dash = !bare.is_empty() && bare.chars().all(|c| matches!(c, '-' | '–' | '—'));
        let small = matches!(
            bare.as_str(),
            "of" | "who"
                | "whom"
                | "which"
                | "that"
                | "in"
                | "on"
                | "at"
                | "for"
                | "from"
                | "by"
                | "with"
                | "to"
                | "as"
        );
        if at > 0 && at < cut && word.ends_with(char::is_whitespace) && (dash || small) {
            cut = at - 1;
            break;
        }
        at += word.len();
    }
    &s[..cut.min(s.len())]
}
