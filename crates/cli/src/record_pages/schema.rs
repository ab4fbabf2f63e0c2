//! Statements and articles for machines, in the words of schema.org.

use serde_json::{Value, json};

use super::known::{TEXT, cut, stated};
use dateline_core::quote::{QuoteKind, SourceKind};
use dateline_search::view::words::headline;
use dateline_search::view::{ArticleSource, Card};

/// A statement for machines, by schema.org: a quotation if all words are the speaker's own, else what the article claims of it.
pub fn quotation(card: &Card, said: &str) -> Value {
    let is_quotation = card.kind == QuoteKind::Direct;
    let kind = if is_quotation { "Quotation" } else { "Claim" };
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": kind,
        "text": cut(said, TEXT),
        "isBasedOn": news_article(&card.source),
    });
    let kind = match card.source_kind {
        SourceKind::Person => Some("Person"),
        SourceKind::Organisation => Some("Organization"),
        SourceKind::Group | SourceKind::Unnamed | SourceKind::Document | SourceKind::Nobody => None,
    };
    if let (Some(speaker), Some(kind)) = (&card.speaker, kind) {
        let by = if is_quotation { "spokenByCharacter" } else { "author" };
        data[by] = json!({"@type": kind, "name": speaker});
    }
    if let Some(day) = card.said.as_ref().and_then(stated) {
        data["dateCreated"] = json!(day.to_string());
    }
    data
}

/// An article for machines. A day that is not known for sure is not told.
pub fn news_article(article: &ArticleSource) -> Value {
    let mut data = json!({"@context": "https://schema.org", "@type": "NewsArticle", "headline": headline(article)});
    if let Some(outlet) = &article.outlet {
        data["publisher"] = json!({"@type": "Organization", "name": outlet});
    }
    if let Some(url) = &article.url {
        data["url"] = json!(url);
    }
    if let Some(day) = article.published.as_ref().and_then(stated) {
        data["datePublished"] = json!(day.to_string());
    }
    data
}
