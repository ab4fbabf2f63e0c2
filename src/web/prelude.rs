//! What the page takes of Leptos: signals, views, and the few words for the document.
//!
//! From the crates that Leptos is made of, since the one that binds them exports to JavaScript what its server functions
//! need, and what is exported cannot be left out of a page that has no server.

pub use any_spawner::Executor;
pub use leptos_dom::helpers::{
    document, event_target_value, queue_microtask, request_animation_frame, set_timeout, window, window_event_listener,
    window_event_listener_untyped,
};
pub use reactive_graph::effect::{Effect, RenderEffect};
pub use reactive_graph::graph::untrack;
pub use reactive_graph::owner::{LocalStorage, Owner, StoredValue};
pub use reactive_graph::prelude::*;
pub use tachys::prelude::*;

pub use super::signal::{Memo, RwSignal};

/// Whatever can be drawn.
pub trait IntoView: RenderHtml + Send {}

impl<T: RenderHtml + Send> IntoView for T {}
