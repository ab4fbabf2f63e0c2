//! The article's text, section after section, with its facts marked in place.

use std::ops::Range;
use std::sync::Arc;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use super::marks::{self, PieceMark};
use super::outline::{Section, class_of, main_kind, outline};
use super::selected::Selected;
use super::source::ArticleSource;
use crate::dom::{Id, mark_id};
use crate::state::{MarkSwitches, Route};
use dateline_core::article::BlockKind;
use dateline_search::view::words::counted;
use dateline_search::view::{ArticlePage, BlockView, Piece};

/// The article. It is drawn again with other dates or other marks; its elements then stay as far as they are what they were,
/// and with them the place, the focus and what was unfolded. That is why nothing within the text is a closure of its own,
/// which Leptos would put in anew.
#[component]
pub fn Article(page: Memo<Option<Arc<ArticlePage>>>, selected: Memo<Selected>) -> impl IntoView {
    let (route, marks) = (expect_context::<Route>(), expect_context::<MarkSwitches>());
    // Pressing any part of a fact selects it; for keys each fact has one link, which does it by itself.
    let press = move |event: MouseEvent| {
        let fact = pressed_fact(&event);
        let id = page.with_untracked(|p| Some(p.as_ref()?.facts.get(fact?)?.id().to_owned()));
        if id.is_some() {
            route.push(|link| link.fact = id);
        }
    };
    let all = Memo::new(move |_| route.with(|link| link.all));
    let sections = move || {
        page.get().map(|page| {
            let marks = marks::mark(&page, marks.get(), all.get());
            let text = Text { page: &page, marks: &marks, selected, route };
            outline(&page.blocks).into_iter().map(|section| text.section(section)).collect_view()
        })
    };
    view! { <article class="reader-article" on:click=press>{sections}</article> }
}

fn pressed_fact(event: &Event) -> Option<usize> {
    let target: Element = event.target()?.dyn_into().ok()?;
    let mark = target.closest("[data-fact]").ok()??;
    (mark.tag_name() == "SPAN").then(|| mark.get_attribute("data-fact")?.parse().ok())?
}

/// The text of an article with its marks.
struct Text<'a> {
    page: &'a ArticlePage,
    /// The marks of each block's pieces.
    marks: &'a [Vec<PieceMark>],
    selected: Memo<Selected>,
    route: Route,
}

impl Text<'_> {
    fn section(&self, section: Section) -> AnyView {
        match section {
            Section::GivenHeadline => headline(self.page.source.title.clone()).into_any(),
            Section::Headline(line) => headline(self.line(line)).into_any(),
            Section::Source => view! { <ArticleSource page=self.page /> }.into_any(),
            Section::Subhead(line) => view! { <h3>{self.line(line)}</h3> }.into_any(),
            Section::Paragraph(line, class) => view! { <p class=class>{self.line(line)}</p> }.into_any(),
            Section::Aside(lines) => {
                let count = counted(lines.len() as u32, "line", "lines");
                let lines = lines.into_iter().map(|line| view! { <p>{self.line(line)}</p> });
                view! {
                    <details class="fold">
                        <summary>{format!("Set aside as not part of the article: {count}")}</summary>
                        {lines.collect_view()}
                    </details>
                }
                .into_any()
            }
        }
    }

    /// The words of a line's blocks.
    fn line(&self, line: Range<usize>) -> Vec<AnyView> {
        let blocks = &self.page.blocks[line.clone()];
        let kind = main_kind(blocks);
        blocks.iter().zip(&self.marks[line]).map(|(block, marks)| self.block(block, marks, kind)).collect()
    }

    fn block(&self, block: &BlockView, marks: &[PieceMark], line: BlockKind) -> AnyView {
        let pieces = block.pieces.iter().zip(marks).map(|(piece, mark)| self.piece(piece, mark)).collect_view();
        let space = block.inline.then_some(" ");
        match class_of(block.kind) {
            Some(class) if block.kind != line => view! { {space} <span class=class>{pieces}</span> }.into_any(),
            _ => view! { {space} {pieces} }.into_any(),
        }
    }

    fn piece(&self, piece: &Piece, mark: &PieceMark) -> AnyView {
        let text = piece.text.clone();
        let text = if piece.hit { view! { <mark class="hit">{text}</mark> }.into_any() } else { text.into_any() };
        if mark.facts.is_empty() {
            return text;
        }
        let (selected, facts, class) = (self.selected, mark.facts.clone(), mark.class.clone());
        let class = move || {
            let is_lit = matches!(selected.get(), Selected::Fact(i) if facts.contains(&i));
            let class = if is_lit { format!("mark selected {class}") } else { class.clone() };
            (!class.is_empty()).then_some(class)
        };
        let id_of = |index: u32| self.page.facts.get(index as usize).map(|f| f.id().to_owned()).unwrap_or_default();
        let data_fact = mark.selects.map(|index| index.to_string());
        if let (Some(index), true) = (mark.selects, mark.is_link) {
            let (route, article, fact) = (self.route, self.page.source.id.clone(), id_of(index));
            let id = mark_id(&fact);
            let href = move || route.to_article(&article, Some(&fact));
            let current = move || (selected.get() == Selected::Fact(index)).then_some("true");
            return view! {
                <a class=class data-fact=data_fact id=id href=href aria-current=current>{text}</a>
            }
            .into_any();
        }
        // The place of a fact whose marks are switched off can have the focus, since links lead there.
        let id = mark.hidden_fact.map(|index| mark_id(&id_of(index)));
        let tab_index = mark.hidden_fact.map(|_| "-1");
        view! { <span class=class data-fact=data_fact id=id tabindex=tab_index>{text}</span> }.into_any()
    }
}

fn headline(words: impl IntoView) -> impl IntoView {
    view! { <h2 id=Id::ReaderTitle.as_str() tabindex="-1">{words}</h2> }
}
