//! Writes the first view of a built page, which is shown before the page's program runs and where no script runs at all:
//! the masthead with the corpus's counts, the first statements, and the articles' headlines.
//!
//! The page's components (src/components) draw the same from the same models and words (`dateline_search::view`), and take the
//! place of what is written here without anything moving; tests/browser/first-view.test.mjs compares the two. Left out
//! are ids and whatever needs the program: controls stand there for their room alone.

use crate::markup::{by, runs, source, words};
use dateline_search::engine::Engine;
use dateline_search::protocol::{Listing, Window};
use dateline_search::query::Query;
use dateline_search::view::words::{
    TAGLINE, corpus_line, counted, doubt_note, doubted, headline, in_articles, kind_note, marked_clause, number, place,
    said_on, tab_name, unit,
};
use dateline_search::view::{ArticleRow, Card, Carried, Carrier, CorpusSummary, Link, Tab};
use maud::{Markup, html};

/// Statements and headlines at most: as many as the page asks for first.
const MOST: u32 = 40;

/// What a page is written as.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// A folder of files for a web server.
    Site,
    /// One file with all its parts, which opens from a disk too.
    File,
}

/// The models of what is shown first.
#[derive(Debug)]
pub struct FirstView {
    summary: CorpusSummary,
    /// What matches in each view, in the order of [`Tab::ALL`].
    totals: Vec<u32>,
    statements: Listing<Card>,
    articles: Listing<ArticleRow>,
}

impl FirstView {
    /// The first view of what the engine holds.
    pub fn of(engine: &Engine) -> Self {
        let window = Window { from: 0, len: MOST };
        let query = Query::default();
        Self {
            summary: engine.summary(),
            totals: engine.facets(Tab::Quotes, &query, &[]).totals,
            statements: engine.quotes(&query, window),
            articles: engine.articles(&query, window),
        }
    }

    /// The page's HTML with this view in the place of the frame that it holds; nothing if it holds none.
    pub fn put_into(&self, page: &str, form: Form) -> Option<String> {
        // Trunk's minifier takes quotation marks away where it can.
        let start = ["<div id=\"frame\">", "<div id=frame>"].iter().find_map(|frame| page.find(frame))?;
        let end = start + page[start..].find("</body>")?;
        Some(format!("{}{}{}", &page[..start], self.frame(form).into_string(), &page[end..]))
    }

    /// All that stands in the body until the program takes over.
    fn frame(&self, form: Form) -> Markup {
        html! {
            div id="frame" {
                // The address of the articles' view, so that its link works without the program (see style/frame.css).
                span id="/articles" {}
                header { (self.masthead()) (self.strip()) }
                main.desk.filtered {
                    aside.filters aria-label="Filters" {}
                    section.list aria-label="Results" {
                        (notes(form))
                        div.frame-statements { (self.statements()) }
                        div.frame-articles { (self.articles()) }
                    }
                }
            }
        }
    }

    fn masthead(&self) -> Markup {
        html! {
            div.masthead {
                div.masthead-name {
                    h1.wordmark { a href="#/quotes" { "Dateline" } }
                    p.tagline.data { (TAGLINE) }
                }
                div.search role="search" {
                    input id="boot-search" type="search" placeholder="Search words, or \"a phrase\"" aria-label="Search"
                        autocomplete="off" spellcheck="false";
                    kbd aria-hidden="true" { "/" }
                }
                div.masthead-actions aria-hidden="true" {
                    span.word-button.open-button { "Open" span.open-more { " your own" } }
                    span.word-button.sheet-link { "Stories" }
                    span.word-button.sheet-link { "Dossier" }
                    span.word-button.sheet-link { "Check a text" }
                    span.word-button { "Share" }
                    span.word-button { "Help" }
                }
            }
        }
    }

    fn strip(&self) -> Markup {
        let tabs = Tab::ALL.into_iter().enumerate().map(|(at, tab)| {
            let count = self.totals.get(at).map(|n| number(*n)).unwrap_or_default();
            let current = (tab == Tab::Quotes).then_some("page");
            html! {
                li { a href=(Link { tab, ..Link::default() }.to_fragment()) aria-current=[current] {
                    span.tab-name data-name=(tab_name(tab)) { (tab_name(tab)) } span.tab-count.data { (count) }
                } }
            }
        });
        html! {
            div.strip { div.strip-line {
                nav.tabs aria-label="Views" { ul { @for tab in tabs { (tab) } } }
                p.corpus-line.data { @for part in corpus_line(&self.summary) { span { (part) } } }
            } }
        }
    }

    fn statements(&self) -> Markup {
        let Listing { total, articles, marked, hidden, items, .. } = &self.statements;
        let count = in_articles(Tab::Quotes, *total, *articles) + &marked_clause(*marked);
        html! {
            (count_line(&count, doubted(*hidden, false).as_deref(), &["Not grouped", "Oldest first"]))
            div.parts { div.part { ol.rows { @for card in items { (statement(card)) } } } }
        }
    }

    fn articles(&self) -> Markup {
        html! {
            (count_line(&unit(Tab::Articles, self.articles.total), None, &["Oldest first"]))
            div.parts { div.part { ol.rows { @for row in &self.articles.items { (article(row)) } } } }
        }
    }
}

/// What is said where the program does not run, or not yet.
fn notes(form: Form) -> Markup {
    html! {
        noscript {
            p.notice {
                "This is how the record begins. To search it and to read on, please allow JavaScript for this page: it is a "
                "program that needs JavaScript and WebAssembly and runs in your browser. Nothing that you read or search is "
                "sent anywhere."
            }
        }
        p.notice id="boot-message" {
            @if form == Form::Site {
                "Does nothing answer here? A browser does not let a page that was opened straight from a folder load its own "
                "parts. Serve the folder with any static web server (for example " code { "python3 -m http.server" }
                ", then open the address that it prints)."
            }
        }
        progress id="boot-progress" max="1" value="0" aria-label="Loading" {}
        p.frame-waiting.data {
            @match form {
                Form::Site => "Loading what reads the articles: about half a megabyte, once.",
                Form::File => "Unpacking what reads the articles.",
            }
        }
    }
}

/// The line above a list, with the choices that the program will offer there.
fn count_line(count: &str, doubted: Option<&str>, choices: &[&str]) -> Markup {
    html! {
        div.count-line.data {
            h2 { (count) }
            @if let Some(doubted) = doubted { button.word-button.less-sure type="button" disabled { (doubted) } }
            div.list-tools {
                button.word-button.frame-narrow type="button" disabled { "Filters" }
                @for choice in choices { select.choice aria-label=(choice) disabled { option { (choice) } } }
            }
        }
    }
}

fn statement(card: &Card) -> Markup {
    let link = Link { article: Some(card.source.id.clone()), fact: Some(card.id.clone()), ..Link::default() };
    html! {
        li.card.(card.kind.key()) {
            blockquote.card-words { a href=(link.to_fragment()) { (words(card)) } }
            div.card-side {
                (by(card))
                p.card-notes.data {
                    @if let Some(kind) = kind_note(card.kind) { span.kind { (kind) } }
                    @if let Some(doubt) = doubt_note(card) { span.doubt { (doubt) } }
                    @if let Some(said) = said_on(card) { span.said { (said) } }
                }
                p.card-source.data { (source(&card.source)) }
                p.card-place.data {
                    cite { (headline(&card.source)) }
                    "\u{a0}· " (place(card))
                    @if let Some(url) = &card.source.url {
                        a.original href=(url) target="_blank" rel="noopener noreferrer" { "Original" }
                    }
                }
                @if let Some(carried) = &card.carried { (carried_by(carried)) }
            }
            div.card-actions.data {
                button.word-button type="button" disabled { "Context and why" }
                button.word-button type="button" disabled { "Copy link" }
                button.word-button type="button" disabled { "Collect" }
                button.word-button type="button" disabled { "Copy citation" }
            }
        }
    }
}

fn carried_by(carried: &Carried) -> Markup {
    let form = |carrier: &Carrier| {
        let article = Some(carrier.article.clone());
        let link = Link { article, fact: carrier.fact.clone(), ..Link::default() };
        html! {
            li {
                a href=(link.to_fragment()) {
                    @if carrier.words.is_empty() { (carrier.headline) }
                    @for run in &carrier.words { @if run.hit { em.differs { (run.text) } } @else { (run.text) } }
                }
                span { (carrier.told()) }
            }
        }
    };
    html! {
        details.fold.carried.data {
            summary { (carried.told()) }
            ul {
                @for carrier in &carried.others { (form(carrier)) }
                @if let Some(more) = carried.more() { li { (more) } }
            }
        }
    }
}

fn article(row: &ArticleRow) -> Markup {
    let link = Link { tab: Tab::Articles, article: Some(row.source.id.clone()), ..Link::default() };
    html! {
        li.article-row {
            h3 { a href=(link.to_fragment()) { (headline(&row.source)) } }
            p.snippet { (runs(&row.snippet)) }
            p.data {
                (source(&row.source)) " · " (counted(row.quotations, "statement", "statements"))
                " · " (counted(row.dates, "date", "dates"))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use dateline_core::article::{self, Metadata};
    use dateline_core::quote::QuoteKind;
    use dateline_search::engine::Options;
    use dateline_search::store::Bundle;
    use dateline_search::view::{FactPart, Run, SentencePiece};

    const PAGE: &str = "<html><body><div id=frame>before</div></body></html>";

    fn view(articles: &[&str], name: &str) -> FirstView {
        let articles = articles.iter().map(|text| article::parse("a", text, Metadata::default())).collect();
        let bundle = Bundle { name: name.to_owned(), articles }.write();
        FirstView::of(&Engine::open(&bundle, Options::default(), &mut |_, _| {}).expect("a bundle just written"))
    }

    #[test]
    fn statements_headlines_and_counts_stand_in_the_frame() {
        let text =
            "Mayor opens bridge\n\nRURITAVILLE (Ruritania Times), 3 March 2024 — “The bridge is open,” said Ada Roe.";
        let page = view(&[text], "Bridges").put_into(PAGE, Form::Site).expect("a page with a frame");
        for part in ["The bridge is open", "Ada Roe", "Mayor opens bridge", ">Bridges<", "1 statement in 1 article"] {
            assert!(page.contains(part), "{part} is missing in {page}");
        }
        assert!(!page.contains("before"), "{page}");
    }

    #[test]
    fn a_page_that_has_a_first_view_gets_another_in_its_place() {
        let once = view(&["One\n\n“A first word,” said Ada Roe."], "one").put_into(PAGE, Form::Site).expect("a frame");
        let twice =
            view(&["Two\n\n“A second word,” said Ada Roe."], "two").put_into(&once, Form::Site).expect("a frame");
        assert!(!twice.contains("A first word") && twice.contains("A second word"), "{twice}");
        assert_eq!(twice.matches("<div id=\"frame\">").count(), 1);
        assert_eq!(view(&["x"], "x").put_into("<html><body></body></html>", Form::Site), None);
    }

    #[test]
    fn no_text_becomes_markup() {
        let evil = r#"<script>alert(1)</script>"onload='x'&lt;</body>"#;
        let mut view = view(&["One\n\nThe mayor said “a first word” of it. “A second word,” said Ada Roe."], evil);
        let run = Run { text: evil.to_owned(), hit: false, marked: true };
        assert!(!view.statements.items.is_empty());
        for card in &mut view.statements.items {
            card.kind = QuoteKind::Fragment;
            card.quote = vec![run.clone()];
            let piece = |part| SentencePiece { text: evil.to_owned(), hit: false, part };
            card.sentence = vec![piece(None), piece(Some(FactPart::Cue)), piece(Some(FactPart::Quotation))];
            card.id = evil.to_owned();
            for field in [&mut card.speaker, &mut card.role, &mut card.cue, &mut card.setting, &mut card.via] {
                *field = Some(evil.to_owned());
            }
        }
        let (cards, rows) = (view.statements.items.iter_mut(), view.articles.items.iter_mut());
        for source in cards.map(|c| &mut c.source).chain(rows.map(|r| &mut r.source)) {
            (source.id, source.title) = (evil.to_owned(), evil.to_owned());
            (source.outlet, source.agency) = (Some(evil.to_owned()), Some(evil.to_owned()));
            source.url = Some(evil.to_owned());
        }
        for row in &mut view.articles.items {
            row.snippet = vec![run.clone()];
        }
        let page = view.put_into(PAGE, Form::Site).expect("a page with a frame");
        assert!(!page.contains("<script"), "{page}");
        assert!(!page.contains("\"onload"), "{page}");
        assert_eq!(page.matches("</body>").count(), 1);
    }
}
