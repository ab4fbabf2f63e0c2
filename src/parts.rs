//! A list of any length in the page: of its parts only those near the window are there.
//!
//! A part is as many items as are asked for at a time. The first one comes with the list; the others are asked for as the
//! reader comes near and let go when far away again. What is not there is held open by room before the next part that is:
//! as high as it was when it was last seen, else as its items are on average. Where such a guess was wrong, the page is
//! scrolled by as much, so that what is in sight stays where it is.
//!
//! A short list is there as a whole, so that the browser's own search and the printer have all of it.

use std::time::Duration;

use super::prelude::*;
use leptos::reactive::owner::{LocalStorage, Owner};
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver};

use super::answers::{List, request};
use super::asking::PART;
use super::client::Slot;
use super::dom::Id;
use super::el::{self, Drawn, El, el};
use super::state::App;
use super::{articles, quotes, timeline};
use dateline_search::protocol::{Begin, Response, Window};
use dateline_search::query::Query;
use dateline_search::view::Tab;

/// Items of a list that is there as a whole.
const SHORT: u32 = 200;

/// So far beyond the window's edges parts are there, in heights of the window.
const REACH: f64 = 1.5;

/// What a part may be as high as before any was seen, in pixels.
const GUESS: f64 = 4000.0;

/// Lists whose place is remembered.
const REMEMBERED: usize = 30;

/// The list as it stands in the page.
pub struct Parts {
    /// Those that are there, in order.
    shown: Vec<Shown>,
    /// How high each part was when last seen; 0 for one that was not.
    heights: Vec<f64>,
    /// The list's items that are passed over, and how many there are with them.
    base: u32,
    total: u32,
    /// The part that is on its way.
    asked: Option<u32>,
    /// Whose list this is, and how far the page is scrolled.
    here: Option<(Tab, Query)>,
    scrolled: f64,
    /// From where to where the page was scrolled to show something else than the list.
    aside: Option<(f64, f64)>,
    /// How wide its rows are, in pixels.
    width: i32,
    /// The first row in sight, and how far it is from the window's upper edge.
    held: Option<(Element, f64)>,
    /// Where lists were left.
    left: Vec<Left>,
    owner: Option<Owner>,
}

/// Where a list was left.
struct Left {
    asked: (Tab, Query),
    scrolled: f64,
    heights: Vec<f64>,
}

struct Shown {
    part: u32,
    list: List,
    drawn: Drawn,
    /// Of all that lives in it.
    _owner: Owner,
}

impl Parts {
    /// Nothing yet.
    pub fn new() -> StoredValue<Self, LocalStorage> {
        StoredValue::new_local(Self {
            shown: Vec::new(),
            heights: Vec::new(),
            base: 0,
            total: 0,
            asked: None,
            here: None,
            scrolled: 0.0,
            aside: None,
            width: 0,
            held: None,
            left: Vec::new(),
            owner: None,
        })
    }

    /// Goes from one list to another of so many parts; how far to scroll, unless it is the first one. One that was left and
    /// is come `back` to stands where it stood.
    fn go(&mut self, to: (Tab, Query), count: usize, back: bool) -> Option<f64> {
        let heights = std::mem::take(&mut self.heights);
        let known = self.left.iter().find(|l| back && l.asked == to && l.heights.len() == count);
        let known = known.map(|l| (l.scrolled, l.heights.clone()));
        let before = self.here.replace(to)?;
        let left = self.aside.take().map_or(self.scrolled, |(from, _)| from);
        self.left.retain(|l| l.asked != before);
        self.left.push(Left { asked: before, scrolled: left, heights });
        if self.left.len() > REMEMBERED {
            self.left.remove(0);
        }
        let (scrolled, heights) = known.unwrap_or_default();
        self.heights = heights;
        Some(scrolled)
    }

    fn keep(&mut self, keeps: impl Fn(&Shown) -> bool) {
        let (kept, gone): (Vec<_>, Vec<_>) = std::mem::take(&mut self.shown).into_iter().partition(keeps);
        self.shown = kept;
        gone.into_iter().for_each(|mut s| s.drawn.unmount());
    }

    /// Draws a part, into what stands in its place if something does.
    fn put(&mut self, app: App, container: &Element, part: u32, list: &List) {
        let owner = self.owner.as_ref().map(Owner::child).unwrap_or_default();
        let at = self.shown.partition_point(|s| s.part < part);
        let draw = || el("div").class("part").child(draw(app, list));
        match self.shown.get_mut(at).filter(|s| s.part == part) {
            Some(shown) => {
                owner.with(|| draw().rebuild(&mut shown.drawn));
                (shown.list, shown._owner) = (list.clone(), owner);
            }
            None => {
                let mut drawn = owner.with(|| draw().build());
                let next = self.shown.get(at).map(|s| s.drawn.element());
                drawn.mount(container, next.map(AsRef::as_ref));
                self.shown.insert(at, Shown { part, list: list.clone(), drawn, _owner: owner });
            }
        }
    }

    /// Looks how high the parts are, and holds open what is not there. Gives each part's height, if need be a likely one.
    fn hold_open(&mut self, container: &HtmlElement) -> Vec<f64> {
        for shown in &self.shown {
            self.heights[shown.part as usize] = shown.drawn.element().get_bounding_client_rect().height();
        }
        let seen = self.heights.iter().filter(|h| **h > 0.0);
        let (sum, count) = seen.fold((0.0, 0.0), |(sum, count), h| (sum + h, count + 1.0));
        let mean = if count > 0.0 { sum / count } else { GUESS };
        let heights: Vec<f64> = self.heights.iter().map(|h| if *h > 0.0 { *h } else { mean }).collect();
        let mut next = 0;
        for shown in &self.shown {
            let part = shown.part as usize;
            set(shown.drawn.element(), "margin-top", &heights[next..part]);
            next = part + 1;
        }
        set(container, "padding-bottom", &heights[next..]);
        heights
    }

    /// Lets go of the parts that are far from the window, and says which one is missing most.
    fn choose(&mut self, container: &HtmlElement, heights: &[f64]) -> Option<u32> {
        let window = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(0.0);
        let short = self.total - self.base <= SHORT;
        let mut near = Vec::with_capacity(heights.len());
        let mut missing: Option<(f64, u32)> = None;
        let mut y = container.get_bounding_client_rect().top();
        for (part, height) in (0u32..).zip(heights) {
            let end = y + height;
            let is_near = short || end > -REACH * window && y < (1.0 + REACH) * window;
            near.push(is_near);
            if is_near && self.shown.iter().all(|s| s.part != part) {
                // What is in sight comes first.
                let away = if end < 0.0 { -end } else { (y - window).max(0.0) };
                if missing.is_none_or(|(least, _)| away < least) {
                    missing = Some((away, part));
                }
            }
            y = end;
        }
        let focused = document().active_element();
        self.keep(|s| near[s.part as usize] || s.drawn.element().contains(focused.as_ref().map(AsRef::as_ref)));
        missing.map(|(_, part)| part)
    }
}

/// Gives an element room for parts of these heights.
fn set(element: &Element, name: &str, heights: &[f64]) {
    let element: &HtmlElement = element.unchecked_ref();
    let pixels = heights.iter().sum::<f64>() as i32;
    let _ = element.style().set_property(name, &format!("{pixels}px"));
}

fn draw(app: App, list: &List) -> AnyView {
    match list {
        List::Quotes(l) => quotes::quotes(app, l),
        List::Timeline(l) => timeline::timeline(app, l),
        List::Articles(l) => articles::articles(app, l),
        List::Waiting | List::Failed(_) => ().into_any(),
    }
}

/// The place of the list, which is filled as long as the page is there.
pub fn parts(app: App) -> El {
    app.parts.update_value(|parts| parts.owner = Owner::current());
    let soon = StoredValue::new(false);
    let _ = window_event_listener_untyped("scroll", move |_| {
        if !soon.get_value() {
            soon.set_value(true);
            request_animation_frame(move || {
                soon.set_value(false);
                arrange(app, None);
            });
        }
    });
    // Told before the change is drawn. It lives as long as the page.
    let resized = Closure::<dyn Fn()>::new(move || arrange(app, None)).into_js_value();
    let observer = ResizeObserver::new(resized.unchecked_ref()).ok();
    el::effect(move || {
        app.list.with(|list| untrack(|| show(app, list)));
        if let (Some(observer), Some(container)) = (&observer, Id::Parts.element()) {
            observer.observe(&container);
        }
    });
    let busy = move || app.looking.get().then_some("true");
    el("div").class("parts").attr("id", Id::Parts.as_str()).live("aria-busy", busy)
}

/// Whether this list is the one that stands in the page.
pub fn shows(app: App, asked: &(Tab, Query)) -> bool {
    app.parts.with_value(|parts| parts.here.as_ref() == Some(asked))
}

/// Notes that the page was scrolled from one place to another to show something else than the list: who leaves the list
/// there has left it where it was before.
pub fn step_aside(app: App, from: f64, to: f64) {
    app.parts.update_value(|parts| parts.aside = Some((from, to)));
}

/// Another list, or the same one anew.
fn show(app: App, list: &List) {
    let Some(container) = Id::Parts.element() else { return };
    app.looking.set(false);
    let asked = app.route.peek(|l| (l.tab, l.to_query()));
    let Window { from, len } = list.window();
    let mut to = None;
    app.parts.update_value(|parts| {
        (parts.base, parts.total, parts.asked) = (from, list.total(), None);
        let count = (parts.total - from).div_ceil(PART) as usize;
        parts.keep(|s| s.part == 0 && len > 0);
        if *list != List::Waiting && parts.here.as_ref() != Some(&asked) {
            to = parts.go(asked, count, app.route.was_followed());
        }
        parts.heights.resize(count, 0.0);
        if len > 0 {
            parts.put(app, &container, 0, list);
        }
    });
    arrange(app, None);
    // Another list begins at its beginning, if that is out of sight.
    let passed = || container.get_bounding_client_rect().top() < 0.0;
    if let Some(to) = to.filter(|to| *to > 0.0 || passed()) {
        window().scroll_to_with_x_and_y(0.0, to);
        arrange(app, None);
    }
}

/// How long a part that could not be had is not asked for again.
const PAUSE: Duration = Duration::from_secs(5);

/// A part that was asked for.
pub fn take(app: App, response: Response) {
    let list = List::from(response);
    if list.window().len == 0 {
        let again = move || {
            app.parts.update_value(|parts| parts.asked = None);
            arrange(app, None);
        };
        return set_timeout(again, PAUSE);
    }
    app.parts.update_value(|parts| parts.asked = None);
    arrange(app, Some(list));
}

/// Brings the page in order after a change: puts a part in that has come, lets go of others, asks for what is missing. What
/// is in sight stays where it is.
fn arrange(app: App, come: Option<List>) {
    let Some(container) = Id::Parts.element() else { return };
    let width = container.client_width();
    let on_paper = window().match_media("print").ok().flatten().is_some_and(|m| m.matches());
    if width == 0 || on_paper {
        return;
    }
    let (tab, query) = app.route.peek(|l| (l.tab, l.to_query()));
    let mut wanted = None;
    app.parts.update_value(|parts| {
        let is_here = parts.here.as_ref().is_some_and(|(t, q)| *t == tab && *q == query);
        // In rows of another width nothing is where it was, but for what was in sight before.
        let rows_anew = std::mem::replace(&mut parts.width, width) != width;
        let held = if rows_anew { parts.held.take() } else { in_sight(&container) };
        if rows_anew {
            parts.heights.fill(0.0);
        }
        if let Some(list) = come {
            let Window { from, len } = list.window();
            if len > 0 && from >= parts.base {
                parts.put(app, &container, (from - parts.base) / PART, &list);
            }
        }
        // First what is in sight, since what is near follows from where that is.
        let heights = parts.hold_open(&container);
        stay(&held);
        let missing = parts.choose(&container, &heights);
        parts.hold_open(&container);
        stay(&held);
        parts.held = in_sight(&container);
        if is_here {
            parts.scrolled = window().scroll_y().unwrap_or(0.0);
            // Who has scrolled on from there is back in the list.
            parts.aside = parts.aside.filter(|(_, to)| (to - parts.scrolled).abs() < 1.0);
        }
        // A list that is about to be another one's is asked for nothing more.
        if parts.asked.is_none() && is_here {
            parts.asked = missing;
            wanted = missing.map(|part| Window { from: parts.base + part * PART, len: PART });
        }
    });
    if let Some(window) = wanted {
        app.ask(Slot::More, request(tab, query, window, Begin::Item));
    }
}

/// The first row in the window, and how far from its upper edge.
fn in_sight(container: &HtmlElement) -> Option<(Element, f64)> {
    let rows = container.query_selector_all("[data-row]").ok()?;
    let mut rows = (0..rows.length()).filter_map(|i| rows.get(i)?.dyn_into::<Element>().ok());
    rows.find_map(|row| {
        let frame = row.get_bounding_client_rect();
        (frame.bottom() > 0.0).then(|| (row, frame.top()))
    })
}

/// Scrolls so that a row is again where it was.
fn stay(held: &Option<(Element, f64)>) {
    if let Some((row, top)) = held.as_ref().filter(|(row, _)| row.is_connected()) {
        let moved = row.get_bounding_client_rect().top() - top;
        if moved.abs() >= 1.0 {
            window().scroll_by_with_x_and_y(0.0, moved);
        }
    }
}

/// The place in the timeline's list of a fact that is there.
pub fn place_of(app: App, fact: &str) -> Option<u32> {
    let place = |list: &List| match list {
        List::Timeline(l) => Some(l.from + l.items.iter().position(|e| e.id == fact)? as u32),
        _ => None,
    };
    let first = app.list.with(place);
    first.or_else(|| app.parts.with_value(|parts| parts.shown.iter().find_map(|s| place(&s.list))))
}
