//! Lines of shared text, stories and quotations.

use std::collections::BTreeMap;

use crate::id::Id;
use serde::Serialize;

use dateline_core::across::names::NameAcross;
use dateline_core::across::shared::{Passage, Shared};
use dateline_core::across::stories::Story;
use dateline_core::across::variants::{Quotation, Variant};
use dateline_core::text::CodePoints;

/// The articles by number: the ids of their lines, and their code points.
pub struct Articles<'a> {
    pub ids: &'a [Id],
    pub points: &'a [CodePoints<'a>],
}

/// Two articles that share text.
#[derive(Serialize)]
pub struct SharedLine<'a> {
    r#type: &'static str,
    a: &'a Id,
    b: &'a Id,
    kind: &'static str,
    spans: Vec<PassageOut>,
}

#[derive(Serialize)]
struct PassageOut {
    a_start: u32,
    a_end: u32,
    b_start: u32,
    b_end: u32,
}

/// Articles that tell one story.
#[derive(Serialize)]
pub struct StoryLine<'a> {
    r#type: &'static str,
    id: &'a str,
    articles: Vec<&'a Id>,
}

/// One utterance with all that carry it.
#[derive(Serialize)]
pub struct QuotationLine<'a> {
    r#type: &'static str,
    id: &'a str,
    speaker_ref: Option<&'a str>,
    variants: Vec<VariantOut<'a>>,
}

#[derive(Serialize)]
struct VariantOut<'a> {
    doc: &'a Id,
    start: u32,
    end: u32,
    kind: &'static str,
}

impl<'a> Articles<'a> {
    pub fn shared(&self, shared: &Shared) -> SharedLine<'a> {
        let (a, b) = (shared.a as usize, shared.b as usize);
        let passage = |p: &Passage| {
            let ((a_start, a_end), (b_start, b_end)) = (self.points[a].span(p.a), self.points[b].span(p.b));
            PassageOut { a_start, a_end, b_start, b_end }
        };
        SharedLine {
            r#type: "shared",
            a: &self.ids[a],
            b: &self.ids[b],
            kind: shared.kind.key(),
            spans: shared.passages.iter().map(passage).collect(),
        }
    }

    pub fn story(&self, story: &'a Story) -> StoryLine<'a> {
        let articles = story.articles.iter().map(|&n| &self.ids[n as usize]).collect();
        StoryLine { r#type: "story", id: &story.id, articles }
    }

    pub fn quotation(&self, quotation: &'a Quotation, names: &Mentions<'a>) -> QuotationLine<'a> {
        let variant = |v: &Variant| {
            let at = v.place.article as usize;
            let (start, end) = self.points[at].span(v.place.span);
            VariantOut { doc: &self.ids[at], start, end, kind: v.kind.key() }
        };
        QuotationLine {
            r#type: "quotation",
            id: &quotation.id,
            speaker_ref: quotation.speaker.and_then(|p| names.0.get(&(p.article, p.span.start)).copied()),
            variants: quotation.variants.iter().map(variant).collect(),
        }
    }
}

/// The ids of names by their mentions: number of the article, and first byte.
pub struct Mentions<'a>(BTreeMap<(u32, u32), &'a str>);

impl<'a> Mentions<'a> {
    /// The mentions of `names`.
    pub fn new(names: &'a [NameAcross]) -> Self {
        let of = |name: &'a NameAcross| name.mentions.iter().map(|m| ((m.article, m.span.start), name.id.as_str()));
        Self(names.iter().flat_map(of).collect())
    }
}
