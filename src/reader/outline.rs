//! In which order the parts of an article are shown, and as what: headline, what belongs to it, where and when the article
//! appeared, the text, and what is set aside as not part of the article.

use std::ops::Range;

use dateline_core::article::BlockKind;
use dateline_search::view::BlockView;

/// A part of the article as it is shown. Lines are ranges of the article's blocks: a block, and those that go on in its
/// line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Section {
    /// The headline that the article was handed in with, where its text has none.
    GivenHeadline,
    /// The headline of the text.
    Headline(Range<usize>),
    /// Where and when the article appeared.
    Source,
    /// A heading within the text.
    Subhead(Range<usize>),
    /// A paragraph, with its class.
    Paragraph(Range<usize>, Option<&'static str>),
    /// Lines that are not part of the article, folded.
    Aside(Vec<Range<usize>>),
}

/// The sections of an article of these blocks.
pub fn outline(blocks: &[BlockView]) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut has_headline = !blocks.iter().any(|b| b.kind == BlockKind::Title);
    if has_headline {
        sections.push(Section::GivenHeadline);
    }
    let mut has_source = false;
    let lines = lines(blocks);
    let is_aside = |line: &Range<usize>| blocks[line.clone()].iter().all(|b| b.kind == BlockKind::Boilerplate);
    for same in lines.chunk_by(|a, b| is_aside(a) && is_aside(b)) {
        if same.first().is_some_and(is_aside) {
            sections.push(Section::Aside(same.to_vec()));
            continue;
        }
        for line in same {
            let kind = main_kind(&blocks[line.clone()]);
            // What belongs to the headline stands with it; then where and when; then the text.
            if has_headline && !has_source && !belongs_to_headline(kind) {
                has_source = true;
                sections.push(Section::Source);
            }
            sections.push(match kind {
                BlockKind::Title if !std::mem::replace(&mut has_headline, true) => Section::Headline(line.clone()),
                BlockKind::Title | BlockKind::Subhead => Section::Subhead(line.clone()),
                kind => Section::Paragraph(line.clone(), paragraph_class(kind, &blocks[line.clone()])),
            });
        }
    }
    if !has_source {
        sections.push(Section::Source);
    }
    sections
}

/// Lines as ranges of blocks.
fn lines(blocks: &[BlockView]) -> Vec<Range<usize>> {
    let mut from = 0;
    let line = |line: &[BlockView]| {
        let range = from..from + line.len();
        from = range.end;
        range
    };
    blocks.chunk_by(|_, next| next.inline).map(line).collect()
}

/// What a line is: of its blocks, the kind that says most.
pub fn main_kind(line: &[BlockView]) -> BlockKind {
    line.iter().map(|b| b.kind).max_by_key(|k| weight(*k)).unwrap_or(BlockKind::Paragraph)
}

const fn weight(kind: BlockKind) -> u8 {
    match kind {
        BlockKind::Title => 5,
        BlockKind::Subhead => 4,
        BlockKind::Paragraph => 3,
        BlockKind::Standfirst | BlockKind::PullQuote => 2,
        BlockKind::Section | BlockKind::Byline | BlockKind::Dateline | BlockKind::Credit => 1,
        BlockKind::Mark | BlockKind::Boilerplate => 0,
    }
}

const fn belongs_to_headline(kind: BlockKind) -> bool {
    !matches!(kind, BlockKind::Paragraph | BlockKind::Subhead | BlockKind::PullQuote | BlockKind::Dateline)
}

/// A paragraph that begins with a quotation mark hangs it into the margin.
fn paragraph_class(kind: BlockKind, line: &[BlockView]) -> Option<&'static str> {
    let first = line.iter().flat_map(|b| &b.pieces).next();
    let is_quoted = first.is_some_and(|p| p.text.starts_with(['“', '"']));
    if kind == BlockKind::Paragraph && is_quoted { Some("hangs") } else { class_of(kind) }
}

/// The class of a kind of block.
pub const fn class_of(kind: BlockKind) -> Option<&'static str> {
    match kind {
        BlockKind::Section => Some("section"),
        BlockKind::Mark | BlockKind::Credit => Some("credit"),
        BlockKind::Standfirst => Some("standfirst"),
        BlockKind::Byline => Some("byline"),
        BlockKind::Dateline => Some("dateline"),
        BlockKind::PullQuote => Some("pull-quote"),
        BlockKind::Title | BlockKind::Subhead | BlockKind::Paragraph | BlockKind::Boilerplate => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_search::view::Piece;

    fn block(kind: BlockKind, inline: bool, text: &str) -> BlockView {
        BlockView { kind, inline, pieces: vec![Piece { text: text.to_owned(), facts: Vec::new(), hit: false }] }
    }

    fn blocks(kinds: &[BlockKind]) -> Vec<BlockView> {
        kinds.iter().map(|kind| block(*kind, false, "Words")).collect()
    }

    #[test]
    fn where_and_when_stands_between_the_headline_and_the_text() {
        use BlockKind::{Byline, Paragraph, Section as Label, Standfirst, Title};
        let sections = outline(&blocks(&[Label, Title, Standfirst, Byline, Paragraph]));
        assert_eq!(
            sections,
            [
                Section::Paragraph(0..1, Some("section")),
                Section::Headline(1..2),
                Section::Paragraph(2..3, Some("standfirst")),
                Section::Paragraph(3..4, Some("byline")),
                Section::Source,
                Section::Paragraph(4..5, None),
            ]
        );
    }

    #[test]
    fn a_text_without_a_headline_is_given_one() {
        let sections = outline(&blocks(&[BlockKind::Paragraph]));
        assert_eq!(sections, [Section::GivenHeadline, Section::Source, Section::Paragraph(0..1, None)]);
        assert_eq!(outline(&[]), [Section::GivenHeadline, Section::Source]);
    }

    #[test]
    fn a_second_headline_is_a_heading() {
        let sections = outline(&blocks(&[BlockKind::Title, BlockKind::Title]));
        assert_eq!(sections, [Section::Headline(0..1), Section::Subhead(1..2), Section::Source]);
    }

    #[test]
    fn neighbouring_lines_that_are_not_the_article_are_folded_together() {
        use BlockKind::{Boilerplate, Paragraph, Title};
        let sections = outline(&blocks(&[Title, Boilerplate, Boilerplate, Paragraph, Boilerplate, Boilerplate]));
        assert_eq!(
            sections,
            [
                Section::Headline(0..1),
                Section::Aside(vec![1..2, 2..3]),
                Section::Source,
                Section::Paragraph(3..4, None),
                Section::Aside(vec![4..5, 5..6]),
            ]
        );
    }

    #[test]
    fn a_dateline_shares_the_line_of_its_paragraph() {
        let line = [block(BlockKind::Dateline, false, "ZENDA,"), block(BlockKind::Paragraph, true, "“Words”")];
        let sections = outline(&line);
        assert_eq!(sections[2..], [Section::Paragraph(0..2, None)]);
        let quoted = outline(&[block(BlockKind::Paragraph, false, "“Words”")]);
        assert_eq!(quoted[2..], [Section::Paragraph(0..1, Some("hangs"))]);
    }
}
