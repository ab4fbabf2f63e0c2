//! Finds the cue and the speaker of reported words whose cue no rule knows: the nearest verb before them with its subject, or a
//! noun with a possessor ("his claim that").

use super::context::{DocumentContext, Np};
use crate::text::{Class, Form, TokenKind, among};

/// Verbs before an infinitive or a clause that report no words, whoever their subject is.
const NOT_SPEECH: &str = "seem seems seemed appear appears appeared tend tends tended need needs needed try tries tried trying \
    begin begins began start starts started happen happens happened fail fails failed failing manage manages managed prove \
    proves proved decline declines declined declining refuse refuses refused refusing continue continues continued have has had help helps helped make makes made let lets go goes went going";

/// A generic cue stands at most this many tokens before the words that it introduces.
const REACH: usize = 14;

/// The speaker and the cue of reported words that begin at token `p` of a sentence that begins at `first`.
pub(super) fn introduced(context: &DocumentContext<'_>, first: usize, p: usize) -> Option<(Np, (usize, usize))> {
    let lo = p.saturating_sub(REACH).max(first);
    for c in (lo..p).rev() {
        let t = context.d.tokens[c];
        if context.quoted(c) || matches!(context.d.word(c), ";" | ":") && c + 1 < p {
            return None;
        }
        if t.kind != TokenKind::Word {
            continue;
        }
        let word = context.d.lower(c);
        if context.has(c, Class::CUE_NOUN)
            && c > lo
            && !t.capital
            && let Some(np) = possessor(context, first, c)
        {
            return Some((np, (c, p.min(c + 1))));
        }
        let verb = t.class.any(Class::CUE.or(Class::VERB).or(Class::PAST_VERB))
            || t.form != Form::None
            || word.len() > 4 && (word.ends_with("ed") || word.ends_with("ing"));
        if !verb || t.capital && c > first || context.is_aux(c) || noun_here(context, c) {
            continue;
        }
        if among(word, NOT_SPEECH) {
            return None;
        }
        // "was told to leave": the person who is told does not speak.
        let passive = (lo..c).rev().find(|&k| !context.is_adverb(k)).is_some_and(|k| context.has(k, Class::BEING));
        if passive && t.form != Form::Ing && !word.ends_with("ing") {
            return None;
        }
        let ing = t.form == Form::Ing || t.form == Form::None && word.ends_with("ing");
        let subject = if ing && !context.is_aux(c.wrapping_sub(1)) {
            context.participle_subject(first, c)
        } else if context.d.reads(c.wrapping_sub(1), "to") {
            context.main_subject(first, c)
        } else {
            context.subject(c, first).or_else(|| context.main_subject(first, c))
        };
        return Some((subject?, (c, c + 1)));
    }
    None
}

/// Whether the word before makes token `c` a noun.
fn noun_here(context: &DocumentContext<'_>, c: usize) -> bool {
    let Some(before) = c.checked_sub(1) else { return false };
    let ing = context.d.lower(c).ends_with("ing");
    context.is_head_noun(c)
        || context.d.tokens[before].kind == TokenKind::Possessive
        || context.has(before, Class::DETERMINER)
        || context.has(before, Class::PREPOSITION) && !ing && !context.d.reads(before, "to")
}

/// The possessor of the noun at `c`: "Roe’s claim", "his repeated claims".
fn possessor(context: &DocumentContext<'_>, first: usize, c: usize) -> Option<Np> {
    let k = (first..c).rev().take(4).find(|&k| {
        context.d.tokens[k].kind == TokenKind::Possessive
            || matches!(context.d.lower(k), "his" | "her" | "their" | "its")
    })?;
    if context.d.tokens[k].kind != TokenKind::Possessive {
        return Some(Np { first: k, last: k + 1 });
    }
    let start = (first..k)
        .rev()
        .take(8)
        .take_while(|&i| {
            context.d.is_word(i) && (context.capital(i) || context.has(i, Class::DETERMINER.or(Class::ROLE)))
        })
        .last()?;
    Some(Np { first: start, last: k })
}
