//! Buttons that copy links and citations.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use crate::dom;
use crate::state::{Corpus, Notice, Notices, Route};
use dateline_search::view::Card;
use dateline_search::view::citation::citation;
use dateline_search::view::url::{LONGEST, Link};
use dateline_search::view::words::number;

/// Copies the link to one fact and nothing else of what is seen.
#[component]
pub fn CopyLinkButton(
    /// The article's id.
    #[prop(into)]
    article: String,
    /// The fact's id.
    #[prop(into)]
    fact: String,
    /// What the link leads to.
    #[prop(into)]
    what: String,
) -> impl IntoView {
    let (route, corpus): (Route, Corpus) = (expect_context(), expect_context());
    let copy = move |_| copy_link(corpus, &route.peek(|link| link.to_fact(&article, &fact)));
    view! {
        <button type="button" class="word-button" aria-label=format!("Copy link to {what}") on:click=copy>"Copy link"</button>
    }
}

/// Copies a statement as a footnote: the words, who said them, verb, day, outlet, headline and link.
#[component]
pub fn CiteButton(
    /// The quotation.
    card: Card,
) -> impl IntoView {
    let (route, corpus, notices): (Route, Corpus, Notices) = (expect_context(), expect_context(), expect_context());
    let label = format!("Copy citation of {}", card.speaker.as_deref().unwrap_or("an unnamed speaker"));
    let cite = move |_| {
        let link = route.peek(|link| link.to_fact(&card.source.id, &card.id)).to_fragment();
        let link = leads_nowhere(corpus, &dom::base()).is_none().then(|| dom::base() + &link);
        copy(notices, citation(&card, link.as_deref()), "Citation", None);
    };
    view! {
        <button type="button" class="word-button" aria-label=label on:click=cite>"Copy citation"</button>
    }
}

/// Copies the link to all that is seen.
#[component]
pub fn ShareButton() -> impl IntoView {
    let (route, corpus): (Route, Corpus) = (expect_context(), expect_context());
    let share = move |_| copy_link(corpus, &route.peek(Link::clone));
    view! {
        <button type="button" class="word-button" aria-label="Share: copy the link to this view" on:click=share>
            "Share"
        </button>
    }
}

/// Why a link leads nobody else anywhere, if so.
fn leads_nowhere(corpus: Corpus, base: &str) -> Option<&'static str> {
    if corpus.opening.has_other_corpus() {
        Some("It works only where the same files have been opened: they are in this tab and nowhere else.")
    } else if base.starts_with("file:") {
        Some("It works on this machine only: the page is a file here. Send the file along.")
    } else {
        None
    }
}

fn copy_link(corpus: Corpus, link: &Link) {
    let base = dom::base();
    let address = base.clone() + &link.to_fragment();
    let warning = leads_nowhere(corpus, &base).map(str::to_owned).or_else(|| {
        link.is_too_long(&base).then(|| {
            let length = number(address.chars().count() as u32);
            let most = number(LONGEST as u32);
            format!(
                "It has {length} characters, and some programs cut links after {most}. To shorten it, search for fewer \
                 words or remove filters."
            )
        })
    });
    copy(corpus.notices, address, "Link", warning);
}

/// Copies a text and says so; a warning stays in sight.
pub fn copy(notices: Notices, text: String, what: &'static str, warning: Option<String>) {
    leptos::task::spawn_local(async move {
        let clipboard = window().navigator().clipboard();
        // No clipboard on pages that are served without encryption, whatever the type says.
        let is_there = !AsRef::<JsValue>::as_ref(&clipboard).is_undefined();
        let copied = is_there && JsFuture::from(clipboard.write_text(&text)).await.is_ok();
        notices.show(copy_notice(copied, text, what, warning));
    });
}

fn copy_notice(copied: bool, text: String, what: &str, warning: Option<String>) -> Notice {
    let said = match copied {
        true => format!("{what} copied."),
        false => "The browser does not let the page copy. Copy it from here:".to_owned(),
    };
    let stays = !copied || warning.is_some();
    let text_said = match warning {
        Some(warning) if copied => format!("{said} {warning}"),
        Some(warning) => format!("{warning} {said}"),
        None => said,
    };
    Notice { text: text_said, copy_by_hand: (!copied).then_some(text), stays }
}
