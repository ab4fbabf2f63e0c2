//! The list of articles.

use leptos::prelude::*;

use super::dom::row_id;
use super::state::App;
use super::text::{counted, runs, source};
use crate::view::ArticleRow;

/// Rows in the order given.
pub fn articles(app: App, rows: &[ArticleRow]) -> AnyView {
    view! { <ol class="rows two">{rows.iter().map(|r| row(app, r)).collect::<Vec<_>>()}</ol> }.into_any()
}

fn row(app: App, row: &ArticleRow) -> AnyView {
    let id = row.source.id.clone();
    let href = {
        let id = id.clone();
        move || app.route.to_article(&id, None)
    };
    let current = {
        let id = id.clone();
        move || app.route.with(|l| l.article.as_deref() == Some(&id)).then_some("true")
    };
    let mut counts = vec![counted(row.quotations, "quotation", "quotations"), counted(row.dates, "date", "dates")];
    if row.hits > 0 {
        counts.push(counted(row.hits, "hit", "hits"));
    }
    let title = if row.source.title.is_empty() { "Without a headline".to_owned() } else { row.source.title.clone() };
    view! {
        <li class="article-row" id=row_id(&id) data-row="" aria-current=current>
            <h3><a href=href>{title}</a></h3>
            <p class="snippet">{runs(&row.snippet, "marked")}</p>
            <p class="data">{source(&row.source)}" · "{counts.join(" · ")}</p>
        </li>
    }
    .into_any()
}
