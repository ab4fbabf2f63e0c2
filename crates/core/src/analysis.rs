//! The facts of one article: names, quotations and time expressions. No other article is looked at; dating articles by each
//! other is the business of `corpus`.

use serde::{Deserialize, Serialize};

use crate::article::{Article, BlockKind};
use crate::name::Name;
use crate::quote::{Quote, QuoteKind};
use crate::text::{Document, Span};
use crate::time::{Anchoring, Expression};

/// The facts of one article.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Analysis {
    /// People, organisations and places.
    pub names: Vec<Name>,
    /// Quotations, in text order.
    pub quotes: Vec<Quote>,
    /// Time expressions, in text order, not yet counted from any day.
    pub times: Vec<Expression>,
}

impl Analysis {
    /// Finds the facts of `article`. Total: never fails, never panics.
    ///
    /// ```
    /// use dateline_core::analysis::Analysis;
    /// use dateline_core::article::{self, Metadata};
    ///
    /// let text = "Bridge closed\n\n“We will open it again,” Jane Roe said on Tuesday.";
    /// let article = article::parse("bridge", text, Metadata::default());
    /// let analysis = Analysis::of(&article);
    /// let quote = &analysis.quotes[0];
    /// assert_eq!(quote.span.of(text), "We will open it again");
    /// assert_eq!(quote.speaker.as_ref().map(|s| s.label.as_str()), Some("Jane Roe"));
    /// assert_eq!(analysis.times[0].span.of(text), "Tuesday");
    /// ```
    pub fn of(article: &Article) -> Self {
        Self::of_document(article, &article.document())
    }

    /// The same for whoever needs the article's document as well.
    pub fn of_document(article: &Article, document: &Document<'_>) -> Self {
        let (names, quotes) = quotations(article, document);
        let mut times = crate::time::find(document, &quotes, Anchoring::Dct);
        times.shrink_to_fit();
        Self { names, quotes, times }
    }

    /// Finds names and quotations and leaves `times` empty, which saves time where only quotations are wanted.
    pub fn without_times(article: &Article) -> Self {
        let (names, quotes) = quotations(article, &article.document());
        Self { names, quotes, times: Vec::new() }
    }
}

fn quotations(article: &Article, document: &Document<'_>) -> (Vec<Name>, Vec<Quote>) {
    let mut names = crate::name::find(document);
    let mut quotes = crate::quote::find(document, &names);
    drop_summaries(article, &mut quotes);
    // A corpus keeps all of them: lists that were made of larger parts, or grew, hold twice their size.
    names.iter_mut().for_each(|name| name.mentions.shrink_to_fit());
    names.shrink_to_fit();
    quotes.shrink_to_fit();
    (names, quotes)
}

impl Analysis {
    /// Names and quotations, found with other weights than the program carries. A trainer scores with this.
    pub fn with_weights(article: &Article, weights: &crate::quote::Weights) -> Self {
        let document = article.document();
        let names = crate::name::find(&document);
        let mut quotes = crate::quote::find_with(&document, &names, weights);
        drop_summaries(article, &mut quotes);
        Self { names, quotes, times: Vec::new() }
    }
}

/// Removes quotations in the standfirst whose words another quotation of the article has too, and paraphrases in a headline
/// that does not say so outright: "South Korea to warn against the pact".
fn drop_summaries(article: &Article, quotes: &mut Vec<Quote>) {
    let within = |kind: BlockKind, span: Span| {
        let next = article.blocks.partition_point(|b| b.span.end < span.end);
        article.blocks.get(next).is_some_and(|b| b.kind == kind && b.span.contains(span))
    };
    let repeated: Vec<bool> = quotes
        .iter()
        .map(|q| {
            within(BlockKind::Standfirst, q.span)
                && quotes
                    .iter()
                    .any(|other| other.span != q.span && article.mended(other.span) == article.mended(q.span))
        })
        .collect();
    let mut repeated = repeated.into_iter();
    quotes.retain(|q| {
        let planned = q.kind == QuoteKind::Indirect
            && within(BlockKind::Title, q.span)
            && !crate::quote::reports_as_headline(&article.text, q);
        !(repeated.next().unwrap_or(false) || planned)
    });
}
