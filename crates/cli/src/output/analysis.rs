//! All that is known of an article: the lines of `dateline analyse`.

use serde::{Serialize, Serializer};

use super::{PublishedOut, QuoteOut, TimexOut, published_out};
use crate::id::Id;
use dateline_core::article::{BlockKind, Language, Warning};
use dateline_core::corpus::{self, Item};
use dateline_core::name::{Name, NameKind};
use dateline_core::text::{CodePoints, Span};

#[derive(Serialize)]
pub struct AnalysisLine<'a> {
    id: &'a Id,
    title: &'a str,
    date: Option<String>,
    published: Option<PublishedOut<'a>>,
    outlet: Option<&'a str>,
    agency: Option<&'a str>,
    authors: &'a [String],
    section: Option<&'a str>,
    language: Language,
    standfirst: Option<&'a str>,
    dateline: Option<&'a str>,
    blocks: Vec<BlockOut<'a>>,
    mends: Vec<MendOut>,
    text: &'a str,
    quotes: Vec<QuoteOut<'a>>,
    timexes: Vec<TimexOut<'a>>,
    names: Vec<NameOut<'a>>,
    warnings: &'a [Warning],
    /// Whatever else was handed in.
    #[serde(serialize_with = "as_object", skip_serializing_if = "<[_]>::is_empty")]
    other: &'a [(String, String)],
}

fn as_object<S: Serializer>(fields: &[(String, String)], serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_map(fields.iter().map(|(name, value)| (name, value)))
}

#[derive(Serialize)]
struct BlockOut<'a> {
    start: u32,
    end: u32,
    kind: BlockKind,
    text: &'a str,
}

#[derive(Serialize)]
struct MendOut {
    start: u32,
    end: u32,
    /// The words around the damage as they should read.
    fixed: String,
}

#[derive(Serialize)]
struct NameOut<'a> {
    name: &'a str,
    kind: NameKind,
    role: Option<&'a str>,
    affiliation: Option<&'a str>,
    mentions: Vec<MentionOut<'a>>,
}

#[derive(Serialize)]
struct MentionOut<'a> {
    start: u32,
    end: u32,
    text: &'a str,
}

pub fn analysis_line<'a>(id: &'a Id, item: &'a Item) -> AnalysisLine<'a> {
    let article = &item.article;
    let text = article.text.as_str();
    let points = CodePoints::new(text);
    let published = item.published.as_ref().map(|p| {
        let pair = [(article, &item.analysis)];
        published_out(p, std::slice::from_ref(id), 0, &pair)
    });
    AnalysisLine {
        id,
        title: article.title(),
        date: corpus::anchor(item.published.as_ref()).map(|p| p.likely.to_string()),
        published,
        outlet: article.outlet(),
        agency: article.agency(),
        authors: &article.given.authors,
        section: article.given.section.as_deref(),
        language: article.language,
        standfirst: article.first(BlockKind::Standfirst).map(|s| s.of(text)),
        dateline: article.first(BlockKind::Dateline).map(|s| s.of(text)),
        blocks: article
            .blocks
            .iter()
            .map(|b| {
                let (start, end) = points.span(b.span);
                BlockOut { start, end, kind: b.kind, text: b.span.of(text) }
            })
            .collect(),
        mends: article
            .mends
            .iter()
            .map(|m| {
                let (start, end) = points.span(m.span);
                MendOut { start, end, fixed: article.mended(around(text, m.span)) }
            })
            .collect(),
        text,
        quotes: item
            .analysis
            .quotes
            .iter()
            .map(|q| {
                let said_on = corpus::said_on(q, &item.times, corpus::anchor(item.published.as_ref()));
                let quote = QuoteOut::new(q, said_on, &item.analysis.names, text, &points);
                QuoteOut { source_kind: Some(q.source_kind()), ..quote }
            })
            .collect(),
        timexes: item.times.iter().map(|t| TimexOut::new(t, text, &points)).collect(),
        names: item.analysis.names.iter().map(|n| name_out(n, text, &points)).collect(),
        warnings: &article.warnings,
        other: &article.given.other,
    }
}

fn name_out<'a>(name: &'a Name, text: &'a str, points: &CodePoints<'_>) -> NameOut<'a> {
    NameOut {
        name: &name.text,
        kind: name.kind,
        role: name.role.map(|r| r.of(text)),
        affiliation: name.affiliation.map(|a| a.of(text)),
        mentions: name
            .mentions
            .iter()
            .map(|&m| {
                let (start, end) = points.span(m);
                MentionOut { start, end, text: m.of(text) }
            })
            .collect(),
    }
}

/// The words on both sides of a damaged place.
fn around(text: &str, gap: Span) -> Span {
    let before = text[..gap.start as usize].rfind(char::is_whitespace).map_or(0, |i| i + 1);
    let after = text[gap.end as usize..].find(char::is_whitespace).map_or(text.len(), |i| gap.end as usize + i);
    let before = before + text[before..].len() - text[before..].trim_start().len();
    Span::new(before.min(gap.start as usize), after)
}
