//! The quotations of a draft.

use crate::index::fold;
use dateline_core::across::Speaker;
use dateline_core::analysis::Analysis;
use dateline_core::article::Article;
use dateline_core::corpus::SURE;
use dateline_core::quote::{Quote, QuoteKind};
use dateline_core::text::{Class, Span, class_of};

/// Marked passages of fewer words are names and terms unless somebody is said to have said them.
const LEAST: usize = 4;
/// Passages of fewer words are looked for among their speaker's quotations alone: others have them by chance.
const SHORT: usize = 3;
/// Words of a passage that are compared at once, at most: the work grows with the product of both sides. A longer one is
/// checked in parts, each for itself.
const MOST: usize = 600;

/// What stands between marks in a draft.
#[derive(Clone, Debug)]
pub struct Passage {
    /// Its words without the marks.
    pub span: Span,
    /// Who said it by the draft.
    pub speaker: Option<Speaker>,
    /// The same in words.
    pub label: Option<String>,
    /// Its words in order.
    pub words: Vec<Word>,
}

/// One word of a passage.
#[derive(Clone, Debug)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// Without case, accents and the like.
    pub folded: String,
    /// Whether it stands in square brackets: the draft's own addition.
    pub bracketed: bool,
    /// Whether brackets hold the rest of it: "promise[d]" is any word that begins so.
    pub open_ended: bool,
    /// Whether dots or brackets before it say that something was left out.
    pub after_gap: bool,
    /// Whether it tells something by itself, unlike "the" and "it".
    pub telling: bool,
}

impl Passage {
    /// Whether it has too few words to be found anywhere but among its speaker's.
    pub fn is_short(&self) -> bool {
        self.words.len() < SHORT
    }
}

/// The passages of a draft, in its order.
pub fn passages(article: &Article, analysis: &Analysis) -> Vec<Passage> {
    // A draft need not be English: marks are marks.
    let blocks: Vec<Span> = article.blocks.iter().filter(|b| b.kind.is_analysed()).map(|b| b.span).collect();
    let joins = article.divided_words();
    let document = article.document_of(&blocks);
    let marked: Vec<Span> = document
        .marks
        .iter()
        .filter(|m| m.depth == 0)
        .map(|m| m.inner(&document.tokens).trim(&article.text))
        .filter(|span| !span.is_empty())
        .collect();
    // Of one passage all quotations tell the same speaker, or none.
    let sure = || analysis.quotes.iter().filter(|q| q.confidence >= SURE);
    let within = |span: Span| sure().filter(move |q| q.span.overlaps(span));
    let mut found: Vec<(Span, Option<&Quote>)> =
        marked.iter().map(|&span| (span, within(span).max_by_key(|q| (q.speaker.is_some(), q.confidence)))).collect();
    let unmarked = |q: &&Quote| q.kind == QuoteKind::Direct && !marked.iter().any(|m| m.overlaps(q.span));
    found.extend(sure().filter(unmarked).map(|q| (q.span, Some(q))));
    found.sort_by_key(|(span, _)| *span);
    let mut passages = Vec::new();
    for (span, quote) in found {
        let words = words(&article.text, span, &joins);
        let speaker = quote.and_then(|q| q.named_speaker());
        if words.is_empty() || words.len() < LEAST && speaker.is_none() {
            continue;
        }
        let speaker_names = quote.and_then(|q| Speaker::in_analysis(analysis, q));
        let label = speaker.map(|s| s.label.clone());
        passages.extend(in_parts(span, &words).map(|(span, words)| Passage {
            span,
            speaker: speaker_names.clone(),
            label: label.clone(),
            words,
        }));
    }
    passages
}

/// Stretches of an article whose words are anybody's, each a passage or several; those without words are left out.
pub fn unattributed(article: &Article, spans: &[Span]) -> Vec<Passage> {
    let joins = article.divided_words();
    let passages = spans.iter().flat_map(|&span| {
        let words = words(&article.text, span, &joins);
        let parts: Vec<_> = in_parts(span, &words).collect();
        parts.into_iter().map(|(span, words)| Passage { span, speaker: None, label: None, words })
    });
    passages.collect()
}

/// Words in parts of which each can be compared at once, of equal length, with their spans: all of `span`, stops included, if
/// one part is enough.
fn in_parts(span: Span, words: &[Word]) -> impl Iterator<Item = (Span, Vec<Word>)> {
    let parts = words.len().div_ceil(MOST);
    let part = move |part: &[Word]| {
        let span = if parts == 1 { span } else { part[0].span.to(part[part.len() - 1].span) };
        (span, part.to_vec())
    };
    words.chunks(words.len().div_ceil(parts.max(1)).max(1)).map(part)
}

impl Word {
    /// Whether a word of an article, folded, is this one.
    pub fn is(&self, folded: &str) -> bool {
        if self.open_ended { folded.starts_with(&self.folded) } else { folded == self.folded }
    }
}

fn words(text: &str, span: Span, joins: &[Span]) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let (mut end, mut open, mut gap) = (span.start, false, false);
    fold::words(text, span, joins, &mut |at, folded| {
        let between = text.get(end as usize..at.start as usize).unwrap_or_default();
        for c in between.chars() {
            match c {
                '[' => open = true,
                ']' => open = false,
                _ => {}
            }
        }
        gap |= !words.is_empty() && (between.contains('…') || between.contains("..") || between.contains(". ."));
        // What was put in stands for what was left out.
        gap |= between.contains(']') || between.contains('[');
        let bracket = if between == "]" || between == "[" { words.last_mut() } else { None };
        if let Some(word) = bracket {
            // "[T]he" is a word with another case, "want[ed]" one with another ending.
            let is_letter = between == "]" && word.bracketed && word.span.len() == 1;
            if is_letter {
                word.span.start -= 1;
                word.folded.push_str(folded);
                word.bracketed = false;
                word.telling = is_telling(&word.folded);
            }
            if between == "[" || is_letter {
                word.open_ended |= between == "[";
                word.span = word.span.to(at);
                (end, gap) = (at.end, open);
                return;
            }
        }
        let telling = is_telling(folded);
        let folded = folded.to_owned();
        words.push(Word { span: at, folded, bracketed: open, open_ended: false, after_gap: gap, telling });
        gap &= open;
        end = at.end;
    });
    words
}

fn is_telling(folded: &str) -> bool {
    folded.chars().count() > 2 && !class_of(folded).has(Class::FUNCTION)
}
