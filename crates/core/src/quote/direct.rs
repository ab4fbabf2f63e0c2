//! Passages between quotation marks, and the speaker whom the sentence or the sentences before attribute each to.

use super::attribution::Attribution;
use super::context::{DocumentContext, Np};
use super::discourse::{DiscourseState, inherited};
use super::introduced::introduced;
use super::mark_attribution::{attribution, by_next_sentence, via};
use super::marked_passage::MarkedPassage;
use super::reported_speech::{ReportedSpeech, trimmed};
use super::{QuoteKind, Rule, SpeakerMention, Tier, UnresolvedQuote};
use crate::text::{Class, Form, Sentence, Span, TokenKind, among, class_of};

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
        if inner.is_empty() || words == 0 || is_no_speech(context, k) {
            continue;
        }
        let shape = Shape::of(context, k, sentence);
        let found = attribution(context, k, sentence, last_said.is_some()).or_else(|| by_next_sentence(context, k, s));
        let found = found.or_else(|| {
            // "called the sale “neat” and based on “a single letter”": the second judgement is the first one's speaker's.
            if let (Some((speaker, cue)), true) = (last_said, joined_by_and(context, k)) {
                return Some(Attribution { speaker, cue, rule: Rule::Continued, confidence: 80, via: None });
            }
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

/// Whether pair `k` holds a name or a title and not what somebody said.
fn is_no_speech(context: &DocumentContext<'_>, k: usize) -> bool {
    is_name_of_thing(context, context.pairs[k].open) || is_programme(context, k) || titles_somebody(context, k)
}

/// Whether pair `k` holds the title of what somebody is known for: "“Harbour Lights” presenter Jane Roe".
fn titles_somebody(context: &DocumentContext<'_>, k: usize) -> bool {
    let end = context.pair_end(k);
    let part = context.d.tokens.get(end).map(|_| context.d.last_part(end));
    let is_role = part.is_some_and(|part| class_of(&part.to_ascii_lowercase()).any(Class::ROLE.or(Class::TITLE)));
    context.holds_title(k) && is_role && !context.capital(end) && context.capital(end + 1)
}

/// Whether "and" and a few words part pair `k` from the pair before it.
fn joined_by_and(context: &DocumentContext<'_>, k: usize) -> bool {
    let Some(before) = k.checked_sub(1).map(|p| context.pair_end(p)) else { return false };
    let open = context.pairs[k].open;
    open > before && open <= before + 5 && context.d.reads(before, "and")
}

/// Whether what stands between the marks that open at token `open` is the name of a thing: "a series called “Night Ferry”".
fn is_name_of_thing(context: &DocumentContext<'_>, open: usize) -> bool {
    let (Some(cue), Some(thing)) = (open.checked_sub(1), open.checked_sub(2)) else { return false };
    let naming = context.has(cue, Class::CUE_NAMING) && context.d.tokens[cue].form == Form::Past;
    let person = Class::PRONOUN.or(Class::AUXILIARY).or(Class::ADVERB);
    naming
        && context.d.is_word(thing)
        && !context.capital(thing)
        && !context.has(thing, person)
        && !context.can_speak(Np { first: thing, last: cue }, cue)
}

/// Whether pair `k` holds the name of a programme, a paper or a book: "in an interview with “Valley Talk Sunday,”" "on Ostra
/// Radio’s “Meet the Guild.”".
fn is_programme(context: &DocumentContext<'_>, k: usize) -> bool {
    let Some(before) = context.pairs[k].open.checked_sub(1) else { return false };
    let placed = among(context.d.lower(before), "with on in at for by")
        || context.d.tokens[before].kind == TokenKind::Possessive && context.capital(before.saturating_sub(1));
    placed && context.holds_title(k)
}

impl DocumentContext<'_> {
    /// Whether pair `k` holds a title: a few words, two or more of them in capitals, all others small words.
    pub fn holds_title(&self, k: usize) -> bool {
        const LONGEST: usize = 8;
        let pair = self.pairs[k];
        let words = || (pair.open + 1..pair.close).filter(|&i| self.d.is_word(i));
        let capitals = words().filter(|&i| self.capital(i)).count();
        let titled = words().all(|i| self.capital(i) || self.has(i, Class::FUNCTION));
        let shouted = words().all(|i| self.d.tokens[i].shout);
        titled && !shouted && capitals >= 2 && words().take(LONGEST + 1).count() <= LONGEST
    }

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
