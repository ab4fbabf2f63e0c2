//! Verbs of saying that tell of no statement: what was not said, what anybody says, what was done.

use super::context::DocumentContext;
use crate::text::{Class, Form, TokenKind, among};

/// Whether the cue at `c` tells what nobody has said: what somebody may say, or the question that is answered.
pub(super) fn is_unreal(context: &DocumentContext<'_>, c: usize, first: usize) -> bool {
    let mut before = c;
    while before > first && context.is_adverb(before - 1) {
        before -= 1;
    }
    // "May said" is somebody's word.
    let modal = before > first
        && !context.capital(before - 1)
        && among(context.d.lower(before - 1), "may might could would should must can");
    // "Asked whether she would stay, Roe said", "shook her head when asked if".
    let question = context.d.reads(c, "asked")
        && (before == first || among(context.d.lower(before - 1), "when once if as") || context.d.is(before - 1, ","));
    // "would not say if", "has never said that": nothing was said.
    let denial = ["den", "disput", "doubt"].iter().any(|stem| context.d.lower(c).starts_with(stem));
    let negated = (before..c).any(|i| among(context.d.lower(i), "not never"))
        || before > first
            && among(context.d.lower(before - 1), "didn’t didn't don’t don't doesn’t doesn't wouldn’t wouldn't");
    modal || question || negated && !denial || is_generic(context, c, first)
}

/// "When a baker says “Sorry,” the village buys elsewhere": nobody has said it. What was said is told in the past, or of somebody.
pub(super) fn is_generic(context: &DocumentContext<'_>, c: usize, first: usize) -> bool {
    /// Tokens from the opener to the verb, at most.
    const NEAR: usize = 6;
    let present = matches!(context.d.tokens[c].form, Form::Third | Form::Base);
    let opens = |i: &usize| {
        among(context.d.lower(*i), "when whenever if suppose imagine")
            && among(context.d.lower(i + 1), "a an any anybody anyone somebody someone")
    };
    present && (c.saturating_sub(NEAR).max(first)..c).any(|i| opens(&i))
}

/// "proposed a timetable that would reach the islands", "claimed at least one summit": what begins at `at` is a thing that the verb's
/// subject made, and the clause about it is the narrator's. Words between marks are the subject's all the same.
pub(super) fn is_deed(context: &DocumentContext<'_>, c: usize, at: usize, last: usize) -> bool {
    const MAKES: &str = "propose proposes proposed proposing promise promises promised promising pledge pledges pledged pledging \
        claim claims claimed claiming offer offers offered offering";
    if !among(context.d.lower(c), MAKES) {
        return false;
    }
    let least = at + 2 * usize::from(context.d.reads(at, "at") && context.d.reads(at + 1, "least"));
    let counts = among(context.d.lower(least), "a an one another")
        || context.d.tokens.get(least).is_some_and(|t| t.kind == TokenKind::Number)
        || least > at;
    if !counts {
        return false;
    }
    // The noun phrase ends where a clause about it opens; with a verb before that, it is the subject of what was said.
    let about = |i: &usize| {
        context.opens_clause(*i)
            || among(context.d.lower(*i), "that which who to by")
            || context.d.tokens[*i].kind == TokenKind::Punct
    };
    let end = (least + 1..last).find(about).unwrap_or(last);
    let verb = |i: usize| context.is_finite(i) || context.has(i, Class::AUXILIARY) || context.quoted(i);
    !(least..end).any(verb)
}
