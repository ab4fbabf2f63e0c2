//! From fact to fact, by keys and by two buttons.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent};

use super::order::{Way, marked, next};
use crate::dom::{self, Id, mark_id};
use crate::state::{MarkSwitches, Reader, ReaderState, Route};
use dateline_search::view::Fact;

/// What the walk needs of the page's state.
#[derive(Clone, Copy)]
pub struct Walk {
    reader: Reader,
    route: Route,
    marks: MarkSwitches,
}

impl Walk {
    /// The walk through the open article; the state comes from the context.
    pub fn new() -> Self {
        Self { reader: expect_context(), route: expect_context(), marks: expect_context() }
    }

    /// Selects the next or the previous marked fact, brings it into the middle of the reader and focuses its mark. Says
    /// whether there was one.
    ///
    /// The first fact is a place of its own in the browser's history, so that back returns to the article as it was opened.
    /// Each further one takes the place of the one before, else twenty facts would be twenty steps back.
    pub fn go(self, way: Way) -> bool {
        let ReaderState::Open(page) = self.reader.state.get_untracked() else { return false };
        let walk = marked(&page, self.marks.get_untracked(), self.route.peek(|link| link.all));
        let selected = self.route.peek(|link| link.fact.clone());
        let here = selected.as_ref().and_then(|id| page.facts.iter().position(|f| f.id() == id)).or_else(focused);
        let is_ahead = |index: usize| page.facts.get(index).is_some_and(is_ahead);
        let Some(id) = next(&walk, here, way, is_ahead).and_then(|i| page.facts.get(i)).map(|f| f.id().to_owned())
        else {
            return false;
        };
        let fact = Some(id.clone());
        match selected {
            Some(_) => self.route.replace(|link| link.fact = fact),
            None => self.route.push(|link| link.fact = fact),
        }
        // With its sheet, which takes room from the text.
        request_animation_frame(move || {
            if let Some(mark) = dom::by_id(&mark_id(&id)) {
                dom::focus(&mark, true);
            }
        });
        true
    }

    /// At which of the marked facts the selected one stands, counted from 1, and how many there are.
    fn place(self) -> (Option<usize>, usize) {
        self.reader.state.with(|state| {
            let ReaderState::Open(page) = state else { return (None, 0) };
            let walk = marked(page, self.marks.get(), self.route.with(|link| link.all));
            let selected = self.route.with(|link| link.fact.clone());
            let is_selected = |i: &usize| page.facts.get(*i).is_some_and(|f| Some(f.id()) == selected.as_deref());
            (walk.iter().position(is_selected).map(|i| i + 1), walk.len())
        })
    }
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
#[component]
pub fn Steps() -> impl IntoView {
    let walk = Walk::new();
    let place = Memo::new(move |_| walk.place());
    let told = move || match place.get() {
        (Some(at), of) => format!("Mark {at} of {of}"),
        (None, 1) => "1 mark".to_owned(),
        (None, of) => format!("{of} marks"),
    };
    let is_first = move || place.get().0 == Some(1);
    let is_last = move || matches!(place.get(), (Some(at), of) if at == of);
    view! {
        <Show when=move || { place.get().1 > 0 }>
            <div class="steps">
                <Step way=Way::Back is_end=Signal::derive(is_first) />
                <span class="steps-told">{told}</span>
                <Step way=Way::On is_end=Signal::derive(is_last) />
            </div>
        </Show>
    }
}

/// A button that stays where it is at the ends, so that the focus does.
#[component]
fn Step(way: Way, is_end: Signal<bool>) -> impl IntoView {
    let walk = Walk::new();
    let (word, key) = match way {
        Way::Back => ("Previous", "p"),
        Way::On => ("Next", "n"),
    };
    let press = move |event: MouseEvent| {
        let pressed = event.current_target().and_then(|t| t.dyn_into::<HtmlElement>().ok());
        if walk.go(way) {
            // The button keeps the focus for whoever presses it again: it comes back after the mark had it.
            request_animation_frame(move || {
                request_animation_frame(move || {
                    let _ = pressed.map(|button| button.focus());
                });
            });
        }
    };
    view! {
        <button
            type="button"
            class="word-button"
            on:click=press
            aria-label=format!("{word} mark")
            aria-keyshortcuts=key
            title=format!("{word} mark ({key})")
            aria-disabled=move || is_end.get().then_some("true")
        >
            {word}
        </button>
    }
}
