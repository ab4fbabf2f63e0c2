//! Passages between quotation marks, and the speaker whom the sentence or the sentences before attribute each to.

use super::context::{DocumentContext, Np};
use super::introduced::introduced;
use super::marked_passage::MarkedPassage;
use super::reported_speech::{ReportedSpeech, trimmed};
use super::{QuoteKind, Rule, SpeakerMention, Tier, UnresolvedQuote};
use crate::text::{Class, Form, Sentence, Span, TokenKind, among};

/// The confidence, in per cent, of speech that a colon right before it announces.
pub(super) const ANNOUNCED: u8 = 82;

/// The state of the discourse: what the sentences so far leave for the next one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct DiscourseState {
    /// The last speaker, with the sentence and the paragraph of those words.
    last_speaker: Option<LastSpeaker>,
    /// The paragraph whose last quotation was left open.
    open_block: Option<usize>,
}

/// The speaker of the quotation or reported speech that came last.
#[derive(Clone, Copy, Debug)]
struct LastSpeaker {
    speaker: Np,
    /// The sentence that the mention stands in.
    named: usize,
    /// The sentence and the paragraph of the words.
    sentence: usize,
    block: usize,
}

/// The passages between marks in sentence `s`, in order; `reported` is the reported speech that the rules find in it.
pub(super) fn marked_passages(
    context: &DocumentContext<'_>,
    s: usize,
    reported: &[ReportedSpeech],
    discourse: &DiscourseState,
) -> Vec<MarkedPassage> {
    let sentence = context.d.sentences[s];
    let mut last_said: Option<(Np, (usize, usize))> = None;
    let mut out = Vec::new();
    let from = context.pairs.partition_point(|p| p.open < sentence.first);
    for k in from..context.pairs.len() {
        let pair = context.pairs[k];
        if pair.open >= sentence.last {
            break;
        }
        // The comma before a closing mark is the narrator's: it leads to “he said”.
        let inner = pair.inner(&context.d.tokens).trim(context.d.text);
        let words_end = inner.of(context.d.text).trim_end_matches([',', ' ']).len();
        let inner = Span::new(inner.start as usize, inner.start as usize + words_end);
        let words = (pair.open + 1..pair.close).filter(|&i| context.d.is_word(i)).count();
        if inner.is_empty() || words == 0 {
            continue;
        }
        let shape = Shape::of(context, k, sentence);
        let found = attribution(context, k, sentence, last_said.is_some()).or_else(|| {
            // The speaker of earlier words in the sentence, between marks or not, goes on.
            let paused = pair.open > sentence.first && matches!(context.d.word(pair.open - 1), ":" | ",");
            let reported_before = || {
                let earlier = reported.iter().rev().filter(|_| paused).find(|r| r.cue.1 <= pair.open);
                earlier.map(|r| (r.subject, r.cue))
            };
            let (np, cue) = last_said.or_else(reported_before)?;
            (shape.speech).then_some(Attribution { speaker: np, cue, rule: Rule::Continued, confidence: 92, via: None })
        });
        let mut quote = UnresolvedQuote {
            span: inner,
            kind: QuoteKind::Direct,
            tier: Tier::Said,
            speaker: SpeakerMention::Unknown,
            cue: None,
            via: None,
            confidence: 50,
            rule: Rule::Unattributed,
            sentence: s,
        };
        let mut cue = None;
        let attributed = found.is_some();
        if let Some(f) = found {
            quote.speaker = SpeakerMention::Mention(f.speaker);
            quote.rule = f.rule;
            quote.confidence = f.confidence;
            let relayed = f.via.map(|np| context.span(np));
            quote.via = relayed.or_else(|| via(context, context.pair_end(k), sentence.last, f.speaker));
            cue = Some(f.cue);
            last_said = Some((f.speaker, f.cue));
        } else if shape.speech
            && let Some((speaker, rule, confidence)) = inherited(context, k, s, discourse)
        {
            quote.speaker = speaker;
            quote.rule = rule;
            quote.confidence = confidence;
        } else if !shape.speech
            && let Some((speaker, verb)) = introduced(context, sentence.first, pair.open)
        {
            quote.speaker = SpeakerMention::Mention(speaker);
            quote.rule = Rule::CueBefore;
            quote.confidence = 40;
            cue = Some(verb);
        }
        quote.cue = cue.map(|c| context.d.slice(c.0, c.1));
        if !shape.speech && words <= 5 && !(attributed && shape.after_cue) {
            quote.kind = QuoteKind::Fragment;
            quote.span = trimmed(context, inner);
        }
        out.push(MarkedPassage { quote, pair: k, cue, speech: shape.speech, after_cue: shape.after_cue });
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

impl DiscourseState {
    /// Takes note of sentence `s`: who speaks in it last, and whether a quotation is left open at its end.
    pub fn observe(
        &mut self,
        context: &DocumentContext<'_>,
        s: usize,
        marked: &[MarkedPassage],
        reported: &[ReportedSpeech],
    ) {
        let sentence = context.d.sentences[s];
        // Speech between marks counts before reported speech; of several reported ones the first counts, since others may
        // stand within it.
        let marked_speech = marked.iter().rev().filter(|q| q.speech || q.quote.confidence > 50);
        let spoke = marked_speech
            .filter_map(|q| match q.quote.speaker {
                SpeakerMention::Mention(speaker) => Some((speaker, s)),
                SpeakerMention::Earlier(speaker, named) => Some((speaker, named)),
                SpeakerMention::Unknown => None,
            })
            .next();
        let strong = || reported.iter().find(|r| r.confidence >= 80).or(reported.first());
        if let Some((speaker, named)) = spoke.or_else(|| strong().map(|r| (r.subject, s))) {
            self.last_speaker = Some(LastSpeaker { speaker, named, sentence: s, block: sentence.block });
        }
        let left_open = marked.iter().map(|q| context.pairs[q.pair]).any(|p| !p.closed && p.close == sentence.last);
        if left_open {
            self.open_block = Some(sentence.block);
        }
    }
}

/// The form of a passage between marks.
struct Shape {
    /// Whole clauses: it begins where speech begins and ends as speech ends.
    speech: bool,
    /// It follows its cue at once.
    after_cue: bool,
}

impl Shape {
    fn of(context: &DocumentContext<'_>, k: usize, sentence: Sentence) -> Self {
        let pair = context.pairs[k];
        let words = (pair.open + 1..pair.close).filter(|&i| context.d.is_word(i)).count();
        let last = pair.close.saturating_sub(1);
        let stopped = matches!(context.d.word(last), "," | "." | "?" | "!" | "…" | "—" | "–" | ";" | ":")
            || matches!(context.d.word(context.pair_end(k)), "," | ".") && pair.closed;
        let begins = pair.open == sentence.first
            || context.d.tokens[pair.open - 1].kind == TokenKind::Punct
            || context.d.reads(pair.open - 1, "that")
            || context.has(pair.open - 1, Class::CUE);
        let upper = context.capital(pair.open + 1)
            || context.d.tokens.get(pair.open + 1).is_some_and(|t| t.kind != TokenKind::Word);
        let verb = (pair.open + 1..pair.close.min(pair.open + 60)).any(|i| {
            context.d.tokens[i].class.any(Class::AUXILIARY.or(Class::VERB).or(Class::CUE))
                || context.d.word(i).contains(['’', '\''])
        });
        let whole = pair.open == sentence.first && context.pair_end(k) >= sentence.last;
        // Several sentences between one pair of marks are speech, whatever stands after them.
        let sentences = words >= 6
            && (pair.open + 2..last).any(|i| matches!(context.d.word(i), "." | "?" | "!") && context.capital(i + 1));
        let speech = begins && stopped && (upper && (words >= 3 || verb) || words >= 6)
            || begins && sentences
            || whole && words >= 2 && (verb || stopped);
        let after_cue = pair.open > sentence.first && context.has(pair.open - 1, Class::CUE)
            || pair.open > sentence.first + 1
                && matches!(context.d.word(pair.open - 1), "," | ":")
                && context.has(pair.open - 2, Class::CUE);
        Self { speech, after_cue }
    }
}

struct Attribution {
    speaker: Np,
    cue: (usize, usize),
    rule: Rule,
    confidence: u8,
    /// Who relays the words: "Xinhua quoted Roe as saying".
    via: Option<Np>,
}

/// The attribution of pair `k` within its sentence: after it, else before it.
fn attribution(context: &DocumentContext<'_>, k: usize, sentence: Sentence, continued: bool) -> Option<Attribution> {
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
        return after(context, k, sentence).or(found);
    }
    after(context, k, sentence).or_else(before)
}

/// `“…,” Roe said`, `“…,” said Roe`, `“…,” according to Roe`, `“…” — Roe`.
fn after(context: &DocumentContext<'_>, k: usize, sentence: Sentence) -> Option<Attribution> {
    let mut t = context.pair_end(k);
    let next_pair = context.pairs.get(k + 1).map_or(sentence.last, |p| p.open.min(sentence.last));
    let mut dash = false;
    while t < next_pair && context.d.tokens[t].kind == TokenKind::Punct {
        dash |= matches!(context.d.word(t), "-" | "—" | "–" | "--");
        t += 1;
    }
    if t >= next_pair || matches!(context.d.lower(t), "but" | "while" | "which" | "who") {
        return None;
    }
    if context.d.reads(t, "according") && context.d.reads(t + 1, "to") {
        let speaker = context.leading_np(t + 2, sentence.last, true)?;
        return Some(Attribution { speaker, cue: (t, t + 2), rule: Rule::According, confidence: 90, via: None });
    }
    let limit = next_pair.min(t + 50);
    let turned = t + usize::from(context.is_adverb(t));
    if context.has(turned, Class::CUE_SPEECH)
        && matches!(context.d.tokens[turned].form, Form::Past | Form::Third)
        && let Some(speaker) = context.subject_after(turned, limit)
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
    let cue = (t..limit)
        .find(|&c| context.is_cue_verb(c) && context.d.tokens[c].form != Form::Ing && (c > t || context.capital(t)));
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
    let c = (t..limit.min(t + 12)).find(|&c| among(context.d.lower(c), "quoted quote quotes cited cites"))?;
    let saying = (c + 1..limit.min(c + 12))
        .find(|&i| context.d.reads(i, "as") && among(context.d.lower(i + 1), "saying telling writing adding"))?;
    if saying == c + 1 {
        // "…,” Roe was quoted as saying."
        let speaker = context.subject(c, t)?;
        return Some(Attribution { speaker, cue: (c, saying + 2), rule: Rule::CueAfter, confidence: 93, via: None });
    }
    let pronoun = context.has(c + 1, Class::PRONOUN).then_some(Np { first: c + 1, last: c + 2 });
    let speaker = pronoun.or_else(|| context.leading_np(c + 1, saying, true))?;
    let via = context.subject(c, t).or_else(|| context.leading_np(t, c, true));
    Some(Attribution { speaker, cue: (c, saying + 2), rule: Rule::CueAfter, confidence: 93, via })
}

/// `…,” beamed Roe` and `…,” Roe cracked`: a verb that no list has, alone with a name, after words that a comma, a question mark
/// or an exclamation mark ends.
fn unlisted_cue(context: &DocumentContext<'_>, k: usize, t: usize, limit: usize) -> Option<Attribution> {
    let led = matches!(context.d.word(context.pairs[k].close.saturating_sub(1)), "," | "?" | "!");
    let past = |i: usize| {
        let word = context.d.lower(i);
        !context.capital(i) && word.len() > 4 && word.ends_with("ed") || context.has(i, Class::PAST_VERB)
    };
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
    let turned = past(t) || context.d.reads(t, "read");
    if turned && context.may_begin_np(t + 1) {
        let speaker = context.subject_after(t, limit).filter(|&np| named(np) || context.d.reads(t, "read"))?;
        return Some(attribution(speaker, t));
    }
    let speaker = context.leading_np(t, limit, false).filter(|np| np.first == t)?;
    let pronoun = among(context.d.lower(t), "he she they") && speaker.last == t + 1;
    let c = speaker.last + usize::from(context.is_adverb(speaker.last));
    let done = c + 1 >= limit || context.d.tokens[c + 1].kind == TokenKind::Punct || context.d.reads(c + 1, "to");
    (past(c) && done && (named(speaker) || pronoun)).then(|| attribution(speaker, c))
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
    let cue = (from..open).rev().take(45).find(|&c| context.is_cue_verb(c));
    if let Some(c) = cue {
        let near = open - c <= 2 || paused || context.skip_circumstances(c + 1, open) + 1 >= open;
        let subject = if context.d.tokens[c].form == Form::Ing && !context.is_aux(c.wrapping_sub(1)) {
            context.participle_subject(sentence.first, c)
        } else {
            context
                .subject(c, if c < lo { sentence.first } else { lo })
                .or_else(|| context.subject_after(c, open))
                .or_else(|| context.main_subject(sentence.first, c))
        };
        // "a series called “Night Ferry”": the thing is what bears the name, and nobody calls it so.
        let borne = |np: &Np| context.has(c, Class::CUE_NAMING) && c + 1 == open && !context.can_speak(*np, c);
        if let Some(speaker) = subject.filter(|np| near && !borne(np)) {
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
    let near = open.saturating_sub(25).max(lo);
    if let Some(a) = (near..open).rev().find(|&i| context.d.reads(i, "according") && context.d.reads(i + 1, "to")) {
        let speaker = context.leading_np(a + 2, open, true)?;
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
        let speaker =
            label.or_else(|| last_person(context, lo, open - 1)).or_else(|| context.main_subject(from, open - 1))?;
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

/// The person named last in `tokens[from..to]`, who is no possessor: "The turnout does not surprise Jane Roe: “…”".
fn last_person(context: &DocumentContext<'_>, from: usize, to: usize) -> Option<Np> {
    let named = context.names.within(context.d.slice(from, to)).filter(|&(m, n)| {
        let after = context.d.tokens.get(context.d.token_at(m.end));
        context.names.name(n).kind == crate::name::NameKind::Person
            && after.is_none_or(|t| t.kind != TokenKind::Possessive)
    });
    let Some((mention, _)) = named.last() else {
        // Names that no list knows: the capitals right before the colon.
        let first = (from..to).rev().take_while(|&i| context.capital(i) && context.d.is_word(i)).last();
        return first.filter(|&first| first > from).map(|first| Np { first, last: to });
    };
    Some(Np { first: context.d.token_at(mention.start), last: context.d.token_at(mention.end.saturating_sub(1)) + 1 })
}

/// `…, according to VOA` after an attribution: who relayed it.
fn via(context: &DocumentContext<'_>, from: usize, last: usize, speaker: Np) -> Option<Span> {
    let a = (from..last.min(from + 40))
        .find(|&i| context.d.reads(i, "according") && context.d.reads(i + 1, "to") && !context.quoted(i))?;
    let np = context.leading_np(a + 2, last, true)?;
    (np != speaker).then(|| context.span(np))
}

/// The speaker of speech that nothing in its own sentence attributes: one whom the sentence before announces, or whoever spoke
/// before it.
fn inherited(
    context: &DocumentContext<'_>,
    k: usize,
    s: usize,
    discourse: &DiscourseState,
) -> Option<(SpeakerMention, Rule, u8)> {
    let sentence = context.d.sentences[s];
    let before = s.checked_sub(1).map(|p| context.d.sentences[p]);
    let first_in_block = before.is_none_or(|b| b.block != sentence.block);
    let begins_block = first_in_block && context.pairs[k].open == sentence.first;
    if begins_block && sentence.block > 0 && discourse.open_block == Some(sentence.block - 1) {
        return discourse.last_speaker.map(|v| (SpeakerMention::Earlier(v.speaker, v.named), Rule::NextParagraph, 93));
    }
    if let Some(b) = before
        && context.d.is(b.last - 1, ":")
    {
        // The sentence or paragraph before announces it.
        let cue = (b.first..b.last).rev().find(|&c| context.is_cue_verb(c));
        let from = (b.first..b.last.min(b.first + 2)).find(|&i| context.d.reads(i, "from")).map(|i| i + 1);
        let speaker = cue
            .and_then(|c| context.subject(c, b.first))
            .or_else(|| context.main_subject(from.unwrap_or(b.first), b.last - 1));
        return speaker.map(|np| (SpeakerMention::Mention(np), Rule::SentenceBefore, ANNOUNCED));
    }
    // “…”“…”: marks that touch hold several people's words.
    let open = context.pairs[k].open;
    if k > 0 && context.pair_end(k - 1) == open && !context.d.tokens[open].spaced {
        return None;
    }
    let earlier = |v: LastSpeaker| SpeakerMention::Earlier(v.speaker, v.named);
    match discourse.last_speaker {
        Some(v) if v.block == sentence.block && s - v.sentence <= 2 => Some((earlier(v), Rule::SameSpeaker, 88)),
        _ if !first_in_block => {
            let speaker =
                before.and_then(|b| context.main_subject(b.first, b.last)).filter(|&np| is_person(context, np))?;
            Some((SpeakerMention::Mention(speaker), Rule::SentenceBefore, 70))
        }
        Some(v) if v.block + 1 == sentence.block && s - v.sentence <= 2 => Some((earlier(v), Rule::SameSpeaker, 66)),
        _ => {
            let speaker =
                before.and_then(|b| context.main_subject(b.first, b.last)).filter(|&np| is_person(context, np))?;
            Some((SpeakerMention::Mention(speaker), Rule::SentenceBefore, 55))
        }
    }
}

fn is_person(context: &DocumentContext<'_>, np: Np) -> bool {
    let span = context.span(np);
    matches!(context.d.lower(np.first), "he" | "she")
        || context.names.within(span).any(|(_, n)| context.names.name(n).kind == crate::name::NameKind::Person)
}
