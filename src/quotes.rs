//! The list of quotations, in groups if the reader wants them.

use std::ops::Range;

use leptos::prelude::*;

use super::card::card;
use super::el::el;
use super::state::App;
use super::text::{number, placed};
use dateline_search::protocol::Listing;
use dateline_search::view::{Card, Head};

/// Cards in the order given, under the headings of their groups.
pub fn quotes(app: App, listing: &Listing<Card>) -> AnyView {
    let group = untrack(|| app.route.with(|l| l.group));
    let (from, cards) = (listing.from, &listing.items);
    let rows = |range: Range<usize>| {
        let cards = range.map(|at| placed(card(app, &cards[at], group), listing, at).into_any());
        el("ol").class("rows two").children(cards).into_any()
    };
    if listing.heads.is_empty() {
        return rows(0..cards.len());
    }
    let place = |head: &Head| head.at.saturating_sub(from) as usize;
    let mut parts = Vec::new();
    for (at, head) in listing.heads.iter().enumerate() {
        let end = listing.heads.get(at + 1).map_or(cards.len(), place).min(cards.len());
        let (class, goes_on) = if head.at < from { ("group-head again", ", continued") } else { ("group-head", "") };
        let count = el("small").text(number(head.count) + goes_on);
        let title = el("h3").class(class).text(head.label.clone()).child(count);
        let section = el("section").class("group").child(title);
        parts.push(section.child(rows(place(head).min(end)..end)).into_any());
    }
    parts.into_any()
}
