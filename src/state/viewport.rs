//! The window's width, and what fits into it.

use super::{Reader, ReaderState};
use leptos::prelude::*;

/// From this width on the reader stands beside the list, in pixels; below it lies over the list. style/list.css agrees.
const READER_BESIDE: u32 = 900;
/// From this width on there is a column for the filters beside the list, in pixels.
const FILTERS_BESIDE_LIST: u32 = 1080;
/// From this width on there is a column for the filters even beside list and reader, in pixels.
const FILTERS_BESIDE_READER: u32 = 1360;

/// The window.
#[derive(Clone, Copy)]
pub struct Viewport {
    /// Its width in pixels.
    pub width: RwSignal<u32>,
    /// Whether there is room for one column only.
    pub is_narrow: Memo<bool>,
    /// Whether there is room for a column of filters.
    pub filters_beside: Memo<bool>,
}

impl Viewport {
    pub(super) fn new(reader: Reader) -> Self {
        let width = RwSignal::new(0);
        Self {
            width,
            is_narrow: Memo::new(move |_| width.get() < READER_BESIDE),
            filters_beside: Memo::new(move |_| {
                // Reads the signal and not `is_open`: an effect that reads a memo, and another memo made of that one, can miss
                // a change of the first where the second stays the same.
                let is_open = reader.state.with(|state| *state != ReaderState::Closed);
                width.get() >= if is_open { FILTERS_BESIDE_READER } else { FILTERS_BESIDE_LIST }
            }),
        }
    }

    /// Follows the window's width for as long as the page is there.
    pub fn follow(self) {
        let measure = move || {
            let width = window().inner_width().ok().and_then(|w| w.as_f64()).unwrap_or(0.0);
            self.width.set(width as u32);
        };
        measure();
        let _ = window_event_listener_untyped("resize", move |_| measure());
    }
}
