//! The reader: one article, its facts marked in place.
//!
//! Computed without the document, and tested natively: [`outline`] puts an article's parts in order, [`marks`] says how its
//! pieces are drawn, [`selected`] which fact the link selects, [`order`] leads from fact to fact. Components: [`article`] is the text with its [`source`] and
//! [`switches`], [`why`] the sheet about the selected fact. [`walk`] and [`focus`] listen to the document.

mod article;
mod focus;
mod marks;
mod order;
mod outline;
mod selected;
mod source;
mod switches;
mod walk;
mod why;

use std::sync::Arc;

use leptos::prelude::*;

use crate::dom::{self, Id};
use crate::state::{Reader, ReaderState, Route, Viewport};
use crate::text;
use article::Article;
use dateline_search::view::ArticlePage;
use dateline_search::view::words::headline;
pub use focus::follow;
pub use order::Way;
use selected::Selected;
use walk::Steps;
pub use walk::Walk;
use why::Why;

/// The reader, if an article is open.
#[component]
pub fn ReaderPane() -> impl IntoView {
    let reader = expect_context::<Reader>();
    view! {
        <Show when=move || reader.is_open.get()>
            <Pane />
        </Show>
    }
}

#[component]
fn Pane() -> impl IntoView {
    let (reader, route) = (expect_context::<Reader>(), expect_context::<Route>());
    let page = Memo::new(move |_| {
        reader.state.with(|state| if let ReaderState::Open(page) = state { Some(page.clone()) } else { None })
    });
    let selected = Memo::new(move |_| {
        let fact = route.with(|link| link.fact.clone());
        page.with(|page| Selected::of(page.as_deref(), fact.as_deref()))
    });
    // The running head stands in for the headline once that is out of sight.
    let is_title_passed = RwSignal::new(false);
    let scroll = move |_| {
        let title = Id::ReaderTitle.element().zip(Id::ReaderPage.element());
        let is_passed = title.is_some_and(|(title, page)| {
            title.get_bounding_client_rect().bottom() < page.get_bounding_client_rect().top()
        });
        if is_title_passed.get_untracked() != is_passed {
            is_title_passed.set(is_passed);
        }
    };
    // Paper needs to be told where the printed article can be read.
    let address = move || dom::base() + &route.link().to_fragment();
    view! {
        <section class="reader" id=Id::Reader.as_str() aria-label="Article">
            <Bar page is_title_passed />
            <div class="reader-page" id=Id::ReaderPage.as_str() on:scroll=scroll>
                <Content page selected />
            </div>
            <Why selected />
            <p class="colophon data">"Read with Dateline: " {address}</p>
        </section>
    }
}

/// The way back, the running head, the way from fact to fact.
#[component]
fn Bar(page: Memo<Option<Arc<ArticlePage>>>, is_title_passed: RwSignal<bool>) -> impl IntoView {
    let (route, viewport) = (expect_context::<Route>(), expect_context::<Viewport>());
    let close = move || if viewport.is_narrow.get() { "← Back" } else { "Close article" };
    let rest = move || if viewport.is_narrow.get() { "\u{a0}to the list" } else { "" };
    // The article's own head says the same to those who hear the page.
    let running_head = move || {
        page.get().filter(|_| is_title_passed.get()).map(|page| {
            view! {
                <span class="running-head" aria-hidden="true">
                    <i>{headline(&page.source).to_owned()}</i>
                    " · "
                    {text::source(&page.source)}
                </span>
            }
        })
    };
    view! {
        <div class="reader-bar data">
            <button type="button" class="word-button" aria-keyshortcuts="Escape" on:click=move |_| route.close()>
                {close}
                <span class="back-rest">{rest}</span>
            </button>
            {running_head}
            <Steps />
        </div>
    }
}

/// What the reader shows below its bar.
#[component]
fn Content(page: Memo<Option<Arc<ArticlePage>>>, selected: Memo<Selected>) -> impl IntoView {
    let reader = expect_context::<Reader>();
    // Another page of the same article, dated anew for example, draws the article again and puts in no other.
    let is_page = Memo::new(move |_| page.with(Option::is_some));
    move || {
        if is_page.get() {
            return view! { <Article page selected /> }.into_any();
        }
        reader.state.with(|state| match state {
            ReaderState::Closed | ReaderState::Open(_) => ().into_any(),
            ReaderState::Loading => view! { <p class="waiting data">"Opening the article…"</p> }.into_any(),
            ReaderState::Failed(message) => view! { <Failed message=message.clone() /> }.into_any(),
        })
    }
}

#[component]
fn Failed(message: String) -> impl IntoView {
    view! {
        <div class="empty">
            <h2 id=Id::ReaderTitle.as_str() tabindex="-1">"This article cannot be shown"</h2>
            <p>{message}</p>
        </div>
    }
}
