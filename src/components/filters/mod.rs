//! The filters: days and facets, each value with the number of items that it would leave. A column beside the list where
//! there is room, else a sheet over it.
//!
//! The facets are drawn in one of the two places. An article that opens may leave no room for the column; it is then
//! hidden, not taken away, so that closing the article draws nothing anew. The facets move to the sheet when the reader
//! opens that, or at once where there is no room for the column.

mod days;
mod facet;

use leptos::html::Dialog;
use leptos::prelude::*;

use self::days::DaysFilter;
use self::facet::FacetFilter;
use super::dialog;
use crate::dom::{Id, after_next_frame};
use crate::state::{Facets, Route, Viewport};
use dateline_search::query::Facet;
use dateline_search::view::Tab;
use dateline_search::view::words::unit;

/// The sheet of filters.
#[derive(Clone, Copy)]
struct FiltersSheet {
    dialog: NodeRef<Dialog>,
    /// Whether the facets are drawn in the sheet, else in the column.
    has_facets: RwSignal<bool>,
}

/// The column and the sheet, which [`FiltersButton`] opens.
#[component]
pub fn Filters() -> impl IntoView {
    let (route, facets, viewport): (Route, Facets, Viewport) = (expect_context(), expect_context(), expect_context());
    let sheet: FiltersSheet = expect_context();
    Effect::new(move || {
        if viewport.filters_beside.get() {
            dialog::close(sheet.dialog);
            sheet.has_facets.set(false);
        }
    });
    let done = move || {
        let place = Tab::ALL.iter().position(|tab| *tab == route.tab.get()).unwrap_or(0);
        let total = facets.counts.with(|counts| counts.totals.get(place).copied());
        total.map_or_else(|| "Close".to_owned(), |total| format!("Show {}", unit(route.tab.get(), total)))
    };
    let close = move |_| dialog::close(sheet.dialog);
    view! {
        <Show when=move || !sheet.has_facets.get()>
            <aside class="filters" aria-label="Filters" hidden=move || !viewport.filters_beside.get()>
                <div class="filters-head"><Heading/></div>
                <FacetList/>
            </aside>
        </Show>
        <Show when=move || sheet.has_facets.get()>
            <dialog class="filters sheet" id=Id::Filters.as_str() aria-label="Filters" node_ref=sheet.dialog>
                <div class="filters-head">
                    <Heading/>
                    <button type="button" class="word-button" on:click=close>"Close"</button>
                </div>
                <FacetList/>
                <div class="sheet-foot">
                    <button type="button" class="word-button" on:click=close>{done}</button>
                </div>
            </dialog>
        </Show>
    }
}

/// Provides what [`Filters`] and [`FiltersButton`] share.
pub fn provide_sheet(viewport: Viewport) {
    let has_facets = RwSignal::new(!viewport.filters_beside.get_untracked());
    provide_context(FiltersSheet { dialog: NodeRef::new(), has_facets });
}

/// Opens the sheet, where the filters are no column.
#[component]
pub fn FiltersButton() -> impl IntoView {
    let (route, viewport): (Route, Viewport) = (expect_context(), expect_context());
    let sheet: FiltersSheet = expect_context();
    let open = move |_| {
        sheet.has_facets.set(true);
        leptos::task::spawn_local(async move {
            // Drawn by then.
            leptos::task::tick().await;
            if let Some(dialog) = sheet.dialog.get_untracked() {
                let _ = dialog.show_modal();
            }
        });
    };
    let name = move || {
        let chosen = route.filters.with(Vec::len) + usize::from(route.days.get().is_some());
        if chosen == 0 { "Filters".to_owned() } else { format!("Filters ({chosen})") }
    };
    view! {
        <Show when=move || !viewport.filters_beside.get()>
            <button type="button" class="word-button" aria-haspopup="dialog" on:click=open>{name}</button>
        </Show>
    }
}

/// The heading, and which items the numbers count.
#[component]
fn Heading() -> impl IntoView {
    let route: Route = expect_context();
    let what = move || match route.tab.get() {
        Tab::Quotes => "counting statements",
        Tab::Timeline => "counting events",
        Tab::Articles => "counting articles",
    };
    view! {
        <h2>"Filters"</h2>
        <p>{what}</p>
    }
}

/// The facets: drawn after the frame in which they become due, so that the list does not wait for them.
#[component]
fn FacetList() -> impl IntoView {
    let is_due = RwSignal::new(false);
    after_next_frame(move || {
        is_due.try_set(true);
    });
    view! {
        <Show when=move || is_due.get()>
            <DaysFilter/>
            {Facet::ALL.map(|facet| view! { <FacetFilter facet/> }).collect_view()}
        </Show>
    }
}
