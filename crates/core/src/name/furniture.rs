//! Headlines that a site glues to names: "Roe Jane Ann RoeNew bill stalls in Senate MORE". They give no names.

use crate::text::Document;

/// Tokens before a glued word within which the name stands that it repeats.
const BEFORE: usize = 10;

/// Tokens of a glued headline at most.
const LONGEST: usize = 60;

/// Whether a capitalised word goes on with a capital letter or digit after a small one, so that it may be two: "RoeNew".
pub(super) fn may_be_glued(document: &Document<'_>, i: usize) -> bool {
    let t = document.tokens[i];
    !t.shout && !t.hyphened && t.span.len() >= 5 && inner_capital(document.word(i)).is_some()
}

/// The stretches of tokens that are such headlines, in order. Each begins behind the name that it is glued to. `words` are the
/// tokens that may be glued, in order.
pub(super) fn glued(document: &Document<'_>, words: &[usize]) -> Vec<(usize, usize)> {
    let mut found: Vec<(usize, usize)> = Vec::new();
    for &i in words {
        let Some(cut) = inner_capital(document.word(i)) else { continue };
        let prefix = &document.lower(i)[..cut];
        let floor = found.last().map_or(0, |f| f.1).max(i.saturating_sub(BEFORE));
        let Some(name) = (floor..i).find(|&k| document.tokens[k].capital && document.lower(k) == prefix) else {
            continue;
        };
        let more = (i + 1..document.tokens.len().min(i + LONGEST)).find(|&k| document.word(k) == "MORE");
        found.push((name + 1, more.unwrap_or(i) + 1));
    }
    found
}

/// Where the first capital letter or digit after a small letter stands, three letters on or more: "RoeNew", "Roe2020".
fn inner_capital(word: &str) -> Option<usize> {
    let bytes = word.as_bytes();
    let begins = |k: usize| bytes[k].is_ascii_uppercase() || bytes[k].is_ascii_digit();
    (3..bytes.len()).find(|&k| begins(k) && bytes[k - 1].is_ascii_lowercase())
}
