//! The reader: one article, its facts marked in place.

mod article;
mod follow;
mod marks;
mod why;

use std::sync::Arc;

use leptos::prelude::*;

use super::dom::Id;
use super::state::{App, Reading};
use crate::view::ArticlePage;

pub use follow::follow;

/// The reader, if an article is open.
pub fn reader(app: App) -> impl IntoView {
    let open = Memo::new(move |_| app.reading.with(|r| *r != Reading::Nothing));
    view! {
        <Show when=move || open.get()>
            <section class="reader" id=Id::Reader.as_str() aria-label="Article">
                <div class="reader-bar data">
                    <button type="button" class="word-button" on:click=move |_| app.route.close()>
                        {move || if app.narrow.get() { "← Back to the list" } else { "Close" }}
                    </button>
                </div>
                {move || app.reading.with(|r| body(app, r))}
            </section>
        </Show>
    }
}

fn body(app: App, reading: &Reading) -> AnyView {
    match reading {
        Reading::Nothing => ().into_any(),
        Reading::Waiting => view! { <p class="waiting data">"Opening the article…"</p> }.into_any(),
        Reading::Failed(message) => view! {
            <div class="empty">
                <h2 id=Id::ReaderTitle.as_str() tabindex="-1">"This article cannot be shown"</h2>
                <p>{message.clone()}</p>
            </div>
        }
        .into_any(),
        Reading::Page(page) => {
            let selected = selected(app, page.clone());
            view! {
                {article::article(app, page.clone(), selected)}
                {why::why(app, page.clone(), selected)}
            }
            .into_any()
        }
    }
}

/// Which fact of the page the link selects: nothing, one of them, or one that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Selected {
    Nothing,
    Fact(u32),
    Gone,
}

fn selected(app: App, page: Arc<ArticlePage>) -> Memo<Selected> {
    Memo::new(move |_| {
        app.route.with(|link| match &link.fact {
            Some(id) => match page.facts.iter().position(|f| f.id() == id) {
                Some(index) => Selected::Fact(index as u32),
                None => Selected::Gone,
            },
            None => Selected::Nothing,
        })
    })
}
