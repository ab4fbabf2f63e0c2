//! The line at the foot of the page that says what was just done.

use leptos::prelude::*;

use crate::state::{Notice, Notices};

/// The line.
#[component]
pub fn NoticeLine() -> impl IntoView {
    let notices: Notices = expect_context();
    let line = move |Notice { text, copy_by_hand, stays }: Notice| {
        let by_hand = copy_by_hand
            .map(|text| view! { <input class="told-link" readonly="" aria-label="To copy" prop:value=text/> });
        let close = stays.then(|| {
            view! { <button type="button" class="word-button" on:click=move |_| notices.close()>"Close"</button> }
        });
        view! { <p>{text} {by_hand} {close}</p> }
    };
    view! {
        <div class="told data" role="status">
            {move || notices.get().map(line)}
        </div>
    }
}
