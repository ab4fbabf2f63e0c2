//! What the page takes of Leptos; signals and memos are those of [`signal`](super::signal).

pub use leptos::prelude::*;

pub use super::signal::{Memo, RwSignal};
