//! The list of quotations.

use leptos::prelude::*;

use super::card::card;
use super::el::el;
use super::state::App;
use crate::view::Card;

/// Cards in the order given.
pub fn quotes(app: App, cards: &[Card]) -> AnyView {
    el("ol").class("rows two").children(cards.iter().map(|c| card(app, c).into_any())).into_any()
}
