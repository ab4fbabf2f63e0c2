//! Cuts a stretch of an article into runs of text to be shown, mended.

use super::Run;
use dateline_core::article::Article;
use dateline_core::text::Span;

/// Cuts `span` at `edges` (in any order; those outside are ignored) and mends each piece, so that the pieces in a row are
/// the mended text of the whole: white space at a cut is shown once, and no cut falls inside a damaged word's break. Pieces
/// that show nothing are left out.
pub(super) fn pieces(article: &Article, span: Span, mut edges: Vec<u32>) -> Vec<(Span, String)> {
    for edge in &mut edges {
        let inside = |m: &&dateline_core::article::Mend| m.joins && m.span.start < *edge && *edge < m.span.end;
        if let Some(mend) = article.mends.iter().find(inside) {
            *edge = mend.span.end;
        }
    }
    edges.retain(|&e| span.start < e && e < span.end);
    edges.push(span.end);
    edges.sort_unstable();
    edges.dedup();
    let mut out: Vec<(Span, String)> = Vec::with_capacity(edges.len());
    let mut start = span.start;
    let mut spaced = false;
    for end in edges {
        let piece = Span { start, end };
        start = end;
        let mut text = article.mended(piece);
        if spaced && text.starts_with(' ') {
            text.remove(0);
        }
        if !text.is_empty() {
            spaced = text.ends_with(' ');
            out.push((piece, text));
        }
    }
    out
}

/// The `spans` (sorted, without overlap) that share a byte with `span`.
pub(super) fn within(spans: &[Span], span: Span) -> &[Span] {
    let from = spans.partition_point(|s| s.end <= span.start);
    let len = spans[from..].partition_point(|s| s.start < span.end);
    &spans[from..from + len]
}

/// The text of `span` in runs. `hits` and `marked` are sorted and without overlap.
pub(super) fn runs(article: &Article, span: Span, hits: &[Span], marked: &[Span]) -> Vec<Run> {
    let (hits, marked) = (within(hits, span), within(marked, span));
    let edges = hits.iter().chain(marked).flat_map(|s| [s.start, s.end]).collect();
    let covered = |spans: &[Span], at: u32| !within(spans, Span { start: at, end: at + 1 }).is_empty();
    let run = |(piece, text): (Span, String)| Run {
        text,
        hit: covered(hits, piece.start),
        marked: covered(marked, piece.start),
    };
    pieces(article, span, edges).into_iter().map(run).collect()
}

/// The part of `span` around `focus` that is at most about `most` bytes long, cut between words; the focus is kept
/// whole.
pub(super) fn excerpt(text: &str, span: Span, focus: Span, most: u32) -> Span {
    if span.end - span.start <= most || !span.contains(focus) {
        return span;
    }
    let room = most.saturating_sub(focus.end - focus.start);
    // What one side leaves unused the other may have.
    let before = (focus.start - span.start).min((room / 2).max(room.saturating_sub(span.end - focus.end)));
    let after = (span.end - focus.end).min(room - before);
    let start = focus.start - before;
    let end = focus.end + after;
    let boundary = |at: u32, upto: u32| (at..upto).find(|&i| text.is_char_boundary(i as usize)).unwrap_or(upto);
    let start = boundary(start, focus.start);
    let end = boundary(end, span.end);
    let head = Span { start, end: focus.start }.of(text);
    let tail = Span { start: focus.end, end }.of(text);
    let start = if start == span.start { start } else { start + head.find(' ').map_or(0, |i| i as u32 + 1) };
    let end = if end == span.end { end } else { focus.end + tail.rfind(' ').map_or(tail.len(), |i| i) as u32 };
    Span { start, end }
}

/// [`runs`] of an [`excerpt`], with "…" where something was left out.
pub(super) fn excerpt_runs(
    article: &Article,
    span: Span,
    focus: Span,
    most: u32,
    hits: &[Span],
    marked: &[Span],
) -> Vec<Run> {
    let part = excerpt(&article.text, span, focus, most);
    let mut out = runs(article, part, hits, marked);
    let dots = || Run { text: "…".to_owned(), hit: false, marked: false };
    if part.start > span.start {
        out.insert(0, dots());
    }
    if part.end < span.end {
        out.push(dots());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::article::{Mend, Metadata, parse};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn pieces_make_up_the_mended_text(
            text in "([a-cé“ \n]|  |-\n){0,60}",
            edges in proptest::collection::vec(0u32..80, 0..12),
            mend in (0usize..60, 1usize..4),
        ) {
            let mut article = parse("x", &text, Metadata::default());
            let boundary = |at: usize| (at..=text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len());
            let start = boundary(mend.0);
            article.mends = vec![Mend { span: Span::new(start, boundary(start + mend.1).max(start)), joins: true }];
            let edges = edges.iter().map(|&e| boundary(e as usize) as u32).collect();
            let whole = Span::new(0, text.len());
            let shown: String = pieces(&article, whole, edges).into_iter().map(|(_, t)| t).collect();
            prop_assert_eq!(shown, article.mended(whole));
        }

        #[test]
        fn excerpts_hold_their_focus(text in "[a-cé ]{0,60}", a in 0usize..60, b in 0usize..60, most in 0u32..40) {
            let boundary = |at: usize| (at..=text.len()).find(|&i| text.is_char_boundary(i)).unwrap_or(text.len());
            let (a, b) = (boundary(a.min(b)), boundary(a.max(b)));
            let (whole, focus) = (Span::new(0, text.len()), Span::new(a, b));
            let part = excerpt(&text, whole, focus, most);
            prop_assert!(whole.contains(part) && part.contains(focus));
            prop_assert!(text.get(part.start as usize..part.end as usize).is_some());
            prop_assert!(part.len() <= (most as usize + 2).max(focus.len() + 2));
        }
    }
}
