//! Parts of a statement as HTML, as the page's components draw them (src/components), for whatever is written ahead.

use dateline_core::quote::QuoteKind;
use dateline_search::view::words::{carrier, cue_comes_first, outer_marks};
use dateline_search::view::{ArticleSource, Card, FactPart, Run, SentencePiece};
use maud::{Markup, html};

/// What was said: direct speech between marks, else the sentence with the reported words and the verb told apart.
pub fn words(card: &Card) -> Markup {
    let (open, close) = outer_marks(card);
    let piece = |SentencePiece { text, part, .. }: &SentencePiece| {
        html! {
            @match part {
                Some(FactPart::Cue) => span.cue { (text) },
                Some(_) => span.reported { (text) },
                None => (text),
            }
        }
    };
    html! {
        @if card.kind == QuoteKind::Direct {
            (open) (runs(&card.quote)) (close)
        } @else {
            span.sentence { @for part in &card.sentence { (piece(part)) } }
        }
    }
}

/// Who said it, with verb, role and who passed it on.
pub fn by(card: &Card) -> Markup {
    let is_alone = card.kind == QuoteKind::Direct;
    let cue = card.cue.as_deref().filter(|_| is_alone);
    let prefixed = cue.filter(|cue| cue_comes_first(cue));
    let cue = if prefixed.is_some() { None } else { cue };
    html! {
        p.card-by {
            @if let Some(cue) = prefixed { span.cue { (cue) " " } }
            @match &card.speaker {
                Some(name) => b { (name) },
                None => span.unknown { "Speaker not named" },
            }
            @if let Some(role) = &card.role { span.role { ", " (role) } }
            @if let Some(cue) = cue { span.cue { " " (cue) } }
            @if let Some(setting) = card.setting.as_ref().filter(|_| is_alone) { span.role { " " (setting) } }
            @if let Some(via) = &card.via { span.role { ", via " (via) } }
        }
    }
}

/// Text in runs.
pub fn runs(runs: &[Run]) -> Markup {
    html! { @for run in runs { @if run.marked { span.marked { (run.text) } } @else { (run.text) } } }
}

/// Outlet and agency, and when it was published.
pub fn source(source: &ArticleSource) -> Markup {
    let (carrier, rest) = carrier(source);
    html! { span.outlet { (carrier) } (rest) }
}
