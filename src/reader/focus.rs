//! Where the focus goes when an article opens, a fact is selected, the reader closes.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::dom::{self, Id, mark_id, row_id};
use crate::state::{Reader, ReaderState, Route};

/// What the reader shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Place {
    article: Option<String>,
    fact: Option<String>,
}

/// What the focus has followed so far.
#[derive(Clone, Debug, Default)]
struct Trail {
    /// What the reader showed last.
    place: Place,
    /// The fact that the article was opened at.
    opened_at: Option<String>,
    /// The fact that was selected last. Its row, or that of the fact before, lies where the reader was opened from.
    last: Option<String>,
}

impl Trail {
    /// Goes on to another place.
    fn go(&mut self, to: Place) {
        if self.place.article != to.article && to.article.is_some() {
            (self.opened_at, self.last) = (to.fact.clone(), to.fact.clone());
        } else if to.fact.is_some() {
            self.last.clone_from(&to.fact);
        }
        self.place = to;
    }

    /// The facts and the article whose rows may have opened the reader, the most likely first.
    fn rows<'a>(&'a self, article: &'a Option<String>) -> impl Iterator<Item = &'a String> {
        [&self.last, &self.opened_at, article].into_iter().flatten()
    }
}

/// Follows the link for as long as the current owner lives.
pub fn follow() {
    let (reader, route) = (expect_context::<Reader>(), expect_context::<Route>());
    let place = move || {
        // Nothing while an article is on its way: there is nothing to go to yet.
        let shown = reader.state.with(|state| match state {
            ReaderState::Closed => Some(None),
            ReaderState::Loading => None,
            ReaderState::Open(page) => Some(Some(page.source.id.clone())),
            ReaderState::Failed(_) => route.with(|link| Some(link.article.clone())),
        });
        route.with(|link| {
            let article = shown.filter(|shown| *shown == link.article)?;
            Some(Place { fact: link.fact.clone().filter(|_| article.is_some()), article })
        })
    };
    Effect::new(move |trail: Option<Trail>| {
        let mut trail = trail.unwrap_or_default();
        if let Some(to) = place().filter(|to| *to != trail.place) {
            let from = trail.place.clone();
            trail.go(to);
            let now = trail.clone();
            let now_is_closed = now.place.article.is_none();
            let move_focus = move || move_focus(&from, &now);
            // After the page has been drawn. The list that an article leaves is laid out a frame later.
            if now_is_closed {
                dom::after_next_frame(move || request_animation_frame(move_focus));
            } else {
                request_animation_frame(move_focus);
            }
        }
        trail
    });
}

fn move_focus(from: &Place, trail: &Trail) {
    let Place { article, fact } = &trail.place;
    let has_opened = from.article != *article;
    match (article, fact) {
        (Some(_), Some(fact)) => {
            // The list may have narrowed from two columns to one: its row stays in sight.
            if let Some(row) = dom::by_id(&row_id(fact)).filter(|_| has_opened) {
                dom::reveal(&row);
            }
            match dom::by_id(&mark_id(fact)) {
                Some(mark) => dom::focus(&mark, has_opened),
                None => focus_title(),
            }
        }
        (Some(_), None) if has_opened => focus_title(),
        // The sheet was closed: back to its mark.
        (Some(_), None) => {
            if let Some(mark) = from.fact.as_deref().and_then(|fact| dom::by_id(&mark_id(fact))) {
                dom::focus(&mark, false);
            }
        }
        // The reader was closed: back to the row that had opened it, unless the focus is elsewhere already.
        (None, _) => {
            let is_elsewhere = document().active_element().is_some_and(|e| e.tag_name() != "BODY");
            if !is_elsewhere {
                focus_row(trail.rows(&from.article));
            }
        }
    }
}

fn focus_title() {
    if let Some(title) = Id::ReaderTitle.element() {
        dom::focus(&title, false);
        // The headline may have a section label above it.
        if let Some(page) = Id::ReaderPage.element() {
            page.set_scroll_top(0);
        }
    }
}

fn focus_row<'a>(ids: impl Iterator<Item = &'a String>) {
    let rows = ids.filter_map(|id| dom::by_id(&row_id(id)));
    let link = rows.filter_map(|row| row.query_selector("a").ok().flatten()).next();
    if let Some(link) = link.and_then(|l| l.dyn_into().ok()) {
        dom::focus(&link, false);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(article: &str, fact: Option<&str>) -> Place {
        Place { article: Some(article.to_owned()), fact: fact.map(str::to_owned) }
    }

    #[test]
    fn closing_leads_back_to_the_last_fact_then_to_the_one_opened_at_then_to_the_article() {
        let mut trail = Trail::default();
        trail.go(place("a", Some("q1")));
        trail.go(place("a", Some("q2")));
        trail.go(place("a", None));
        let article = trail.place.article.clone();
        trail.go(Place::default());
        assert_eq!(trail.rows(&article).collect::<Vec<_>>(), ["q2", "q1", "a"]);
    }

    #[test]
    fn another_article_begins_a_new_trail() {
        let mut trail = Trail::default();
        trail.go(place("a", Some("q1")));
        trail.go(place("b", None));
        assert_eq!(trail.rows(&Some("b".to_owned())).collect::<Vec<_>>(), ["b"]);
    }
}
