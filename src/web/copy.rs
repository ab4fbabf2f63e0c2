//! Copying links, and the line at the foot of the page that says what was done.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::dom;
use super::state::App;
use crate::view::url::Link;

/// A short message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    text: String,
    /// A link to copy by hand, where the browser does not let a page copy.
    link: Option<String>,
}

/// A button that copies the link to one fact with the list as it is.
pub fn copy_button(app: App, article: &str, fact: &str, what: &str) -> impl IntoView {
    let (article, fact) = (article.to_owned(), fact.to_owned());
    let label = format!("Copy link to {what}");
    let copy = move |_| copy(app, &app.route.link().to_fact(&article, &fact));
    view! { <button type="button" class="word-button" aria-label=label on:click=copy>"Copy link"</button> }
}

fn copy(app: App, link: &Link) {
    let base = dom::base();
    let address = base.clone() + &link.to_fragment();
    let long = link.is_too_long(&base);
    leptos::task::spawn_local(async move {
        let clipboard = window().navigator().clipboard();
        // No clipboard on pages that are served without encryption, whatever the type says.
        let there = !AsRef::<JsValue>::as_ref(&clipboard).is_undefined();
        let copied = there && JsFuture::from(clipboard.write_text(&address)).await.is_ok();
        let text = match (copied, long) {
            (true, false) => "Link copied.",
            (true, true) => "Link copied. It is long: some programs may cut it.",
            (false, _) => "The browser does not let the page copy. Here is the link:",
        };
        app.tell(Told { text: text.to_owned(), link: (!copied).then_some(address) });
    });
}

impl App {
    fn tell(self, told: Told) {
        let stays = told.link.is_some();
        self.told.set(Some(told.clone()));
        if !stays {
            set_timeout(
                move || {
                    if self.told.get_untracked().as_ref() == Some(&told) {
                        self.told.set(None);
                    }
                },
                Duration::from_secs(4),
            );
        }
    }
}

/// The line that says what was done.
pub fn told(app: App) -> impl IntoView {
    view! {
        <div class="told data" role="status">
            {move || {
                app.told.get().map(|told| {
                    let link = told.link.map(|link| {
                        view! {
                            <input class="told-link" readonly aria-label="Link" prop:value=link/>
                            <button type="button" class="word-button" on:click=move |_| app.told.set(None)>"Close"</button>
                        }
                    });
                    view! { <p>{told.text}{link}</p> }
                })
            }}
        </div>
    }
}
