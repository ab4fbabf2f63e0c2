//! The list of quotations, in groups if the reader wants them.

use std::ops::Range;

use leptos::prelude::*;

use super::card::QuoteCard;
use crate::state::Route;
use dateline_search::protocol::Listing;
use dateline_search::view::words::number;
use dateline_search::view::{Card, GroupHead};

/// Cards in the order given, under the headings of their groups.
#[component]
pub fn Quotes(
    /// The cards.
    listing: std::sync::Arc<Listing<Card>>,
) -> impl IntoView {
    let route: Route = expect_context();
    let group = route.peek(|link| link.group);
    let (from, total) = (listing.from, listing.total);
    let rows = |range: Range<usize>| {
        let cards = range.map(|at| {
            let card = listing.items[at].clone();
            view! { <QuoteCard card group position=from + at as u32 + 1 total/> }
        });
        view! { <ol class="rows">{cards.collect_view()}</ol> }
    };
    if listing.heads.is_empty() {
        return rows(0..listing.items.len()).into_any();
    }
    let groups = group_ranges(&listing.heads, from, listing.items.len()).into_iter().zip(&listing.heads);
    let groups = groups.map(|(range, head)| {
        let (class, goes_on) = if head.at < from { ("group-head again", ", continued") } else { ("group-head", "") };
        view! {
            <section class="group">
                <h3 class=class>{head.label.clone()}<small>{number(head.count) + goes_on}</small></h3>
                {rows(range)}
            </section>
        }
    });
    groups.collect_view().into_any()
}

/// The places of each group's items among the `len` that are here, the first of which is the list's `from`-th.
fn group_ranges(heads: &[GroupHead], from: u32, len: usize) -> Vec<Range<usize>> {
    let place = |head: &GroupHead| (head.at.saturating_sub(from) as usize).min(len);
    let ends = heads.iter().skip(1).map(place).chain([len]);
    heads.iter().map(place).zip(ends).map(|(begin, end)| begin..end.max(begin)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn items_stand_in_their_groups() {
        let head = |at| GroupHead { at, label: String::new(), count: 0 };
        assert_eq!(group_ranges(&[head(0), head(3), head(7)], 0, 10), [0..3, 3..7, 7..10]);
        // The list goes on within the second group.
        assert_eq!(group_ranges(&[head(3), head(45)], 40, 40), [0..5, 5..40]);
        assert_eq!(group_ranges(&[head(0)], 0, 0), vec![0..0; 1]);
    }
}
