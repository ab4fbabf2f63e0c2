//! A statement in the list: the words, who said them, when, and where that is written.

use leptos::prelude::*;

use super::copy::{CiteButton, CopyLinkButton};
use crate::dom::row_id;
use crate::lazy;
use crate::state::{Notices, QuoteContext, Route};
use crate::text::{Original, runs, sentence, source};
use dateline_core::quote::QuoteKind;
use dateline_search::query::Group;
use dateline_search::sheets::write_card;
use dateline_search::view::words::{cue_comes_first, doubt_note, headline, kind_note, outer_marks, place, said_on};
use dateline_search::view::{Card, Carried, Carrier, Run};

/// The card.
#[component]
pub fn QuoteCard(
    /// The statement.
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
    let class = format!("card {}", card.kind.key());
    let why = StoredValue::new(card.why.clone());
    let around = move || {
        let paragraphs = fact.with_value(|fact| context.of(fact))?;
        let paragraphs = paragraphs.iter().map(|paragraph| view! { <p>{runs(paragraph, "marked")}</p> });
        let reasons = why.get_value().into_iter().map(|reason| view! { <li>{reason}</li> });
        Some(view! {
            <div class="card-around">
                {paragraphs.collect_view()}
                <ul class="data">{reasons.collect_view()}</ul>
            </div>
        })
    };
    let (words, attribution) = (words(&card), attribution(&card, group));
    let record = view! { <Record card=card.clone()/> };
    let carried = card.carried.clone().map(|carried| view! { <CarriedBy carried/> });
    let actions = view! { <Actions card/> };
    view! {
        <li
            class=class
            id=fact.with_value(|id| row_id(id))
            data-row=""
            aria-current=move || is_open().then_some("true")
            aria-posinset=position.to_string()
            aria-setsize=total.to_string()
        >
            <blockquote class="card-words">
                <a href=href>{words}</a>
            </blockquote>
            <div class="card-side">
                {attribution}
                {record}
                {carried}
            </div>
            {actions}
            {around}
        </li>
    }
}

/// How the words are told and how sure that is, the day, and where they are written, with the way to the original.
#[component]
pub fn Record(card: Card) -> impl IntoView {
    let notes = [
        kind_note(card.kind).map(|text| ("kind", text.to_owned())),
        doubt_note(&card).map(|text| ("doubt", text)),
        said_on(&card).map(|text| ("said", text)),
    ];
    let notes = notes.into_iter().flatten().map(|(class, text)| view! { <span class=class>{text}</span> });
    let notes = notes.collect_view();
    view! {
        <p class="card-notes data">{notes}</p>
        <p class="card-source data">{source(&card.source)}</p>
        <p class="card-place data">
            <cite>{headline(&card.source).to_owned()}</cite>
            {format!("\u{a0}· {}", place(&card))}
            <Original source=card.source.clone()/>
        </p>
    }
}

/// Who else carries the saying; to be unfolded, each form with the words that this one has not.
#[component]
fn CarriedBy(carried: Carried) -> impl IntoView {
    let route: Route = expect_context();
    let (told, more) = (carried.told(), carried.more().map(|more| view! { <li>{more}</li> }));
    let forms = carried.others.into_iter().map(|carrier| {
        let told = carrier.told();
        let Carrier { article, fact, words, headline, .. } = carrier;
        let form = if words.is_empty() { headline.into_any() } else { differing(&words).into_any() };
        view! {
            <li>
                <a href=move || route.to_article(&article, fact.as_deref())>{form}</a>
                <span>{told}</span>
            </li>
        }
    });
    view! {
        <details class="fold carried data">
            <summary>{told}</summary>
            <ul>{forms.collect_view()} {more}</ul>
        </details>
    }
}

/// Words of another form; those that this one has not are underlined, in an element of their own.
fn differing(words: &[Run]) -> impl IntoView + use<> {
    let run = |run: &Run| match run.hit {
        true => view! { <em class="differs">{run.text.clone()}</em> }.into_any(),
        false => run.text.clone().into_any(),
    };
    words.iter().map(run).collect_view()
}

/// What can be done with a statement.
#[component]
fn Actions(card: Card) -> impl IntoView {
    let what = format!("the statement of {}", card.speaker.as_deref().unwrap_or("an unnamed speaker"));
    let (article, fact) = (card.source.id.clone(), card.id.clone());
    view! {
        <div class="card-actions data">
            <ContextButton article=article.clone() fact=fact.clone() what=what.clone()/>
            <CopyLinkButton article fact what=what.clone()/>
            <CollectButton card=card.clone() what/>
            <CiteButton card/>
        </div>
    }
}

/// Shows and hides the paragraphs around the statement, and why it was found.
#[component]
fn ContextButton(article: String, fact: String, what: String) -> impl IntoView {
    let context: QuoteContext = expect_context();
    let (label, id) = (format!("Context and why: {what}"), fact.clone());
    view! {
        <button
            type="button"
            class="word-button"
            aria-expanded=move || context.is_shown(&id).to_string()
            aria-label=label
            on:click=move |_| context.toggle(&article, &fact)
        >
            "Context and why"
        </button>
    }
}

/// Puts the statement into the reader's dossier.
#[component]
fn CollectButton(card: Card, what: String) -> impl IntoView {
    let notices: Notices = expect_context();
    let collect = move |_| {
        let bytes = js_sys::Uint8Array::from(write_card(&card).as_slice());
        lazy::call(notices, "sheets", &["dateline-collect".into(), bytes.into()]);
    };
    view! {
        <button type="button" class="word-button" aria-label=format!("Collect {what}") on:click=collect>"Collect"</button>
    }
}

/// Speech between its marks, alone and large; else the sentence with the reported words and the verb marked in it.
fn words(card: &Card) -> AnyView {
    if card.kind != QuoteKind::Direct {
        return view! { <span class="sentence">{sentence(&card.sentence)}</span> }.into_any();
    }
    let (open, close) = outer_marks(card);
    view! {
        {open}
        {runs(&card.quote, "marked")}
        {close}
    }
    .into_any()
}

/// Who said it and in which role; beside words that stand without their sentence the verb, when and where.
fn attribution(card: &Card, group: Group) -> impl IntoView + use<> {
    let is_alone = card.kind == QuoteKind::Direct;
    let cue = card.cue.clone().filter(|_| is_alone);
    let (prefix, cue) = match cue {
        Some(cue) if cue_comes_first(&cue) => (Some(format!("{cue} ")), None),
        cue => (None, cue),
    };
    let span = |class: &'static str, text: String| view! { <span class=class>{text}</span> }.into_any();
    let mut parts: Vec<AnyView> = Vec::new();
    parts.extend(prefix.map(|text| span("cue", text)));
    if group != Group::Speaker {
        parts.push(match &card.speaker {
            Some(name) => view! { <b>{name.clone()}</b> }.into_any(),
            None => span("unknown", "Speaker not named".to_owned()),
        });
    }
    let setting = card.setting.clone().filter(|_| is_alone);
    for (class, before, words) in [
        ("role", ", ", card.role.clone()),
        ("cue", " ", cue),
        ("role", " ", setting),
        ("role", ", via ", card.via.clone()),
    ] {
        if let Some(words) = words {
            let before = if parts.is_empty() { "" } else { before };
            parts.push(span(class, format!("{before}{words}")));
        }
    }
    (!parts.is_empty()).then(|| view! { <p class="card-by">{parts}</p> })
}
