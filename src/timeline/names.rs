//! What the marks in sight are called, asked for when the view rests, and the order of days in which they are heard.

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::draw::mark_id;
use super::drawing::Drawing;
use super::plot::Plot;
use super::target::Target;
use crate::state::Axis;
use dateline_core::calendar::Day;

/// A drawing that has stood for this long is read.
const REST: Duration = Duration::from_millis(120);
/// With more marks than this in sight none has room for a name: that of the one that is pointed at is asked for.
const MOST: usize = 150;

/// Follows the drawing for as long as the current owner lives.
pub fn follow(plot: Plot) {
    let axis = expect_context::<Axis>();
    Effect::new(move |_| {
        let drawing = plot.drawing.get();
        let rest = move || {
            // A later one is on the screen, or none.
            let is_last = plot.drawing.try_with_untracked(|now| Arc::ptr_eq(now, &drawing));
            if is_last != Some(true) {
                return;
            }
            let order = orders(&drawing);
            if plot.order.with_untracked(|before| *before != order) {
                plot.order.set(order);
            }
            if drawing.targets().count() <= MOST {
                axis.ask_for_names(drawing.targets().map(|target| target.first));
            }
        };
        set_timeout(rest, REST);
    });
    Effect::new(move |_| {
        if let Some(target) = plot.pointed.get().and_then(|number| plot.target(number)) {
            axis.ask_for_names(std::iter::once(target.first));
        }
    });
}

/// The ids of each lane's marks in the order of their days. Where they stand in the document follows from how they are
/// drawn: single days first, then rows of bars.
fn orders(drawing: &Drawing) -> Vec<String> {
    let order = |mut targets: Vec<Target>| {
        let day = |day: Day| u64::from(day.0 as u32 ^ 1 << 31);
        targets.sort_by_cached_key(|target| day(target.days.first) << 32 | day(target.days.last));
        targets.iter().map(|target| mark_id(target.number)).collect::<Vec<_>>().join(" ")
    };
    drawing.lanes.iter().map(|lane| order(lane.targets().copied().collect())).collect()
}
