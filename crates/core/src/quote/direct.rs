//! Speech between marks, and who it is attributed to.

use super::context::{DocumentContext, Np};
use super::introduced::introduced;
use super::report::{Report, trimmed};
use super::spoken::Spoken;
use super::{QuoteKind, Rule, UnresolvedQuote, Who};
use crate::text::{Class, Form, Sentence, Span, TokenKind};

/// How sure the rule is, in per cent, of speech that a colon right before it announces.
pub(super) const ANNOUNCED: u8 = 82;

/// What a sentence has to know of those before it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Memory {
    /// Whoever spoke last, with the sentence and the paragraph of those words.
    spoke: Option<Voice>,
    /// The paragraph whose last quotation was left open.
    open: Option<usize>,
}

/// A speaker in the order of the text.
#[derive(Clone, Copy, Debug)]
struct Voice {
    who: Np,
    /// The sentence that the mention stands in.
    named: usize,
    /// The sentence and the paragraph of the words.
    sentence: usize,
    block: usize,
}

/// What stands between marks in sentence `s`, in order; `reports` are what the rules find reported in it.
pub(super) fn spoken(scene: &DocumentContext<'_>, s: usize, reports: &[Report], memory: &Memory) -> Vec<Spoken> {
    let sentence = scene.d.sentences[s];
    let mut last_said: Option<(Np, (usize, usize))> = None;
    let mut out = Vec::new();
    let from = scene.pairs.partition_point(|p| p.open < sentence.first);
    for k in from..scene.pairs.len() {
        let pair = scene.pairs[k];
        if pair.open >= sentence.last {
            break;
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
            // Whoever spoke before it in the sentence, between marks or not, goes on.
            let paused = pair.open > sentence.first && matches!(scene.d.word(pair.open - 1), ":" | ",");
            let told = || {
                let earlier = reports.iter().rev().filter(|_| paused).find(|r| r.cue.1 <= pair.open);
                earlier.map(|r| (r.subject, r.cue))
            };
            let (np, cue) = last_said.or_else(told)?;
            (shape.speech).then_some(Attribution { who: np, cue, rule: Rule::Continued, confidence: 92 })
        });
        let mut draft = UnresolvedQuote {
            span: inner,
            kind: QuoteKind::Direct,
            speaker: Who::Unknown,
            cue: None,
            via: None,
            confidence: 50,
            rule: Rule::Unattributed,
            sentence: s,
        };
        let mut cue = None;
        let attributed = found.is_some();
        if let Some(f) = found {
            draft.speaker = Who::Mention(f.who);
            draft.rule = f.rule;
            draft.confidence = f.confidence;
            draft.via = via(scene, scene.pair_end(k), sentence.last, f.who);
            cue = Some(f.cue);
            last_said = Some((f.who, f.cue));
        } else if shape.speech
            && let Some((who, rule, confidence)) = inherited(scene, k, s, memory)
        {
            draft.speaker = who;
            draft.rule = rule;
            draft.confidence = confidence;
        } else if !shape.speech
            && let Some((who, verb)) = introduced(scene, sentence.first, pair.open)
        {
            draft.speaker = Who::Mention(who);
            draft.rule = Rule::CueBefore;
            draft.confidence = 40;
            cue = Some(verb);
        }
        draft.cue = cue.map(|c| scene.d.slice(c.0, c.1));
        if !shape.speech && words <= 5 && !(attributed && shape.after_cue) {
            draft.kind = QuoteKind::Fragment;
            draft.span = trimmed(scene, inner);
        }
        out.push(Spoken { draft, pair: k, cue, speech: shape.speech, after_cue: shape.after_cue });
    }
    out
}

impl DocumentContext<'_> {
    /// Whether the marks that open at `i` hold whole sentences that a colon or comma announces: no reported clause goes on
    /// into them.
    pub fn announced_speech(&self, i: usize) -> bool {
        let Some(k) = self.pair_at(i).filter(|&k| self.pairs[k].open == i) else { return false };
        let pair = self.pairs[k];
        let words = (pair.open + 1..pair.close).filter(|&i| self.d.is_word(i)).take(4).count();
        let last = pair.close.saturating_sub(1);
        let stopped = matches!(self.d.word(last), "." | "?" | "!" | ",");
        i > 0 && matches!(self.d.word(i - 1), ":" | ",") && self.capital(i + 1) && stopped && words >= 3
    }
}

impl Memory {
    /// Takes note of what sentence `s` holds: whether somebody speaks in it, and whether a quotation is left open.
    pub fn heard(&mut self, scene: &DocumentContext<'_>, s: usize, spoken: &[Spoken], reports: &[Report]) {
        let sentence = scene.d.sentences[s];
        // Speech between marks before what is reported without; of reports the first, since others may stand within it.
        let aloud = spoken.iter().rev().filter(|q| q.speech || q.draft.confidence > 50);
        let spoke = aloud
            .filter_map(|q| match q.draft.speaker {
                Who::Mention(who) => Some((who, s)),
                Who::Earlier(who, named) => Some((who, named)),
                Who::Unknown => None,
            })
            .next();
        let strong = || reports.iter().find(|r| r.confidence >= 80).or(reports.first());
        if let Some((who, named)) = spoke.or_else(|| strong().map(|r| (r.subject, s))) {
            self.spoke = Some(Voice { who, named, sentence: s, block: sentence.block });
        }
        let left_open = spoken.iter().map(|q| scene.pairs[q.pair]).any(|p| !p.closed && p.close == sentence.last);
        if left_open {
            self.open = Some(sentence.block);
        }
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
    fn of(scene: &DocumentContext<'_>, k: usize, sentence: Sentence) -> Self {
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
        // Several sentences between one pair of marks are speech, whatever stands after them.
        let sentences = words >= 6
            && (pair.open + 2..last).any(|i| matches!(scene.d.word(i), "." | "?" | "!") && scene.capital(i + 1));
        let speech = begins && stopped && (upper && (words >= 3 || verb) || words >= 6)
            || begins && sentences
            || whole && words >= 2 && (verb || stopped);
        let after_cue = pair.open > sentence.first && scene.has(pair.open - 1, Class::CUE)
            || pair.open > sentence.first + 1
                && matches!(scene.d.word(pair.open - 1), "," | ":")
                && scene.has(pair.open - 2, Class::CUE);
        Self { speech, after_cue }
    }
}

struct Attribution {
    who: Np,
    cue: (usize, usize),
    rule: Rule,
    confidence: u8,
}

/// The attribution of pair `k` within its sentence: after it, else before it.
fn attribution(scene: &DocumentContext<'_>, k: usize, sentence: Sentence, continued: bool) -> Option<Attribution> {
    let comma_before =
        scene.pairs[k].open > sentence.first && matches!(scene.d.word(scene.pairs[k].open - 1), ":" | ",");
    let before = || before(scene, k, sentence, continued);
    // "which Roe called “a farce,” one question …": the cue right before the marks is theirs.
    let open = scene.pairs[k].open;
    if open > sentence.first && scene.has(open - 1, Class::CUE) && scene.is_cue_verb(open - 1) {
        return before().or_else(|| after(scene, k, sentence));
    }
    // "Doe had a plan: “…,” he said": what follows the marks at once is nearer than what a colon ends.
    if open > sentence.first && scene.d.is(open - 1, ":") {
        let close = scene.pair_end(k);
        let near = after(scene, k, sentence).filter(|f| f.who.first.min(f.cue.0) <= close + 1 && f.cue.0 <= close + 4);
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
        return after(scene, k, sentence).or(found);
    }
    after(scene, k, sentence).or_else(before)
}

/// `“…,” Roe said`, `“…,” said Roe`, `“…,” according to Roe`, `“…” — Roe`.
fn after(scene: &DocumentContext<'_>, k: usize, sentence: Sentence) -> Option<Attribution> {
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
        return Some(Attribution { who, cue: (t, t + 2), rule: Rule::According, confidence: 90 });
    }
    let limit = next_pair.min(t + 50);
    let turned = t + usize::from(scene.is_adverb(t));
    if scene.has(turned, Class::CUE_SPEECH)
        && matches!(scene.d.tokens[turned].form, Form::Past | Form::Third)
        && let Some(who) = scene.subject_after(turned, limit)
    {
        return Some(Attribution { who, cue: (turned, turned + 1), rule: Rule::CueAfter, confidence: 95 });
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
        return Some(Attribution {
            who,
            cue: (c, c + 1),
            rule: Rule::CueAfter,
            confidence: if weak { 75 } else { 96 },
        });
    }
    if dash && scene.capital(t) {
        let who = scene.leading_np(t, sentence.last, false)?;
        let alone = who.last + 1 >= sentence.last || scene.d.tokens[who.last].kind == TokenKind::Punct;
        return alone.then_some(Attribution { who, cue: (t, t), rule: Rule::SpeakerLine, confidence: 85 });
    }
    None
}

/// `Doe stated, “…”`, `According to Roe, “…”`, `Roe: “…”`.
fn before(scene: &DocumentContext<'_>, k: usize, sentence: Sentence, continued: bool) -> Option<Attribution> {
    let open = scene.pairs[k].open;
    let previous = k.checked_sub(1).map(|p| scene.pair_end(p)).filter(|&e| e > sentence.first && e <= open);
    let lo = previous.unwrap_or(sentence.first);
    if open <= lo {
        return None;
    }
    let rule = if continued { Rule::Continued } else { Rule::CueBefore };
    let paused = matches!(scene.d.word(open - 1), ":" | "," | "—" | "–") || scene.d.lower(open - 1) == "that";
    // What a colon announces may have other marks between it and its cue.
    let from = if scene.d.is(open - 1, ":") { sentence.first } else { lo };
    let cue = (from..open).rev().take(45).find(|&c| scene.has(c, Class::CUE) && scene.is_cue_verb(c));
    if let Some(c) = cue {
        let near = open - c <= 2 || paused || scene.skip_circumstances(c + 1, open) + 1 >= open;
        let subject = if scene.d.tokens[c].form == Form::Ing && !scene.is_aux(c.wrapping_sub(1)) {
            scene.participle_subject(sentence.first, c)
        } else {
            scene
                .subject(c, if c < lo { sentence.first } else { lo })
                .or_else(|| scene.subject_after(c, open))
                .or_else(|| scene.main_subject(sentence.first, c))
        };
        if let Some(who) = subject.filter(|_| near) {
            let weak = scene.has(c, Class::CUE_WEAK);
            return Some(Attribution { who, cue: (c, c + 1), rule, confidence: if weak { 80 } else { 94 } });
        }
    }
    let near = open.saturating_sub(25).max(lo);
    if let Some(a) = (near..open).rev().find(|&i| scene.d.lower(i) == "according" && scene.d.lower(i + 1) == "to") {
        let who = scene.leading_np(a + 2, open, true)?;
        if who.last + 1 >= open || a == lo {
            return Some(Attribution { who, cue: (a, a + 2), rule: Rule::According, confidence: 90 });
        }
    }
    // "As Roe put it, “…”", "in the words of Roe, “…”".
    if scene.d.lower(open.saturating_sub(3)) == "put" && scene.d.lower(open - 2) == "it" && open >= lo + 4 {
        let c = open - 3;
        let who = scene.subject(c, lo).or_else(|| scene.main_subject(lo, c))?;
        return Some(Attribution { who, cue: (c, c + 2), rule, confidence: 85 });
    }
    if let Some(w) = (near..open).rev().find(|&i| scene.d.lower(i) == "words" && scene.d.lower(i + 1) == "of") {
        let who = scene.named_after_role(scene.leading_np(w + 2, open, true)?, open);
        return Some(Attribution { who, cue: (w, w + 2), rule: Rule::According, confidence: 80 });
    }
    if scene.d.is(open - 1, ":") {
        let from = lo + usize::from(scene.d.lower(lo) == "from");
        let who = scene.main_subject(from, open - 1)?;
        let label = who.last + 1 >= open;
        return Some(Attribution {
            who,
            cue: (open - 1, open),
            rule: Rule::SpeakerLine,
            confidence: if label { 90 } else { 65 },
        });
    }
    None
}

/// `…, according to VOA` after an attribution: who relayed it.
fn via(scene: &DocumentContext<'_>, from: usize, last: usize, who: Np) -> Option<Span> {
    let a = (from..last.min(from + 40))
        .find(|&i| scene.d.lower(i) == "according" && scene.d.lower(i + 1) == "to" && !scene.quoted(i))?;
    let np = scene.leading_np(a + 2, last, true)?;
    (np != who).then(|| scene.span(np))
}

/// Where nothing in the sentence attributes the speech: whoever spoke before it.
fn inherited(scene: &DocumentContext<'_>, k: usize, s: usize, memory: &Memory) -> Option<(Who, Rule, u8)> {
    let sentence = scene.d.sentences[s];
    let before = s.checked_sub(1).map(|p| scene.d.sentences[p]);
    let first_in_block = before.is_none_or(|b| b.block != sentence.block);
    let begins_block = first_in_block && scene.pairs[k].open == sentence.first;
    if begins_block && sentence.block > 0 && memory.open == Some(sentence.block - 1) {
        return memory.spoke.map(|v| (Who::Earlier(v.who, v.named), Rule::NextParagraph, 93));
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
        return who.map(|np| (Who::Mention(np), Rule::SentenceBefore, ANNOUNCED));
    }
    let earlier = |v: Voice| Who::Earlier(v.who, v.named);
    match memory.spoke {
        Some(v) if v.block == sentence.block && s - v.sentence <= 2 => Some((earlier(v), Rule::SameSpeaker, 88)),
        _ if !first_in_block => {
            let who = before.and_then(|b| scene.main_subject(b.first, b.last)).filter(|&np| is_person(scene, np))?;
            Some((Who::Mention(who), Rule::SentenceBefore, 70))
        }
        Some(v) if v.block + 1 == sentence.block && s - v.sentence <= 2 => Some((earlier(v), Rule::SameSpeaker, 66)),
        _ => {
            let who = before.and_then(|b| scene.main_subject(b.first, b.last)).filter(|&np| is_person(scene, np))?;
            Some((Who::Mention(who), Rule::SentenceBefore, 55))
        }
    }
}

fn is_person(scene: &DocumentContext<'_>, np: Np) -> bool {
    let span = scene.span(np);
    matches!(scene.d.lower(np.first), "he" | "she")
        || scene.names.within(span).any(|(_, n)| scene.names.name(n).kind == crate::name::NameKind::Person)
}
