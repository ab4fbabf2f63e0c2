//! The sheet in which a text is checked: whether its quotations stand in the articles.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent};

use super::copy::copy;
use super::dialog::ModalDialog;
use crate::state::{CheckOutcome, Checking, Notices, Route};
use dateline_search::check::Verdict;
use dateline_search::view::{CheckedDraft, CheckedPassage, CheckedPiece, CheckedPlace, Link};

/// Whether the sheet is open.
#[derive(Clone, Copy)]
pub struct CheckSheetSignal(RwSignal<bool>);

impl CheckSheetSignal {
    /// A closed sheet.
    pub fn new() -> Self {
        Self(RwSignal::new(false))
    }

    /// Opens it.
    pub fn open(self) {
        self.0.set(true);
    }
}

/// The button that shows the sheet.
#[component]
pub fn CheckButton() -> impl IntoView {
    let sheet: CheckSheetSignal = expect_context();
    view! {
        <button type="button" class="word-button check-button" on:click=move |_| sheet.open()>"Check a text"</button>
    }
}

/// The sheet.
#[component]
pub fn CheckSheet() -> impl IntoView {
    let CheckSheetSignal(open) = expect_context();
    let checking: Checking = expect_context();
    let came_of_it = move || match checking.outcome.get() {
        CheckOutcome::None => ().into_any(),
        CheckOutcome::Looking => view! { <p class="data">"Looking through the articles…"</p> }.into_any(),
        CheckOutcome::Failed(message) => view! { <p class="notice">{message}</p> }.into_any(),
        CheckOutcome::Checked(draft) => view! { <Passages draft=CheckedDraft::clone(&draft)/> }.into_any(),
    };
    view! {
        <ModalDialog open class="open-sheet check-sheet" label="Check a text">
            <div class="open-head">
                <h2>"Check a text"</h2>
                <button type="button" class="word-button" on:click=move |_| open.set(false)>"Close"</button>
            </div>
            <p id="check-what">
                "Paste or drop an article, a speech or a model’s answer: each quotation in it is looked for in these articles. It is \
                 read in this tab and sent nowhere."
            </p>
            <textarea
                rows="8"
                aria-label="The text"
                aria-describedby="check-what"
                prop:value=checking.draft
                on:input=move |event| checking.draft.set(event_target_value(&event))
                on:drop=move |event| take_file(&event, checking.draft)
            ></textarea>
            <p class="open-ways">
                <button type="button" class="word-button" on:click=move |_| checking.check()>"Check it"</button>
            </p>
            <div role="status">{came_of_it}</div>
        </ModalDialog>
    }
}

/// Takes the text of a file that was dropped; text that was dropped is the browser's business.
fn take_file(event: &DragEvent, draft: RwSignal<String>) {
    let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
    let Some(file) = file else { return };
    event.prevent_default();
    // Else the page would open it as articles.
    event.stop_propagation();
    leptos::task::spawn_local(async move {
        if let Ok(text) = JsFuture::from(file.unchecked_ref::<Blob>().text()).await {
            draft.set(text.as_string().unwrap_or_default());
        }
    });
}

#[component]
fn Passages(draft: CheckedDraft) -> impl IntoView {
    let notices: Notices = expect_context();
    let CheckedDraft { line, list, passages } = draft;
    let can_copy = !passages.is_empty();
    view! {
        <div class="check-line">
            <h3>{line}</h3>
            {can_copy.then(|| view! {
                <button type="button" class="word-button" on:click=move |_| copy(notices, list.clone(), "List", None)>
                    "Copy as a list"
                </button>
            })}
        </div>
        <ol class="checked">{passages.into_iter().map(|passage| view! { <Passage passage/> }).collect_view()}</ol>
    }
}

#[component]
fn Passage(passage: CheckedPassage) -> impl IntoView {
    let CheckedPassage { said, verdict, places } = passage;
    view! {
        <li class:is-doubtful=verdict != Verdict::Verbatim>
            <p class="verdict data">{verdict.name()}</p>
            <blockquote>{said}</blockquote>
            {places.into_iter().map(|place| view! { <Place place/> }).collect_view()}
        </li>
    }
}

/// An article that has the words, with what differs.
#[component]
fn Place(place: CheckedPlace) -> impl IntoView {
    let CheckSheetSignal(open) = expect_context();
    let route: Route = expect_context();
    let CheckedPlace { article, fact, found_in, pieces } = place;
    // The view behind the sheet stays as it is while this is drawn.
    let href = route.peek(|link| match &fact {
        Some(fact) => link.to_fact(&article, fact),
        None => Link { tab: link.tab, article: Some(article), ..Link::default() },
    });
    let piece = |piece: CheckedPiece| match piece {
        CheckedPiece::Same(text) => view! { {text} " " }.into_any(),
        CheckedPiece::PutIn(text) => view! { <ins>{text}</ins> " " }.into_any(),
        CheckedPiece::LeftOut(text) => view! { <del>{text}</del> " " }.into_any(),
    };
    let pieces = (!pieces.is_empty())
        .then(|| view! { <p class="check-difference">{pieces.into_iter().map(piece).collect_view()}</p> });
    view! {
        <p class="data check-place">
            <a href=href.to_fragment() on:click=move |_| open.set(false)>{found_in}</a>
        </p>
        {pieces}
    }
}
