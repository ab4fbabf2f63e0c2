//! A small page for each statement (`q/<id>/`) and each article (`a/<id>/`) of a site, which can be read without a program, is
//! found by search engines, and shows itself where its link is posted. Each leads into the record.
//!
//! A site whose address is known also gets `sitemap.xml`, a feed of the newest statements, `feed.xml`, and beside each
//! statement's page what shows it within the pages of others (`oembed`): all need whole addresses. Statements are those that the page shows by default.

mod known;
mod oembed;
mod schema;
mod sitemap;

use std::collections::BTreeMap;

use anyhow::Result;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::Value;

use crate::markup::{by, source, words};
use crate::progress::Progress;
use crate::target::SiteFolder;
use dateline_core::calendar::Day;
use dateline_core::quote::QuoteKind;
use dateline_search::engine::Engine;
use dateline_search::protocol::Window;
use dateline_search::query::{Query, Sort};
use dateline_search::store::checksum;
use dateline_search::view::words::{counted, doubt_note, headline, kind_note, place, published, said_on};
use dateline_search::view::{ArticleSource, Card, Link, Tab};
use known::{TEXT, cut, stated};

/// Statements that are asked for at once.
const WINDOW: u32 = 1000;
/// Statements of an article that its page shows; the others are a link away.
const SHOWN: usize = 8;
/// Statements in the feed.
const NEWEST: u32 = 50;
/// Characters of a headline or a description that previews show.
const PREVIEW: usize = 110;

const STYLE: &str = include_str!("../record.css");

/// Writes the pages of a site.
#[derive(Debug)]
pub struct RecordPages {
    /// The corpus's name.
    name: String,
    /// The address that the site will have, with a slash at its end.
    url: Option<String>,
    /// The style sheet's name, made of its content.
    style: String,
    /// The day on which they are written.
    today: Day,
}

impl RecordPages {
    /// For a corpus of that name, and a site of that address, if it is known; `today` is the day of writing.
    pub fn new(name: &str, url: Option<&str>, today: Day) -> Self {
        let style = format!("record-{:016x}.css", checksum(STYLE.as_bytes()));
        Self { name: name.to_owned(), url: url.map(str::to_owned), style, today }
    }

    /// How many there are.
    pub fn count(engine: &Engine) -> u32 {
        let (query, window) = (Query::default(), Window { from: 0, len: 0 });
        engine.quotes(&query, window).total + engine.articles(&query, window).total
    }

    /// Writes all of them.
    ///
    /// # Errors
    ///
    /// If a file cannot be written.
    pub fn write(&self, engine: &Engine, site: &mut SiteFolder) -> Result<()> {
        site.write(&self.style, STYLE.as_bytes())?;
        let query = Query::default();
        let mut addresses = vec![String::new()];
        let mut statements: BTreeMap<String, Vec<Card>> = BTreeMap::new();
        let total = engine.quotes(&query, Window { from: 0, len: 0 }).total;
        let progress = Progress::of_articles("Writing pages", total as usize);
        for from in (0..total).step_by(WINDOW as usize) {
            for card in engine.quotes(&query, Window { from, len: WINDOW }).items {
                let address = format!("q/{}/", card.id);
                site.write(&format!("{address}index.html"), valid(self.statement(&card)).as_bytes())?;
                if let Some(url) = &self.url {
                    let told = oembed::write(url, &self.name, &title(&card), &link(&card).to_fragment());
                    site.write(&format!("{address}{}", oembed::NAME), told.as_bytes())?;
                }
                addresses.push(address);
                progress.advance(1);
                let of_article = statements.entry(card.source.id.clone()).or_default();
                if of_article.len() < SHOWN {
                    of_article.push(card);
                }
            }
        }
        let total = engine.articles(&query, Window { from: 0, len: 0 }).total;
        for from in (0..total).step_by(WINDOW as usize) {
            for row in engine.articles(&query, Window { from, len: WINDOW }).items {
                let address = format!("a/{}/", row.source.id);
                let shown = statements.get(&row.source.id).map_or(&[][..], Vec::as_slice);
                let page = self.article(&row.source, row.quotations, shown);
                site.write(&format!("{address}index.html"), valid(page).as_bytes())?;
                addresses.push(address);
            }
        }
        let Some(url) = &self.url else { return Ok(()) };
        let newest = Query { sort: Sort::Latest, ..Query::default() };
        let newest = engine.quotes(&newest, Window { from: 0, len: NEWEST }).items;
        if !newest.is_empty() {
            site.write("feed.xml", self.feed(url, &newest).as_bytes())?;
        }
        sitemap::write(url, &addresses, site)
    }

    /// All but what stands in the body's middle. `address` is the page's own, relative to the site; `data` is for machines.
    fn page(&self, title: &str, description: &str, address: &str, data: &Value, body: Markup) -> Markup {
        let data = data.to_string().replace('<', "\\u003c");
        let (title, description) = (cut(title, PREVIEW), cut(description, 2 * PREVIEW));
        html! {
            (DOCTYPE)
            html lang="en" {
                head {
                    meta charset="utf-8";
                    meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'";
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    title { (title) }
                    meta name="description" content=(description);
                    meta name="referrer" content="no-referrer";
                    meta property="og:type" content="article";
                    meta property="og:site_name" content=(self.name);
                    meta property="og:title" content=(title);
                    meta property="og:description" content=(description);
                    @if let Some(url) = &self.url {
                        meta property="og:url" content={ (url) (address) };
                        meta property="og:image" content={ (url) "preview.png" };
                        link rel="canonical" href={ (url) (address) };
                        @if address.starts_with("q/") {
                            link rel="alternate" type="application/json+oembed" title=(title) href={ (url) (address) (oembed::NAME) };
                        }
                    }
                    link rel="icon" href="../../icon.png";
                    link rel="stylesheet" href={ "../../" (self.style) };
                    script type="application/ld+json" { (PreEscaped(data)) }
                }
                body {
                    header { a href="../../" { "Dateline" } p { "Who said what, when, and which outlet carried it · " (self.name) } }
                    main { (body) }
                }
            }
        }
    }

    fn statement(&self, card: &Card) -> Markup {
        let told = format!("{}, {}", headline(&card.source), published(&card.source));
        let description = match card.source.outlet.as_ref().or(card.source.agency.as_ref()) {
            Some(outlet) => format!("{outlet}: {told}"),
            None => told,
        };
        let body = html! {
            h1.data {
                @match &card.speaker {
                    Some(speaker) => { "Statement by " (speaker) },
                    None => "Statement, speaker not named",
                }
            }
            figure {
                blockquote cite=[card.source.url.as_deref()] { (words(card)) }
                figcaption {
                    (by(card))
                    @if let Some(kind) = kind_note(card.kind) { p.data { (kind) } }
                    @if let Some(doubt) = doubt_note(card) { p.data.doubt { (doubt) } }
                    @if let Some(said) = said_on(card) { p.data { (said) } }
                    @if let Some(carried) = &card.carried { p.data { (carried.told()) } }
                }
            }
            p.data { (source(&card.source)) }
            p.data {
                a href={ "../../a/" (card.source.id) "/" } { cite { (headline(&card.source)) } }
                " · " (place(card))
                @if let Some(url) = &card.source.url { " · " a href=(url) rel="noopener noreferrer" { "Original" } }
            }
            a.open href={ "../../" (link(card).to_fragment()) } { "Read it in the article" }
        };
        let data = schema::quotation(card, &plain(card));
        self.page(&title(card), &description, &format!("q/{}/", card.id), &data, body)
    }

    fn article(&self, article: &ArticleSource, quotations: u32, shown: &[Card]) -> Markup {
        let link = Link { tab: Tab::Articles, article: Some(article.id.clone()), ..Link::default() };
        let more = quotations.saturating_sub(shown.len() as u32);
        let description = format!("{}. {}.", published(article), counted(quotations, "statement", "statements"));
        let body = html! {
            h1 { (headline(article)) }
            p.data { (source(article)) @if let Some(url) = &article.url { " · " a href=(url) rel="noopener noreferrer" { "Original" } } }
            @if !shown.is_empty() {
                h2 { "Who said what" }
                ol { @for card in shown {
                    li {
                        (by(card))
                        a href={ "../../q/" (card.id) "/" } { (cut(&plain(card), 2 * PREVIEW)) }
                    }
                } }
            }
            @if more > 0 && !shown.is_empty() { p.data { "and " (counted(more, "more", "more")) } }
            a.open href={ "../../" (link.to_fragment()) } { "Read the article with all that was found in it" }
        };
        let title = format!("{} · {}", headline(article), self.name);
        self.page(&title, &description, &format!("a/{}/", article.id), &schema::news_article(article), body)
    }

    /// An Atom feed. What is in it was written today; when it was said is told where the article tells that day itself.
    fn feed(&self, url: &str, newest: &[Card]) -> String {
        let updated = format!("{}T00:00:00Z", self.today);
        let entry = |card: &Card| {
            let address = format!("{url}q/{}/", card.id);
            html! {
                entry {
                    id { (address) }
                    title { (title(card)) }
                    link href=(address) {}
                    updated { (updated) }
                    @if let Some(day) = card.said.as_ref().or(card.source.published.as_ref()).and_then(stated) {
                        published { (day) "T00:00:00Z" }
                    }
                    author { name { (card.speaker.as_deref().unwrap_or("Speaker not named")) } }
                    summary { (cut(&plain(card), TEXT)) " (" (headline(&card.source)) ", " (published(&card.source)) ")" }
                }
            }
        };
        let feed = html! {
            feed xmlns="http://www.w3.org/2005/Atom" {
                id { (url) }
                title { (self.name) ": who said what" }
                link href=(url) {}
                link rel="self" href={ (url) "feed.xml" } {}
                updated { (updated) }
                @for card in newest { (entry(card)) }
            }
        };
        format!("<?xml version=\"1.0\" encoding=\"utf-8\"?>\n{}\n", valid(feed))
    }
}

/// The text of a page or a feed without the control characters that no XML may have, which articles hold now and then.
fn valid(markup: Markup) -> String {
    let is_text =
        |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    markup.into_string().chars().filter(is_text).collect()
}

/// Where a statement is read in its article.
fn link(card: &Card) -> Link {
    Link { article: Some(card.source.id.clone()), fact: Some(card.id.clone()), ..Link::default() }
}

/// What a link to a statement is called: speaker and words, or the article's sentence, which names the speaker itself.
fn title(card: &Card) -> String {
    let said = plain(card);
    match (card.kind, &card.speaker) {
        (QuoteKind::Direct, Some(speaker)) => {
            cut(&format!("{speaker}: “{}”", said.trim_end_matches([',', ';'])), PREVIEW)
        }
        (QuoteKind::Direct, None) => cut(&format!("“{}”", said.trim_end_matches([',', ';'])), PREVIEW),
        _ => cut(&said, PREVIEW),
    }
}

/// What was said, without marks: the words of direct speech, else the article's sentence.
fn plain(card: &Card) -> String {
    let text: String = match card.kind {
        QuoteKind::Direct => card.quote.iter().map(|run| run.text.as_str()).collect(),
        _ => card.sentence.iter().map(|piece| piece.text.as_str()).collect(),
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn control_characters_are_left_out() {
        assert_eq!(valid(html! { p { "a\u{1}\u{8}b\u{ffff}\n😀" } }), "<p>ab\n😀</p>");
    }
}
