//! The switches of the marks that the reader shows.

use leptos::prelude::*;

use crate::el::{El, el};
use crate::state::{App, MARKS};
use dateline_search::view::Part;

/// The key to the marks, each of which is a switch in the mark's own form.
pub fn switches(app: App) -> El {
    let switches = MARKS.map(|(part, _)| {
        let swatches: &[(&str, &str)] = match part {
            Part::Quotation => &[("in-quotation", "quoted"), ("in-reported", "paraphrased")],
            Part::Speaker => &[("in-speaker", "speakers")],
            Part::Cue => &[("in-cue", "verbs of saying")],
            Part::Time => &[("in-time", "dates")],
        };
        let swatches = swatches.iter().enumerate().map(|(i, (class, word))| {
            let form = el("span").live("class", move || app.marks.get().has(part).then(|| format!("mark {class}")));
            let join = if i > 0 { " and " } else { "" };
            el("span").text(join).child(form.text(*word)).into_any()
        });
        el("button")
            .attr("type", "button")
            .class("switch")
            .live("aria-pressed", move || Some(app.marks.get().has(part).to_string()))
            .on("onclick", move |_| app.marks.toggle(part))
            .children(swatches)
            .into_any()
    });
    el("div")
        .class("switches data")
        .attr("role", "group")
        .attr("aria-label", "Show marks for")
        .child(el("span").attr("aria-hidden", "true").text("Marks"))
        .children(switches)
}
