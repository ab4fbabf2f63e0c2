//! A quotation in the list: the words, who said them, where and when.

use leptos::prelude::*;

use super::copy::copy_button;
use super::dom::row_id;
use super::state::App;
use super::text::{runs, source};
use crate::quote::QuoteKind;
use crate::view::{Card, Run};

/// A kind of quotation, as its class and as a word where it needs one.
const fn kind(kind: QuoteKind) -> (&'static str, Option<&'static str>) {
    match kind {
        QuoteKind::Direct => ("direct", None),
        QuoteKind::Mixed => ("mixed", Some("reported, partly quoted")),
        QuoteKind::Indirect => ("indirect", Some("reported")),
        QuoteKind::Fragment => ("fragment", Some("a few words")),
    }
}

/// The card.
pub fn card(app: App, card: &Card) -> AnyView {
    let (class, word) = kind(card.kind);
    let (article, fact) = (card.source.id.clone(), card.id.clone());
    let current = {
        let fact = fact.clone();
        move || app.route.with(|l| l.fact.as_deref() == Some(&fact)).then_some("true")
    };
    let href = move || app.route.to_article(&article, Some(&fact));
    let what = format!("the quotation of {}", card.speaker.as_deref().unwrap_or("an unnamed speaker"));
    view! {
        <li class=format!("card {class}") id=row_id(&card.id) data-row="" aria-current=current>
            <blockquote class="card-words"><a href=href>{words(card)}</a></blockquote>
            <p class="card-by">{by(card)}</p>
            <div class="card-foot data">
                <p>{source(&card.source)}{word.map(|w| view! { " · "{w} })}</p>
                <div class="card-actions">{copy_button(app, &card.source.id, &card.id, &what)}</div>
            </div>
        </li>
    }
    .into_any()
}

/// The words: between marks if they stand so, with the sentence around them if they are no sentence.
fn words(card: &Card) -> AnyView {
    let quote = runs(&card.quote, "marked");
    let marked = matches!(card.kind, QuoteKind::Direct | QuoteKind::Fragment);
    let around = |text: &str| (!text.is_empty()).then(|| view! { <span class="card-context">{text.to_owned()}</span> });
    let around_it = card.kind == QuoteKind::Fragment;
    let (before, after) = if around_it { (around(&card.before), around(&card.after)) } else { (None, None) };
    let (open, close) = if marked { marks_for(&card.quote) } else { ("", "") };
    view! { {before}{open}{quote}{close}{after} }.into_any()
}

/// The outer marks, unless the words bring their own.
fn marks_for(quote: &[Run]) -> (&'static str, &'static str) {
    let opens = quote.first().is_some_and(|r| r.text.starts_with(['“', '"', '‘']));
    if opens { ("", "") } else { ("“", "”") }
}

fn by(card: &Card) -> AnyView {
    let speaker = match &card.speaker {
        Some(name) => view! { <b>{name.clone()}</b> }.into_any(),
        None => view! { <span class="unknown">"Speaker not named"</span> }.into_any(),
    };
    let role = card.role.as_ref().map(|r| view! { <span class="role">", "{r.clone()}</span> });
    let cue = card.cue.as_ref().map(|c| view! { <span class="cue">" "{c.clone()}</span> });
    let via = card.via.as_ref().map(|v| view! { <span class="role">", via "{v.clone()}</span> });
    view! { {speaker}{role}{cue}{via} }.into_any()
}
