//! Copying links, and the line at the foot of the page that says what was done.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::dom;
use super::el::{El, el, live, word_button};
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
pub fn copy_button(app: App, article: &str, fact: &str, what: &str) -> El {
    let (article, fact) = (article.to_owned(), fact.to_owned());
    let copy = move |_| copy(app, &app.route.link().to_fact(&article, &fact));
    word_button(copy).text("Copy link").attr("aria-label", format!("Copy link to {what}"))
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
pub fn told(app: App) -> El {
    el("div").class("told data").attr("role", "status").child(live(move || {
        app.told.get().map_or_else(Vec::new, |told| {
            let mut line = el("p").text(told.text);
            if let Some(link) = told.link {
                let input = el("input").class("told-link").attr("readonly", "").attr("aria-label", "Link");
                line = line
                    .child(input.property("value", move || link.clone()))
                    .child(word_button(move |_| app.told.set(None)).text("Close"));
            }
            vec![line.into_any()]
        })
    }))
}
