//! Speech between marks, and who it is attributed to.

use super::report::trimmed;
use super::scene::{Np, Scene};
use super::{Draft, QuoteKind, Rule, Who};
use crate::text::{Class, Form, Sentence, Span, TokenKind};

/// What a sentence has to know of those before it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Memory {
    /// Sentence and paragraph of the last quotation that has a speaker.
    spoke: Option<(usize, usize)>,
    /// The paragraph whose last quotation was left open.
    open: Option<usize>,
}

/// Finds the speech of sentence `s` that no report in `drafts` holds, and adds it.
pub(super) fn speech(scene: &Scene<'_>, s: usize, drafts: &mut Vec<Draft>, memory: &mut Memory) {
    let sentence = scene.d.sentences[s];
    let mut last_said: Option<(Np, (usize, usize))> = None;
    let from = scene.pairs.partition_point(|p| p.open < sentence.first);
    for k in from..scene.pairs.len() {
        let pair = scene.pairs[k];
        if pair.open >= sentence.last {
            break;
        }
        let outer = pair.outer(&scene.d.tokens);
        if drafts.iter().any(|d| d.span.overlaps(outer)) {
            continue;
        }
        // The comma before a closing mark is the narrator's: it leads to “he said”.
        let inner = pair.inner(&scene.d.tokens).trim(scene.d.text);
        let words_end = inner.of(scene.d.text).trim_end_matches([',', ' ']).len();
        let inner = Span::new(inner.start as usize, inner.start as usize + words_end);
        let words = (pair.open + 1..pair.close).filter(|&i| scene.d.is_word(i)).count();
        if inner.is_empty() || words == 0 {
            continue;
        }
        let shape = Shape::of(scene, k, sentence);
        let found = attribution(scene, k, sentence, last_said.is_some()).or_else(|| {
            let (np, cue) = last_said?;
            (shape.speech).then_some(Found { who: np, cue, rule: Rule::Continued, confidence: 92 })
        });
        let mut draft = Draft {
            span: inner,
            kind: QuoteKind::Direct,
            speaker: Who::Unknown,
            cue: None,
            via: None,
            confidence: 50,
            rule: Rule::Unattributed,
            sentence: s,
        };
        if let Some(f) = found {
            if !shape.speech && words <= 5 && !shape.after_cue {
                draft.kind = QuoteKind::Fragment;
                draft.span = trimmed(scene, inner);
            }
            draft.speaker = Who::Mention(f.who);
            draft.cue = Some(scene.d.slice(f.cue.0, f.cue.1));
            draft.rule = f.rule;
            draft.confidence = f.confidence;
            draft.via = via(scene, scene.pair_end(k), sentence.last, f.who);
            last_said = Some((f.who, f.cue));
        } else if !shape.speech {
            continue;
        } else if let Some((who, rule, confidence)) = inherited(scene, k, s, memory) {
            draft.speaker = who;
            draft.rule = rule;
            draft.confidence = confidence;
        }
        drafts.push(draft);
    }
    let own = |d: &&Draft| d.speaker != Who::Unknown;
    if drafts.iter().any(|d| own(&d)) {
        memory.spoke = Some((s, sentence.block));
    }
    let left_open = scene.pairs[from..]
        .iter()
        .take_while(|p| p.open < sentence.last)
        .any(|p| !p.closed && p.close == sentence.last);
    if left_open {
        memory.open = Some(sentence.block);
    }
}

/// What the marks hold, as far as its form tells.
struct Shape {
    /// Whole clauses: it begins where speech begins and ends as speech ends.
    speech: bool,
    /// It follows its cue at once.
    after_cue: bool,
}

impl Shape {
    fn of(scene: &Scene<'_>, k: usize, sentence: Sentence) -> Self {
        let pair = scene.pairs[k];
        let words = (pair.open + 1..pair.close).filter(|&i| scene.d.is_word(i)).count();
        let last = pair.close.saturating_sub(1);
        let stopped = matches!(scene.d.word(last), "," | "." | "?" | "!" | "…" | "—" | "–" | ";" | ":")
            || matches!(scene.d.word(scene.pair_end(k)), "," | ".") && pair.closed;
        let begins = pair.open == sentence.first
            || scene.d.tokens[pair.open - 1].kind == TokenKind::Punct
            || scene.d.lower(pair.open - 1) == "that"
            || scene.has(pair.open - 1, Class::CUE);
        let upper = scene.capital(pair.open + 1)
            || scene.d.tokens.get(pair.open + 1).is_some_and(|t| t.kind != TokenKind::Word);
        let verb = (pair.open + 1..pair.close.min(pair.open + 60)).any(|i| {
            scene.d.tokens[i].class.any(Class::AUXILIARY.or(Class::VERB).or(Class::CUE))
                || scene.d.word(i).contains(['’', '\''])
        });
        let whole = pair.open == sentence.first && scene.pair_end(k) >= sentence.last;
        let speech = begins && stopped && (upper && (words >= 3 || verb) || words >= 6)
            || whole && words >= 2 && (verb || stopped);
        let after_cue = pair.open > sentence.first && scene.has(pair.open - 1, Class::CUE)
            || pair.open > sentence.first + 1
                && matches!(scene.d.word(pair.open - 1), "," | ":")
                && scene.has(pair.open - 2, Class::CUE);
        Self { speech, after_cue }
    }
}

struct Found {
    who: Np,
    cue: (usize, usize),
    rule: Rule,
    confidence: u8,
}

/// The attribution of pair `k` within its sentence: after it, else before it.
fn attribution(scene: &Scene<'_>, k: usize, sentence: Sentence, continued: bool) -> Option<Found> {
    let comma_before =
        scene.pairs[k].open > sentence.first && matches!(scene.d.word(scene.pairs[k].open - 1), ":" | ",");
    let before = || before(scene, k, sentence, continued);
    if comma_before || continued {
        // "Heat wave: ‘Stay in,’ says minister": what stands before a colon is a speaker if nothing else is.
        let found = before();
        if found.as_ref().is_some_and(|f| f.rule != Rule::SpeakerLine) {
            return found;
        }
        return after(scene, k, sentence).or(found);
    }
    after(scene, k, sentence).or_else(before)
}

/// `“…,” Roe said`, `“…,” said Roe`, `“…,” according to Roe`, `“…” — Roe`.
fn after(scene: &Scene<'_>, k: usize, sentence: Sentence) -> Option<Found> {
    let mut t = scene.pair_end(k);
    let next_pair = scene.pairs.get(k + 1).map_or(sentence.last, |p| p.open.min(sentence.last));
    let mut dash = false;
    while t < next_pair && scene.d.tokens[t].kind == TokenKind::Punct {
        dash |= matches!(scene.d.word(t), "-" | "—" | "–" | "--");
        t += 1;
    }
    if t >= next_pair || matches!(scene.d.lower(t), "but" | "while" | "which" | "who") {
        return None;
    }
    if scene.d.lower(t) == "according" && scene.d.lower(t + 1) == "to" {
        let who = scene.leading_np(t + 2, sentence.last, true)?;
        return Some(Found { who, cue: (t, t + 2), rule: Rule::According, confidence: 90 });
    }
    let limit = next_pair.min(t + 50);
    let turned = t + usize::from(scene.is_adverb(t));
    if scene.has(turned, Class::CUE_SPEECH)
        && matches!(scene.d.tokens[turned].form, Form::Past | Form::Third)
        && let Some(who) = scene.subject_after(turned, limit)
    {
        return Some(Found { who, cue: (turned, turned + 1), rule: Rule::CueAfter, confidence: 95 });
    }
    let cue = (t..limit).find(|&c| {
        scene.has(c, Class::CUE)
            && scene.d.tokens[c].form != Form::Ing
            && scene.is_cue_verb(c)
            && (c > t || scene.capital(t))
    });
    if let Some(c) = cue
        && let Some(who) = scene.subject(c, t).filter(|w| w.first <= t + 4).or_else(|| scene.leading_np(t, c, true))
        && who.first <= t + 4
    {
        // "…,” added Roe": the order turned after a verb that has no subject before it.
        let weak = scene.has(c, Class::CUE_WEAK) && !scene.has(c, Class::CUE_SPEECH);
        return Some(Found { who, cue: (c, c + 1), rule: Rule::CueAfter, confidence: if weak { 75 } else { 96 } });
    }
    if dash && scene.capital(t) {
        let who = scene.leading_np(t, sentence.last, false)?;
        let alone = who.last + 1 >= sentence.last || scene.d.tokens[who.last].kind == TokenKind::Punct;
        return alone.then_some(Found { who, cue: (t, t), rule: Rule::SpeakerLine, confidence: 85 });
    }
    None
}

/// `Doe stated, “…”`, `According to Roe, “…”`, `Roe: “…”`.
fn before(scene: &Scene<'_>, k: usize, sentence: Sentence, continued: bool) -> Option<Found> {
    let open = scene.pairs[k].open;
    let previous = k.checked_sub(1).map(|p| scene.pair_end(p)).filter(|&e| e > sentence.first && e <= open);
    let lo = previous.unwrap_or(sentence.first);
    if open <= lo {
        return None;
    }
    let rule = if continued { Rule::Continued } else { Rule::CueBefore };
    let paused = matches!(scene.d.word(open - 1), ":" | "," | "—" | "–") || scene.d.lower(open - 1) == "that";
    let cue = (lo..open).rev().take(45).find(|&c| scene.has(c, Class::CUE) && scene.is_cue_verb(c));
    if let Some(c) = cue {
        let near = open - c <= 2 || paused || scene.skip_circumstances(c + 1, open) + 1 >= open;
        let subject = if scene.d.tokens[c].form == Form::Ing && !scene.is_aux(c.wrapping_sub(1)) {
            scene.participle_subject(sentence.first, c)
        } else {
            scene
                .subject(c, lo)
                .or_else(|| scene.subject_after(c, open))
                .or_else(|| scene.main_subject(sentence.first, c))
        };
        if let Some(who) = subject.filter(|_| near) {
            let weak = scene.has(c, Class::CUE_WEAK);
            return Some(Found { who, cue: (c, c + 1), rule, confidence: if weak { 80 } else { 94 } });
        }
    }
    if scene.d.lower(lo) == "according" && scene.d.lower(lo + 1) == "to" {
        let who = scene.leading_np(lo + 2, open, true)?;
        return Some(Found { who, cue: (lo, lo + 2), rule: Rule::According, confidence: 90 });
    }
    if scene.d.is(open - 1, ":") {
        let who = scene.main_subject(lo, open - 1)?;
        let label = who.last + 1 >= open;
        return Some(Found {
            who,
            cue: (open - 1, open),
            rule: Rule::SpeakerLine,
            confidence: if label { 90 } else { 65 },
        });
    }
    None
}

/// `…, according to VOA` after an attribution: who relayed it.
fn via(scene: &Scene<'_>, from: usize, last: usize, who: Np) -> Option<Span> {
    let a = (from..last.min(from + 40))
        .find(|&i| scene.d.lower(i) == "according" && scene.d.lower(i + 1) == "to" && !scene.quoted(i))?;
    let np = scene.leading_np(a + 2, last, true)?;
    (np != who).then(|| scene.span(np))
}

/// Where nothing in the sentence attributes the speech: whoever spoke before it.
fn inherited(scene: &Scene<'_>, k: usize, s: usize, memory: &Memory) -> Option<(Who, Rule, u8)> {
    let sentence = scene.d.sentences[s];
    let before = s.checked_sub(1).map(|p| scene.d.sentences[p]);
    let first_in_block = before.is_none_or(|b| b.block != sentence.block);
    let begins_block = first_in_block && scene.pairs[k].open == sentence.first;
    if begins_block && sentence.block > 0 && memory.open == Some(sentence.block - 1) {
        return Some((Who::Last, Rule::NextParagraph, 93));
    }
    if let Some(b) = before
        && scene.d.is(b.last - 1, ":")
    {
        // The sentence or paragraph before announces it.
        let cue = (b.first..b.last).rev().find(|&c| scene.has(c, Class::CUE) && scene.is_cue_verb(c));
        let from = (b.first..b.last.min(b.first + 2)).find(|&i| scene.d.lower(i) == "from").map(|i| i + 1);
        let who = cue
            .and_then(|c| scene.subject(c, b.first))
            .or_else(|| scene.main_subject(from.unwrap_or(b.first), b.last - 1));
        return who.map(|np| (Who::Mention(np), Rule::SentenceBefore, 82));
    }
    match memory.spoke {
        Some((said, block)) if block == sentence.block && s - said <= 2 => Some((Who::Last, Rule::SameSpeaker, 88)),
        _ if !first_in_block => {
            let who = before.and_then(|b| scene.main_subject(b.first, b.last)).filter(|&np| is_person(scene, np))?;
            Some((Who::Mention(who), Rule::SentenceBefore, 70))
        }
        Some((said, block)) if block + 1 == sentence.block && s - said <= 2 => Some((Who::Last, Rule::SameSpeaker, 66)),
        _ => {
            let who = before.and_then(|b| scene.main_subject(b.first, b.last)).filter(|&np| is_person(scene, np))?;
            Some((Who::Mention(who), Rule::SentenceBefore, 55))
        }
    }
}

fn is_person(scene: &Scene<'_>, np: Np) -> bool {
    let span = scene.span(np);
    matches!(scene.d.lower(np.first), "he" | "she")
        || scene.names.within(span).any(|(_, n)| scene.names.name(n).kind == crate::name::NameKind::Person)
}
