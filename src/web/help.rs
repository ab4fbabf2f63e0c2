//! The help sheet: how to search, and the keys.

use super::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, HtmlDialogElement};

use super::dom::Id;
use super::el::{El, el, live, word_button};
use super::state::App;
use crate::query::{Facet, NOT_NAMED};

/// What is typed, and what it finds.
const SEARCH: [(&str, &str); 5] = [
    ("security cooperation", "both words, in any order, singular or plural; the last word may be unfinished"),
    ("\"military cooperation\"", "the words just as they stand, one after the other"),
    ("summit -russia", "what has the first word and not the second; a phrase can be left out too"),
    ("speaker:", "what somebody said: any part of the name; in quotes if it has a space"),
    ("outlet:", "what an outlet or agency carried"),
];

/// Keys that belong together, and what they do.
type Keys = (&'static [&'static str], &'static str);

/// Where keys work, which they are, and what they do.
const KEYS: [(&str, &[Keys]); 4] = [
    ("Anywhere", &[(&["/"], "go to the search box"), (&["?"], "this sheet"), (&["Esc"], "close what was opened last")]),
    ("In the list", &[(&["j", "k"], "next, previous"), (&["Enter"], "open it in its article")]),
    ("In an article", &[(&["n", "p"], "next, previous marked fact")]),
    (
        "On the timeline",
        &[
            (&["←", "→"], "along the marks"),
            (&["+", "−"], "zoom in, out"),
            (&["Shift ←", "Shift →"], "move the range"),
            (&["0"], "the whole range"),
            (&["[", "]"], "narrow to days from here, to here"),
        ],
    ),
];

fn element() -> Option<HtmlDialogElement> {
    Id::Help.element()?.dyn_into().ok()
}

/// Opens the sheet; says whether it did. The browser moves the focus in, and back when it closes.
pub fn open() -> bool {
    element().is_some_and(|dialog| dialog.show_modal().is_ok())
}

fn close() {
    if let Some(dialog) = element() {
        dialog.close();
    }
}

/// The button that opens the sheet.
pub fn button() -> El {
    let press = |_| {
        open();
    };
    word_button(press).attr("aria-keyshortcuts", "?").attr("aria-haspopup", "dialog").text("Help")
}

/// The sheet, closed at first.
pub fn dialog(app: App) -> El {
    // A press outside falls on the dialog itself, since its content fills it.
    let outside = |event: Event| {
        let hit = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        if hit.is_some_and(|e| e.id() == Id::Help.as_str()) {
            close();
        }
    };
    let head = el("div")
        .class("help-head")
        .child(el("h2").attr("id", "help-title").text("Help"))
        .child(word_button(|_| close()).text("Close"));
    let examples = SEARCH.map(|(typed, finds)| {
        // A name that was found once stays, whatever the lists are narrowed to.
        let name = StoredValue::new(String::new());
        let term = el("dt").child(live(move || example(app, typed, name)));
        el("div").child(term).child(el("dd").text(finds)).into_any()
    });
    let keys = KEYS.map(|(place, keys)| {
        let keys = keys.iter().map(|(names, does)| {
            let names = names.iter().map(|name| el("kbd").text(*name).into_any());
            el("div").child(el("dt").children(names)).child(el("dd").text(*does)).into_any()
        });
        el("section").child(el("h4").text(place)).child(el("dl").children(keys)).into_any()
    });
    let accents = "Capitals and accents do not matter. Press an example to try it.";
    let privacy = "What you search and read stays in this browser: nothing is sent anywhere. A link that you share holds \
                   only what you see, and no server is told of it.";
    let inside = el("div")
        .class("help-inside")
        .child(head)
        .child(el("h3").text("Search"))
        .child(el("dl").class("help-search").children(examples))
        .child(el("p").class("data").text(accents))
        .child(el("h3").text("Keys"))
        .child(el("div").class("help-keys").children(keys))
        .child(el("p").class("help-privacy").text(privacy));
    el("dialog")
        .class("help")
        .attr("id", Id::Help.as_str())
        .attr("aria-labelledby", "help-title")
        .on("onclick", outside)
        .child(inside)
}

/// A link that does the search. A field is tried with the first name that the lists hold.
fn example(app: App, typed: &'static str, known: StoredValue<String>) -> Vec<AnyView> {
    let facet = match typed {
        "speaker:" => Some((Facet::Speaker, "roe")),
        "outlet:" => Some((Facet::Outlet, "herald")),
        _ => None,
    };
    let query = match facet {
        None => typed.to_owned(),
        Some((facet, invented)) => {
            let found = app.facets.with(|facets| {
                let counts = facets.facets.iter().find(|f| f.facet == facet)?;
                counts
                    .values
                    .iter()
                    .find(|v| v.value != NOT_NAMED)
                    .map(|v| v.label.chars().map(crate::text::lower).collect())
            });
            if let Some(found) = found.filter(|_| known.with_value(String::is_empty)) {
                known.set_value(found);
            }
            let name = known.get_value();
            let name = if name.is_empty() { invented.to_owned() } else { name };
            if name.contains(' ') { format!("{typed}\"{name}\"") } else { format!("{typed}{name}") }
        }
    };
    let href = {
        let query = query.clone();
        let link = crate::view::Link { query, ..Default::default() };
        link.to_fragment()
    };
    vec![el("a").attr("href", href).on("onclick", |_| close()).text(query).into_any()]
}
