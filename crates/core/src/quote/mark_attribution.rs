//! The attribution of a passage between marks within its sentence: after it, or before it.

use super::Rule;
use super::attribution::Attribution;
use super::context::{DocumentContext, Np};
use super::no_statement::is_generic;
use super::phrasal_cues::{QuotedAs, is_saying, quoted_as};
use super::unlisted_cue::{is_past, unlisted_cue};
use crate::name::NameKind;
use crate::text::{Class, Form, Sentence, Span, TokenKind, among};

/// The attribution of pair `k` within its sentence: after it, else before it.
pub(super) fn attribution(
    context: &DocumentContext<'_>,
    k: usize,
    sentence: Sentence,
    continued: bool,
) -> Option<Attribution> {
    let comma_before =
        context.pairs[k].open > sentence.first && matches!(context.d.word(context.pairs[k].open - 1), ":" | ",");
    let before = || before(context, k, sentence, continued);
    // "which Roe called “a farce,” one question …": the cue right before the marks is theirs.
    let open = context.pairs[k].open;
    if open > sentence.first && context.is_cue_verb(open - 1) {
        return before().or_else(|| after(context, k, sentence));
    }
    // "Doe had a plan: “…,” he said": what follows the marks at once is nearer than what a colon ends.
    if open > sentence.first && context.d.is(open - 1, ":") {
        let close = context.pair_end(k);
        let near =
            after(context, k, sentence).filter(|f| f.speaker.first.min(f.cue.0) <= close + 1 && f.cue.0 <= close + 4);
        // "ROE: “…” — Ostra Radio, May.": a dash after words that a label opens tells where they were said.
        let near = near.filter(|f| f.rule != Rule::SpeakerLine);
        if near.is_some() {
            return near;
        }
    }
    if comma_before || continued {
        // "Heat wave: ‘Stay in,’ says minister": what stands before a colon is a speaker if nothing else is.
        let found = before();
        if found.as_ref().is_some_and(|f| f.rule != Rule::SpeakerLine) {
            return found;
        }
        let said = after(context, k, sentence).filter(|a| a.rule != Rule::SpeakerLine || found.is_none());
        return said.or(found);
    }
    let labelled = open > 0 && context.d.is(open - 1, ":");
    after(context, k, sentence).filter(|f| !labelled || f.rule != Rule::SpeakerLine).or_else(before)
}

/// `“The keys are gone.” Roe said.`: a stop before the closing mark makes the attribution a sentence of its own.
pub(super) fn by_next_sentence(context: &DocumentContext<'_>, k: usize, s: usize) -> Option<Attribution> {
    const LONGEST: usize = 12;
    let sentence = context.d.sentences[s];
    let next = *context.d.sentences.get(s + 1)?;
    let ends_here = context.pair_end(k) == sentence.last && next.block == sentence.block;
    if !ends_here || next.last > next.first + LONGEST {
        return None;
    }
    let says = |c: usize| context.has(c, Class::CUE_SPEECH) && !context.has(c, Class::CUE_WEAK);
    let c = (next.first..next.last).find(|&c| context.is_cue_verb(c) && says(c))?;
    let speaker = context.subject(c, next.first).filter(|np| np.first == next.first)?;
    let end = context.skip_circumstances(c + 1, next.last);
    let done = end + 1 == next.last && context.d.is(end, ".");
    done.then_some(Attribution { speaker, cue: (c, c + 1), rule: Rule::CueAfter, confidence: 85, via: None })
}

/// `“…,” Roe said`, `“…,” said Roe`, `“…,” according to Roe`, `“…” — Roe`.
fn after(context: &DocumentContext<'_>, k: usize, sentence: Sentence) -> Option<Attribution> {
    let mut t = context.pair_end(k);
    let next_pair = context.pairs.get(k + 1).map_or(sentence.last, |p| p.open.min(sentence.last));
    let mut dash = false;
    while t < next_pair && context.d.tokens[t].kind == TokenKind::Punct {
        dash |= matches!(context.d.word(t), "-" | "—" | "–" | "--" | "―");
        t += 1;
    }
    if t >= next_pair || matches!(context.d.lower(t), "but" | "while" | "which" | "who") {
        return None;
    }
    if context.d.reads(t, "according") && context.d.reads(t + 1, "to") {
        let speaker = context.source_at(t + 2, sentence.last)?;
        return Some(Attribution { speaker, cue: (t, t + 2), rule: Rule::According, confidence: 90, via: None });
    }
    let limit = next_pair.min(t + 50);
    let turned = t + usize::from(context.is_adverb(t));
    if context.has(turned, Class::CUE_SPEECH)
        && !among(context.d.lower(turned), "told tells")
        && matches!(context.d.tokens[turned].form, Form::Past | Form::Third)
        && let Some(speaker) = context.subject_after(turned + context.particle_len(turned), limit)
    {
        return Some(Attribution {
            speaker,
            cue: (turned, turned + 1),
            rule: Rule::CueAfter,
            confidence: 95,
            via: None,
        });
    }
    if let Some(relayed) = quoted_as_saying(context, t, limit) {
        return Some(relayed);
    }
    // "…,” as Roe put it."
    if context.d.reads(t, "as")
        && let Some(c) =
            (t + 2..limit.min(t + 10)).find(|&c| among(context.d.lower(c), "put puts") && context.d.reads(c + 1, "it"))
    {
        let speaker = context.leading_np(t + 1, c, true)?;
        return Some(Attribution { speaker, cue: (c, c + 2), rule: Rule::CueAfter, confidence: 85, via: None });
    }
    let cue = (t..limit).find(|&c| {
        // "…,” Roe is heard saying": what is heard was said.
        let heard = c > t && among(context.d.lower(c - 1), "heard seen filmed recorded");
        context.is_cue_verb(c) && (heard || context.d.tokens[c].form != Form::Ing) && (c > t || context.capital(t))
    });
    // "…,” a neighbour, who was on her roof, told the Herald": the verb after the relative clause attributes.
    let cue = cue.map(|c| {
        let relative = (t + 1..c).any(|i| context.d.reads(i, "who") && context.d.is(i - 1, ","));
        let main = || (c + 1..limit).find(|&i| context.is_cue_verb(i) && context.d.is(i - 1, ","));
        relative.then(main).flatten().unwrap_or(c)
    });
    // "…,” Roe’s manager, Jane Doe, said": nothing but the subject and what stands beside it lies between.
    let near = |np: &Np| np.first <= t + 4 || !(t..np.first).any(|i| context.is_finite(i) || context.quoted(i));
    if let Some(c) = cue
        && let Some(speaker) = context
            .subject(c, t)
            .filter(|w| near(w))
            .or_else(|| context.leading_np(t, c, true).filter(|w| w.first <= t + 4))
    {
        // "…,” added Roe": the order turned after a verb that has no subject before it.
        let weak = context.has(c, Class::CUE_WEAK) && !context.has(c, Class::CUE_SPEECH);
        return Some(Attribution {
            speaker,
            cue: (c, c + 1),
            rule: Rule::CueAfter,
            confidence: if weak { 75 } else { 96 },
            via: None,
        });
    }
    if let Some(unlisted) = unlisted_cue(context, k, t, limit) {
        return Some(unlisted);
    }
    if dash && context.capital(t) {
        let speaker = context.leading_np(t, sentence.last, false)?;
        let alone = speaker.last + 1 >= sentence.last || context.d.tokens[speaker.last].kind == TokenKind::Punct;
        return alone.then_some(Attribution {
            speaker,
            cue: (t, t),
            rule: Rule::SpeakerLine,
            confidence: 85,
            via: None,
        });
    }
    None
}

/// `…,” Xinhua quoted Roe as saying`: the words are Roe’s, whom Xinhua relays.
fn quoted_as_saying(context: &DocumentContext<'_>, t: usize, limit: usize) -> Option<Attribution> {
    let saying = (t + 2..limit.min(t + 25)).find(|&i| is_saying(context, i))?;
    let QuotedAs { speaker, verb, via } = quoted_as(context, saying, t)?;
    Some(Attribution { speaker, cue: (verb, saying + 1), rule: Rule::CueAfter, confidence: 93, via })
}

/// `Doe stated, “…”`, `According to Roe, “…”`, `Roe: “…”`.
fn before(context: &DocumentContext<'_>, k: usize, sentence: Sentence, continued: bool) -> Option<Attribution> {
    let open = context.pairs[k].open;
    let previous = k.checked_sub(1).map(|p| context.pair_end(p)).filter(|&e| e > sentence.first && e <= open);
    let lo = previous.unwrap_or(sentence.first);
    if open <= lo {
        return None;
    }
    let rule = if continued { Rule::Continued } else { Rule::CueBefore };
    let paused = matches!(context.d.word(open - 1), ":" | "," | "—" | "–") || context.d.reads(open - 1, "that");
    // What a colon announces may have other marks between it and its cue.
    let from = if context.d.is(open - 1, ":") { sentence.first } else { lo };
    // "Xinhua quoted Roe as saying: “…”"
    let saying = (from + 2..open).rev().take(6).find(|&c| is_saying(context, c));
    if let Some(c) = saying
        && let Some(QuotedAs { speaker, verb, via }) = quoted_as(context, c, from)
    {
        return Some(Attribution { speaker, cue: (verb, c + 1), rule, confidence: 93, via });
    }
    let says = |c: &usize| context.is_cue_verb(*c) && !is_generic(context, *c, sentence.first);
    let cues = || (from..open).rev().take(45).filter(says);
    // What a colon announces was said rather than voted, planned or seen.
    let announced = context.d.is(open - 1, ":");
    let speaks = |c: &usize| !announced || context.has(*c, Class::CUE_SPEECH);
    if let Some(c) = cues().find(speaks).or_else(|| cues().next()) {
        let near = open - c <= 2 || paused || context.skip_circumstances(c + 1, open) + 1 >= open;
        let subject = if context.d.tokens[c].form == Form::Ing && !context.is_aux(c.wrapping_sub(1)) {
            context.participle_subject(sentence.first, c)
        } else {
            context
                .subject(c, if c < lo { sentence.first } else { lo })
                .or_else(|| context.subject_after(c, open))
                .or_else(|| context.main_subject(sentence.first, c))
        };
        // "a market day called “Sheep First”": what a thing is called nobody says.
        let called = context.has(c, Class::CUE_NAMING) && c + 1 == open && context.d.tokens[c].form == Form::Past;
        let able = |np: &Np| !called || context.can_speak(*np, c);
        if let Some(speaker) = subject.filter(|_| near).filter(able) {
            let weak = context.has(c, Class::CUE_WEAK);
            return Some(Attribution {
                speaker,
                cue: (c, c + 1),
                rule,
                confidence: if weak { 80 } else { 94 },
                via: None,
            });
        }
    }
    // "Garner gasped, “…”": a verb that no list has, between a name and the marks.
    if open >= lo + 3
        && context.d.is(open - 1, ",")
        && let c = open - 2
        && is_past(context, c)
        && let Some(speaker) = context.subject(c, lo).filter(|np| np.last == c && context.capital(np.last - 1))
    {
        return Some(Attribution { speaker, cue: (c, c + 1), rule, confidence: 78, via: None });
    }
    if let Some(noun) = shouted(context, lo, open) {
        let speaker = context.main_subject(sentence.first, noun)?;
        return Some(Attribution { speaker, cue: (noun, noun + 1), rule, confidence: 80, via: None });
    }
    let near = open.saturating_sub(25).max(lo);
    if let Some(a) = (near..open).rev().find(|&i| context.d.reads(i, "according") && context.d.reads(i + 1, "to")) {
        let speaker = context.source_at(a + 2, open)?;
        if speaker.last + 1 >= open || a == lo {
            return Some(Attribution { speaker, cue: (a, a + 2), rule: Rule::According, confidence: 90, via: None });
        }
    }
    // "As Roe put it, “…”", "in the words of Roe, “…”".
    if context.d.reads(open.saturating_sub(3), "put") && context.d.reads(open - 2, "it") && open >= lo + 4 {
        let c = open - 3;
        let speaker = context.subject(c, lo).or_else(|| context.main_subject(lo, c))?;
        return Some(Attribution { speaker, cue: (c, c + 2), rule, confidence: 85, via: None });
    }
    if let Some(w) = (near..open).rev().find(|&i| context.d.reads(i, "words") && context.d.reads(i + 1, "of")) {
        let speaker = context.named_after_role(context.leading_np(w + 2, open, true)?, open);
        return Some(Attribution { speaker, cue: (w, w + 2), rule: Rule::According, confidence: 80, via: None });
    }
    if context.d.is(open - 1, ":") {
        let from = lo + usize::from(context.d.reads(lo, "from"));
        let label = context.main_subject(from, open - 1).filter(|np| np.last + 1 >= open);
        // "…, when Brandt took to the radio with this: “…”": the subject of the last verb.
        let last_subject = || {
            let verb = (lo..open).rev().take(45).find(|&i| context.is_finite(i) && !context.quoted(i))?;
            context.subject(verb, lo).filter(|np| context.capital(np.first) && np.first > lo)
        };
        let speaker = label
            .or_else(|| last_person(context, lo, open - 1))
            .or_else(last_subject)
            .or_else(|| context.main_subject(from, open - 1))?;
        let label = label.is_some();
        return Some(Attribution {
            speaker,
            cue: (open - 1, open),
            rule: Rule::SpeakerLine,
            confidence: if label { 90 } else { 65 },
            via: None,
        });
    }
    None
}

/// Nouns for what a crowd shouts or shows.
const SHOUTED: &str = "chant chants shout shouts cry cries slogan slogans motto banner banners placard placards";

/// The noun for what is shouted or shown, right before the marks that open at `open`: "chants of “…”", "the slogan “…”".
fn shouted(context: &DocumentContext<'_>, lo: usize, open: usize) -> Option<usize> {
    let before = open.checked_sub(1)?;
    let noun = if among(context.d.lower(before), "of reading saying") { before.checked_sub(1)? } else { before };
    (noun > lo && among(context.d.lower(noun), SHOUTED)).then_some(noun)
}

/// Whether the cue of words between marks is a noun for what is shouted or shown.
pub(super) fn is_shouted(context: &DocumentContext<'_>, cue: Option<(usize, usize)>) -> bool {
    cue.is_some_and(|(c, _)| among(context.d.lower(c), SHOUTED) && !context.is_cue_verb(c))
}

/// The person named last in `tokens[from..to]`, who is no possessor: "The turnout does not surprise Jane Roe: “…”".
fn last_person(context: &DocumentContext<'_>, from: usize, to: usize) -> Option<Np> {
    let named = context.names.within(context.d.slice(from, to)).filter(|&(m, n)| {
        let after = context.d.tokens.get(context.d.token_at(m.end));
        // "a Mitt Romney supporter": a name before a common noun is not who is meant.
        let next = context.d.token_at(m.end);
        let modifies = next < to
            && context.d.is_word(next)
            && !context.capital(next)
            && context.has(next, Class::ROLE.or(Class::ROLE_PLURAL).or(Class::CUE_NOUN));
        context.names.name(n).kind == NameKind::Person
            && after.is_none_or(|t| t.kind != TokenKind::Possessive)
            && !modifies
    });
    let Some((mention, _)) = named.last() else {
        // Names that no list knows: the capitals right before the colon.
        let first = (from..to).rev().take_while(|&i| context.capital(i) && context.d.is_word(i)).last();
        return first.filter(|&first| first > from).map(|first| Np { first, last: to });
    };
    Some(Np { first: context.d.token_at(mention.start), last: context.d.token_at(mention.end.saturating_sub(1)) + 1 })
}

/// `…, according to VOA` after an attribution: who relayed it.
pub(super) fn via(context: &DocumentContext<'_>, from: usize, last: usize, speaker: Np) -> Option<Span> {
    let a = (from..last.min(from + 40))
        .find(|&i| context.d.reads(i, "according") && context.d.reads(i + 1, "to") && !context.quoted(i))?;
    let np = context.leading_np(a + 2, last, true)?;
    (np != speaker).then(|| context.span(np))
}
