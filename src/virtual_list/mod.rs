//! A list of any length in the document, of which only the pages near the window are there.
//!
//! A page is as many items as are asked for at a time. The first one comes with the list; the others are asked for as the
//! reader comes near, and taken out of the document when they are far away again. Room is kept for absent pages: as high as
//! they were when they were last seen, else as the others are on average. Where such an estimate was wrong, the document is
//! scrolled by the difference, so that the rows in sight stay where they are.
//!
//! A short list is there as a whole, so that the browser's own search and the printer have all of it.
//!
//! The lengths are computed in [`geometry`]; where lists were left is remembered in [`positions`].

mod geometry;
mod positions;

use std::time::Duration;

use leptos::html::Div;
use leptos::reactive::owner::LocalStorage;
use wasm_bindgen::prelude::*;
use web_sys::{Element, HtmlElement, ResizeObserver};

use self::geometry::{PageHeights, Sight, spacers};
use self::positions::{Position, Positions};
use super::dom::Id;
use super::state::{List, PAGE, Results, Route};
use dateline_search::protocol::Window;
use dateline_search::query::Query;
use dateline_search::view::Tab;
use leptos::prelude::*;

/// How many items a list may have to be there as a whole.
const SHORT: u32 = 200;

/// How long a page that could not be had is not asked for again.
const PAUSE: Duration = Duration::from_secs(5);

/// The list as it stands in the document. Copies are handles of the same list.
#[derive(Clone, Copy)]
pub struct VirtualList {
    route: Route,
    results: Results,
    container: NodeRef<Div>,
    /// The pages that are there, in order.
    pages: RwSignal<Vec<Page>>,
    layout: StoredValue<Layout, LocalStorage>,
}

/// A page that is there.
#[derive(Clone)]
struct Page {
    number: u32,
    list: ArcRwSignal<List>,
}

/// What is known of the list's place.
struct Layout {
    heights: PageHeights,
    /// The number of the list's first item that is not passed over, and how many items there are with those before it.
    base: u32,
    total: u32,
    /// The page that is on its way.
    asked: Option<u32>,
    /// The view and query that the list answers.
    question: Option<(Tab, Query)>,
    /// How far the document is scrolled.
    scrolled: f64,
    /// From where to where the document was scrolled to show something else than the list.
    aside: Option<(f64, f64)>,
    /// How wide the rows are, in pixels.
    width: i32,
    /// The first row in sight.
    anchor: Option<Anchor>,
    positions: Positions<(Tab, Query)>,
}

/// A row, and how far it was from the window's upper edge.
#[derive(Clone)]
struct Anchor {
    row: Element,
    top: f64,
}

impl VirtualList {
    /// A list that has nothing yet.
    pub fn new(route: Route, results: Results) -> Self {
        Self {
            route,
            results,
            container: NodeRef::new(),
            pages: RwSignal::new(Vec::new()),
            layout: StoredValue::new_local(Layout {
                heights: PageHeights::default(),
                base: 0,
                total: 0,
                asked: None,
                question: None,
                scrolled: 0.0,
                aside: None,
                width: 0,
                anchor: None,
                positions: Positions::new(),
            }),
        }
    }

    /// Notes that the document was scrolled from one place to another to show something else than the list. If the reader
    /// leaves the list from there, it counts as left where it was before.
    pub fn step_aside(self, from: f64, to: f64) {
        self.layout.update_value(|layout| layout.aside = Some((from, to)));
    }

    /// Another list, or the same one anew.
    fn show(self, list: List) {
        let question = untrack(|| self.results.question());
        let Window { from, len } = list.window();
        let scroll_to = self.layout.try_update_value(|layout| {
            (layout.base, layout.total, layout.asked) = (from, list.total(), None);
            let count = (layout.total - from).div_ceil(PAGE) as usize;
            let is_other = list != List::Loading && layout.question.as_ref() != Some(&question);
            let to = if is_other { layout.go_to(question, count, self.route.was_followed()) } else { None };
            layout.heights.set_count(count);
            to
        });
        self.set_pages(|pages| {
            pages.retain(|page| page.number == 0 && len > 0);
            if len > 0 {
                put(pages, 0, list);
            }
        });
        self.when_drawn(move |container| {
            self.arrange();
            // Another list begins at its beginning, if that is out of sight.
            let passed = || container.get_bounding_client_rect().top() < 0.0;
            if let Some(to) = scroll_to.flatten().filter(|to| *to > 0.0 || passed()) {
                window().scroll_to_with_x_and_y(0.0, to);
                self.arrange();
            }
        });
    }

    /// A page that was asked for; empty if it could not be had.
    fn take(self, list: List) {
        let Window { from, len } = list.window();
        if len == 0 {
            let again = move || {
                self.layout.update_value(|layout| layout.asked = None);
                self.arrange();
            };
            return set_timeout(again, PAUSE);
        }
        let anchor = self.container.get_untracked().and_then(|container| Anchor::first_in_sight(&container));
        let page = self.layout.try_update_value(|layout| {
            layout.asked = None;
            (from >= layout.base).then(|| (from - layout.base) / PAGE)
        });
        if let Some(Some(number)) = page {
            self.set_pages(|pages| put(pages, number, list));
        }
        self.when_drawn(move |_| self.arrange_around(anchor));
    }

    fn set_pages(self, change: impl FnOnce(&mut Vec<Page>)) {
        self.pages.update(change);
        let loaded = self.pages.with_untracked(|pages| {
            pages.iter().filter(|p| p.number > 0).map(|p| p.list.get_untracked()).collect::<Vec<_>>()
        });
        self.results.loaded.set_value(loaded);
    }

    /// Does something with the list's element when the document shows the pages, before the browser paints it.
    fn when_drawn(self, act: impl FnOnce(HtmlElement) + 'static) {
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            if let Some(container) = self.container.try_get_untracked().flatten() {
                act(container.into());
            }
        });
    }

    /// Brings the document in order after it was scrolled or its width has changed.
    fn arrange(self) {
        let Some(container) = self.container.get_untracked() else { return };
        let width = container.client_width();
        let is_other_width = self.layout.try_update_value(|l| std::mem::replace(&mut l.width, width) != width);
        // In rows of another width nothing is where it was, but for what was in sight before.
        let anchor = if is_other_width == Some(true) {
            self.layout.update_value(|layout| layout.heights.forget());
            // At the head of the page what stands before the list is to stay in sight too.
            let is_at_head = window().scroll_y().is_ok_and(|scrolled| scrolled == 0.0);
            self.layout.with_value(|layout| layout.anchor.clone()).filter(|_| !is_at_head)
        } else {
            Anchor::first_in_sight(&container)
        };
        self.arrange_around(anchor);
    }

    /// Lets go of the pages that are far away and asks for what is missing, while the anchor stays where it is.
    fn arrange_around(self, anchor: Option<Anchor>) {
        let Some(container) = self.container.get_untracked() else { return };
        if container.client_width() == 0 || is_printed() {
            return;
        }
        // First the rows in sight, since which pages are near follows from where those are.
        let heights = self.fit(&container);
        Anchor::restore(anchor.as_ref());
        let window = window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0);
        let sight = Sight { list_top: container.get_bounding_client_rect().top(), window };
        let is_short = self.layout.with_value(|layout| layout.total - layout.base <= SHORT);
        let near = if is_short { vec![true; heights.len()] } else { sight.near(&heights) };
        let focused = document().active_element();
        let present: Vec<u32> = self.pages.with_untracked(|pages| pages.iter().map(|p| p.number).collect());
        let is_near = |page: u32| near.get(page as usize).is_some_and(|near| *near);
        let missing = sight.nearest(&heights, |page| is_near(page) && !present.contains(&page));
        let stays: Vec<bool> = present
            .iter()
            .zip(elements(&container))
            .map(|(&page, element)| is_near(page) || element.contains(focused.as_deref()))
            .collect();
        if stays.contains(&false) {
            let mut stays = stays.into_iter();
            self.set_pages(|pages| pages.retain(|_| stays.next().unwrap_or(true)));
            self.when_drawn(move |container| {
                self.fit(&container);
                Anchor::restore(anchor.as_ref());
                self.finish(&container, missing);
            });
        } else {
            self.finish(&container, missing);
        }
    }

    /// Notes what is in sight now, and asks for the page that is missing.
    fn finish(self, container: &Element, missing: Option<u32>) {
        let question = untrack(|| self.results.question());
        let wanted = self.layout.try_update_value(|layout| {
            layout.anchor = Anchor::first_in_sight(container);
            // A list that is about to become another one is asked for nothing more.
            if layout.question.as_ref() != Some(&question) {
                return None;
            }
            layout.scrolled = window().scroll_y().unwrap_or(0.0);
            // A reader who has scrolled on from there is back in the list.
            layout.aside = layout.aside.filter(|(_, to)| (to - layout.scrolled).abs() < 1.0);
            if layout.asked.is_some() {
                return None;
            }
            layout.asked = missing;
            missing.map(|page| Window { from: layout.base + page * PAGE, len: PAGE })
        });
        if let Some(Some(window)) = wanted {
            self.results.load_more(window);
        }
    }

    /// Measures the pages that are there, and keeps room for the others. Gives the height of each page of the list.
    fn fit(self, container: &HtmlElement) -> Vec<f64> {
        let present: Vec<u32> = self.pages.with_untracked(|pages| pages.iter().map(|p| p.number).collect());
        let elements = elements(container);
        let heights = self.layout.try_update_value(|layout| {
            for (&page, element) in present.iter().zip(&elements) {
                layout.heights.set(page, element.get_bounding_client_rect().height());
            }
            layout.heights.estimates()
        });
        let heights = heights.unwrap_or_default();
        let (before, after) = spacers(&heights, &present);
        for (element, room) in elements.iter().zip(before) {
            set_pixels(element, "margin-top", room);
        }
        set_pixels(container, "padding-bottom", after);
        heights
    }
}

impl Layout {
    /// Goes from one list to another of that many pages. Gives how far to scroll, unless it is the first list. A list that is
    /// come `back` to stands where it was left.
    fn go_to(&mut self, question: (Tab, Query), pages: usize, back: bool) -> Option<f64> {
        let heights = std::mem::take(&mut self.heights);
        let known = self.positions.of(&question, pages).filter(|_| back).cloned();
        let before = self.question.replace(question)?;
        let scrolled = self.aside.take().map_or(self.scrolled, |(from, _)| from);
        self.positions.leave(before, Position { scrolled, heights });
        let Position { scrolled, heights } = known.unwrap_or_default();
        self.heights = heights;
        Some(scrolled)
    }
}

/// Puts a page in its place, or in place of the one that is there.
fn put(pages: &mut Vec<Page>, number: u32, list: List) {
    let at = pages.partition_point(|page| page.number < number);
    match pages.get(at).filter(|page| page.number == number) {
        Some(page) => page.list.set(list),
        None => pages.insert(at, Page { number, list: ArcRwSignal::new(list) }),
    }
}

impl Anchor {
    /// The first row in the window.
    fn first_in_sight(container: &Element) -> Option<Self> {
        let rows = container.query_selector_all("[data-row]").ok()?;
        let mut rows = (0..rows.length()).filter_map(|at| rows.get(at)?.dyn_into::<Element>().ok());
        rows.find_map(|row| {
            let frame = row.get_bounding_client_rect();
            (frame.bottom() > 0.0).then(|| Self { top: frame.top(), row })
        })
    }

    /// Scrolls so that the row is again where it was.
    fn restore(anchor: Option<&Self>) {
        if let Some(Self { row, top }) = anchor.filter(|anchor| anchor.row.is_connected()) {
            let moved = row.get_bounding_client_rect().top() - top;
            if moved.abs() >= 1.0 {
                window().scroll_by_with_x_and_y(0.0, moved);
            }
        }
    }
}

/// The elements of the pages that are there.
fn elements(container: &Element) -> Vec<HtmlElement> {
    let children = container.children();
    (0..children.length()).filter_map(|at| children.item(at)?.dyn_into().ok()).collect()
}

fn set_pixels(element: &HtmlElement, property: &str, length: f64) {
    let _ = element.style().set_property(property, &format!("{}px", length as i32));
}

fn is_printed() -> bool {
    window().match_media("print").ok().flatten().is_some_and(|media| media.matches())
}

/// The element of the current view's list; `draw` draws a run of its items.
#[component]
pub fn VirtualItems(
    /// Draws a run of items.
    draw: fn(&List) -> AnyView,
) -> impl IntoView {
    let this: VirtualList = expect_context();
    let frame_is_due = StoredValue::new(false);
    let scrolled = window_event_listener_untyped("scroll", move |_| {
        if !frame_is_due.get_value() {
            frame_is_due.set_value(true);
            request_animation_frame(move || {
                frame_is_due.set_value(false);
                this.arrange();
            });
        }
    });
    on_cleanup(move || scrolled.remove());
    let results = this.results;
    Effect::new(move || {
        let list = results.list.get();
        untrack(|| this.show(list));
    });
    Effect::new(move || {
        if let Some(list) = results.more.get() {
            untrack(|| this.take(list));
        }
    });
    // Called before the change is painted. The closure lives as long as the page.
    let resized = Closure::<dyn Fn()>::new(move || this.arrange()).into_js_value();
    let observer = StoredValue::new_local(ResizeObserver::new(resized.unchecked_ref()).ok());
    this.container.on_load(move |container| {
        observer.with_value(|observer| {
            if let Some(observer) = observer {
                observer.observe(&container);
            }
        });
    });
    view! {
        <div
            class="parts"
            id=Id::Parts.as_str()
            aria-busy=move || results.is_late.get().then_some("true")
            node_ref=this.container
        >
            <For each=move || this.pages.get() key=|page| page.number let:page>
                <div class="part">{move || page.list.with(draw)}</div>
            </For>
        </div>
    }
}
