//! The axis's controls: zoom, pan, whole range, lanes. All that gestures do can be done here.

use leptos::prelude::*;

use super::plot::Plot;
use crate::el::{El, el, word_button};
use crate::save;
use dateline_search::query::Group;
use dateline_search::view::axis::View;

/// How much nearer a press brings.
const STEP: f64 = 0.5;
/// How far a press pans, as a part of what is in sight.
const PAN: f64 = 0.5;

/// What the controls and the keys do to the view.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// Fewer days.
    In,
    /// More days.
    Out,
    /// Back in time.
    Earlier,
    /// On in time.
    Later,
    /// All days that there are.
    Whole,
    /// The days that most facts lie in.
    Usual,
}

impl Move {
    /// What is in sight afterwards; zooms are about `about`.
    pub fn of(self, plot: Plot, view: View, about: f64) -> View {
        let extent = plot.extent();
        match self {
            Self::In => view.zoomed(STEP, about, extent),
            Self::Out => view.zoomed(1.0 / STEP, about, extent),
            Self::Earlier => view.moved(-PAN * view.length(), extent),
            Self::Later => view.moved(PAN * view.length(), extent),
            Self::Whole => View::of(extent),
            Self::Usual => plot.facts.with_untracked(|f| f.as_ref().map_or(view, |f| View::of(f.core).within(extent))),
        }
    }
}

/// All controls in a row.
pub fn tools(plot: Plot) -> El {
    let tool = move |to: Move, name: &'static str, text: &'static str| {
        let view = plot.view;
        let middle = |view: View| view.day(0.5);
        let stays = move || {
            let view = view.get();
            plot.facts.with(|_| ());
            to.of(plot, view, middle(view)).days() == view.days()
        };
        word_button(move |_| plot.glide(to.of(plot, plot.goal(), middle(plot.goal()))))
            .attr("aria-label", name)
            .attr("title", name)
            .live("disabled", move || stays().then_some(""))
            .text(text)
            .into_any()
    };
    let zoom = [
        tool(Move::In, "Zoom in", "+"),
        tool(Move::Out, "Zoom out", "−"),
        tool(Move::Earlier, "Earlier", "Earlier"),
        tool(Move::Later, "Later", "Later"),
        tool(Move::Whole, "Whole range", "Whole range"),
        tool(Move::Usual, "Reset to where most passages lie", "Reset"),
    ];
    el("div")
        .class("axis-tools data")
        .child(el("div").class("axis-moves").attr("role", "group").attr("aria-label", "Zoom and pan").children(zoom))
        .child(lanes(plot))
        .child(
            el("div")
                .class("axis-choice")
                .attr("role", "group")
                .attr("aria-label", "Save")
                .child(el("span").attr("aria-hidden", "true").text("Save"))
                .children(save::buttons(plot).map(IntoAny::into_any)),
        )
}

fn lanes(plot: Plot) -> El {
    let route = plot.app.route;
    let choice = move |lanes: Group, text: &'static str| {
        word_button(move |_| {
            if route.peek(|l| l.lanes) != lanes {
                route.push(|l| l.lanes = lanes);
            }
        })
        .live("aria-pressed", move || Some(if route.with(|l| l.lanes) == lanes { "true" } else { "false" }))
        .text(text)
        .into_any()
    };
    el("div")
        .class("axis-choice")
        .attr("role", "group")
        .attr("aria-label", "Lanes")
        .child(el("span").attr("aria-hidden", "true").text("Lanes"))
        .children([
            choice(Group::None, "None"),
            choice(Group::Speaker, "By speaker"),
            choice(Group::Outlet, "By outlet"),
        ])
}
