//! Copying links and citations, and the line at the foot of the page that says what was done.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::dom;
use super::el::{El, el, live, word_button};
use super::state::{App, Notice};
use super::text::number;
use dateline_search::view::Card;
use dateline_search::view::citation::citation;
use dateline_search::view::url::{LONGEST, Link};

/// A button that copies the link to one fact and nothing else of what is seen.
pub fn copy_button(app: App, article: &str, fact: &str, what: &str) -> El {
    let (article, fact) = (article.to_owned(), fact.to_owned());
    let copy = move |_| copy_link(app, &app.route.link().to_fact(&article, &fact));
    word_button(copy).text("Copy link").attr("aria-label", format!("Copy link to {what}"))
}

/// A button that copies a quotation as one line: who, what, where, when, and the link.
pub fn cite_button(app: App, card: &Card) -> El {
    let card = card.clone();
    let cite = move |_| {
        let link = app.route.link().to_fact(&card.source.id, &card.id).to_fragment();
        copy(app, citation(&card, &(dom::base() + &link)), "Citation", None);
    };
    word_button(cite).text("Copy citation")
}

/// A button that copies the link to all that is seen.
pub fn share_button(app: App) -> El {
    let share = move |_| copy_link(app, &app.route.link());
    word_button(share).text("Share").attr("aria-label", "Share: copy the link to this view")
}

fn copy_link(app: App, link: &Link) {
    let base = dom::base();
    let address = base.clone() + &link.to_fragment();
    let warning = link.is_too_long(&base).then(|| {
        let length = number(address.chars().count() as u32);
        let most = number(LONGEST as u32);
        format!(
            "It has {length} characters, and some programs cut links after {most}. To shorten it, search for fewer words or \
             remove filters."
        )
    });
    copy(app, address, "Link", warning);
}

/// Copies a text, and says so of what it is, with a warning that stays in sight.
fn copy(app: App, text: String, what: &'static str, warning: Option<String>) {
    leptos::task::spawn_local(async move {
        let clipboard = window().navigator().clipboard();
        // No clipboard on pages that are served without encryption, whatever the type says.
        let there = !AsRef::<JsValue>::as_ref(&clipboard).is_undefined();
        let copied = there && JsFuture::from(clipboard.write_text(&text)).await.is_ok();
        let mut said = match copied {
            true => format!("{what} copied."),
            false => "The browser does not let the page copy. Copy it from here:".to_owned(),
        };
        let stays = !copied || warning.is_some();
        if let Some(warning) = warning {
            said = if copied { format!("{said} {warning}") } else { format!("{warning} {said}") };
        }
        app.notices.show(Notice { text: said, copy_by_hand: (!copied).then_some(text), stays });
    });
}

/// The line that says what was done.
pub fn told(app: App) -> El {
    el("div").class("told data").attr("role", "status").child(live(move || {
        app.notices.get().map_or_else(Vec::new, |told| {
            let mut line = el("p").text(told.text);
            if let Some(text) = told.copy_by_hand {
                let input = el("input").class("told-link").attr("readonly", "").attr("aria-label", "To copy");
                line = line.child(input.property("value", move || text.clone()));
            }
            if told.stays {
                line = line.child(word_button(move |_| app.notices.close()).text("Close"));
            }
            vec![line.into_any()]
        })
    }))
}
