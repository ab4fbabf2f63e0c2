//! The list of quotations.

use leptos::prelude::*;

use super::card::card;
use super::state::App;
use crate::view::Card;

/// Cards in the order given.
pub fn quotes(app: App, cards: &[Card]) -> AnyView {
    view! { <ol class="rows two">{cards.iter().map(|c| card(app, c)).collect::<Vec<_>>()}</ol> }.into_any()
}
