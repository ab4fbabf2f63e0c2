//! Who introduces reported words where no rule knows the cue: the nearest verb before them with its subject, or a noun that
//! somebody has.

use super::context::{DocumentContext, Np};
use crate::text::{Class, Form, TokenKind};

/// Tokens back that a generic cue may stand from the words it introduces.
const REACH: usize = 14;

/// Who says what begins at `p`, and the cue, where no rule knows it: the nearest verb before it and that verb's subject, or a
/// noun that someone has: "his claim that".
pub(super) fn introduced(scene: &DocumentContext<'_>, first: usize, p: usize) -> Option<(Np, (usize, usize))> {
    let lo = p.saturating_sub(REACH).max(first);
    for c in (lo..p).rev() {
        let t = scene.d.tokens[c];
        if scene.quoted(c) || matches!(scene.d.word(c), ";" | ":") && c + 1 < p {
            return None;
        }
        if t.kind != TokenKind::Word {
            continue;
        }
        let word = scene.d.lower(c);
        if scene.has(c, Class::CUE_NOUN)
            && c > lo
            && !t.capital
            && let Some(np) = possessor(scene, first, c)
        {
            return Some((np, (c, p.min(c + 1))));
        }
        let verb = t.class.any(Class::CUE.or(Class::VERB).or(Class::PAST_VERB))
            || t.form != Form::None
            || word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
        if !verb || t.capital && c > first || scene.is_aux(c) || noun_here(scene, c) {
            continue;
        }
        // "was told to leave": who is told says nothing.
        let passive = (lo..c).rev().find(|&k| !scene.is_adverb(k)).is_some_and(|k| scene.has(k, Class::BEING));
        if passive && t.form != Form::Ing && !word.ends_with("ing") {
            return None;
        }
        let ing = t.form == Form::Ing || t.form == Form::None && word.ends_with("ing");
        let subject = if ing && !scene.is_aux(c.wrapping_sub(1)) {
            scene.participle_subject(first, c)
        } else if scene.d.lower(c.wrapping_sub(1)) == "to" {
            scene.main_subject(first, c)
        } else {
            scene.subject(c, first).or_else(|| scene.main_subject(first, c))
        };
        return Some((subject?, (c, c + 1)));
    }
    None
}

/// Whether the word before makes token `c` a noun.
fn noun_here(scene: &DocumentContext<'_>, c: usize) -> bool {
    let Some(before) = c.checked_sub(1) else { return false };
    let ing = scene.d.lower(c).ends_with("ing");
    scene.d.tokens[before].kind == TokenKind::Possessive
        || scene.has(before, Class::DETERMINER)
        || scene.has(before, Class::PREPOSITION) && !ing && scene.d.lower(before) != "to"
}

/// Who has the noun at `c`: "Roe’s claim", "his repeated claims".
fn possessor(scene: &DocumentContext<'_>, first: usize, c: usize) -> Option<Np> {
    let k = (first..c).rev().take(4).find(|&k| {
        scene.d.tokens[k].kind == TokenKind::Possessive || matches!(scene.d.lower(k), "his" | "her" | "their" | "its")
    })?;
    if scene.d.tokens[k].kind != TokenKind::Possessive {
        return Some(Np { first: k, last: k + 1 });
    }
    let start = (first..k)
        .rev()
        .take(8)
        .take_while(|&i| scene.d.is_word(i) && (scene.capital(i) || scene.has(i, Class::DETERMINER.or(Class::ROLE))))
        .last()?;
    Some(Np { first: start, last: k })
}
