//! The list of quotations, in groups if the reader wants them.

use super::prelude::*;

use super::card::card;
use super::el::el;
use super::state::App;
use super::text::number;
use crate::protocol::Listing;
use crate::view::{Card, Head};

/// Cards in the order given, under the headings of their groups.
pub fn quotes(app: App, listing: &Listing<Card>) -> AnyView {
    let group = untrack(|| app.route.with(|l| l.group));
    let (from, cards) = (listing.from, &listing.items);
    let rows = |cards: &[Card]| {
        el("ol").class("rows two").children(cards.iter().map(|c| card(app, c, group).into_any())).into_any()
    };
    let Some(first) = listing.heads.first() else { return rows(cards) };
    // The end of a group that began before the window stands without its heading.
    let place = |head: &Head| (head.at - from) as usize;
    let mut parts = Vec::new();
    if place(first) > 0 {
        parts.push(rows(&cards[..place(first).min(cards.len())]));
    }
    for (at, head) in listing.heads.iter().enumerate() {
        let end = listing.heads.get(at + 1).map_or(cards.len(), place).min(cards.len());
        let count = el("small").text(number(head.count));
        let title = el("h3").class("group-head").text(head.label.clone()).child(count);
        let section = el("section").class("group").child(title);
        parts.push(section.child(rows(&cards[place(head).min(end)..end])).into_any());
    }
    parts.into_any()
}
