//! The sheet at the foot of the reader that says why the selected fact was found.

use std::sync::Arc;

use leptos::prelude::*;

use super::Selected;
use crate::view::{ArticlePage, Dated, Fact};
use crate::web::copy::copy_button;
use crate::web::dom::Id;
use crate::web::el::{El, el, live, word_button};
use crate::web::state::App;
use crate::web::text::paragraph;

/// The sheet, if a fact is selected. It is announced, and the focus stays on the mark.
pub fn why(app: App, page: Arc<ArticlePage>, selected: Memo<Selected>) -> El {
    el("div").attr("aria-live", "polite").class("why-place").child(live(move || {
        let sheet = match selected.get() {
            Selected::Nothing => None,
            Selected::Gone => Some(gone(app)),
            Selected::Fact(index) => page.facts.get(index as usize).map(|fact| sheet(app, &page.source.id, fact)),
        };
        sheet.map(IntoAny::into_any).into_iter().collect::<Vec<_>>()
    }))
}

/// A sheet with a way to close it; `label` says what it is.
fn frame(app: App, label: &'static str, head: El) -> El {
    let close = word_button(move |_| app.route.push(|l| l.fact = None)).text("Close");
    let aside = el("aside").class("why").attr("id", Id::Why.as_str()).attr("aria-label", label);
    aside.child(el("div").class("why-head").child(head).child(close))
}

fn gone(app: App) -> El {
    let text = "The passage that the link names is not found in this article. The article is shown from its beginning.";
    frame(app, "Notice", el("p").text(text))
}

fn sheet(app: App, article: &str, fact: &Fact) -> El {
    let (title, reasons, what) = match fact {
        Fact::Quotation(card) => {
            let speaker = card.speaker.as_deref().unwrap_or("speaker not named");
            let role = card.role.as_ref().map(|r| format!(", {r}")).unwrap_or_default();
            (format!("Quotation: {speaker}{role}"), &card.why, "this quotation")
        }
        Fact::Time(entry) => {
            let day = entry.dated.as_ref().map_or_else(|| "no day can be told".to_owned(), Dated::told);
            (format!("“{}”: {day}", entry.expression), &entry.why, "this date")
        }
    };
    frame(app, "Why", el("h3").text(title))
        .child(el("div").class("why-text").children(reasons.iter().cloned().map(paragraph)))
        .child(el("div").class("why-foot data").child(copy_button(app, article, fact.id(), what)))
}
