//! The readings of a sentence: what may be reported in it, weighed against each other.
//!
//! The rules of [`report`](super::report) propose readings, and so does the scorer of [`weigh`](super::weigh) wherever words
//! may begin that a cue unknown to the rules introduces. Each gets its extent, its speaker and a probability; of those that
//! overlap the likeliest stays.

use super::context::DocumentContext;
use super::direct::{self, Memory};
use super::extent::Complement;
use super::introduced::introduced;
use super::report::{self, Report};
use super::spoken::Spoken;
use super::weigh::{SentenceFeatures, Weights, Worth, probability, speech, worth};
use super::{QuoteKind, Rule, UnresolvedQuote};

/// Log odds from which a start is looked at further.
const LOOK: f32 = -2.0;

/// Probability from which a reading is reported. Two readings in three that are left out would be wrong.
const WORTH: f32 = 0.32;

/// Probability, at least, of words between marks that a verb of naming introduces.
const NAMED: f32 = 0.5;

/// Probability from which what stands between marks is reported.
const SPEECH: f32 = 0.45;

/// One way to read a part of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Reading {
    pub report: Report,
    pub worth: Worth,
}

/// The quotations of sentence `s`, in order; none overlaps another.
pub(super) fn quotations(
    scene: &DocumentContext<'_>,
    s: usize,
    weights: &Weights,
    memory: &mut Memory,
) -> Vec<UnresolvedQuote> {
    let sheet = SentenceFeatures::new(scene, scene.d.sentences[s]);
    let readings = Readings::of(&sheet, s, weights, memory);
    let mut weighed: Vec<(f32, UnresolvedQuote)> = Vec::new();
    for r in &readings.reported {
        let p = probability(worth(&weights.worth, &sheet, &r.worth));
        if p < WORTH && !r.worth.proposed {
            continue;
        }
        let Some(draft) = r.report.draft(scene, s) else { continue };
        // "labelled it a “farce”": annotators take in "it a"; the words between the marks are the speaker's all the same.
        // "voiced “deep regret” at the delay": what begins with marks right after a verb that takes it is its subject's.
        let begins = || scene.quoted(r.report.first) && r.report.first == r.report.cue.1;
        let named = draft.kind == QuoteKind::Fragment || draft.kind == QuoteKind::Mixed && begins();
        let p = if named && r.worth.proposed { p.max(NAMED) } else { p };
        if p >= WORTH {
            weighed.push((p - WORTH, UnresolvedQuote { confidence: percent(p), ..draft }));
        }
    }
    for q in &readings.spoken {
        let p = probability(speech(&weights.speech, &sheet, q));
        // What a colon at the end of the paragraph before announces, and what goes on with a quotation left open there, is
        // too rare in what the weights are made of.
        let p = match q.draft.rule {
            Rule::NextParagraph => 0.85,
            Rule::According if q.speech => p.max(0.6),
            Rule::SentenceBefore if q.draft.confidence >= direct::ANNOUNCED => p.max(0.8),
            _ => p,
        };
        if p >= SPEECH {
            weighed.push((p - WORTH, UnresolvedQuote { confidence: percent(p), ..q.draft.clone() }));
        }
    }
    best_together(weighed)
}

fn percent(p: f32) -> u8 {
    (p * 100.0).round() as u8
}

/// The drafts that do not overlap and weigh most together, in order.
fn best_together(mut weighed: Vec<(f32, UnresolvedQuote)>) -> Vec<UnresolvedQuote> {
    weighed.sort_by_cached_key(|(_, d)| (d.span.end, d.span.start));
    // For each draft, the best sum of those up to it, and whether it is among them.
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

/// What a sentence may be read as.
pub(super) struct Readings {
    pub reported: Vec<Reading>,
    pub spoken: Vec<Spoken>,
}

impl Readings {
    /// All readings of sentence `s`; `memory` takes note of it.
    pub fn of(sheet: &SentenceFeatures<'_, '_>, s: usize, weights: &Weights, memory: &mut Memory) -> Self {
        let reports = report::reports(sheet.scene, s);
        let spoken = direct::spoken(sheet.scene, s, &reports, memory);
        memory.heard(sheet.scene, s, &spoken, &reports);
        Self { reported: reported(sheet, &reports, weights), spoken }
    }
}

/// What may be reported in a sentence, in no order; `reports` are what the rules say.
fn reported(sheet: &SentenceFeatures<'_, '_>, reports: &[Report], weights: &Weights) -> Vec<Reading> {
    let scene = sheet.scene;
    let sentence = sheet.sentence;
    let mut readings: Vec<Reading> = Vec::new();
    for r in reports.iter().filter(|r| r.leads()) {
        readings.push(reading(*r, true, 0.0, 1.0));
    }
    // What the rules propose to begin at each token, and the attributions that close a sentence: "…, reports the agency"
    // reports nothing itself.
    let mut proposals: Vec<Option<&Report>> = vec![None; sentence.last - sentence.first];
    let mut attribution = vec![false; proposals.len()];
    for r in reports {
        if !r.leads() {
            proposals[r.first - sentence.first].get_or_insert(r);
        } else if r.rule == Rule::ClauseBefore {
            let (from, to) = (r.cue.0.min(r.subject.first), r.cue.1.max(r.subject.last));
            let from = from.max(sentence.first) - sentence.first;
            attribution[from..to.clamp(from + sentence.first, sentence.last) - sentence.first].fill(true);
        }
    }
    for p in sentence.first + 1..sentence.last {
        if !sheet.may_start(p) || attribution[p - sentence.first] {
            continue;
        }
        let that = scene.d.lower(p) == "that";
        let proposed = proposals.get(p + usize::from(that) - sentence.first).copied().flatten();
        let start = sheet.start(&weights.start, p, proposed.map_or(0, |r| r.rule as u32 + 1));
        if start < LOOK {
            continue;
        }
        let first = p + usize::from(that);
        let (report, rule_end) = match proposed {
            Some(r) => (*r, r.last),
            None => {
                let Some((subject, cue)) = introduced(scene, sentence.first, p) else { continue };
                let rule = match scene.d.lower(p) {
                    "to" => Rule::Infinitive,
                    "that" => Rule::Clause,
                    _ if sheet.clausal(p) => Rule::Clause,
                    _ => Rule::Stance,
                };
                let end = rule_end(scene, p, sentence.last);
                let report = Report { first, last: end, subject, cue, via: None, rule, confidence: 50 };
                if !report.makes_sense(scene) {
                    continue;
                }
                (report, end)
            }
        };
        for end in sheet.likely_ends(&weights.end, p, rule_end) {
            let last = scene.without_stops(first, end.at);
            if last > first {
                readings.push(reading(Report { first, last, ..report }, proposed.is_some(), start, end.probability));
            }
        }
    }
    readings
}

/// What the rules propose to begin at `p`.
pub(super) fn proposal(reports: &[Report], p: usize, that: bool) -> Option<&Report> {
    reports.iter().find(|r| !r.leads() && r.first == p + usize::from(that))
}

/// Where the rules end what begins at `p`, whatever introduces it.
pub(super) fn rule_end(scene: &DocumentContext<'_>, p: usize, last: usize) -> usize {
    let first = p + usize::from(scene.d.lower(p) == "that");
    let clause = scene.d.lower(p) != "to" && scene.looks_clausal(first, last);
    scene.complement_end(first, last, if clause { Complement::Clause } else { Complement::Phrase })
}

fn reading(report: Report, proposed: bool, start: f32, end: f32) -> Reading {
    let Report { first, last, cue, subject, rule, .. } = report;
    Reading { report, worth: Worth { first, last, cue, subject, rule: rule as u32, proposed, start, end } }
}
