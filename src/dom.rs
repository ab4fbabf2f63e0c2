//! The document: ids that other files rely on, and the few things asked of it that Leptos has no word for.

use std::time::Duration;

use leptos::prelude::{document, request_animation_frame, set_timeout, window};
use wasm_bindgen::JsCast;
use web_sys::{Element, FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// The fixed ids of the page. Trunk.toml, boot.js and crates/cli/src/first_view.rs use the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Id {
    /// The meta element in which the build says where its files are.
    Boot,
    /// The page.
    Page,
    /// The first view as the build wrote it, whose place the page takes.
    Frame,
    /// The search box of that frame.
    BootSearch,
    /// The search box.
    Search,
    /// The list of the current view.
    List,
    /// The container of the list's pages ([`virtual_list`](crate::virtual_list)).
    Parts,
    /// The reader.
    Reader,
    /// The headline of the article in the reader.
    ReaderTitle,
    /// The sheet that says why the selected fact was found.
    Why,
    /// The part of the reader that scrolls.
    ReaderPage,
    /// The sheet of filters, where they are no column.
    Filters,
}

impl Id {
    /// The id as it stands in the document.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Boot => "boot",
            Self::Page => "page",
            Self::Frame => "frame",
            Self::BootSearch => "boot-search",
            Self::Search => "search",
            Self::List => "list",
            Self::Parts => "parts",
            Self::Reader => "reader",
            Self::ReaderTitle => "reader-title",
            Self::Why => "why",
            Self::ReaderPage => "reader-page",
            Self::Filters => "filters",
        }
    }

    /// The element, if it is in the document now.
    pub fn element(self) -> Option<HtmlElement> {
        by_id(self.as_str())
    }
}

/// The id of a row of a list: of a fact or an article.
pub fn row_id(id: &str) -> String {
    format!("row-{id}")
}

/// The id of a fact's mark in the reader.
pub fn mark_id(id: &str) -> String {
    format!("mark-{id}")
}

/// The element with this id.
pub fn by_id(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// Focuses an element without moving the page, then moves it only as far as needed, or into the middle.
pub fn focus(element: &HtmlElement, middle: bool) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    let _ = element.focus_with_options(&options);
    let options = ScrollIntoViewOptions::new();
    options.set_block(if middle { ScrollLogicalPosition::Center } else { ScrollLogicalPosition::Nearest });
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Focuses the element with this id in the next frame. An element that a view draws anew loses the focus; by the next frame
/// the new one is in the page.
pub fn focus_in_next_frame(id: String) {
    request_animation_frame(move || {
        if let Some(element) = by_id(&id) {
            focus(&element, false);
        }
    });
}

/// Calls `then` once the next frame has been painted, so that what it changes does not hold up that frame.
pub fn after_next_frame(then: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(then, Duration::ZERO));
}

/// Moves the page so that an element stands in the middle.
pub fn reveal(element: &HtmlElement) {
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    element.scroll_into_view_with_scroll_into_view_options(&options);
}

/// Whether keys typed into this element are text.
pub fn is_typing(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
}

/// The page's address without its fragment.
pub fn base() -> String {
    let href = window().location().href().unwrap_or_default();
    href.split('#').next().unwrap_or_default().to_owned()
}
