//! Attribution by a verb that no list has: alone with a name, right beside the marks.

use super::Rule;
use super::attribution::Attribution;
use super::context::{DocumentContext, Np};
use crate::text::{Class, TokenKind, among};

/// `…,” beamed Roe` and `…,” Roe cracked`: a verb that no list has, alone with a name, after words that a comma, a question mark
/// or an exclamation mark ends.
pub(super) fn unlisted_cue(context: &DocumentContext<'_>, k: usize, t: usize, limit: usize) -> Option<Attribution> {
    let led = matches!(context.d.word(context.pairs[k].close.saturating_sub(1)), "," | "?" | "!");
    let past = |i: usize| is_past(context, i);
    let attribution = |speaker: Np, c: usize| Attribution {
        speaker,
        cue: (c, c + 1),
        rule: Rule::CueAfter,
        confidence: 78,
        via: None,
    };
    let named = |np: Np| (np.first..np.last).any(|i| context.capital(i));
    if !led || t >= limit {
        return None;
    }
    if breaks_in(context, t) && context.may_begin_np(t + 2) {
        let speaker = context.subject_after(t + 1, limit).filter(|&np| named(np))?;
        return Some(attribution(speaker, t));
    }
    let turned = past(t) || context.d.reads(t, "read");
    if turned && context.may_begin_np(t + 1) {
        let read = context.d.reads(t, "read");
        // "…,” read the note on the door."
        let written = || context.leading_np(t + 1, limit, true).filter(|np| np.first == t + 1);
        let speaker = if read { written()? } else { context.subject_after(t, limit).filter(|&np| named(np))? };
        return Some(attribution(speaker, t));
    }
    let speaker = context.leading_np(t, limit, false).filter(|np| np.first == t)?;
    let pronoun = among(context.d.lower(t), "he she they") && speaker.last == t + 1;
    let c = speaker.last + usize::from(context.is_adverb(speaker.last));
    let cuts = breaks_in(context, c);
    let after = if cuts { c + 2 } else { c + 1 + context.particle_len(c) };
    let done = after >= limit || context.d.tokens[after].kind == TokenKind::Punct || context.d.reads(after, "to");
    // "…,” the statement read."
    let written = among(context.d.lower(c), "read reads") && context.has(speaker.last - 1, Class::CUE_NOUN);
    let said = (past(c) || cuts) && (named(speaker) || pronoun) || cuts && context.can_speak(speaker, c) || written;
    (done && said).then(|| attribution(speaker, c))
}

/// Whether "cut in", "chimes in" or their like stand at `c`.
fn breaks_in(context: &DocumentContext<'_>, c: usize) -> bool {
    const VERBS: &str = "cut cuts chipped chips chimed chimes jumped jumps broke breaks butted butts weighed weighs";
    among(context.d.lower(c), VERBS) && context.d.reads(c + 1, "in")
}

/// Whether token `i` looks like a verb in the past, of whatever meaning.
pub(super) fn is_past(context: &DocumentContext<'_>, i: usize) -> bool {
    let word = context.d.lower(i);
    !context.capital(i) && word.len() > 4 && word.ends_with("ed") || context.has(i, Class::PAST_VERB)
}
