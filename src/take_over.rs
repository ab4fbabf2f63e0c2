//! From the first view that the build wrote into the document to the page: the frame stays until the page has drawn the same
//! list, or something else is wanted than the frame shows, and then goes in one step, so that nothing flashes or moves.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlElement, HtmlInputElement};

use super::dom::Id;
use super::state::{Corpus, Facets, List, Phase, Results, Route};
use dateline_search::view::url::{Link, Tab};

/// So long the list waits for the numbers beside the views.
const PATIENCE: Duration = Duration::from_millis(400);

/// An element for the page, which is not shown yet.
///
/// # Panics
///
/// If the browser can make no element.
pub fn stage() -> HtmlElement {
    let page: HtmlElement = document().create_element("div").expect("an element").unchecked_into();
    page.set_id(Id::Page.as_str());
    page.set_hidden(true);
    body().append_child(&page).expect("a place in the body");
    page
}

/// What was typed into the frame's search box, if it has text or the focus.
pub fn typed() -> Option<String> {
    let input = input(Id::BootSearch)?;
    let typed = input.value();
    (!typed.is_empty() || has_focus(&input)).then_some(typed)
}

/// Shows the page as soon as that loses nothing.
pub fn follow() {
    let (route, corpus, results, facets): (Route, Corpus, Results, Facets) =
        (expect_context(), expect_context(), expect_context(), expect_context());
    Effect::new(move || {
        // Once the page is shown, nothing needs to be followed any more.
        if Id::Frame.element().is_none() {
            return;
        }
        let has_other_view = route.with(|link| !is_in_frame(link));
        let is_told = corpus.phase.with(|phase| matches!(phase, Phase::Failed(..) | Phase::Restarting));
        let is_listed = results.list.with(|list| *list != List::Loading);
        let is_counted = facets.counts.with(|facets| !facets.totals.is_empty());
        if has_other_view || is_told {
            show();
        } else if is_listed {
            // What these signals mean is drawn by then.
            set_timeout(show, if is_counted { Duration::ZERO } else { PATIENCE });
        }
    });
}

/// Whether the frame shows what the link asks for.
fn is_in_frame(link: &Link) -> bool {
    link.tab != Tab::Timeline && *link == Link { tab: link.tab, ..Link::default() }
}

/// The page takes the frame's place, its focus, and what was typed there meanwhile.
fn show() {
    let (Some(frame), Some(page)) = (Id::Frame.element(), Id::Page.element()) else { return };
    let typed = input(Id::BootSearch).map(|input| (input.value(), has_focus(&input)));
    let focused = document().active_element().filter(|e| frame.contains(Some(e.as_ref())));
    let link = focused.and_then(|e| e.get_attribute("href"));
    page.set_hidden(false);
    frame.remove();
    if let (Some(search), Some((text, had_focus))) = (input(Id::Search), typed) {
        if !text.is_empty() && text != search.value() {
            search.set_value(&text);
            if let Ok(event) = Event::new("input") {
                let _ = search.dispatch_event(&event);
            }
        }
        if had_focus {
            let _ = search.focus();
        }
    }
    if let Some(link) = link.and_then(|link| link_to(&page, &link)) {
        let _ = link.focus();
    }
}

fn link_to(page: &HtmlElement, address: &str) -> Option<HtmlElement> {
    let links = page.query_selector_all("a[href]").ok()?;
    let mut links = (0..links.length()).filter_map(|i| links.get(i)?.dyn_into::<HtmlElement>().ok());
    links.find(|link| link.get_attribute("href").as_deref() == Some(address))
}

fn input(id: Id) -> Option<HtmlInputElement> {
    id.element()?.dyn_into().ok()
}

fn has_focus(element: &Element) -> bool {
    document().active_element().as_ref() == Some(element)
}

fn body() -> HtmlElement {
    leptos::tachys::dom::body()
}
