//! The sheet in which a text is checked: whether its quotations stand in the articles.

use super::asking::{Answer, Asking};
use super::place;
use super::sheet::{Draft, meanwhile};
use dateline_search::check::Verdict;
use dateline_search::sheets::{SheetRequest, SheetResponse};
use dateline_search::view::{CheckedDraft, CheckedPassage, CheckedPiece, CheckedPlace};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, DragEvent};

/// The sheet.
#[component]
pub fn Check() -> impl IntoView {
    let asking: Asking = expect_context();
    let Draft(draft) = expect_context();
    // What another sheet asked is none of this one's business.
    asking.forget();
    let check = move |_| {
        let text = draft.get_untracked();
        match text.trim().is_empty() {
            true => asking.refuse("There is no text to check."),
            false => asking.ask(SheetRequest::Check { draft: text }),
        }
    };
    let came_of_it = move || {
        asking.answer.with(|answer| match answer {
            Answer::Told(response) => match response.as_ref() {
                SheetResponse::Checked(draft) => Some(view! { <Passages draft=draft.clone()/> }.into_any()),
                _ => None,
            },
            other => meanwhile(other, "Looking through the articles…"),
        })
    };
    view! {
        <h2 id="sheet-title">"Check a text"</h2>
        <p id="check-what">
            "Paste or drop an article, a speech or a model’s answer: each quotation in it is looked for in these articles. It is \
             read in this tab and sent nowhere."
        </p>
        <textarea
            rows="8"
            aria-label="The text"
            aria-describedby="check-what"
            prop:value=draft
            on:input=move |event| draft.set(event_target_value(&event))
            on:drop=move |event| take_file(&event, draft)
        ></textarea>
        <p class="open-ways">
            <button type="button" class="word-button" on:click=check>"Check it"</button>
        </p>
        {came_of_it}
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
    let CheckedDraft { line, list, passages } = draft;
    let can_copy = !passages.is_empty();
    view! {
        <div class="check-line">
            <h3 aria-live="polite">{line}</h3>
            {can_copy.then(|| view! { <CopyButton text=list label="Copy as a list"/> })}
        </div>
        <ol class="checked">{passages.into_iter().map(|passage| view! { <Passage passage/> }).collect_view()}</ol>
    }
}

/// Copies a text and says so beside the button.
#[component]
fn CopyButton(text: String, label: &'static str) -> impl IntoView {
    let copied = RwSignal::new(None::<bool>);
    let shown = StoredValue::new(text.clone());
    let copy = move |_| {
        let text = text.clone();
        leptos::task::spawn_local(async move {
            let clipboard = window().navigator().clipboard();
            // No clipboard on pages that are served without encryption, whatever the type says.
            let is_there = !AsRef::<JsValue>::as_ref(&clipboard).is_undefined();
            copied.set(Some(is_there && JsFuture::from(clipboard.write_text(&text)).await.is_ok()));
        });
    };
    view! {
        <button type="button" class="word-button" on:click=copy>{label}</button>
        <span class="data" role="status">{move || (copied.get() == Some(true)).then_some("List copied.")}</span>
        {move || (copied.get() == Some(false)).then(|| view! {
            <p class="notice">"The browser does not let the page copy. Copy it from here:"</p>
            <textarea rows="6" readonly aria-label="The list">{shown.get_value()}</textarea>
        })}
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
    let CheckedPlace { article, fact, found_in, pieces } = place;
    let pieces = (!pieces.is_empty()).then(|| view! { <p class="check-difference"><Pieces pieces/></p> });
    view! {
        <p class="data check-place">
            <a href=place::to_fact(&article, fact.as_deref())>{found_in}</a>
        </p>
        {pieces}
    }
}

/// Words of two texts: what the first alone has is inserted, what the second alone has is struck out.
#[component]
pub fn Pieces(pieces: Vec<CheckedPiece>) -> impl IntoView {
    let piece = |piece: CheckedPiece| match piece {
        CheckedPiece::Same(text) => view! { {text} " " }.into_any(),
        CheckedPiece::PutIn(text) => view! { <ins>{text}</ins> " " }.into_any(),
        CheckedPiece::LeftOut(text) => view! { <del>{text}</del> " " }.into_any(),
    };
    pieces.into_iter().map(piece).collect_view()
}
