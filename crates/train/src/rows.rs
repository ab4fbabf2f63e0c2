//! Annotated articles as files have them: one JSON object a line, `{"id","text","quotes":[…]}`, a quotation being `{"start",
//! "end","kind"}` with offsets in code points, and `cue_start` and `cue_end` or `cue_text`, `tier` and `speaker_ref` where
//! annotators tell.

use dateline_core::article::{self, Metadata};
use dateline_core::quote::Tier;
use dateline_core::quote::training::{Annotated, Gold};
use dateline_core::text::Span;
use serde::Deserialize;

#[derive(Deserialize)]
struct Row {
    id: String,
    text: String,
    quotes: Vec<Mark>,
}

#[derive(Deserialize)]
struct Mark {
    start: usize,
    end: usize,
    kind: Option<String>,
    cue_start: Option<usize>,
    cue_end: Option<usize>,
    tier: Option<Tier>,
    speaker_ref: Option<String>,
    speaker_start: Option<usize>,
    speaker_end: Option<usize>,
    cue_text: Option<String>,
}

/// Reads one line: the article's id, and the article with its quotations.
///
/// # Errors
///
/// If the line is no annotated article.
pub fn read(line: &str) -> Result<(String, Annotated), serde_json::Error> {
    let row: Row = serde_json::from_str(line)?;
    let annotated = annotated(&row);
    Ok((row.id, annotated))
}

fn annotated(row: &Row) -> Annotated {
    let article = article::parse(&row.id, &row.text, Metadata::default());
    let mut bytes: Vec<usize> = row.text.char_indices().map(|(i, _)| i).collect();
    bytes.push(row.text.len());
    let span = |a: usize, b: usize| Span::new(bytes[a.min(bytes.len() - 1)], bytes[b.min(bytes.len() - 1)]);
    let gold = row.quotes.iter().map(|m| {
        let words = span(m.start, m.end);
        let cue = m.cue_start.zip(m.cue_end).map(|(a, b)| span(a, b));
        Gold {
            span: words,
            cue: cue.or_else(|| nearest(&row.text, m.cue_text.as_deref()?, words)),
            direct: m.kind.as_deref() == Some("direct"),
            tier: m.tier,
            speaker: m.speaker_ref.clone(),
            mention: m.speaker_start.zip(m.speaker_end).map(|(a, b)| span(a, b)),
        }
    });
    let gold: Vec<Gold> = gold.collect();
    // Articles whose annotators tell said from held are few, and as untidy as those that people open.
    let weight = if gold.iter().any(|g| g.tier.is_some()) { UNTIDY } else { 1.0 };
    Annotated { gold, article, weight }
}

/// How much an article counts that is annotated in full.
const UNTIDY: f32 = 3.0;

/// Bytes around a quotation within which its cue is looked for.
const NEAR: usize = 200;

/// The place nearest to `words` where `cue` stands.
fn nearest(text: &str, cue: &str, words: Span) -> Option<Span> {
    let (start, end) = (words.start as usize, words.end as usize);
    let from = (0..=start.saturating_sub(NEAR)).rev().find(|&i| text.is_char_boundary(i))?;
    let to = (text.len().min(end + NEAR)..=text.len()).find(|&i| text.is_char_boundary(i))?;
    let before = text[from..start].rfind(cue).map(|at| from + at);
    let after = text[end..to].find(cue).map(|at| end + at);
    let distance = |at: usize| if at < start { start - at } else { at - end };
    let at = before.into_iter().chain(after).min_by_key(|&at| distance(at))?;
    Some(Span::new(at, at + cue.len()))
}
