//! The drawing of the axis: dots for days, bars for longer times, hollow where a day was inferred.

use std::sync::Arc;

use leptos::prelude::*;
use web_sys::Event;

use crate::time::Days;
use crate::view::axis::{Axis, Bar, Column, Mark, Tick};
use crate::view::{Entry, range};
use crate::web::dom::{self, row_id};
use crate::web::el::{self, El, el, live, word_button};
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
    let width = RwSignal::new(0);
    let reading = Memo::new(move |_| app.reading.with(|r| *r != Reading::Nothing));
    el::effect(move || {
        app.width.get();
        reading.get();
        request_animation_frame(move || {
            if let Ok(Some(plot)) = document().query_selector(".axis-plot") {
                width.set(plot.client_width().unsigned_abs());
            }
        });
    });
    let plot = live(move || {
        let axis = Axis::of(&marks, f64::from(width.get())).filter(|_| width.get() > 0);
        axis.map_or_else(Vec::new, |a| drawing(&a, &ids))
    });
    el("div")
        .class("axis")
        .attr("role", "group")
        .attr("aria-label", "Axis of days; the list below says the same")
        .child(el("div").class("axis-plot").child(plot))
        .into_any()
}

fn drawing(axis: &Axis, ids: &Ids) -> Vec<AnyView> {
    let rows = axis.bars.iter().map(|b| b.row + 1).max().unwrap_or(0);
    let pile = axis.columns.iter().filter(|c| is_pile(c)).map(|c| c.items.len()).max().unwrap_or(0);
    let columns = el("div").class("axis-columns").style("height", px((pile * DOT + 12).max(ROW)));
    let ticks = el("div").class("axis-ticks").attr("aria-hidden", "true");
    let bars = el("div").class("axis-bars").style("height", px(rows * ROW));
    let beyond = [("Earlier", &axis.earlier), ("Longer times not drawn", &axis.crowded), ("Later", &axis.later)]
        .into_iter()
        .filter(|(_, items)| !items.is_empty())
        .map(|(what, items)| word_button(go(items, ids)).text(format!("{what}: {}", items.len())).into_any());
    vec![
        columns.children(axis.columns.iter().map(|c| column(c, ids).into_any())).into_any(),
        ticks.children(axis.ticks.iter().map(|t| tick(t).into_any())).into_any(),
        bars.children(axis.bars.iter().map(|b| bar(b, rows, ids).into_any())).into_any(),
        el("div").class("axis-beyond").children(beyond).into_any(),
    ]
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
fn go(items: &[usize], ids: &Ids) -> impl Fn(Event) + use<> {
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

fn column(column: &Column, ids: &Ids) -> El {
    let n = column.items.len();
    let name = name(column.days, n, column.inferred == n);
    let day = target("axis-day".to_owned(), name, &column.items, ids).style("left", percent(column.at));
    if is_pile(column) {
        // Stated ones stand below, inferred ones on top.
        let hollow = |i| if i >= n - column.inferred { "axis-dot hollow" } else { "axis-dot" };
        day.children((0..n).map(|i| el("span").class(hollow(i)).into_any()))
    } else {
        let class = if column.inferred == n { "axis-count hollow" } else { "axis-count" };
        day.child(el("span").class(class).text(n.to_string()))
    }
}

/// What can be pressed to go to its facts.
fn target(class: String, name: String, items: &[usize], ids: &Ids) -> El {
    el("button")
        .attr("type", "button")
        .class(class)
        .attr("title", name.clone())
        .attr("aria-label", name)
        .on("onclick", go(items, ids))
}

fn bar(bar: &Bar, rows: usize, ids: &Ids) -> El {
    let name = name(bar.days, bar.items.len(), bar.inferred);
    let mut class = "axis-bar".to_owned();
    for (holds, word) in [(bar.inferred, " hollow"), (bar.from_before, " from-before"), (bar.to_after, " to-after")] {
        if holds {
            class.push_str(word);
        }
    }
    target(class, name, &bar.items, ids)
        .style("left", percent(bar.from))
        .style("width", percent(bar.to - bar.from))
        .style("top", px(bar.row.min(rows) * ROW))
        .child(el("span"))
}

fn tick(tick: &Tick) -> El {
    let class = if tick.label.is_none() { "axis-tick minor" } else { "axis-tick" };
    let above = tick.above.clone().map(|a| el("b").text(a).into_any());
    el("div")
        .class(class)
        .style("left", percent(tick.at))
        .children(tick.label.clone().map(IntoAny::into_any))
        .children(above)
}
