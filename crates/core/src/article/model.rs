//! The article as a value: its text as it was given, and blocks, mends and credits as spans of that text.

use serde::{Deserialize, Serialize};

use super::repair::{self, Mend};
use crate::calendar::Day;
use crate::text::{Document, Span};

/// What is known about an article beside its text, from whoever handed it in.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// The day of publication.
    pub date: Option<Day>,
    /// The outlet that carried it.
    pub outlet: Option<String>,
    /// The agency that wrote it.
    pub agency: Option<String>,
    /// Where it was found.
    pub url: Option<String>,
    /// Who wrote it, one name each.
    pub authors: Vec<String>,
    /// The section or desk it appeared under.
    pub section: Option<String>,
    /// What else is known of it: name and value of each field, in the order handed in. No rule reads these.
    pub other: Vec<(String, String)>,
}

/// One parsed article.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Article {
    /// The name it was handed in under, a file's name for example.
    pub id: String,
    /// The text as given. Every span of the article and of its analysis indexes it.
    pub text: String,
    /// What was handed in beside the text.
    pub given: Metadata,
    /// The text's parts in order, without overlap. White space between them belongs to none.
    pub blocks: Vec<Block>,
    /// Damaged places, in order.
    pub mends: Vec<Mend>,
    /// The outlet as the text states it.
    pub outlet: Option<Credit>,
    /// The agency as the text states it.
    pub agency: Option<Credit>,
    /// The language, as far as it can be determined.
    pub language: Language,
    /// What the reader should know of this article's parsing.
    pub warnings: Vec<Warning>,
}

/// An outlet or agency: its name, and where the text says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Credit {
    /// Its name, in short form if it is a known agency.
    pub name: String,
    /// The words that name it.
    pub span: Span,
}

/// A part of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where it stands. A paragraph's dateline or agency mark is a block of its own on the same line.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a part of the text is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum BlockKind {
    /// The name of the section it was filed under: "General".
    Section,
    /// An agency's mark on the headline: "(LEAD)", "UPDATE 2-".
    Mark,
    /// The headline.
    Title,
    /// The summary between headline and body.
    Standfirst,
    /// "By Jane Roe".
    Byline,
    /// Where the story was filed, and when: "Washington:", "PARIS, July 3 (AFP) —".
    Dateline,
    /// Body text.
    Paragraph,
    /// A heading within the body.
    Subhead,
    /// A sentence of the body set out again between paragraphs.
    PullQuote,
    /// Names the outlet or agency: "(ANI)", "Source: …", "reports …".
    Credit,
    /// Not the article: comment forms, links to other stories, sharing buttons, blurbs.
    Boilerplate,
}

impl BlockKind {
    /// Whether facts are looked for in such a block.
    pub fn is_analysed(self) -> bool {
        matches!(self, Self::Title | Self::Standfirst | Self::Dateline | Self::Paragraph | Self::Subhead)
    }
}

/// The language of an article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Language {
    /// English, the language that is analysed.
    #[default]
    English,
    /// Some other: searchable and shown, not analysed.
    Other,
}

/// What the reader should know about how an article was read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Warning {
    /// There is no text, or nothing but boilerplate.
    Empty,
    /// The text is not English, so no facts were looked for.
    NotEnglish,
    /// This many places held bytes that are not text; each shows as `\u{fffd}`.
    Damaged(u32),
    /// It was handed in with a day after the one on which it was at hand. That day stands: the clock may be wrong, or an issue
    /// dated ahead.
    DatedAhead,
}

impl Article {
    /// Notes the day on which the article is at hand: warns if it was handed in with a later one.
    pub fn at_hand(&mut self, today: Day) {
        self.warnings.retain(|w| *w != Warning::DatedAhead);
        if self.given.date.is_some_and(|date| date > today) {
            self.warnings.push(Warning::DatedAhead);
        }
    }

    /// The headline: as given, else as the text has it.
    pub fn title(&self) -> &str {
        match &self.given.title {
            Some(title) => title,
            None => self.first(BlockKind::Title).map_or("", |s| s.of(&self.text)),
        }
    }

    /// The headline as a reader should see it; of an article without one, the name it was handed in under.
    pub fn headline(&self) -> String {
        let title = match (&self.given.title, self.first(BlockKind::Title)) {
            (Some(title), _) => title.clone(),
            (None, Some(span)) => self.mended(span).trim().to_owned(),
            (None, None) => String::new(),
        };
        if title.is_empty() { self.id.clone() } else { title }
    }

    /// The first block of a kind.
    pub fn first(&self, kind: BlockKind) -> Option<Span> {
        self.blocks.iter().find(|b| b.kind == kind).map(|b| b.span)
    }

    /// The outlet's name, if one is known.
    pub fn outlet(&self) -> Option<&str> {
        self.given.outlet.as_deref().or(self.outlet.as_ref().map(|c| c.name.as_str()))
    }

    /// The agency's name, if one is known.
    pub fn agency(&self) -> Option<&str> {
        self.given.agency.as_deref().or(self.agency.as_ref().map(|c| c.name.as_str()))
    }

    /// Tokens, marks and sentences of the blocks that are analysed. `Document::blocks` and `Sentence::block` count
    /// [`analysed_blocks`](Self::analysed_blocks), not [`blocks`](Self::blocks).
    pub fn document(&self) -> Document<'_> {
        let spans: Vec<Span> = self.analysed_blocks().map(|b| b.span).collect();
        self.document_of(&spans)
    }

    /// The same of other parts of the text, which are in order and apart.
    pub fn document_of(&self, spans: &[Span]) -> Document<'_> {
        Document::read(&self.text, spans, &self.joins())
    }

    /// The document of these parts of the text for whoever shows them: see [`Document::read_grammar`].
    pub fn grammar_of(&self, spans: &[Span]) -> Document<'_> {
        Document::read_grammar(&self.text, spans, &self.joins())
    }

    /// The breaks inside damaged words.
    fn joins(&self) -> Vec<Span> {
        self.mends.iter().filter(|m| m.joins).map(|m| m.span).collect()
    }

    /// The breaks inside words, for whoever cuts the text into words to be searched. These are the mends that join, but for those
    /// whose two sides are likelier words of their own: a search for “shares” is to find “12 mln / shares”.
    pub fn divided_words(&self) -> Vec<Span> {
        repair::divided_words(&self.text, &self.mends)
    }

    /// The blocks in which facts are looked for; none if the language is not English.
    pub fn analysed_blocks(&self) -> impl Iterator<Item = &Block> {
        let english = self.language == Language::English;
        self.blocks.iter().filter(move |b| english && b.kind.is_analysed())
    }

    /// Whether the article keeps what every parsed one keeps, asked of stored ones: spans lie within the text on character
    /// boundaries, blocks are in order and apart, each mend lies within a block and is not empty, and days are days.
    pub fn is_sound(&self) -> bool {
        let within = |s: Span| s.start <= s.end && self.text.get(s.start as usize..s.end as usize).is_some();
        let apart = |spans: Vec<Span>| {
            spans.iter().all(|&s| within(s) && !s.is_empty())
                && spans.windows(2).all(|pair| pair[0].end <= pair[1].start)
        };
        let in_block = |m: &Mend| {
            let next = self.blocks.partition_point(|b| b.span.end < m.span.end);
            self.blocks.get(next).is_some_and(|b| b.span.contains(m.span))
        };
        self.text.len() <= u32::MAX as usize
            && apart(self.blocks.iter().map(|b| b.span).collect())
            && apart(self.mends.iter().map(|m| m.span).collect())
            && self.mends.iter().all(in_block)
            && [&self.outlet, &self.agency].into_iter().flatten().all(|c| within(c.span))
            && self.given.date.is_none_or(Day::is_written)
    }

    /// The text under a span as a reader should see it: damaged lines mended, other line breaks as spaces.
    pub fn mended(&self, span: Span) -> String {
        repair::mended(&self.text, span, &self.mends)
    }
}
