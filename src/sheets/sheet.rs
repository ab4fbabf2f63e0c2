//! The one dialog that all sheets share, and which of them is in it.

use super::against::{Held, TwoSelections};
use super::asking::{Answer, Asking};
use super::check::Check;
use super::collate::Collate;
use super::compare::Compare;
use super::corrected;
use super::dossier::{Dossier, DossierSheet, SharedSheet};
use super::kept::{Keeping, KeptSheet};
use super::names::Names;
use super::place::{self, Place};
use super::review::{Review, ReviewArticle};
use super::stories::Stories;
use dateline_page::ModalDialog;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::CustomEvent;

/// Styles of the sheets, which the page does without until then.
const STYLES: &str = concat!(
    include_str!("../../style/sheets/sheet.css"),
    include_str!("../../style/sheets/check.css"),
    include_str!("../../style/sheets/stories.css"),
    include_str!("../../style/sheets/collate.css"),
    include_str!("../../style/sheets/names.css"),
    include_str!("../../style/sheets/dossier.css"),
    include_str!("../../style/sheets/review.css"),
);

/// The text that is being checked: kept while the page is open.
#[derive(Clone, Copy)]
pub struct Draft(pub RwSignal<String>);

/// The sheets.
#[component]
pub fn Sheets() -> impl IntoView {
    adopt_styles();
    let asking = Asking::new();
    provide_context(asking);
    corrected::listen(asking);
    let shown = RwSignal::new(None::<Place>);
    let open = RwSignal::new(false);
    provide_context(Keeping::new());
    provide_context(Held(RwSignal::new(None)));
    provide_context(Dossier::new());
    provide_context(Draft(RwSignal::new(String::new())));
    let _ = window_event_listener_untyped("dateline-sheet", move |event| {
        let name = event.unchecked_into::<CustomEvent>().detail().as_string();
        // What closes keeps its content until it is closed.
        if let Some(name) = &name {
            shown.set(Some(Place::named(name)));
        }
        if name.is_none() {
            asking.rest();
        }
        open.set(name.is_some());
    });
    // A reader who closes the sheet goes back to the link without it.
    Effect::new(move |was_open: Option<bool>| {
        let is_open = open.get();
        if was_open == Some(true) && !is_open && place::link().sheet.is_some() {
            place::close();
        }
        is_open
    });
    let close = move |_| open.set(false);
    let content = move || {
        match shown.get() {
        Some(Place::Check) => view! { <Check/> }.into_any(),
        Some(Place::Stories) => view! { <Stories/> }.into_any(),
        Some(Place::Story(id)) => view! { <Compare id by_article=false/> }.into_any(),
        Some(Place::Articles(id)) => view! { <Compare id by_article=true/> }.into_any(),
        Some(Place::Against(held)) => view! { <TwoSelections held/> }.into_any(),
        Some(Place::Collate(id)) => view! { <Collate id/> }.into_any(),
        Some(Place::Names(kind)) => view! { <Names kind/> }.into_any(),
        Some(Place::Review) => view! { <Review/> }.into_any(),
        Some(Place::ReviewArticle(id)) => view! { <ReviewArticle id/> }.into_any(),
        Some(Place::Kept) => view! { <KeptSheet/> }.into_any(),
        Some(Place::Dossier) => view! { <DossierSheet/> }.into_any(),
        Some(Place::Shared(text)) => view! { <SharedSheet text/> }.into_any(),
        Some(Place::Unknown(name)) => {
            view! { <h2 id="sheet-title">"Not found"</h2><p class="notice">{format!("There is no sheet “{name}”.")}</p> }.into_any()
        }
        None => ().into_any(),
    }
    };
    view! {
        <ModalDialog open class="open-sheet sheet" label="Sheet" labelled_by="sheet-title">
            <button type="button" class="word-button sheet-close" on:click=close>"Close"</button>
            {content}
        </ModalDialog>
    }
}

/// What is said while nothing can be shown; nothing if something can.
pub fn meanwhile(answer: &Answer, looking: &'static str) -> Option<AnyView> {
    match answer {
        Answer::Waiting => Some(view! { <p class="data" role="status">{looking}</p> }.into_any()),
        Answer::Failed(message) => Some(view! { <p class="notice" role="status">{message.clone()}</p> }.into_any()),
        Answer::None | Answer::Told(_) => None,
    }
}

/// Sheets of styles that are made by a program are not what the content policy forbids.
fn adopt_styles() {
    let Ok(sheet) = web_sys::CssStyleSheet::new() else { return };
    let _ = sheet.replace_sync(STYLES);
    if let Ok(adopted) = js_sys::Reflect::get(&document(), &"adoptedStyleSheets".into()) {
        adopted.unchecked_into::<js_sys::Array>().push(&sheet);
    }
}
