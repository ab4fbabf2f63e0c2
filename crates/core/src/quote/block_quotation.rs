//! Block quotations: a paragraph of somebody's words without marks, which the paragraph before announces with a colon:
//! "The ministry wrote in its letter:".

use super::context::{DocumentContext, Np};
use super::{QuoteKind, Rule, SpeakerMention, Tier, UnresolvedQuote};
use crate::text::{Class, Sentence, TokenKind};

/// Words of a block quotation, at least: shorter paragraphs after a colon are mostly items of a list.
const FEWEST: usize = 10;

/// How sure a block quotation is, in per cent.
const SURE: u8 = 90;

/// The quotation that paragraph number `block` is, if the paragraph before announces it.
pub(super) fn find(context: &DocumentContext<'_>, block: usize) -> Option<UnresolvedQuote> {
    let (first, last) = *context.d.blocks.get(block)?;
    let (_, before) = *context.d.blocks.get(block.checked_sub(1)?)?;
    if before == 0 || first >= last || !context.d.is(before - 1, ":") {
        return None;
    }
    let announcing = context.d.sentences[context.d.sentence_of(before - 1)?];
    let words = (first..last).filter(|&i| context.d.is_word(i)).count();
    let stop = |i: usize| matches!(context.d.word(i), "." | "?" | "!" | "…");
    // What the paragraph quotes itself may close it.
    let stopped = stop(last - 1) || last > first + 1 && context.quoted(last - 1) && stop(last - 2);
    let begins = context.d.tokens[first].kind == TokenKind::Word && context.capital(first);
    if words < FEWEST || !stopped || !begins || context.quoted(first) {
        return None;
    }
    let (speaker, cue) = announced(context, announcing)?;
    Some(UnresolvedQuote {
        span: context.d.slice(first, last),
        kind: QuoteKind::Direct,
        tier: Tier::Said,
        speaker: SpeakerMention::Mention(speaker),
        cue: Some(context.d.slice(cue.0, cue.1)),
        via: None,
        confidence: SURE,
        rule: Rule::Block,
        sentence: context.d.sentence_of(first)?,
    })
}

/// The speaker and the cue of a sentence that announces words: its last verb of speech, or a noun such as "statement".
fn announced(context: &DocumentContext<'_>, s: Sentence) -> Option<(Np, (usize, usize))> {
    let speech = |c: usize| {
        context.is_cue_verb(c)
            && context.has(c, Class::CUE_SPEECH)
            && (!context.has(c, Class::CUE_WEAK) || matches!(context.d.lower(c), "wrote" | "writes" | "reads" | "read"))
    };
    if let Some(c) = (s.first..s.last).rev().find(|&c| speech(c)) {
        let subject = context.subject(c, s.first).or_else(|| context.main_subject(s.first, c));
        return subject.map(|np| (np, (c, c + 1)));
    }
    let noun = (s.first..s.last).rev().find(|&c| context.has(c, Class::CUE_NOUN) && !context.capital(c))?;
    // "Our original post: …": words right before the noun belong to it, unless they are a name.
    let is_apart = |np: &Np| np.last < noun || context.capital(np.last - 1);
    context.main_subject(s.first, noun).filter(is_apart).map(|np| (np, (noun, noun + 1)))
}
