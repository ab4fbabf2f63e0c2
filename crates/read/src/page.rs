//! A web page that was saved: the article that it is about.

use crate::article::Article;
use crate::found::{Place, Sink};
use crate::html;
use crate::json_value::Json;
use crate::moment::Moment;

/// The article of a page that was saved from the address `url`, if that is known.
pub fn article(text: &str, url: Option<&str>) -> Article {
    let read = html::read(text, url);
    let mut article = Article {
        title: read.title,
        outlet: read.outlet,
        authors: read.authors,
        section: read.section,
        language: read.language,
        url: read.url,
        text: read.text,
        ..Article::default()
    };
    article.date = read.date.as_deref().and_then(Moment::parse);
    article.modified = read.modified.as_deref().and_then(Moment::parse);
    if let Some(standfirst) = read.standfirst {
        article.also("standfirst", Json::text(&standfirst));
    }
    article
}

/// Reads a page that is a file.
pub fn read(text: &str, sink: &mut Sink<'_>) {
    let article = article(text, None);
    if article.text.trim().is_empty() {
        sink.leave_out(Place::Whole, "the page has no text");
    } else {
        sink.article(article);
    }
}
