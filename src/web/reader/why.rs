//! The sheet at the foot of the reader that says why the selected fact was found.

use std::sync::Arc;

use leptos::prelude::*;

use super::Selected;
use crate::view::{ArticlePage, Fact};
use crate::web::copy::copy_button;
use crate::web::dom::Id;
use crate::web::state::App;
use crate::web::text::dated;

/// The sheet, if a fact is selected. It is announced, and the focus stays on the mark.
pub fn why(app: App, page: Arc<ArticlePage>, selected: Memo<Selected>) -> AnyView {
    view! {
        <div aria-live="polite" class="why-place">
            {move || match selected.get() {
                Selected::Nothing => ().into_any(),
                Selected::Gone => gone(app),
                Selected::Fact(index) => match page.facts.get(index as usize) {
                    Some(fact) => sheet(app, &page.source.id, fact),
                    None => ().into_any(),
                },
            }}
        </div>
    }
    .into_any()
}

fn close(app: App) -> impl IntoView {
    let clear = move |_| app.route.push(|l| l.fact = None);
    view! { <button type="button" class="word-button" on:click=clear>"Close"</button> }
}

fn gone(app: App) -> AnyView {
    view! {
        <aside class="why" id=Id::Why.as_str() aria-label="Notice">
            <div class="why-head">
                <p>"The passage that the link names is not found in this article. The article is shown from its beginning."</p>
                {close(app)}
            </div>
        </aside>
    }
    .into_any()
}

fn sheet(app: App, article: &str, fact: &Fact) -> AnyView {
    let (title, reasons, what) = match fact {
        Fact::Quotation(card) => {
            let speaker = card.speaker.as_deref().unwrap_or("speaker not named");
            let role = card.role.as_ref().map(|r| format!(", {r}")).unwrap_or_default();
            (format!("Quotation: {speaker}{role}"), &card.why, "this quotation")
        }
        Fact::Time(entry) => {
            let day = entry.dated.as_ref().map_or_else(|| "no day can be told".to_owned(), dated);
            (format!("“{}”: {day}", entry.expression), &entry.why, "this date")
        }
    };
    let reasons: Vec<_> = reasons.iter().map(|r| view! { <p>{r.clone()}</p> }).collect();
    view! {
        <aside class="why" id=Id::Why.as_str() aria-label="Why">
            <div class="why-head"><h3>{title}</h3>{close(app)}</div>
            <div class="why-text">{reasons}</div>
            <div class="why-foot data">{copy_button(app, article, fact.id(), what)}</div>
        </aside>
    }
    .into_any()
}
