//! The article's text, block after block.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, MouseEvent};

use super::Selected;
use super::marks::{Marker, Marking};
use crate::article::BlockKind;
use crate::view::{ArticlePage, BlockView, Piece};
use crate::web::dom::{Id, mark_id};
use crate::web::state::App;
use crate::web::text::{counted, source};

/// The article.
pub fn article(app: App, page: Arc<ArticlePage>, selected: Memo<Selected>) -> AnyView {
    let mut writer = Writer { app, page: &page, selected, marker: Marker::new(&page.facts), titled: false };
    let body = writer.body();
    // Pressing any part of a fact selects it; for keys each fact has one link.
    let pressed = {
        let page = page.clone();
        move |event: MouseEvent| {
            if let Some(id) = pressed_fact(&event).and_then(|i| page.facts.get(i)).map(|f| f.id().to_owned()) {
                app.route.push(|l| l.fact = Some(id));
            }
        }
    };
    view! { <article class="reader-article" on:click=pressed>{body}</article> }.into_any()
}

fn pressed_fact(event: &MouseEvent) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let mark = target.closest("[data-fact]").ok()??;
    // A link does it by itself.
    (mark.tag_name() == "SPAN").then(|| mark.get_attribute("data-fact")?.parse().ok())?
}

struct Writer<'a> {
    app: App,
    page: &'a ArticlePage,
    selected: Memo<Selected>,
    marker: Marker<'a>,
    titled: bool,
}

impl Writer<'_> {
    fn body(&mut self) -> Vec<AnyView> {
        let blocks = &self.page.blocks;
        let has_title = blocks.iter().any(|b| b.kind == BlockKind::Title);
        let mut views = Vec::new();
        if !has_title {
            views.push(self.title(self.page.source.title.clone().into_any()));
            views.push(self.head());
        }
        // A line is a block and those that go on in it; what is not the article is folded line by line with its neighbours.
        let lines: Vec<&[BlockView]> = blocks.chunk_by(|_, next| next.inline).collect();
        for same in lines.chunk_by(|a, b| is_boilerplate(a) && is_boilerplate(b)) {
            if same.first().is_some_and(|line| is_boilerplate(line)) {
                views.push(self.fold(same));
                continue;
            }
            for line in same {
                views.push(self.line(line));
                if self.titled && has_title && line.iter().any(|b| b.kind == BlockKind::Title) {
                    views.push(self.head());
                }
            }
        }
        views
    }

    fn title(&mut self, words: AnyView) -> AnyView {
        if std::mem::replace(&mut self.titled, true) {
            return view! { <h3>{words}</h3> }.into_any();
        }
        view! { <h2 id=Id::ReaderTitle.as_str() tabindex="-1">{words}</h2> }.into_any()
    }

    /// Where and when, why it is dated so, and what the reader should know.
    fn head(&self) -> AnyView {
        let dating = (!self.page.dating.is_empty()).then(|| {
            let reasons: Vec<_> = self.page.dating.iter().map(|d| view! { <p>{d.clone()}</p> }).collect();
            view! { <details class="fold"><summary>"Why this date"</summary>{reasons}</details> }
        });
        let notes: Vec<_> = self.page.notes.iter().map(|n| view! { <p class="notice">{n.clone()}</p> }).collect();
        view! { <div class="reader-source">
            <p class="data">{source(&self.page.source)}</p>
            {dating}
            {notes}
            {(!self.page.facts.is_empty()).then(key)}
        </div> }
        .into_any()
    }

    fn fold(&mut self, lines: &[&[BlockView]]) -> AnyView {
        let count = counted(lines.len() as u32, "line", "lines");
        let inside: Vec<AnyView> = lines.iter().map(|line| self.line(line)).collect();
        view! { <details class="fold"><summary>{format!("Not part of the article: {count}")}</summary>{inside}</details> }
            .into_any()
    }

    fn line(&mut self, line: &[BlockView]) -> AnyView {
        let main = line.iter().map(|b| b.kind).max_by_key(|k| weight(*k)).unwrap_or(BlockKind::Paragraph);
        let words: Vec<AnyView> = line.iter().map(|b| self.block(b, main)).collect();
        match main {
            BlockKind::Title => self.title(words.into_any()),
            BlockKind::Subhead => view! { <h3>{words}</h3> }.into_any(),
            kind => view! { <p class=class_of(kind)>{words}</p> }.into_any(),
        }
    }

    fn block(&mut self, block: &BlockView, main: BlockKind) -> AnyView {
        let pieces: Vec<AnyView> = block.pieces.iter().map(|p| self.piece(p)).collect();
        let space = block.inline.then_some(" ");
        match class_of(block.kind) {
            Some(class) if block.kind != main => view! { {space}<span class=class>{pieces}</span> }.into_any(),
            _ => view! { {space}{pieces} }.into_any(),
        }
    }

    fn piece(&mut self, piece: &Piece) -> AnyView {
        let text = piece.text.clone();
        let text = if piece.hit { view! { <mark class="hit">{text}</mark> }.into_any() } else { text.into_any() };
        let Marking { class, facts, presses, leads } = self.marker.mark(piece);
        let Some(index) = presses else { return text };
        let selected = self.selected;
        let lit = move || matches!(selected.get(), Selected::Fact(i) if facts.contains(&i));
        if !leads {
            return view! { <span class=class class:selected=lit data-fact=index>{text}</span> }.into_any();
        }
        let (app, article) = (self.app, self.page.source.id.clone());
        let fact = self.page.facts.get(index as usize).map(|f| f.id().to_owned()).unwrap_or_default();
        let id = mark_id(&fact);
        let href = move || app.route.to_article(&article, Some(&fact));
        let current = move || (selected.get() == Selected::Fact(index)).then_some("true");
        view! { <a class=class class:selected=lit id=id href=href aria-current=current data-fact=index>{text}</a> }
            .into_any()
    }
}

/// What the marks look like.
fn key() -> impl IntoView {
    view! {
        <p class="key data">
            "Marked: "
            <span class="mark in-quotation">"quotation"</span>
            <span class="mark in-reported">"reported words"</span>
            <span class="mark in-speaker">"speaker"</span>
            <span class="mark in-cue">"cue"</span>
            <span class="mark in-time">"date"</span>
        </p>
    }
}

fn is_boilerplate(line: &[BlockView]) -> bool {
    line.iter().all(|b| b.kind == BlockKind::Boilerplate)
}

/// Of the blocks of one line, the one that says what the line is.
const fn weight(kind: BlockKind) -> u8 {
    match kind {
        BlockKind::Title => 5,
        BlockKind::Subhead => 4,
        BlockKind::Paragraph => 3,
        BlockKind::Standfirst | BlockKind::PullQuote => 2,
        BlockKind::Section | BlockKind::Byline | BlockKind::Dateline | BlockKind::Credit => 1,
        BlockKind::Mark | BlockKind::Boilerplate => 0,
    }
}

const fn class_of(kind: BlockKind) -> Option<&'static str> {
    match kind {
        BlockKind::Section => Some("section"),
        BlockKind::Mark | BlockKind::Credit => Some("credit"),
        BlockKind::Standfirst => Some("standfirst"),
        BlockKind::Byline => Some("byline"),
        BlockKind::Dateline => Some("dateline"),
        BlockKind::PullQuote => Some("pull-quote"),
        BlockKind::Title | BlockKind::Subhead | BlockKind::Paragraph | BlockKind::Boilerplate => None,
    }
}
