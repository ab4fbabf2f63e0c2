//! Where the focus goes when an article opens, a fact is selected, the reader closes.

use leptos::prelude::*;

use crate::dom::{self, Id, mark_id, row_id};
use crate::state::{App, ReaderState};

/// What the reader shows, and what was last followed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Place {
    article: Option<String>,
    fact: Option<String>,
}

/// Follows the link for as long as the page is there.
pub fn follow(app: App) {
    let place = move || {
        let shown = app.reader.state.with(|r| match r {
            ReaderState::Closed => Some(None),
            ReaderState::Loading => None,
            ReaderState::Open(page) => Some(Some(page.source.id.clone())),
            ReaderState::Failed(_) => app.route.with(|l| Some(l.article.clone())),
        });
        app.route.with(|link| {
            // While an article is on its way there is nothing to go to yet.
            let article = shown.filter(|shown| *shown == link.article)?;
            Some(Place { fact: link.fact.clone().filter(|_| article.is_some()), article })
        })
    };
    let mut before = Place::default();
    // The fact that the article was opened at, and the one that was selected last: their rows lie where the reader began.
    let mut trail: [Option<String>; 2] = Default::default();
    Effect::new(move || {
        let Some(to) = place().filter(|now| *now != before) else { return };
        let from = std::mem::replace(&mut before, to.clone());
        if from.article != to.article && to.article.is_some() {
            trail = [to.fact.clone(), to.fact.clone()];
        } else if to.fact.is_some() {
            trail[1].clone_from(&to.fact);
        }
        let trail = trail.clone();
        // After the page has been drawn.
        request_animation_frame(move || go(&from, &to, &trail));
    });
}

fn go(from: &Place, to: &Place, trail: &[Option<String>; 2]) {
    let opened = from.article != to.article;
    match (&to.article, &to.fact) {
        (Some(_), Some(fact)) => {
            // The list may have narrowed from two columns to one: its row stays in sight.
            if let Some(row) = dom::by_id(&row_id(fact)).filter(|_| opened) {
                dom::reveal(&row);
            }
            let Some(mark) = dom::by_id(&mark_id(fact)) else { return title() };
            dom::focus(&mark, opened);
        }
        (Some(_), None) if opened => title(),
        // The sheet was closed: back to its mark.
        (Some(_), None) => focus_id(from.fact.as_deref().map(mark_id)),
        // The reader was closed: back to the row that had opened it, unless the focus is elsewhere already.
        (None, _) => {
            let elsewhere = document().active_element().is_some_and(|e| e.tag_name() != "BODY");
            if !elsewhere {
                focus_row(trail.iter().rev().chain([&from.article]).flatten());
            }
        }
    }
}

fn title() {
    if let Some(title) = Id::ReaderTitle.element() {
        dom::focus(&title, false);
        // The headline may have a section label above it.
        if let Some(page) = Id::ReaderPage.element() {
            page.set_scroll_top(0);
        }
    }
}

fn focus_id(id: Option<String>) {
    if let Some(element) = id.and_then(|id| dom::by_id(&id)) {
        dom::focus(&element, false);
    }
}

fn focus_row<'a>(ids: impl Iterator<Item = &'a String>) {
    let rows = ids.map(|id| row_id(id));
    let link = rows.filter_map(|id| dom::by_id(&id)).find_map(|row| row.query_selector("a").ok().flatten());
    if let Some(link) = link.and_then(|l| wasm_bindgen::JsCast::dyn_into(l).ok()) {
        dom::focus(&link, false);
    }
}
