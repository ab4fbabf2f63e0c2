//! From fact to fact, by keys and by two buttons.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::dom::{self, Id, mark_id};
use crate::el::{El, el, live, word_button};
use crate::state::{App, ReaderState, VisibleMarks};
use dateline_search::view::{ArticlePage, Fact, Part};

/// A way to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// To the fact before.
    Back,
    /// To the fact after.
    On,
}

/// The facts of a page that are marked, as indexes, in text order.
fn marked(page: &ArticlePage, shown: VisibleMarks) -> Vec<usize> {
    let part = |fact: &Fact| match fact {
        Fact::Quotation(_) => Part::Quotation,
        Fact::Time(_) => Part::Time,
    };
    let facts = page.facts.iter().enumerate();
    facts.filter(|(_, fact)| shown.has(part(fact))).map(|(i, _)| i).collect()
}

/// Selects the next or the previous marked fact, brings it into the middle of the reader and focuses its mark. Says
/// whether there was one.
///
/// The first fact is a place of its own, so that back returns to the article as it was opened; each further one takes the
/// place of the one before, else twenty facts would be twenty steps back.
pub fn walk(app: App, way: Way) -> bool {
    let ReaderState::Open(page) = app.reader.state.get_untracked() else { return false };
    let walk = marked(&page, app.marks.get_untracked());
    let fact = app.route.peek(|l| l.fact.clone());
    let here = fact.as_ref().and_then(|id| page.facts.iter().position(|f| f.id() == id)).or_else(focused);
    let next = match (here, way) {
        (Some(here), Way::On) => walk.iter().find(|i| **i > here),
        (Some(here), Way::Back) => walk.iter().rev().find(|i| **i < here),
        (None, way) => {
            let first = walk.iter().position(|i| page.facts.get(*i).is_some_and(is_ahead)).unwrap_or(walk.len());
            match way {
                Way::On => walk.get(first),
                Way::Back => first.checked_sub(1).and_then(|i| walk.get(i)),
            }
        }
    };
    let Some(id) = next.and_then(|i| page.facts.get(*i)).map(|f| f.id().to_owned()) else { return false };
    let select = |id: &str| {
        let id = id.to_owned();
        move |link: &mut dateline_search::view::Link| link.fact = Some(id)
    };
    match fact {
        Some(_) => app.route.replace(select(&id)),
        None => app.route.push(select(&id)),
    }
    // With its sheet, which takes room from the text.
    request_animation_frame(move || {
        if let Some(mark) = dom::by_id(&mark_id(&id)) {
            dom::focus(&mark, true);
        }
    });
    true
}

/// The fact whose mark has the focus.
fn focused() -> Option<usize> {
    document().active_element()?.get_attribute("data-fact")?.parse().ok()
}

/// Whether a fact's mark has not been scrolled past.
fn is_ahead(fact: &Fact) -> bool {
    let top = |e: HtmlElement| e.get_bounding_client_rect().top();
    match (dom::by_id(&mark_id(fact.id())), Id::ReaderPage.element()) {
        (Some(mark), Some(page)) => top(mark) >= top(page),
        _ => false,
    }
}

/// Two buttons, and where one is among the facts; nothing where nothing is marked.
pub fn steps(app: App) -> AnyView {
    // Where the selected fact stands, counted from 1, and how many there are.
    let place = move || {
        app.reader.state.with(|reading| {
            let ReaderState::Open(page) = reading else { return (None, 0) };
            let walk = marked(page, app.marks.get());
            let fact = app.route.with(|l| l.fact.clone());
            let here = walk.iter().position(|i| page.facts.get(*i).is_some_and(|f| Some(f.id()) == fact.as_deref()));
            (here.map(|i| i + 1), walk.len())
        })
    };
    let there = Memo::new(move |_| place().1 > 0);
    live(move || {
        if !there.get() {
            return Vec::new();
        }
        let told = live(move || match place() {
            (Some(at), of) => format!("Fact {at} of {of}"),
            (None, 1) => "1 fact".to_owned(),
            (None, of) => format!("{of} facts"),
        });
        let previous = step(app, Way::Back, move || place().0 == Some(1));
        let next = step(app, Way::On, move || {
            let (at, of) = place();
            at == Some(of)
        });
        let told = el("span").class("steps-told").child(told);
        vec![el("div").class("steps").child(previous).child(told).child(next).into_any()]
    })
}

/// A button that stays where it is at the ends, so that the focus does.
fn step(app: App, way: Way, ends: impl Fn() -> bool + Send + 'static) -> El {
    let (word, key) = match way {
        Way::Back => ("Previous", "p"),
        Way::On => ("Next", "n"),
    };
    word_button(move |event| {
        let pressed = event.current_target().and_then(|t| t.dyn_into::<HtmlElement>().ok());
        if walk(app, way) {
            // The button keeps the focus for whoever presses it again.
            request_animation_frame(move || {
                request_animation_frame(move || {
                    let _ = pressed.map(|button| button.focus());
                });
            });
        }
    })
    .attr("aria-label", format!("{word} fact"))
    .attr("aria-keyshortcuts", key)
    .attr("title", format!("{word} fact ({key})"))
    .live("aria-disabled", move || ends().then_some("true"))
    .text(word)
}
