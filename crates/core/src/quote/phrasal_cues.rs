//! Attributions by a phrase rather than a verb: "Xinhua quoted Roe as saying that …", "Roe made it clear that …".

use super::Rule;
use super::context::{DocumentContext, Np};
use super::cue_surroundings::marked_speech;
use super::extent::Complement;
use super::reported_speech::ReportedSpeech;
use crate::text::{Class, Form, among};

/// What follows "as" where somebody is quoted.
const SAYING: &str = "saying telling writing adding";

/// Whether token `c` is the "saying" of "quoted as saying".
pub(super) fn is_saying(context: &DocumentContext<'_>, c: usize) -> bool {
    let participle = context.d.tokens.get(c).is_some_and(|t| t.form == Form::Ing);
    participle && c > 0 && context.d.reads(c - 1, "as") && among(context.d.lower(c), SAYING)
}

/// "Xinhua quoted Roe as saying that …": the words are Roe’s, whom Xinhua relays. "saying" stands at token `c`.
pub(super) fn quoted_as_saying(
    context: &DocumentContext<'_>,
    c: usize,
    first: usize,
    last: usize,
) -> Option<ReportedSpeech> {
    let QuotedAs { speaker, verb, via } = quoted_as(context, c, first)?;
    let start = context.after_that(c + 1);
    let clause = start < last && !marked_speech(context, start, last) && context.looks_clausal(start, last);
    let end = context.complement_end(start, last, Complement::Clause);
    let cue = (verb, c + 1);
    clause.then_some(ReportedSpeech {
        first: start,
        last: end,
        subject: speaker,
        cue,
        via,
        rule: Rule::Clause,
        confidence: 90,
    })
}

/// Who is quoted "as saying", by which verb, and who relays it.
pub(super) struct QuotedAs {
    pub speaker: Np,
    /// Token of "quoted".
    pub verb: usize,
    pub via: Option<Np>,
}

/// "Xinhua quoted Roe as saying", "Roe was quoted as saying": "saying" stands at token `c`, after "as".
pub(super) fn quoted_as(context: &DocumentContext<'_>, c: usize, first: usize) -> Option<QuotedAs> {
    let verb = (first..c.checked_sub(1)?)
        .rev()
        .take(14)
        .find(|&i| among(context.d.lower(i), "quoted quote quotes cited cites"))?;
    if verb + 2 == c {
        let speaker = context.subject(verb, first)?;
        return Some(QuotedAs { speaker, verb, via: None });
    }
    let pronoun = context.has(verb + 1, Class::PRONOUN).then_some(Np { first: verb + 1, last: verb + 2 });
    let speaker = pronoun.or_else(|| context.leading_np(verb + 1, c - 1, true))?;
    Some(QuotedAs { speaker, verb, via: context.subject(verb, first) })
}

/// "Roe made it clear that …", "made clear the road would stay": "clear" stands at token `c`.
pub(super) fn made_clear(context: &DocumentContext<'_>, c: usize, first: usize, last: usize) -> Option<ReportedSpeech> {
    let it = usize::from(c > first + 1 && context.d.reads(c - 1, "it"));
    let verb = c.checked_sub(1 + it).filter(|&v| v > first && among(context.d.lower(v), "made makes make making"))?;
    let start = context.after_that(c + 1);
    if !context.looks_clausal(start, last) {
        return None;
    }
    let subject = context.subject(verb, first).filter(|&np| context.can_speak(np, verb))?;
    let end = context.complement_end(start, last, Complement::Clause);
    let cue = (verb, c + 1);
    Some(ReportedSpeech { first: start, last: end, subject, cue, via: None, rule: Rule::Clause, confidence: 86 })
}
