//! The output of the commands: one JSON object for each document, one line each.

mod analysis;

use std::io::{self, Write};

use serde::Serialize;

use crate::id::Id;
use dateline_core::analysis::Analysis;
use dateline_core::article::Article;
use dateline_core::calendar::Day;
use dateline_core::corpus::{self, Basis, SaidOn};
use dateline_core::name::Name;
use dateline_core::quote::{Quote, QuoteKind, Rule, SourceKind, Tier};
use dateline_core::text::CodePoints;
use dateline_core::time::{Published, Timex, TimexKind};

pub use analysis::analysis_line;

/// Writes one line.
pub fn write(out: &mut dyn Write, line: &impl Serialize) -> io::Result<()> {
    // One piece for the writer instead of a thousand; most lines fit without growing.
    let mut bytes = Vec::with_capacity(16 << 10);
    sonic_rs::to_writer(&mut bytes, line).map_err(io::Error::other)?;
    bytes.push(b'\n');
    out.write_all(&bytes)
}

#[derive(Serialize)]
pub struct QuotesLine<'a> {
    id: &'a Id,
    quotes: Vec<QuoteOut<'a>>,
}

#[derive(Serialize)]
struct QuoteOut<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    kind: QuoteKind,
    tier: Tier,
    sentence_start: u32,
    sentence_end: u32,
    speaker_start: Option<u32>,
    speaker_end: Option<u32>,
    speaker_text: Option<&'a str>,
    speaker_ref: Option<&'a str>,
    cue_start: Option<u32>,
    cue_end: Option<u32>,
    cue_text: Option<&'a str>,
    /// Of `analyse` alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    source_kind: Option<SourceKind>,
    speaker_role: Option<&'a str>,
    speaker_affiliation: Option<&'a str>,
    via: Option<&'a str>,
    when: Option<WhenOut<'a>>,
    place: Option<&'a str>,
    confidence: f64,
    rule: Rule,
}

/// When words were said: first and last day, inclusive, as far as they are known.
#[derive(Serialize)]
struct WhenOut<'a> {
    text: Option<&'a str>,
    from: Option<String>,
    to: Option<String>,
    basis: Basis,
}

impl<'a> WhenOut<'a> {
    fn new(said_on: SaidOn, text: &'a str) -> Self {
        Self {
            text: said_on.text.map(|t| t.of(text)),
            from: said_on.days.map(|d| d.first.to_string()),
            to: said_on.days.map(|d| d.last.to_string()),
            basis: said_on.basis,
        }
    }
}

impl<'a> QuoteOut<'a> {
    fn new(quote: &'a Quote, said_on: Option<SaidOn>, names: &[Name], text: &'a str, points: &CodePoints<'_>) -> Self {
        let name = quote.speaker.as_ref().and_then(|s| names.get(s.name? as usize));
        let (start, end) = points.span(quote.span);
        let (sentence_start, sentence_end) = points.span(quote.sentence);
        let cue = quote.cue.map(|c| points.span(c));
        let mention = quote.speaker.as_ref().map(|s| s.mention);
        Self {
            start,
            end,
            text: quote.span.of(text),
            kind: quote.kind,
            tier: quote.tier,
            sentence_start,
            sentence_end,
            speaker_start: mention.map(|m| points.at(m.start)),
            speaker_end: mention.map(|m| points.at(m.end)),
            speaker_text: mention.map(|m| m.of(text)),
            speaker_ref: quote.speaker.as_ref().map(|s| s.label.as_str()),
            cue_start: cue.map(|c| c.0),
            cue_end: cue.map(|c| c.1),
            cue_text: quote.cue.map(|c| c.of(text)),
            source_kind: None,
            speaker_role: name.and_then(|n| n.role).map(|r| r.of(text)),
            speaker_affiliation: name.and_then(|n| n.affiliation).map(|a| a.of(text)),
            via: quote.via.map(|v| v.of(text)),
            when: said_on.map(|s| WhenOut::new(s, text)),
            place: quote.place.map(|p| p.of(text)),
            confidence: f64::from(quote.confidence) / 100.0,
            rule: quote.rule,
        }
    }
}

/// The quotations of an article: all that are sure enough to be read at all, or those alone that a reader is shown.
pub fn quotes_line<'a>(
    id: &'a Id,
    article: &'a Article,
    analysis: &'a Analysis,
    shown: bool,
    today: Option<Day>,
) -> QuotesLine<'a> {
    let points = CodePoints::new(&article.text);
    let text = article.text.as_str();
    let published = corpus::day_of_head(article, today);
    let times = corpus::times_of_saying(article, &analysis.quotes, published.as_ref());
    let quotes = analysis.quotes.iter().filter(|q| q.confidence >= corpus::SURE && (!shown || q.is_shown()));
    let quotes = quotes.map(|q| {
        let said_on = corpus::said_on(q, &times, published.as_ref());
        QuoteOut::new(q, said_on, &analysis.names, text, &points)
    });
    QuotesLine { id, quotes: quotes.collect() }
}

#[derive(Serialize)]
pub struct TimesLine<'a> {
    id: &'a Id,
    dct: Option<String>,
    timexes: Vec<TimexOut<'a>>,
}

#[derive(Serialize)]
struct TimexOut<'a> {
    start: u32,
    end: u32,
    text: &'a str,
    #[serde(rename = "type")]
    kind: TimexKind,
    value: &'a str,
    from: Option<String>,
    to: Option<String>,
}

impl<'a> TimexOut<'a> {
    fn new(timex: &'a Timex, text: &'a str, points: &CodePoints<'_>) -> Self {
        let (start, end) = points.span(timex.span);
        Self {
            start,
            end,
            text: timex.span.of(text),
            kind: timex.kind,
            value: &timex.value,
            from: timex.days.map(|d| d.first.to_string()),
            to: timex.days.map(|d| d.last.to_string()),
        }
    }
}

pub fn times_line<'a>(id: &'a Id, dct: Option<Day>, article: &'a Article, timexes: &'a [Timex]) -> TimesLine<'a> {
    let points = CodePoints::new(&article.text);
    TimesLine {
        id,
        dct: dct.map(|d| d.to_string()),
        timexes: timexes.iter().map(|t| TimexOut::new(t, &article.text, &points)).collect(),
    }
}

#[derive(Serialize)]
pub struct DateLine<'a> {
    id: &'a Id,
    published: Option<PublishedOut<'a>>,
}

#[derive(Serialize)]
struct PublishedOut<'a> {
    earliest: String,
    evidence: Vec<EvidenceOut<'a>>,
    given: bool,
    latest: String,
    likely: String,
}

#[derive(Serialize)]
struct EvidenceOut<'a> {
    end: Option<u32>,
    id: Option<&'a Id>,
    reason: &'a str,
    start: Option<u32>,
    text: Option<&'a str>,
}

pub fn date_line<'a>(
    ids: &'a [Id],
    at: usize,
    corpus: &[(&'a Article, &'a Analysis)],
    published: Option<&'a Published>,
) -> DateLine<'a> {
    DateLine { id: &ids[at], published: published.map(|p| published_out(p, ids, at, corpus)) }
}

fn published_out<'a>(
    published: &'a Published,
    ids: &'a [Id],
    at: usize,
    corpus: &[(&'a Article, &'a Analysis)],
) -> PublishedOut<'a> {
    let evidence = published
        .evidence
        .iter()
        .map(|e| {
            let in_article = e.article.map_or(at, |a| a as usize);
            let text = corpus.get(in_article).map_or("", |(article, _)| article.text.as_str());
            let place = e.span.map(|s| CodePoints::new(text).span(s));
            EvidenceOut {
                end: place.map(|(_, end)| end),
                id: ids.get(in_article),
                reason: &e.reason,
                start: place.map(|(start, _)| start),
                text: e.span.map(|s| s.of(text)),
            }
        })
        .collect();
    PublishedOut {
        earliest: published.days.first.to_string(),
        evidence,
        given: published.given,
        latest: published.days.last.to_string(),
        likely: published.likely.to_string(),
    }
}
