//! The list of articles.

use leptos::prelude::*;

use super::dom::row_id;
use super::el::{El, el};
use super::state::App;
use super::text::{counted, placed, runs, source};
use dateline_search::protocol::Listing;
use dateline_search::view::ArticleRow;

/// Rows in the order given.
pub fn articles(app: App, listing: &Listing<ArticleRow>) -> AnyView {
    let rows = listing.items.iter().enumerate().map(|(at, r)| placed(row(app, r), listing, at).into_any());
    el("ol").class("rows two").children(rows).into_any()
}

fn row(app: App, row: &ArticleRow) -> El {
    let id = row.source.id.clone();
    let href = {
        let id = id.clone();
        move || app.route.to_article(&id, None)
    };
    let current = {
        let id = id.clone();
        move || app.route.with(|l| l.article.as_deref() == Some(&id)).then_some("true")
    };
    let mut counts = vec![counted(row.quotations, "statement", "statements"), counted(row.dates, "date", "dates")];
    if row.hits > 0 {
        counts.push(counted(row.hits, "hit", "hits"));
    }
    let title = if row.source.title.is_empty() { "Without a headline".to_owned() } else { row.source.title.clone() };
    el("li")
        .class("article-row")
        .attr("id", row_id(&id))
        .attr("data-row", "")
        .live("aria-current", current)
        .child(el("h3").child(el("a").href(href).text(title)))
        .child(el("p").class("snippet").children(runs(&row.snippet, "marked")))
        .child(el("p").class("data").children(source(&row.source)).text(format!(" · {}", counts.join(" · "))))
}
