//! Which marks the reader shows: a matter of taste and of the device, so it is kept there and stands in no link.

use crate::prelude::*;
use web_sys::Storage;

use crate::el::{El, el};
use crate::state::App;
use dateline_search::view::Part;

/// The name under which the device keeps what is switched off.
const KEY: &str = "dateline.marks";

/// Parts of facts in the order of their switches, and their names where they are kept.
const PARTS: [(Part, &str); 4] =
    [(Part::Quotation, "quotations"), (Part::Speaker, "speakers"), (Part::Cue, "cues"), (Part::Time, "dates")];

/// The marks that are shown: a bit for each part, as its switch stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown(u32);

impl Shown {
    /// As this device keeps it; everything, if it keeps nothing or may not tell.
    fn kept() -> Self {
        let off = storage().and_then(|s| s.get_item(KEY).ok()?).unwrap_or_default();
        let on = PARTS.iter().filter(|(_, name)| off.split(' ').all(|o| o != *name));
        Self(on.fold(0, |bits, (part, _)| bits | bit(*part)))
    }

    /// Whether this part of a fact is marked.
    pub const fn has(self, part: Part) -> bool {
        self.0 & bit(part) != 0
    }

    fn keep(self) {
        let off: Vec<&str> = PARTS.iter().filter(|(part, _)| !self.has(*part)).map(|(_, name)| *name).collect();
        // A device that has no room or refuses shows it for this visit.
        let _ = storage().map(|s| s.set_item(KEY, &off.join(" ")));
    }
}

const fn bit(part: Part) -> u32 {
    1 << part as u32
}

/// What is shown as a signal; of a number, whose code the page has anyway.
#[derive(Clone, Copy)]
pub struct Switches(RwSignal<u32>);

impl Switches {
    /// As this device keeps them.
    pub fn new() -> Self {
        Self(RwSignal::new(Shown::kept().0))
    }

    /// What is shown now.
    pub fn get(self) -> Shown {
        Shown(self.0.get())
    }

    /// The same, without following it.
    pub fn peek(self) -> Shown {
        Shown(self.0.get_untracked())
    }

    fn toggle(self, part: Part) {
        self.0.update(|shown| *shown ^= bit(part));
        self.peek().keep();
    }
}

fn storage() -> Option<Storage> {
    window().local_storage().ok()?
}

/// The key to the marks, each of which is a switch in the mark's own form.
pub fn switches(app: App) -> El {
    let switches = PARTS.map(|(part, _)| {
        let swatches: &[(&str, &str)] = match part {
            Part::Quotation => &[("in-quotation", "quoted"), ("in-reported", "paraphrased")],
            Part::Speaker => &[("in-speaker", "speakers")],
            Part::Cue => &[("in-cue", "verbs of saying")],
            Part::Time => &[("in-time", "dates")],
        };
        let swatches = swatches.iter().enumerate().map(|(i, (class, word))| {
            let form = el("span").live("class", move || app.shown.get().has(part).then(|| format!("mark {class}")));
            let join = if i > 0 { " and " } else { "" };
            el("span").text(join).child(form.text(*word)).into_any()
        });
        el("button")
            .attr("type", "button")
            .class("switch")
            .live("aria-pressed", move || Some(app.shown.get().has(part).to_string()))
            .on("onclick", move |_| app.shown.toggle(part))
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
