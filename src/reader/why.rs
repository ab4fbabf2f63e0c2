//! The sheet at the foot of the reader that says why the selected fact was found.

use leptos::prelude::*;

use super::selected::Selected;
use crate::components::{CiteButton, CopyLinkButton, Record};
use crate::dom::Id;
use crate::state::{Reader, ReaderState, Route};
use dateline_core::quote::{QuoteKind, Tier};
use dateline_search::view::{Card, Dated, Entry, Fact};

/// The sheet, if a fact is selected. It is announced, and the focus stays on the mark.
#[component]
pub fn Why(selected: Memo<Selected>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    let sheet = move || match selected.get() {
        Selected::Nothing => None,
        Selected::Gone => Some(view! { <Gone /> }.into_any()),
        Selected::Fact(index) => reader.state.with(|state| {
            let ReaderState::Open(page) = state else { return None };
            Some(match page.facts.get(index as usize)? {
                Fact::Quotation(card) => view! { <WhyQuotation card=(**card).clone() /> }.into_any(),
                Fact::Time(entry) => view! { <WhyDate entry=(**entry).clone() /> }.into_any(),
            })
        }),
    };
    view! { <div aria-live="polite" class="why-place">{sheet}</div> }
}

#[component]
fn Gone() -> impl IntoView {
    let text = "What the link names is not found in this article. The article is shown from its beginning.";
    view! { <Sheet label="Notice" head=view! { <p>{text}</p> }.into_any() children=Box::new(|| ().into_any()) /> }
}

#[component]
fn WhyQuotation(card: Card) -> impl IntoView {
    let speaker = card.speaker.clone().unwrap_or_else(|| "Speaker not named".to_owned());
    let role = card.role.as_ref().map(|role| view! { <span class="role">{format!(", {role}")}</span> });
    let kind = match (card.tier, card.kind) {
        (Tier::Held, _) => "Opinion",
        (Tier::Said, QuoteKind::Indirect) => "Paraphrase",
        (Tier::Said, _) => "Quotation",
    };
    let reasons = card.why.clone();
    view! {
        <Reasons kind title=view! { {speaker} {role} }.into_any() record=view! { <Record card=card.clone() /> }.into_any() reasons>
            <CopyLinkButton article=card.source.id.clone() fact=card.id.clone() what="this statement" />
            <CiteButton card=card.clone() />
        </Reasons>
    }
}

#[component]
fn WhyDate(entry: Entry) -> impl IntoView {
    let day = entry.dated.as_ref().map_or_else(|| "no day can be told".to_owned(), Dated::told);
    let title = format!("“{}”: {day}", entry.expression).into_any();
    view! {
        <Reasons kind="Date" title record=().into_any() reasons=entry.why>
            <CopyLinkButton article=entry.source.id.clone() fact=entry.id.clone() what="this date" />
        </Reasons>
    }
}

/// What a fact is, then the reasons one by one, then what can be done with it.
#[component]
fn Reasons(
    kind: &'static str,
    title: AnyView,
    record: AnyView,
    reasons: Vec<String>,
    children: Children,
) -> impl IntoView {
    let mut reasons = reasons.into_iter();
    let first = reasons.next().unwrap_or_default();
    let others = reasons.map(|reason| view! { <li>{reason}</li> }).collect_view();
    let head = view! {
        <div>
            <p class="why-what data">{kind}</p>
            <h3>{title}</h3>
            {record}
        </div>
    };
    view! {
        <Sheet label="Why" head=head.into_any()>
            <div class="why-text">
                <p>{first}</p>
                <ul>{others}</ul>
            </div>
            <div class="why-foot data">{children()}</div>
        </Sheet>
    }
}

/// A sheet with a way to close it; `label` says what it is.
#[component]
fn Sheet(label: &'static str, head: AnyView, children: Children) -> impl IntoView {
    let route = expect_context::<Route>();
    view! {
        <aside class="why" id=Id::Why.as_str() aria-label=label tabindex="0">
            <div class="why-head">
                {head}
                <button
                    type="button"
                    class="word-button"
                    aria-keyshortcuts="Escape"
                    on:click=move |_| route.push(|link| link.fact = None)
                >
                    "Close"
                </button>
            </div>
            {children()}
        </aside>
    }
}
