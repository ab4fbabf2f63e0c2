//! The page as a whole: masthead, filters, results, reader, and the notices at the foot.

use leptos::prelude::*;

use super::filters::{self, Filters};
use super::help::{Help, HelpSheet};
use super::keys::{self, SkipLink};
use super::masthead::Masthead;
use super::notices::NoticeLine;
use super::open::{OpenSheet, OpenSheetSignal};
use super::open_bar::OpenBar;
use super::results::ResultsColumn;
use crate::dom::Id;
use crate::reader::{self, ReaderPane};
use crate::state::{self, Reader, ReaderState, Results, Route, Viewport};
use crate::take_over;
use crate::timeline;
use crate::virtual_list::VirtualList;
use dateline_search::view::Link;
use dateline_search::view::words::{headline, tab_name};

/// The page.
#[component]
pub fn Page(
    /// What was typed into the search box before the program was there, if that box had the focus or holds anything.
    typed: Option<String>,
) -> impl IntoView {
    state::provide();
    let (route, results, reader, viewport): (Route, Results, Reader, Viewport) =
        (expect_context(), expect_context(), expect_context(), expect_context());
    provide_context(VirtualList::new(route, results));
    provide_context(HelpSheet::new());
    provide_context(OpenSheetSignal::new());
    let has_begun = typed.is_some();
    if let Some(text) = typed.filter(|text| !text.is_empty()) {
        route.replace(|link| link.query = text);
    }
    viewport.follow();
    filters::provide_sheet(viewport);
    name_document(route, reader);
    keys::listen();
    reader::follow();
    take_over::follow();
    timeline::save_calendars();
    // Where the reader lies over the list, the list cannot be reached until the reader is closed.
    let covered = Memo::new(move |_| viewport.is_narrow.get() && reader.is_open.get());
    let desk = move || {
        let filtered = if viewport.filters_beside.get() { " filtered" } else { "" };
        let is_reading = reader.is_open.get() || viewport.reader_keeps_room.get();
        let reading = if is_reading { " reading" } else { "" };
        format!("desk{filtered}{reading}")
    };
    view! {
        <SkipLink covered/>
        <header inert=move || covered.get()>
            <Masthead has_begun/>
        </header>
        <EmbedBar/>
        <main class=desk>
            <Filters/>
            <section class="list" id=Id::List.as_str() aria-label="Results" tabindex="-1" inert=move || covered.get()>
                <ResultsColumn/>
            </section>
            <ReaderPane/>
        </main>
        <NoticeLine/>
        <OpenBar/>
        <OpenSheet/>
        <Help/>
    }
}

/// Within another page's frame, where there is no masthead: what this is, and the way to the page itself.
#[component]
fn EmbedBar() -> impl IntoView {
    let route: Route = expect_context();
    // The boot script has seen it in the link.
    let classes = document().document_element().map(|root| root.class_name()).unwrap_or_default();
    let is_embedded = classes.split(' ').any(|class| class == "embedded");
    is_embedded.then(|| {
        view! {
            <aside class="embed-bar data" aria-label="Dateline">
                <h1>
                    <a href=move || route.with(Link::to_fragment) target="_blank" rel="noopener">"Open in Dateline"</a>
                </h1>
                ": who said what, when, and which outlet carried it"
            </aside>
        }
    })
}

/// The document's title says which article is open, else which view is shown.
fn name_document(route: Route, reader: Reader) {
    Effect::new(move || {
        let tab = tab_name(route.tab.get());
        let title = reader.state.with(|state| match state {
            ReaderState::Open(page) => format!("{} · Dateline", headline(&page.source)),
            _ => format!("{tab} · Dateline"),
        });
        document().set_title(&title);
    });
}
