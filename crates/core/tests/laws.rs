//! Laws: what holds for every text, however odd.

#[path = "common/growth.rs"]
mod growth;

use dateline_core::analysis::Analysis;
use dateline_core::article::{self, Article, Metadata};
use dateline_core::text::{CodePoints, Document, Span};
use proptest::prelude::*;

/// Text from pieces that the rules look for, so that odd combinations are frequent.
fn odd_text() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "“",
        "”",
        "\"",
        "‘",
        "’",
        "'",
        "''",
        "``",
        "«",
        "»",
        "„",
        "(",
        ")",
        "[",
        "]",
        "—",
        "-",
        ":",
        ";",
        ",",
        ".",
        "?",
        "!",
        "…",
        " ",
        " ",
        " ",
        "\n",
        "\n\n",
        "\r\n",
        "\t",
        "\u{a0}",
        "\u{200b}",
        "said",
        "Roe",
        "Jane Roe",
        "he",
        "she",
        "it",
        "they",
        "the minister",
        "President",
        "according to",
        "told",
        "that",
        "to",
        "pledged",
        "calling",
        "and",
        "who",
        "Monday",
        "on",
        "July 9-11",
        "last year",
        "2024",
        "May",
        "in",
        "a statement",
        "Leave a Reply",
        "(ANI)",
        "Source:",
        "Washington:",
        "Related Articles",
        "(LEAD)",
        "U.S.",
        "N. Korea",
        "don’t",
        "é",
        "中",
        "🙂",
        "\u{301}",
        "\u{fffd}",
        "Mr.",
        "O’Neill",
        "p",
        "eace",
        "-",
        "a",
        "of",
        "State",
        "NATO",
        "(NATO)",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.join(" ").replace("  ", ""))
}

fn any_text() -> impl Strategy<Value = String> {
    prop_oneof![3 => odd_text(), 1 => any::<String>()]
}

/// Whether whoever reads a text by the lists of grammar alone cuts it as whoever reads it by all lists.
fn is_cut_alike(text: &str) -> bool {
    fn cuts(document: &Document<'_>) -> Vec<(Span, usize)> {
        let tokens = document.tokens.iter().map(|token| (token.span, 0));
        let marks = document.marks.iter().map(|mark| (mark.inner(&document.tokens), mark.depth));
        let sentences = document.sentences.iter().map(|s| (document.slice(s.first, s.last), s.block));
        tokens.chain(marks.map(|(span, depth)| (span, depth as usize))).chain(sentences).collect()
    }
    let whole = [Span::new(0, text.len())];
    cuts(&Document::read(text, &whole, &[])) == cuts(&Document::read_grammar(text, &whole, &[]))
}

#[test]
fn texts_are_cut_alike_by_all_lists_and_by_those_of_grammar() {
    let suite = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/suite");
    let mut read = 0;
    for folder in std::fs::read_dir(suite).expect("the suite").flatten() {
        for file in std::fs::read_dir(folder.path()).into_iter().flatten().flatten() {
            let text = std::fs::read_to_string(file.path()).expect("a text");
            assert!(is_cut_alike(&text), "{}", file.path().display());
            read += text.len();
        }
    }
    assert!(read > 100_000, "only {read} bytes of the suite were read");
}

fn spans(article: &Article, analysis: &Analysis) -> Vec<Span> {
    let mut spans: Vec<Span> = article.blocks.iter().map(|b| b.span).collect();
    spans.extend(article.mends.iter().map(|m| m.span));
    spans.extend([&article.outlet, &article.agency].into_iter().flatten().map(|c| c.span));
    for quote in &analysis.quotes {
        spans.push(quote.span);
        spans.extend(quote.cue);
        spans.extend(quote.via);
        spans.extend(quote.when);
        spans.extend(quote.place);
        spans.extend(quote.speaker.as_ref().map(|s| s.mention));
    }
    for name in &analysis.names {
        spans.extend(&name.mentions);
        spans.extend(name.role);
        spans.extend(name.affiliation);
    }
    spans.extend(analysis.times.iter().map(|t| t.span));
    spans
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 600 } else { 6000 }))]

    /// Whoever shows a text may cut it by the lists of grammar alone.
    #[test]
    fn any_text_is_cut_alike_by_all_lists_and_by_those_of_grammar(text in any_text()) {
        prop_assert!(is_cut_alike(&text));
    }

    /// Every fact is a span whose slice is text of the article, and none is empty.
    #[test]
    fn facts_are_slices(text in any_text()) {
        let article = article::parse("a", &text, Metadata::default());
        let analysis = Analysis::of(&article);
        prop_assert_eq!(&article.text, &text);
        prop_assert!(article.is_sound());
        for span in spans(&article, &analysis) {
            let slice = text.get(span.start as usize..span.end as usize);
            prop_assert!(slice.is_some_and(|s| !s.is_empty()), "{:?} in {:?}", span, text);
        }
    }

    /// Blocks are in order and do not overlap, and what no block holds is white space.
    #[test]
    fn blocks_part_the_text(text in any_text()) {
        let article = article::parse("a", &text, Metadata::default());
        let mut at = 0;
        for block in &article.blocks {
            prop_assert!(block.span.start >= at);
            let gap = &text[at as usize..block.span.start as usize];
            prop_assert!(gap.chars().all(|c| c.is_whitespace()), "lost: {:?} in {:?}", gap, text);
            at = block.span.end;
        }
        prop_assert!(text[at as usize..].chars().all(|c| c.is_whitespace()));
    }

    /// Facts stand in blocks that are analysed.
    #[test]
    fn boilerplate_gives_no_facts(text in any_text()) {
        let article = article::parse("a", &text, Metadata::default());
        let analysis = Analysis::of(&article);
        let own: Vec<Span> = article.analysed_blocks().map(|b| b.span).collect();
        for quote in &analysis.quotes {
            prop_assert!(own.iter().any(|b| b.contains(quote.span)), "{:?}", quote.span.of(&text));
        }
        for time in &analysis.times {
            prop_assert!(own.iter().any(|b| b.contains(time.span)));
        }
    }

    /// Code points count characters.
    #[test]
    fn code_points_count_characters(text in any::<String>()) {
        let points = CodePoints::new(&text);
        for (count, (at, _)) in text.char_indices().enumerate() {
            prop_assert_eq!(points.at(at as u32), count as u32);
        }
    }
}

/// Eight times as much of one thing takes about eight times as long.
#[test]
fn repetition_is_linear() {
    for piece in [
        "“",
        "\"",
        "said ",
        "he said ",
        "Roe ",
        "(",
        "“a” said ",
        "Monday ",
        "according to ",
        "a, ",
        "\n",
        "‘",
        "2024 ",
        "and said that ",
    ] {
        growth::assert_linear(
            piece,
            |size| piece.repeat(size / piece.len()),
            |text| {
                let article = article::parse("a", text, Metadata::default());
                let analysis = Analysis::of(&article);
                assert!(spans(&article, &analysis).iter().all(|s| s.end as usize <= text.len()));
            },
        );
    }
}
