//! The reader: one article, its facts marked in place.

mod article;
mod follow;
mod marks;
mod why;

use std::sync::Arc;

use leptos::prelude::*;

use super::dom::Id;
use super::el::{el, live, word_button};
use super::state::{App, Reading};
use super::text::{paragraph, source};
use crate::view::ArticlePage;

pub use follow::follow;

/// The reader, if an article is open.
pub fn reader(app: App, open: Memo<bool>) -> AnyView {
    live(move || {
        if !open.get() {
            return Vec::new();
        }
        let close = live(move || if app.is_narrow() { "← Back to the list" } else { "Close article" }.to_owned());
        let bar = word_button(move |_| app.route.close()).child(close);
        let reader = el("section")
            .class("reader")
            .attr("id", Id::Reader.as_str())
            .attr("aria-label", "Article")
            .child(el("div").class("reader-bar data").child(bar).child(live(move || app.reading.with(running_head))))
            .child(live(move || app.reading.with(|r| body(app, r))));
        vec![reader.into_any()]
    })
}

/// Outlet, day and headline, which stay in sight when the article is scrolled to a fact. The article's own head says the
/// same to screen readers.
fn running_head(reading: &Reading) -> Vec<AnyView> {
    let Reading::Page(page) = reading else { return Vec::new() };
    let head = el("span").class("running-head").attr("aria-hidden", "true").children(source(&page.source));
    vec![head.child(el("i").text(format!(" · {}", page.source.title))).into_any()]
}

fn body(app: App, reading: &Reading) -> Vec<AnyView> {
    match reading {
        Reading::Nothing => Vec::new(),
        Reading::Waiting => vec![el("p").class("waiting data").text("Opening the article…").into_any()],
        Reading::Failed(message) => {
            let title = el("h2").attr("id", Id::ReaderTitle.as_str()).attr("tabindex", "-1");
            let title = title.text("This article cannot be shown");
            vec![el("div").class("empty").child(title).child(paragraph(message.clone())).into_any()]
        }
        Reading::Page(page) => {
            let selected = selected(app, page.clone());
            vec![
                article::article(app, page.clone(), selected).into_any(),
                why::why(app, page.clone(), selected).into_any(),
            ]
        }
    }
}

/// Which fact of the page the link selects: nothing, one of them, or one that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Selected {
    Nothing,
    Fact(u32),
    Gone,
}

fn selected(app: App, page: Arc<ArticlePage>) -> Memo<Selected> {
    Memo::new(move |_| {
        app.route.with(|link| match &link.fact {
            Some(id) => match page.facts.iter().position(|f| f.id() == id) {
                Some(index) => Selected::Fact(index as u32),
                None => Selected::Gone,
            },
            None => Selected::Nothing,
        })
    })
}
