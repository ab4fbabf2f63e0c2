//! The drawing of the axis: dots for days, bars for longer times, hollow where a day was inferred.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;

use crate::time::Days;
use crate::view::axis::{Axis, Bar, Column, Mark, Tick};
use crate::view::{Entry, range};
use crate::web::dom::{self, row_id};
use crate::web::state::{App, Reading};
use crate::web::text::counted;

/// Dots in a pile at most; more are a number.
const PILE: usize = 6;
/// Height of a dot with the room above it, in pixels.
const DOT: usize = 11;
/// Height of a row of bars: as tall as a target must be.
const ROW: usize = 24;

/// What a click leads to: the first row of the facts that were clicked.
type Ids = Arc<[String]>;

/// The axis of `entries`.
pub fn axis(app: App, entries: &[Entry]) -> AnyView {
    let dated: Vec<&Entry> = entries.iter().filter(|e| e.dated.is_some()).collect();
    let ids: Ids = dated.iter().map(|e| e.id.clone()).collect();
    let marks: Vec<Mark> =
        dated.iter().filter_map(|e| e.dated.as_ref()).map(|d| Mark { days: d.days, inferred: d.inferred }).collect();
    if marks.is_empty() {
        return ().into_any();
    }
    let plot = NodeRef::<html::Div>::new();
    let width = RwSignal::new(0.0);
    let reading = Memo::new(move |_| app.reading.with(|r| *r != Reading::Nothing));
    Effect::new(move |_| {
        app.resized.get();
        reading.get();
        if let Some(plot) = plot.get() {
            request_animation_frame(move || width.set(f64::from(plot.client_width())));
        }
    });
    view! {
        <div class="axis" role="group" aria-label="Axis of days; the list below says the same">
            <div class="axis-plot" node_ref=plot>
                {move || Axis::of(&marks, width.get()).filter(|_| width.get() > 0.0).map(|a| drawing(&a, &ids))}
            </div>
        </div>
    }
    .into_any()
}

fn drawing(axis: &Axis, ids: &Ids) -> AnyView {
    let rows = axis.bars.iter().map(|b| b.row + 1).max().unwrap_or(0);
    let pile = axis.columns.iter().filter(|c| is_pile(c)).map(|c| c.items.len()).max().unwrap_or(0);
    let columns: Vec<AnyView> = axis.columns.iter().map(|c| column(c, ids)).collect();
    let bars: Vec<AnyView> = axis.bars.iter().map(|b| bar(b, rows, ids)).collect();
    let ticks: Vec<AnyView> = axis.ticks.iter().map(tick).collect();
    view! {
        <div class="axis-columns" style:height=px((pile * DOT + 12).max(ROW))>{columns}</div>
        <div class="axis-ticks" aria-hidden="true">{ticks}</div>
        <div class="axis-bars" style:height=px(rows * ROW)>{bars}</div>
        <div class="axis-beyond">
            {beyond("Earlier", &axis.earlier, ids)}
            {beyond("Longer times not drawn", &axis.crowded, ids)}
            {beyond("Later", &axis.later, ids)}
        </div>
    }
    .into_any()
}

fn px(n: usize) -> String {
    format!("{n}px")
}

/// In thousandths of a per cent: the standard library's writing of floats would cost a visitor 4 KB.
fn percent(part: f64) -> String {
    let thousandths = (part * 100_000.0).round() as u32;
    format!("{}.{:03}%", thousandths / 1000, thousandths % 1000)
}

/// Goes to the first of these facts in the list.
fn go(items: &[usize], ids: &Ids) -> impl Fn(leptos::ev::MouseEvent) + use<> {
    let id = items.first().and_then(|&i| ids.get(i)).map(|id| row_id(id)).unwrap_or_default();
    move |_| {
        let link = dom::by_id(&id).and_then(|row| row.query_selector("a").ok().flatten());
        if let Some(link) = link.and_then(|l| wasm_bindgen::JsCast::dyn_into(l).ok()) {
            dom::focus(&link, true);
        }
    }
}

fn name(days: Days, items: usize, inferred: bool) -> String {
    let inferred = if inferred { ", inferred" } else { "" };
    format!("{}: {}{inferred}", range(days), counted(items as u32, "passage", "passages"))
}

/// Whether its facts are drawn one by one; else they are a number.
fn is_pile(column: &Column) -> bool {
    column.items.len() <= PILE && column.days.count() == 1
}

fn column(column: &Column, ids: &Ids) -> AnyView {
    let n = column.items.len();
    let name = name(column.days, n, column.inferred == n);
    let dots = if is_pile(column) {
        // Stated ones stand below, inferred ones on top.
        let hollow = |i| i >= n - column.inferred;
        (0..n).map(|i| view! { <span class="axis-dot" class:hollow=hollow(i)></span> }.into_any()).collect::<Vec<_>>()
    } else {
        vec![view! { <span class="axis-count" class:hollow=column.inferred == n>{n}</span> }.into_any()]
    };
    view! {
        <button type="button" class="axis-day" style:left=percent(column.at) title=name.clone() aria-label=name
            on:click=go(&column.items, ids)>{dots}</button>
    }
    .into_any()
}

fn bar(bar: &Bar, rows: usize, ids: &Ids) -> AnyView {
    let name = name(bar.days, bar.items.len(), bar.inferred);
    view! {
        <button type="button" class="axis-bar" class:hollow=bar.inferred class:from-before=bar.from_before
            class:to-after=bar.to_after style:left=percent(bar.from) style:width=percent(bar.to - bar.from)
            style:top=px(bar.row.min(rows) * ROW) title=name.clone() aria-label=name
            on:click=go(&bar.items, ids)><span></span></button>
    }
    .into_any()
}

fn tick(tick: &Tick) -> AnyView {
    let (label, minor) = (tick.label.clone(), tick.label.is_none());
    let above = tick.above.clone().map(|a| view! { <b>{a}</b> });
    view! {
        <div class="axis-tick" class:minor=minor style:left=percent(tick.at)>{label}{above}</div>
    }
    .into_any()
}

fn beyond(what: &str, items: &[usize], ids: &Ids) -> Option<AnyView> {
    let label = format!("{what}: {}", items.len());
    (!items.is_empty()).then(|| {
        view! { <button type="button" class="word-button" on:click=go(items, ids)>{label}</button> }.into_any()
    })
}
