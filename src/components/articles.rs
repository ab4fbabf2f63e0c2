//! The list of articles.

use std::sync::Arc;

use leptos::prelude::*;

use crate::dom::row_id;
use crate::state::Route;
use crate::text::{runs, source};
use dateline_search::protocol::Listing;
use dateline_search::view::ArticleRow as Row;
use dateline_search::view::words::{counted, headline};

/// Rows in the order given.
#[component]
pub fn Articles(
    /// The rows.
    listing: Arc<Listing<Row>>,
) -> impl IntoView {
    let (from, total) = (listing.from, listing.total);
    let rows = listing.items.iter().zip(from + 1..).map(|(row, position)| {
        view! { <ArticleRow row=row.clone() position total/> }
    });
    view! { <ol class="rows">{rows.collect_view()}</ol> }
}

#[component]
fn ArticleRow(row: Row, position: u32, total: u32) -> impl IntoView {
    let route: Route = expect_context();
    let id = StoredValue::new(row.source.id.clone());
    let is_open = move || id.with_value(|id| route.with(|link| link.article.as_ref() == Some(id)));
    let counts = counts(&row);
    let title = headline(&row.source).to_owned();
    view! {
        <li
            class="article-row"
            id=row_id(&row.source.id)
            data-row=""
            aria-current=move || is_open().then_some("true")
            aria-posinset=position.to_string()
            aria-setsize=total.to_string()
        >
            <h3>
                <a href=move || id.with_value(|id| route.to_article(id, None))>{title}</a>
            </h3>
            <p class="snippet">{runs(&row.snippet, "marked")}</p>
            <p class="data">
                {source(&row.source)}
                {format!(" · {counts}")}
            </p>
        </li>
    }
}

/// What an article holds: "3 statements · 1 date · 2 hits".
fn counts(row: &Row) -> String {
    let mut counts = vec![counted(row.quotations, "statement", "statements"), counted(row.dates, "date", "dates")];
    if row.hits > 0 {
        counts.push(counted(row.hits, "hit", "hits"));
    }
    counts.join(" · ")
}
