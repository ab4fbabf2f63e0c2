//! The list of quotations, in groups if the reader wants them.

use std::ops::Range;

use super::prelude::*;

use super::card::card;
use super::el::el;
use super::state::App;
use super::text::{number, placed};
use crate::protocol::Listing;
use crate::view::{Card, Head};

/// Cards in the order given, under the headings of their groups.
pub fn quotes(app: App, listing: &Listing<Card>) -> AnyView {
    let group = untrack(|| app.route.with(|l| l.group));
    let (from, cards) = (listing.from, &listing.items);
    let rows = |range: Range<usize>| {
        let cards = range.map(|at| placed(card(app, &cards[at], group), listing, at).into_any());
        el("ol").class("rows two").children(cards).into_any()
    };
    let Some(first) = listing.heads.first() else { return rows(0..cards.len()) };
    // The end of a group that began before the window stands without its heading.
    let place = |head: &Head| (head.at - from) as usize;
    let mut parts = Vec::new();
    if place(first) > 0 {
        parts.push(rows(0..place(first).min(cards.len())));
    }
    for (at, head) in listing.heads.iter().enumerate() {
        let end = listing.heads.get(at + 1).map_or(cards.len(), place).min(cards.len());
        let count = el("small").text(number(head.count));
        let title = el("h3").class("group-head").text(head.label.clone()).child(count);
        let section = el("section").class("group").child(title);
        parts.push(section.child(rows(place(head).min(end)..end)).into_any());
    }
    parts.into_any()
}
