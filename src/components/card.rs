//! A quotation in the list: the words, who said them, where and when.

use leptos::prelude::*;

use super::copy::CopyLinkButton;
use crate::dom::row_id;
use crate::state::{QuoteContext, Route};
use crate::text::{runs, source};
use dateline_core::quote::QuoteKind;
use dateline_search::query::Group;
use dateline_search::view::Card;
use dateline_search::view::words::{cue_comes_first, doubt_note, kind_note, outer_marks};

/// The card.
#[component]
pub fn QuoteCard(
    /// The quotation.
    card: Card,
    /// What the list is grouped by: what the groups' headings say the card does not repeat.
    group: Group,
    /// Which one of the list it is, from 1.
    position: u32,
    /// How many the list has.
    total: u32,
) -> impl IntoView {
    let (route, context): (Route, QuoteContext) = (expect_context(), expect_context());
    let (article, fact) = (StoredValue::new(card.source.id.clone()), StoredValue::new(card.id.clone()));
    let is_open = move || fact.with_value(|fact| route.with(|link| link.fact.as_ref() == Some(fact)));
    let href = move || article.with_value(|article| fact.with_value(|fact| route.to_article(article, Some(fact))));
    let what = format!("the quotation of {}", card.speaker.as_deref().unwrap_or("an unnamed speaker"));
    let around = move || {
        let paragraphs = fact.with_value(|fact| context.of(fact))?;
        let paragraphs = paragraphs.iter().map(|paragraph| view! { <p>{runs(paragraph, "marked")}</p> });
        Some(view! { <div class="card-around">{paragraphs.collect_view()}</div> })
    };
    view! {
        <li
            class=format!("card {}", card.kind.key())
            id=row_id(&card.id)
            data-row=""
            aria-current=move || is_open().then_some("true")
            aria-posinset=position.to_string()
            aria-setsize=total.to_string()
        >
            <blockquote class="card-words">
                <a href=href>
                    <Words card=card.clone()/>
                </a>
            </blockquote>
            <Attribution card=card.clone() group/>
            <div class="card-foot data">
                <p>
                    {kind_note(card.kind).map(|text| view! { <span class="kind">{text}</span> })}
                    {doubt_note(&card).map(|text| view! { <span class="doubt">{text}</span> })}
                    {source(&card.source)}
                </p>
                <div class="card-actions">
                    <ContextButton article=card.source.id.clone() fact=card.id.clone() what=what.clone()/>
                    <CopyLinkButton article=card.source.id.clone() fact=card.id.clone() what/>
                </div>
            </div>
            {around}
        </li>
    }
}

/// Shows and hides the paragraphs around the quotation.
#[component]
fn ContextButton(article: String, fact: String, what: String) -> impl IntoView {
    let context: QuoteContext = expect_context();
    let (label, id) = (format!("Context of {what}"), fact.clone());
    view! {
        <button
            type="button"
            class="word-button"
            aria-expanded=move || context.is_shown(&id).to_string()
            aria-label=label
            on:click=move |_| context.toggle(&article, &fact)
        >
            "Context"
        </button>
    }
}

/// The words: between quotation marks if they stand so, with the sentence around them if they are no sentence.
#[component]
fn Words(card: Card) -> impl IntoView {
    let (open, close) = outer_marks(&card);
    let around = |text: String| {
        let is_shown = card.kind == QuoteKind::Fragment && !text.is_empty();
        is_shown.then(|| view! { <span class="card-context">{text}</span> })
    };
    view! {
        {around(card.before)}
        {open}
        {runs(&card.quote, "marked")}
        {close}
        {around(card.after)}
    }
}

/// Who said it, in which role, with which verb, when and where; nothing if the group's heading says all of that.
#[component]
fn Attribution(card: Card, group: Group) -> impl IntoView {
    let (prefix, cue) = match card.cue {
        Some(cue) if cue_comes_first(&cue) => (Some(format!("{cue} ")), None),
        cue => (None, cue),
    };
    let span = |class: &'static str, text: String| view! { <span class=class>{text}</span> }.into_any();
    let mut parts: Vec<AnyView> = Vec::new();
    parts.extend(prefix.map(|text| span("cue", text)));
    if group != Group::Speaker {
        parts.push(match card.speaker {
            Some(name) => view! { <b>{name}</b> }.into_any(),
            None => span("unknown", "Speaker not named".to_owned()),
        });
    }
    for (class, before, words) in
        [("role", ", ", card.role), ("cue", " ", cue), ("role", " ", card.setting), ("role", ", via ", card.via)]
    {
        if let Some(words) = words {
            let before = if parts.is_empty() { "" } else { before };
            parts.push(span(class, format!("{before}{words}")));
        }
    }
    (!parts.is_empty()).then(|| view! { <p class="card-by">{parts}</p> })
}
