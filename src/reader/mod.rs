//! The reader: one article, its facts marked in place.

mod article;
mod follow;
mod marks;
mod shown;
mod walk;
mod why;

use leptos::prelude::*;

use super::dom::{self, Id};
use super::el::{El, el, live, word_button};
use super::state::{App, ReaderState};
use super::text::{paragraph, source};
pub use follow::follow;
pub use walk::{Way, walk};

/// The reader, if an article is open.
pub fn reader(app: App, open: Memo<bool>) -> AnyView {
    live(move || {
        if !open.get() {
            return Vec::new();
        }
        let close = live(move || if app.viewport.is_narrow.get() { "← Back" } else { "Close article" }.to_owned());
        let rest = live(move || if app.viewport.is_narrow.get() { "\u{a0}to the list" } else { "" }.to_owned());
        let close = word_button(move |_| app.route.close())
            .attr("aria-keyshortcuts", "Escape")
            .child(close)
            .child(el("span").class("back-rest").child(rest));
        // The running head stands in for the headline once that is out of sight.
        let passed = RwSignal::new(false);
        let scrolled = move |_| {
            let past = Id::ReaderTitle.element().zip(Id::ReaderPage.element()).is_some_and(|(title, page)| {
                title.get_bounding_client_rect().bottom() < page.get_bounding_client_rect().top()
            });
            if passed.get_untracked() != past {
                passed.set(past);
            }
        };
        let head = live(move || if passed.get() { app.reader.state.with(running_head) } else { Vec::new() });
        let bar = el("div").class("reader-bar data").child(close).child(head).child(walk::steps(app));
        let page = el("div").class("reader-page").attr("id", Id::ReaderPage.as_str()).on("onscroll", scrolled);
        let selected = selected(app);
        let reader = el("section")
            .class("reader")
            .attr("id", Id::Reader.as_str())
            .attr("aria-label", "Article")
            .child(bar)
            .child(page.child(live(move || app.reader.state.with(|r| body(app, r, selected)))))
            .child(why::why(app, selected))
            .child(colophon(app));
        vec![reader.into_any()]
    })
}

/// Where the printed article can be read, which paper needs to be told.
fn colophon(app: App) -> El {
    let address = live(move || dom::base() + &app.route.link().to_fragment());
    el("p").class("colophon data").text("Read with Dateline: ").child(address)
}

/// Outlet, day and headline, which stay in sight when the article is scrolled to a fact. The article's own head says the
/// same to screen readers.
fn running_head(reading: &ReaderState) -> Vec<AnyView> {
    let ReaderState::Open(page) = reading else { return Vec::new() };
    let head = el("span").class("running-head").attr("aria-hidden", "true").children(source(&page.source));
    vec![head.child(el("i").text(format!(" · {}", page.source.title))).into_any()]
}

fn body(app: App, reading: &ReaderState, selected: Memo<Selected>) -> Vec<AnyView> {
    match reading {
        ReaderState::Closed => Vec::new(),
        ReaderState::Loading => vec![el("p").class("waiting data").text("Opening the article…").into_any()],
        ReaderState::Failed(message) => {
            let title = el("h2").attr("id", Id::ReaderTitle.as_str()).attr("tabindex", "-1");
            let title = title.text("This article cannot be shown");
            vec![el("div").class("empty").child(title).child(paragraph(message.clone())).into_any()]
        }
        ReaderState::Open(page) => vec![article::article(app, page, selected).into_any()],
    }
}

/// Which fact of the page the link selects: nothing, one of them, or one that is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Selected {
    Nothing,
    Fact(u32),
    Gone,
}

fn selected(app: App) -> Memo<Selected> {
    Memo::new(move |_| {
        let fact = app.route.with(|link| link.fact.clone());
        app.reader.state.with(|reading| match (reading, fact) {
            (ReaderState::Open(page), Some(id)) => match page.facts.iter().position(|f| f.id() == id) {
                Some(index) => Selected::Fact(index as u32),
                None => Selected::Gone,
            },
            _ => Selected::Nothing,
        })
    })
}
