//! From the axis to the list: the focus goes to an item once the list holds it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use crate::dom::{self, row_id};
use crate::state::{List, Results};
use dateline_search::protocol::Listing;
use dateline_search::view::Entry;

/// Follows jumps for as long as the current owner lives.
pub fn follow() {
    let results = expect_context::<Results>();
    Effect::new(move |_| {
        let Some(item) = results.jump.get() else { return };
        // A list that is to begin with the item is on its way as long as it begins with another.
        let begins = results.lit.get_untracked() == Some(item);
        let rows = results.list.with(|list| match list {
            List::Timeline(l) if !begins || l.from == item => rows_upto(l, item),
            _ => None,
        });
        if let Some(ids) = rows {
            request_animation_frame(move || focus_first(&ids));
            results.jump.set(None);
        }
    });
}

/// The ids of the item's row and of those before it, nearest first: an item that is shown together with the one before has
/// no row of its own. Nothing if the item is not among those listed.
fn rows_upto(listing: &Listing<Entry>, item: u32) -> Option<Vec<String>> {
    let at = item.checked_sub(listing.from)? as usize;
    let upto = listing.items.get(..=at)?;
    Some(upto.iter().rev().map(|entry| row_id(&entry.id)).collect())
}

fn focus_first(ids: &[String]) {
    let row = ids.iter().find_map(|id| dom::by_id(id));
    let link = row.and_then(|row| row.query_selector("a").ok().flatten());
    if let Some(link) = link.and_then(|l| l.dyn_into::<HtmlElement>().ok()) {
        dom::focus(&link, false);
    }
}
