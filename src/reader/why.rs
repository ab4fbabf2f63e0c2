//! The sheet at the foot of the reader that says why the selected fact was found.

use leptos::prelude::*;

use super::Selected;
use crate::copy::{cite_button, copy_button};
use crate::dom::Id;
use crate::el::{El, el, live, word_button};
use crate::state::{App, ReaderState};
use crate::text::paragraph;
use dateline_core::quote::QuoteKind;
use dateline_search::view::{Card, Dated, Entry, Fact};

/// The sheet, if a fact is selected. It is announced, and the focus stays on the mark.
pub fn why(app: App, selected: Memo<Selected>) -> El {
    el("div").attr("aria-live", "polite").class("why-place").child(live(move || {
        let sheet = match selected.get() {
            Selected::Nothing => None,
            Selected::Gone => Some(gone(app)),
            Selected::Fact(index) => app.reader.state.with(|reading| match reading {
                ReaderState::Open(page) => page.facts.get(index as usize).map(|fact| match fact {
                    Fact::Quotation(card) => quotation(app, card),
                    Fact::Time(entry) => time(app, entry),
                }),
                _ => None,
            }),
        };
        sheet.map(IntoAny::into_any).into_iter().collect::<Vec<_>>()
    }))
}

/// A sheet with a way to close it; `label` says what it is.
fn frame(app: App, label: &'static str, head: El) -> El {
    let close = word_button(move |_| app.route.push(|l| l.fact = None)).attr("aria-keyshortcuts", "Escape");
    let aside = el("aside").class("why").attr("id", Id::Why.as_str()).attr("aria-label", label).attr("tabindex", "0");
    let head = el("div").class("why-head").child(head).child(close.text("Close"));
    aside.child(head)
}

fn gone(app: App) -> El {
    let text = "The passage that the link names is not found in this article. The article is shown from its beginning.";
    frame(app, "Notice", el("p").text(text))
}

fn quotation(app: App, card: &Card) -> El {
    let speaker = card.speaker.clone().unwrap_or_else(|| "Speaker not named".to_owned());
    let role = card.role.as_ref().map(|r| el("span").class("role").text(format!(", {r}")).into_any());
    let what = if card.kind == QuoteKind::Indirect { "Paraphrase" } else { "Quotation" };
    let actions =
        [copy_button(app, &card.source.id, &card.id, "this quotation").into_any(), cite_button(app, card).into_any()];
    sheet(app, what, el("h3").text(speaker).children(role), &card.why, actions.into())
}

fn time(app: App, entry: &Entry) -> El {
    let day = entry.dated.as_ref().map_or_else(|| "no day can be told".to_owned(), Dated::told);
    let title = el("h3").text(format!("“{}”: {day}", entry.expression));
    let copy = copy_button(app, &entry.source.id, &entry.id, "this date");
    sheet(app, "Date", title, &entry.why, vec![copy.into_any()])
}

/// What it is, then the reasons one by one.
fn sheet(app: App, what: &'static str, title: El, why: &[String], actions: Vec<AnyView>) -> El {
    let head = el("div").child(el("p").class("why-what data").text(what)).child(title);
    let (first, reasons) = why.split_first().map_or((String::new(), why), |(first, rest)| (first.clone(), rest));
    let reasons = reasons.iter().map(|reason| el("li").text(reason.clone()).into_any());
    let text = el("div").class("why-text").child(paragraph(first)).child(el("ul").children(reasons));
    frame(app, "Why", head).child(text).child(el("div").class("why-foot data").children(actions))
}
