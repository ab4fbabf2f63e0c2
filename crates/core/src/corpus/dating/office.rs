//! Finds the office that a title names: "Foreign Secretary", "the former French president", "Apple's chief executive".

use super::lexicon::Lexicon;
use crate::text::among;
use crate::text::{Class, Document, TokenKind};

/// Kinds of office, one bit a letter of the lexicon's.
pub(super) const fn kind(letter: u8) -> u32 {
    1 << (letter & 31)
}

const fn kinds(letters: &[u8]) -> u32 {
    let (mut set, mut i) = (0, 0);
    while i < letters.len() {
        set |= kind(letters[i]);
        i += 1;
    }
    set
}

/// Heads of state and government, and the monarchs among them.
pub(super) const RULERS: u32 = kinds(b"PMK");

/// Set for words that say little: "leader" is an office only beside the name of the country or organisation.
pub(super) const LOOSE: u32 = 1;

/// Offices that are told from others of the name by the country or organisation alone.
pub(super) const LED: u32 = kinds(b"CSGL");

/// When somebody held the office that is named, as the title says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    Now,
    /// "then-President": not before it began.
    Then,
    Former,
    /// "President-elect".
    Elect,
}

/// A title.
#[derive(Clone, Debug)]
pub(super) struct Office {
    /// Its first token.
    pub first: usize,
    pub kinds: u32,
    pub when: When,
    /// Whose office it is, if the title says so.
    pub bodies: Vec<u32>,
}

/// How many tokens a title may have.
const REACH: usize = 12;

/// The title right before the name that begins at token `name`, not before token `floor`.
pub(super) fn before(document: &Document<'_>, name: usize, floor: usize, lexicon: &Lexicon) -> Option<Office> {
    // "Acme’s chief executive, Ann Roe".
    let end = if name > floor && document.is(name - 1, ",") { name - 1 } else { name };
    let mut from = end;
    while from > floor && end - from < REACH && is_part(document, from - 1) {
        from -= 1;
    }
    for at in (from..end).rev() {
        let word = document.lower(at);
        if let Some(kinds) = head(document, at, from, end) {
            let mut office = office(document, kinds, (from, at, end), lexicon);
            if office.when == When::Now && serves(document, floor, office.first, name) {
                office.when = When::Then;
            }
            // "the prospect of a President Roe": there is none.
            let supposed = office.first > floor && matches!(document.lower(office.first - 1), "a" | "any");
            return Some(office).filter(|_| !supposed);
        }
        let capital = document.tokens.get(at).is_some_and(|t| t.capital);
        let glue = matches!(word, "of" | "the" | "for" | "’s" | "'s" | "." | "co-founder" | "founder" | "affairs")
            || word == "and" && !document.tokens.get(at + 1).is_some_and(|t| t.capital);
        if !capital && !glue {
            return None;
        }
    }
    None
}

/// Whether an office is named for the sake of somebody who worked under its holder, some time or other: "a speechwriter to
/// Secretary Roe", "under President Roe", "President Roe's former adviser".
fn serves(document: &Document<'_>, floor: usize, first: usize, name: usize) -> bool {
    let service = "former served serving adviser advisor aide assistant speechwriter worked deputy appointed nominated";
    let served = |mut near: std::ops::Range<usize>| near.any(|i| among(document.lower(i), service));
    let before = if first > floor { document.lower(first - 1) } else { "" };
    let after = (name..name + 4).find(|&i| document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Possessive));
    let led = among(before, "to for by with");
    before == "under"
        || led && served(first.saturating_sub(8).max(floor)..first)
        || after.is_some_and(|i| document.reads(i + 1, "former"))
}

/// The title set off after the name that ends before token `name_end`: ", president of Ruritania,".
pub(super) fn after(document: &Document<'_>, name_end: usize, limit: usize, lexicon: &Lexicon) -> Option<Office> {
    if !document.is(name_end, ",") {
        return None;
    }
    let from = name_end + 1;
    let mut end = from;
    while end < limit && end - from < REACH && is_part(document, end) {
        end += 1;
    }
    let at = (from..end.min(from + 7)).find(|&at| head(document, at, from, end).is_some())?;
    // ", with President Roe": somebody else's.
    if document.tokens.get(at + 1).is_some_and(|t| t.capital && t.spaced && t.kind == TokenKind::Word) {
        return None;
    }
    // ", a candidate for president", ", whose time as secretary".
    let other = |i: usize| {
        document.tokens.get(i).is_some_and(|t| t.class.has(Class::PREPOSITION))
            || matches!(document.lower(i), "who" | "whose" | "which" | "candidate" | "nominee")
    };
    if (from..at).any(other) {
        return None;
    }
    let kinds = head(document, at, from, end)?;
    Some(office(document, kinds, (from, at, end), lexicon))
}

/// Whether a token can stand within a title.
fn is_part(document: &Document<'_>, i: usize) -> bool {
    document.tokens.get(i).is_some_and(|t| matches!(t.kind, TokenKind::Word | TokenKind::Possessive))
        || document.is(i, "-")
        || document.is(i, "&")
        || document.is(i, ".") && matches!(document.lower(i.wrapping_sub(1)), "gov" | "lt" | "sec" | "pres" | "gen")
}

/// Words of an office that may stand small before its head: "prime minister", "chief executive".
fn small_part(word: &str) -> bool {
    among(word, "prime vice chief foreign supreme opposition attorney press secretary")
}

/// What is left of "ex-president", "then-president", "president-elect".
pub(super) fn bare(word: &str) -> &str {
    let word = word.strip_prefix("ex-").or_else(|| word.strip_prefix("then-")).unwrap_or(word);
    word.strip_suffix("-elect").or_else(|| word.strip_suffix("-designate")).unwrap_or(word)
}

const CHAIRS: &str =
    "chair chairman chairwoman chairperson ceo director commissioner administrator executive officer archbishop";

/// The kinds of office that token `at` names, if it is the head of a title within `tokens[from..end]`.
fn head(document: &Document<'_>, at: usize, from: usize, end: usize) -> Option<u32> {
    let near = |by: usize| if at >= from + by { document.lower(at - by) } else { "" };
    let around =
        |words: &[&str]| (at.saturating_sub(2).max(from)..end.min(at + 4)).any(|i| words.contains(&document.lower(i)));
    let before = if at > from && document.is(at - 1, ".") { near(2) } else { near(1) };
    let junior = among(before, "financial economic parliamentary permanent private");
    if junior && document.reads(at, "secretary") {
        return None;
    }
    if among(before, "deputy assistant associate under crown lt lieutenant") || around(&["shadow"]) {
        return None;
    }
    let portfolio = || {
        if around(&["foreign", "external", "state"]) {
            kind(b'F')
        } else if around(&["defense", "defence", "war"]) {
            kind(b'D')
        } else if around(&["finance", "treasury", "economy"]) {
            kind(b'T')
        } else if around(&["interior", "home", "justice", "security"]) {
            kind(b'J')
        } else {
            0
        }
    };
    let kinds = match bare(document.lower(at)) {
        "president" if before == "vice" => kinds(b"V"),
        "vice-president" => kinds(b"V"),
        "president" | "pres" => kinds(b"PC"),
        "minister" if before == "prime" => {
            if near(2) == "deputy" {
                return None;
            }
            kinds(b"M")
        }
        "minister" if matches!(before, "chief" | "first") => kinds(b"GM"),
        "minister" => match portfolio() {
            0 => kinds(b"J"),
            found => found,
        },
        "adviser" | "advisor" if before == "security" => kinds(b"J"),
        "premier" => kinds(b"MG"),
        "pm" | "taoiseach" => kinds(b"M"),
        "chancellor" => kinds(b"MT"),
        "secretary" if before == "press" || around(&["chief", "cabinet"]) => kinds(b"S"),
        "secretary" if around(&["general"]) => kinds(b"CL"),
        "secretary" => match portfolio() {
            0 if at == from => kinds(b"FDTJ"),
            0 => kinds(b"J"),
            found => found,
        },
        "general" if matches!(before, "attorney" | "surgeon") => kinds(b"J"),
        "secretary-general" | "director-general" | "general" => kinds(b"CL"),
        "leader" if before == "supreme" => kinds(b"K"),
        "leader" if matches!(before, "opposition" | "majority" | "minority") => kinds(b"L"),
        "leader" | "strongman" | "ruler" => kinds(b"LPMKC") | LOOSE,
        "chief" | "head" | "boss" => kinds(b"CL") | LOOSE,
        "governor" | "gov" | "mayor" => kinds(b"GC"),
        "spokesman" | "spokeswoman" | "spokesperson" => kinds(b"S"),
        "speaker" => kinds(b"L"),
        "diplomat" => kinds(b"FC"),
        word if among(word, "king queen emperor sultan emir pope pontiff ayatollah") => kinds(b"K"),
        word if among(word, CHAIRS) => kinds(b"C"),
        _ => 0,
    };
    Some(kinds).filter(|k| *k != 0)
}

fn office(document: &Document<'_>, kinds: u32, (from, at, end): (usize, usize, usize), lexicon: &Lexicon) -> Office {
    let mut when = When::Now;
    for i in (from.max(at.saturating_sub(6))..=at).rev() {
        let word = document.lower(i);
        match word {
            _ if among(word, "former formerly previous ex ousted deposed onetime one-time") => when = When::Former,
            _ if among(word, "then late future served was") => when = When::Then,
            "incoming" => when = When::Elect,
            _ if word.starts_with("ex-") => when = When::Former,
            _ if word.starts_with("then-") => when = When::Then,
            _ if word.ends_with("-elect") || word.ends_with("-designate") => when = When::Elect,
            _ => {}
        }
        // "former adviser to the president", "former chairman of": somebody else's past.
        let small = document.tokens.get(i).is_some_and(|t| t.kind == TokenKind::Word && !t.capital);
        let within = small_part(word) || word.contains('-') || matches!(word, "policy" | "as" | "’s" | "'s");
        if when != When::Now || i < at && small && !within {
            break;
        }
    }
    let bodies = bodies(document, from, end, lexicon);
    let mut first = at;
    let part = |i: usize| {
        let word = document.lower(i);
        let token = document.tokens.get(i);
        token
            .is_some_and(|t| t.kind == TokenKind::Possessive || t.capital && (t.shout || !t.class.has(Class::FUNCTION)))
            || small_part(word)
    };
    while first > from && part(first - 1) {
        first -= 1;
    }
    Office { first, kinds, when, bodies }
}

/// The countries and organisations that `tokens[from..end]` name.
pub(super) fn bodies(document: &Document<'_>, from: usize, end: usize, lexicon: &Lexicon) -> Vec<u32> {
    let mut bodies = Vec::new();
    let mut i = from;
    while i < end {
        let capital = document
            .tokens
            .get(i)
            .is_some_and(|t| t.capital || t.kind == TokenKind::Word && document.lower(i).contains('-'));
        let longest = (1..=4.min(end - i)).rev().filter(|_| capital).find_map(|n| {
            let words: Vec<&str> = (i..i + n).map(|k| document.word(k)).collect();
            Some(lexicon.bodies(&words.join(" "))).filter(|b| !b.is_empty()).map(|b| (n, b))
        });
        match longest {
            Some((n, found)) => {
                bodies.extend(found.iter().filter(|b| !bodies.contains(*b)).copied().collect::<Vec<u32>>());
                i += n;
            }
            None => i += 1,
        }
    }
    bodies
}
