//! The window's width, and what fits into it.

use super::{Reader, ReaderState};
use crate::dom::after_next_frame;
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
    /// Whether the reader keeps its room beside the list. It does until the frame after the one in which it has gone: who
    /// closes an article sees that at once, and need not wait until the list is laid out in its new width.
    pub reader_keeps_room: RwSignal<bool>,
    reader: Reader,
}

impl Viewport {
    pub(super) fn new(reader: Reader) -> Self {
        let width = RwSignal::new(0);
        let reader_keeps_room = RwSignal::new(false);
        Self {
            width,
            reader_keeps_room,
            reader,
            is_narrow: Memo::new(move |_| width.get() < READER_BESIDE),
            filters_beside: Memo::new(move |_| {
                // Reads the signal and not `is_open`: an effect that reads a memo, and another memo made of that one, can miss
                // a change of the first where the second stays the same.
                let is_open = reader.state.with(|state| *state != ReaderState::Closed);
                width.get()
                    >= if is_open || reader_keeps_room.get() { FILTERS_BESIDE_READER } else { FILTERS_BESIDE_LIST }
            }),
        }
    }

    /// Follows the window's width and the reader for as long as the page is there.
    pub fn follow(self) {
        let measure = move || {
            let width = window().inner_width().ok().and_then(|w| w.as_f64()).unwrap_or(0.0);
            self.width.set(width as u32);
        };
        measure();
        let _ = window_event_listener_untyped("resize", move |_| measure());
        let is_open = self.reader.is_open;
        Effect::new(move |_| {
            if is_open.get() {
                self.reader_keeps_room.set(true);
            } else if self.is_narrow.get_untracked() {
                self.reader_keeps_room.set(false);
            } else {
                after_next_frame(move || {
                    if !is_open.get_untracked() {
                        self.reader_keeps_room.set(false);
                    }
                });
            }
        });
    }
}
