//! The article's text, block after block.

use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event};

use super::Selected;
use super::marks::{Marker, Marking};
use super::shown::switches;
use crate::dom::{Id, mark_id};
use crate::el::{El, el};
use crate::state::App;
use crate::text::{counted, paragraph, source};
use dateline_core::article::BlockKind;
use dateline_search::view::{ArticlePage, BlockView, Piece};

/// The article. Drawn again with other dates or other marks it keeps its elements as far as they stay what they are, and
/// with them the place, the focus and what was unfolded.
pub fn article(app: App, page: &Arc<ArticlePage>, selected: Memo<Selected>) -> El {
    // Pressing any part of a fact selects it; for keys each fact has one link.
    let pressed = {
        let page = page.clone();
        move |event: Event| {
            if let Some(id) = pressed_fact(&event).and_then(|i| page.facts.get(i)).map(|f| f.id().to_owned()) {
                app.route.push(|l| l.fact = Some(id));
            }
        }
    };
    let marker = Marker::new(&page.facts, app.marks.get());
    let body = Writer { app, page, selected, marker, titled: false, headed: false }.body();
    el("article").class("reader-article").on("onclick", pressed).children(body)
}

fn pressed_fact(event: &Event) -> Option<usize> {
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
    headed: bool,
}

impl Writer<'_> {
    fn body(&mut self) -> Vec<AnyView> {
        let blocks = &self.page.blocks;
        let has_title = blocks.iter().any(|b| b.kind == BlockKind::Title);
        let mut views = Vec::new();
        if !has_title {
            views.push(self.title(self.page.source.title.clone().into_any()));
        }
        // A line is a block and those that go on in it; what is not the article is folded line by line with its neighbours.
        let lines: Vec<&[BlockView]> = blocks.chunk_by(|_, next| next.inline).collect();
        for same in lines.chunk_by(|a, b| is_boilerplate(a) && is_boilerplate(b)) {
            if same.first().is_some_and(|line| is_boilerplate(line)) {
                views.push(self.fold(same));
                continue;
            }
            for line in same {
                // What belongs to the headline stands with it; then where and when; then the text.
                if self.titled && !self.headed && !is_heading(main_kind(line)) {
                    views.push(self.head());
                }
                views.push(self.line(line));
            }
        }
        if !self.headed {
            views.push(self.head());
        }
        views
    }

    fn title(&mut self, words: AnyView) -> AnyView {
        if std::mem::replace(&mut self.titled, true) {
            return el("h3").child(words).into_any();
        }
        el("h2").attr("id", Id::ReaderTitle.as_str()).attr("tabindex", "-1").child(words).into_any()
    }

    /// Where and when, why it is dated so, and what the reader should know.
    fn head(&mut self) -> AnyView {
        self.headed = true;
        let mut head =
            el("div").class("reader-source").child(el("p").class("data").children(source(&self.page.source)));
        let why = self.page.dating.iter().cloned().map(paragraph);
        head = head.child(
            folded("Why this date").child(el("div").children(why)).child(date_field(self.app, &self.page.source.id)),
        );
        head = head.children(self.page.notes.iter().map(|n| el("p").class("notice").text(n.clone()).into_any()));
        if !self.page.facts.is_empty() {
            head = head.child(switches(self.app));
        }
        head.into_any()
    }

    fn fold(&mut self, lines: &[&[BlockView]]) -> AnyView {
        let count = counted(lines.len() as u32, "line", "lines");
        let inside = lines.iter().map(|line| self.line(line));
        folded(format!("Set aside as not part of the article: {count}")).children(inside).into_any()
    }

    fn line(&mut self, line: &[BlockView]) -> AnyView {
        let main = main_kind(line);
        let hangs = line.iter().flat_map(|b| &b.pieces).next().is_some_and(|p| p.text.starts_with(['“', '"']));
        let words: Vec<AnyView> = line.iter().map(|b| self.block(b, main)).collect();
        match main {
            BlockKind::Title => self.title(words.into_any()),
            BlockKind::Subhead => el("h3").children(words).into_any(),
            BlockKind::Paragraph if hangs => el("p").class("hangs").children(words).into_any(),
            kind => with_class(el("p"), class_of(kind)).children(words).into_any(),
        }
    }

    fn block(&mut self, block: &BlockView, main: BlockKind) -> AnyView {
        let pieces: Vec<AnyView> = block.pieces.iter().map(|p| self.piece(p)).collect();
        let space = block.inline.then(|| " ".to_owned().into_any());
        match class_of(block.kind) {
            Some(class) if block.kind != main => {
                let span = el("span").class(class).children(pieces).into_any();
                space.into_iter().chain([span]).collect::<Vec<_>>().into_any()
            }
            _ => space.into_iter().chain(pieces).collect::<Vec<_>>().into_any(),
        }
    }

    fn piece(&mut self, piece: &Piece) -> AnyView {
        let text = piece.text.clone();
        let text = if piece.hit { el("mark").class("hit").text(text).into_any() } else { text.into_any() };
        let Marking { class, facts, presses, leads, hides } = self.marker.mark(piece);
        if facts.is_empty() {
            return text;
        }
        let selected = self.selected;
        let class = move || {
            let lit = matches!(selected.get(), Selected::Fact(i) if facts.contains(&i));
            match (lit, class.is_empty()) {
                (true, _) => Some(format!("mark selected {class}")),
                (false, true) => None,
                (false, false) => Some(class.clone()),
            }
        };
        let id_of = |index: u32| self.page.facts.get(index as usize).map(|f| f.id().to_owned()).unwrap_or_default();
        let hidden = |mark: El| match hides {
            Some(index) => mark.attr("id", mark_id(&id_of(index))).attr("tabindex", "-1"),
            None => mark,
        };
        let Some(index) = presses else {
            return hidden(el("span").live("class", class)).child(text).into_any();
        };
        let mark = el(if leads { "a" } else { "span" }).live("class", class).attr("data-fact", index.to_string());
        if !leads {
            return hidden(mark).child(text).into_any();
        }
        let (app, article) = (self.app, self.page.source.id.clone());
        let fact = id_of(index);
        let id = mark_id(&fact);
        let href = move || app.route.to_article(&article, Some(&fact));
        let current = move || (selected.get() == Selected::Fact(index)).then_some("true");
        mark.attr("id", id).href(href).live("aria-current", current).child(text).into_any()
    }
}

/// Lets the reader say when the article was published; an empty field leaves it to the texts.
fn date_field(app: App, article: &str) -> El {
    let (of, id) = (article.to_owned(), article.to_owned());
    let value = move || {
        let day = app.route.with(|l| l.set.iter().find(|(id, _)| *id == of).map(|(_, day)| *day));
        day.map(|d| d.to_string()).unwrap_or_default()
    };
    let changed = move |event: Event| {
        let day = event_target_value(&event).parse().ok();
        app.route.push(|l| l.set_day(&id, day));
    };
    let input = el("input").attr("type", "date").property("value", value).on("onchange", changed);
    el("label").class("date-field").child(el("span").text("You know better? Set the date:")).child(input)
}

/// What is told only if the reader asks for it.
fn folded(summary: impl Into<String>) -> El {
    el("details").class("fold").child(el("summary").text(summary))
}

fn with_class(element: El, class: Option<&'static str>) -> El {
    match class {
        Some(class) => element.class(class),
        None => element,
    }
}

fn is_boilerplate(line: &[BlockView]) -> bool {
    line.iter().all(|b| b.kind == BlockKind::Boilerplate)
}

/// What a line is.
fn main_kind(line: &[BlockView]) -> BlockKind {
    line.iter().map(|b| b.kind).max_by_key(|k| weight(*k)).unwrap_or(BlockKind::Paragraph)
}

/// Whether a line belongs to the headline rather than to the text.
const fn is_heading(kind: BlockKind) -> bool {
    !matches!(kind, BlockKind::Paragraph | BlockKind::Subhead | BlockKind::PullQuote | BlockKind::Dateline)
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
