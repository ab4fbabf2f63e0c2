//! Candidates for the quotations of a sentence, and which of them are kept.
//!
//! The rules of [`reported_rules`](super::reported_rules) propose candidates, and the scorer of starts in
//! [`weigh`](super::weigh) proposes more, for cues that the rules do not know. Each candidate has an extent and a speaker and
//! gets a probability; of candidates that overlap, those are kept whose probabilities are highest together.

use std::cmp::Ordering;

use super::context::DocumentContext;
use super::cue_ahead::charge_after;
use super::direct;
use super::discourse::{self, DiscourseState};
use super::extent::Complement;
use super::introduced::introduced;
use super::mark_attribution::is_shouted;
use super::marked_passage::MarkedPassage;
use super::no_statement::{is_deed, is_unreal};
use super::reported_rules;
use super::reported_speech::ReportedSpeech;
use super::tier_rules::{is_inquiry, is_said, says};
use super::weigh::{
    CandidateFeatures, SentenceFeatures, Weights, candidate_log_odds, probability, speech_features, speech_log_odds,
};
use super::{QuoteKind, Rule, Tier, UnresolvedQuote};
use crate::text::{Class, Sentence};

/// A place whose log odds of being a start are lower gives no candidate.
const START_THRESHOLD: f32 = -2.0;

/// What a rule proposes with this confidence, in per cent, or more is a candidate wherever it begins.
const SURE: u8 = 86;

/// A candidate with a lower probability is no quotation. On annotated articles two in three of those left out were wrong.
const THRESHOLD: f32 = 0.32;

/// The least probability of words between marks that a verb of naming introduces: labelled it a “farce”.
const NAMING_FLOOR: f32 = 0.5;

/// The same of what a thing is called without marks: a reading, and no more.
const NAMING_READING: f32 = 0.36;

/// The least probability of a whole sentence that an attribution with a verb of saying closes.
const CLOSING_FLOOR: f32 = 0.4;

/// The probability of speech that goes on from a quotation left open in the paragraph before, of which the weights' articles have
/// too few: nine in ten of those that annotators mark are speech, and the scorer of speakers takes something off.
const CONTINUED: f32 = 0.85;

/// The least probability of speech that a colon at the end of the sentence before announces; they have few of these too.
const ANNOUNCED_FLOOR: f32 = 0.8;

/// The least probability of a clause between marks that grammar attributes without doubt: by "according to", by what a crowd
/// shouts, right after a verb of saying. It is shown, and ranks behind what the weights know.
const ATTRIBUTED_FLOOR: f32 = 0.6;

/// Words of a clause between marks, at least: fewer are a phrase, whatever verb is among them.
const CLAUSE_WORDS: usize = 4;

/// Tokens after a comma that are searched for a verb.
const LONGEST_PHRASE: usize = 160;

/// Words between marks with a lower probability of being speech are no quotation.
const SPEECH_THRESHOLD: f32 = 0.45;

/// Reported speech that a sentence may hold, with the features that it is scored by.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub speech: ReportedSpeech,
    pub features: CandidateFeatures,
}

/// The quotations of sentence `s`, in order; none overlaps another.
pub(super) fn quotations(
    context: &DocumentContext<'_>,
    s: usize,
    weights: &Weights,
    discourse: &mut DiscourseState,
) -> Vec<UnresolvedQuote> {
    let features = SentenceFeatures::new(context, context.d.sentences[s]);
    let candidates = Candidates::of(&features, s, weights, discourse);
    let mut weighed: Vec<(f32, UnresolvedQuote)> = Vec::new();
    for r in &candidates.reported {
        let p = probability(candidate_log_odds(&weights.candidate, &features, &r.features));
        if p < THRESHOLD && !r.features.proposed {
            continue;
        }
        // "say that, without rain, …": the comma belongs to neither.
        let first = r.speech.first + usize::from(context.d.is(r.speech.first, ","));
        let Some(quote) = (ReportedSpeech { first, ..r.speech }).unresolved_quote(context, s) else { continue };
        // "labelled it a “farce”": annotators take in "it a"; the words between the marks are the speaker's all the same.
        // "voiced “deep regret” at the delay": what begins with marks right after a verb that takes it is its subject's.
        let begins = || context.quoted(r.speech.first) && r.speech.first == r.speech.cue.1;
        // "criticised the drills as “hostile”": so is what it is called.
        let called = || r.speech.rule == Rule::Stance && context.has(r.speech.cue.0, Class::CUE_NAMING);
        let named = quote.kind == QuoteKind::Fragment || quote.kind == QuoteKind::Mixed && (begins() || called());
        let p = if named && r.features.proposed { p.max(NAMING_FLOOR) } else { p };
        // "described the pact as covering trade": what a thing is called by such a verb is its subject's judgement.
        let judged = called() && r.features.proposed && is_called_as(context, &r.speech);
        let p = if judged { p.max(NAMING_READING) } else { p };
        // "In hard frost, straw keeps the pipes open, said the report.": the sentence has nothing else.
        let closes = r.speech.rule == Rule::ClauseBefore && is_said(context, &r.speech);
        let p = if closes && r.speech.first == features.sentence.first { p.max(CLOSING_FLOOR) } else { p };
        if p >= THRESHOLD {
            let found = r.speech.rule == Rule::According && is_inquiry(context, r.speech.subject);
            let tier = if found || context.has(r.speech.cue.0, Class::CUE_HELD) {
                Tier::Held
            } else if is_said(context, &r.speech) {
                Tier::Said
            } else {
                weights.tier(|sink| r.features.hash_into(&features, sink))
            };
            weighed.push((p - THRESHOLD, UnresolvedQuote { confidence: percent(p), tier, ..quote }));
        }
    }
    for q in &candidates.marked {
        let p = probability(speech_log_odds(&weights.speech, &features, q));
        // The articles that the weights were fitted to have too few quotations that a colon at the end of the paragraph
        // before announces, or that go on from an open one there: those get a probability by rule.
        let p = match q.quote.rule {
            Rule::NextParagraph => CONTINUED,
            Rule::According if q.speech || is_clause(context, q) => p.max(ATTRIBUTED_FLOOR),
            Rule::CueBefore if is_shouted(context, q.cue) => p.max(ATTRIBUTED_FLOOR),
            // "then declares “the weir is now shut.”"
            Rule::CueBefore
                if q.after_cue && is_clause(context, q) && q.cue.is_some_and(|(c, _)| says(context.class(c))) =>
            {
                p.max(ATTRIBUTED_FLOOR)
            }
            Rule::SentenceBefore if q.quote.confidence >= discourse::ANNOUNCED => p.max(ANNOUNCED_FLOOR),
            _ => p,
        };
        if p >= SPEECH_THRESHOLD {
            let tier = weights.tier(|sink| speech_features(&features, q, sink));
            weighed.push((p - THRESHOLD, UnresolvedQuote { confidence: percent(p), tier, ..q.quote.clone() }));
        }
    }
    best_together(weighed)
}

/// Whether reported words are a thing and what it is called, "as" between them: "the pact as covering trade", but not "the plan that
/// he knew as a boy".
fn is_called_as(context: &DocumentContext<'_>, speech: &ReportedSpeech) -> bool {
    let plain = |&i: &usize| {
        !context.is_finite(i) && !context.quoted(i) && !context.opens_clause(i) || context.d.reads(i, "as")
    };
    (speech.first..speech.last).take_while(plain).skip(1).any(|i| context.d.reads(i, "as"))
}

/// Whether what stands between the marks is a clause: some words, with a subject and a finite verb.
fn is_clause(context: &DocumentContext<'_>, passage: &MarkedPassage) -> bool {
    let pair = context.pairs[passage.pair];
    let words = (pair.open + 1..pair.close).filter(|&i| context.d.is_word(i)).count();
    words >= CLAUSE_WORDS && context.looks_clausal(pair.open + 1, pair.close)
}

fn percent(p: f32) -> u8 {
    (p * 100.0).round() as u8
}

/// The quotations that do not overlap and weigh most together, in text order.
fn best_together(mut weighed: Vec<(f32, UnresolvedQuote)>) -> Vec<UnresolvedQuote> {
    weighed.sort_by_cached_key(|(_, n)| (n.span.end, n.span.start));
    // For each quotation, the best sum of those up to it, and whether it is among them.
    let mut best: Vec<(f32, bool)> = Vec::with_capacity(weighed.len());
    let before = |weighed: &[(f32, UnresolvedQuote)], k: usize| {
        let start = weighed[k].1.span.start;
        weighed[..k].partition_point(|(_, d)| d.span.end <= start)
    };
    for k in 0..weighed.len() {
        let with = weighed[k].0 + before(&weighed, k).checked_sub(1).map_or(0.0, |i| best[i].0);
        let without = k.checked_sub(1).map_or(0.0, |i: usize| best[i].0);
        best.push(if with > without { (with, true) } else { (without, false) });
    }
    let mut kept = Vec::new();
    let mut k = weighed.len();
    while k > 0 {
        if best[k - 1].1 {
            kept.push(weighed[k - 1].1.clone());
            k = before(&weighed, k - 1);
        } else {
            k -= 1;
        }
    }
    kept.reverse();
    kept
}

/// All candidates of a sentence: reported speech, and passages between marks.
pub(super) struct Candidates {
    pub reported: Vec<Candidate>,
    pub marked: Vec<MarkedPassage>,
}

impl Candidates {
    /// The candidates of sentence `s`. Sentences must come in text order, since `discourse` takes note of each.
    pub fn of(
        features: &SentenceFeatures<'_, '_>,
        s: usize,
        weights: &Weights,
        discourse: &mut DiscourseState,
    ) -> Self {
        let reported = reported_rules::find(features.context, s);
        let marked = direct::marked_passages(features.context, s, &reported, discourse);
        discourse.observe(features.context, s, &marked, &reported);
        Self { reported: reported_candidates(features, &reported, weights), marked }
    }
}

/// The reported speech that a sentence may hold, in no order; `reported` is what the rules propose.
fn reported_candidates(
    features: &SentenceFeatures<'_, '_>,
    reported: &[ReportedSpeech],
    weights: &Weights,
) -> Vec<Candidate> {
    let context = features.context;
    let sentence = features.sentence;
    let mut candidates: Vec<Candidate> = Vec::new();
    for r in reported.iter().filter(|r| r.leads()) {
        candidates.push(candidate(*r, true, Ordering::Equal, 0.0, 1.0));
    }
    let proposals = Proposals::of(reported, sentence);
    // Which tokens belong to an attribution that closes the sentence. In "…, reports the agency" no reported words begin.
    let mut attribution = vec![false; sentence.last - sentence.first];
    for r in reported.iter().filter(|r| r.rule == Rule::ClauseBefore) {
        let (from, to) = (r.cue.0.min(r.subject.first), r.cue.1.max(r.subject.last));
        let from = from.max(sentence.first) - sentence.first;
        attribution[from..to.clamp(from + sentence.first, sentence.last) - sentence.first].fill(true);
    }
    for p in sentence.first + 1..sentence.last {
        let proposed = proposals.at(context, p);
        let is_charge = |r: &ReportedSpeech| charge_after(context, r.cue.0, sentence.last) == Some(r.first);
        let sure = proposed.is_some_and(|r| r.rule == Rule::Clause && r.confidence >= SURE || is_charge(r));
        if !(features.may_start(p) || sure) || attribution[p - sentence.first] {
            continue;
        }
        let start = features.start(&weights.start, p, proposed.map_or(0, |r| r.rule as u32 + 1));
        if start < START_THRESHOLD && !sure {
            continue;
        }
        let first = context.after_that(p);
        let (speech, rule_end) = match proposed {
            Some(r) => (*r, r.last),
            None => {
                let Some((subject, cue)) = introduced(context, sentence.first, p) else { continue };
                if is_unreal(context, cue.0, sentence.first) || is_deed(context, cue.0, p, sentence.last) {
                    continue;
                }
                // "His claims about the river did no harm": what a noun is about is a thing, and no clause.
                let noun = context.has(cue.0, Class::CUE_NOUN) && !context.is_cue_verb(cue.0);
                if noun && context.has(p - 1, Class::PREPOSITION) && features.clausal(p) {
                    continue;
                }
                // "The valley is empty, said Roe, a lecturer in law": what follows the speaker is nothing that was said.
                let told = |r: &ReportedSpeech| r.rule == Rule::ClauseBefore;
                // "told Ostra Today before the vote that the weir would stay": what is said begins with its "that".
                let later = |r: &ReportedSpeech| r.rule == Rule::Clause && r.confidence > SURE && r.first > p;
                // "accused the league of hiding it": the deed is what is said, and its doer no part of it.
                let is_doer = || charge_after(context, cue.0, sentence.last).is_some_and(|deed| deed > p);
                if reported.iter().any(|r| r.cue.0 == cue.0 && (told(r) || later(r))) || is_doer() {
                    continue;
                }
                let rule = match context.d.lower(p) {
                    "to" => Rule::Infinitive,
                    "that" => Rule::Clause,
                    _ if features.clausal(p) => Rule::Clause,
                    _ => Rule::Stance,
                };
                let end = rule_end(context, p, sentence.last);
                let speech = ReportedSpeech { first, last: end, subject, cue, via: None, rule, confidence: 50 };
                // "…, Roe said, another nod to the play": a phrase that a comma parts from the verb is the narrator's.
                let parted = context.d.is(p - 1, ",") && cue.1 + 1 == p;
                let verb = |i: usize| context.is_finite(i) || context.is_contracted(i);
                let narrated = parted && !(p..sentence.last).take(LONGEST_PHRASE).any(verb);
                if narrated || !speech.makes_sense(context) {
                    continue;
                }
                (speech, end)
            }
        };
        for end in features.likely_ends(&weights.end, p, rule_end) {
            let last = context.without_stops(first, end.at);
            // "folded her arms": a verb that no list has reports no bare thing.
            let listed = context.has(speech.cue.0, Class::CUE.or(Class::CUE_NOUN)) || context.d.reads(first, "to");
            let tells = |i: usize| context.quoted(i) || context.is_finite(i) || context.is_contracted(i);
            let bare = !listed && !(first..last).any(tells);
            if last > first && !bare {
                candidates.push(candidate(
                    ReportedSpeech { first, last, ..speech },
                    proposed.is_some(),
                    last.cmp(&context.without_stops(first, rule_end)),
                    start,
                    end.probability,
                ));
            }
        }
    }
    candidates
}

/// For each token of a sentence, the first reported speech that the rules propose to begin there, after its cue.
pub(super) struct Proposals<'a> {
    by_token: Vec<Option<&'a ReportedSpeech>>,
    /// The sentence's first token.
    first: usize,
}

impl<'a> Proposals<'a> {
    /// The proposals among `reported`, which the rules find in `sentence`.
    pub fn of(reported: &'a [ReportedSpeech], sentence: Sentence) -> Self {
        let mut by_token: Vec<Option<&ReportedSpeech>> = vec![None; sentence.last - sentence.first];
        for r in reported.iter().filter(|r| !r.leads()) {
            if let Some(slot) = by_token.get_mut(r.first - sentence.first) {
                slot.get_or_insert(r);
            }
        }
        Self { by_token, first: sentence.first }
    }

    /// The proposal that begins at token `p`, or after it if a "that" stands there.
    pub fn at(&self, context: &DocumentContext<'_>, p: usize) -> Option<&'a ReportedSpeech> {
        let first = context.after_that(p);
        self.by_token.get(first.checked_sub(self.first)?).copied().flatten()
    }
}

/// One past the last token of reported words that begin at `p`, by the rules, whatever introduces them.
pub(super) fn rule_end(context: &DocumentContext<'_>, p: usize, last: usize) -> usize {
    let first = context.after_that(p);
    let clause = !context.d.reads(p, "to") && context.looks_clausal(first, last);
    context.complement_end(first, last, if clause { Complement::Clause } else { Complement::Phrase })
}

fn candidate(speech: ReportedSpeech, proposed: bool, extent: Ordering, start: f32, end: f32) -> Candidate {
    let ReportedSpeech { first, last, cue, subject, rule, .. } = speech;
    Candidate {
        speech,
        features: CandidateFeatures { first, last, cue, subject, rule: rule as u32, proposed, extent, start, end },
    }
}
