//! Letters that stand for a name: "NATO" for the North Atlantic Treaty Organization, in brackets after it or alone.

use super::NameKind;
use super::unfinished_name::UnfinishedName;
use crate::interner::Interner;
use crate::text::Document;

/// Letters at least that stand for a body which nothing says they stand for: two are too often those of several.
pub(super) const SHORTEST: usize = 3;

/// The letters that the words of a name in capitals begin with; abbreviations and small words are left out.
pub(super) fn initials(name: &str) -> String {
    let words = name.split_whitespace().filter(|word| !word.contains('.'));
    words.filter_map(|word| word.chars().next()).filter(|c| c.is_uppercase()).collect()
}

/// Makes one name of a body and its letters, where the article has both.
pub(super) fn join(document: &Document<'_>, names: &mut [UnfinishedName]) {
    let (mut letters_of, mut short) = (Interner::default(), Vec::<usize>::new());
    for (i, name) in names.iter().enumerate().filter(|(_, n)| !n.key.contains(' ') && document.tokens[n.at.0].shout) {
        *letters_of.entry(&name.key, &mut short) = i;
    }
    if short.is_empty() {
        return;
    }
    let mut told = vec![0u32; names.len()];
    let mut pairs: Vec<(usize, usize)> = Vec::new();
    for (long, name) in names.iter().enumerate() {
        let (first, last) = name.at;
        if last < first + 2 {
            continue;
        }
        let bracketed = document.is(last, "(") && document.is(last + 2, ")") && document.tokens[last + 1].shout;
        if !bracketed && name.kind != Some(NameKind::Organisation) {
            continue;
        }
        let initials = initials(document.slice(first, last).of(document.text)).to_lowercase();
        if bracketed {
            let letters = document.lower(last + 1);
            let fits = initials == letters
                || (initials.chars().next() == letters.chars().next() && letters.len() >= 2 && initials.len() >= 2);
            if let Some(at) = letters_of.get(letters).map(|n| short[n]).filter(|&at| fits && at != long) {
                // What is told outright leaves no doubt.
                told[at] = u32::MAX;
                pairs.push((at, long));
            }
            continue;
        }
        // "the Congressional Budget Office … the CBO", of one body only.
        if initials.chars().count() >= SHORTEST
            && let Some(at) = letters_of.get(&initials).map(|n| short[n])
            && told[at] != u32::MAX
        {
            told[at] += 1;
            pairs.push((at, long));
        }
    }
    for (at, long) in pairs {
        let outright = told[at] == u32::MAX;
        if !outright && told[at] != 1 || names[at].mentions.is_empty() {
            continue;
        }
        let mentions = std::mem::take(&mut names[at].mentions);
        let letters = std::mem::take(&mut names[at].name.text);
        let name = &mut names[long];
        // A reader knows it by what the article calls it more often.
        if mentions.len() - usize::from(outright) > name.mentions.len() {
            name.name.text = letters;
        }
        name.mentions.extend(mentions);
        name.kind = Some(NameKind::Organisation);
    }
}
