//! From the axis to the list: the focus goes to an item once the list holds it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::dom::{self, row_id};
use crate::state::{App, List};

/// Follows jumps for as long as the page is there.
pub fn follow(app: App) {
    Effect::new(move || {
        let Some(item) = app.results.jump.get() else { return };
        let row = app.results.list.with(|list| match list {
            List::Timeline(l) => {
                let at = item.checked_sub(l.from)? as usize;
                // One that is shown together with the one before it has no row of its own.
                let upto = l.items.get(..=at)?;
                Some(upto.iter().rev().map(|e| row_id(&e.id)).collect::<Vec<_>>())
            }
            _ => None,
        });
        if let Some(ids) = row {
            request_animation_frame(move || go(&ids));
            app.results.jump.set(None);
        }
    });
}

fn go(ids: &[String]) {
    let row = ids.iter().find_map(|id| dom::by_id(id));
    let link = row.and_then(|row| row.query_selector("a").ok().flatten());
    if let Some(link) = link.and_then(|l| l.dyn_into::<HtmlElement>().ok()) {
        dom::focus(&link, true);
    }
}
