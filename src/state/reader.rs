//! The article that is open.

use std::sync::Arc;

use dateline_search::view::ArticlePage;
use leptos::prelude::*;

/// How far an article is open.
#[derive(Clone, Debug, PartialEq)]
pub enum ReaderState {
    /// No article is open.
    Closed,
    /// The article has been asked for.
    Loading,
    /// The article is shown.
    Open(Arc<ArticlePage>),
    /// There is no such article, or it could not be shown, for this reason.
    Failed(String),
}

/// The reader.
#[derive(Clone, Copy)]
pub struct Reader {
    /// The article.
    pub state: RwSignal<ReaderState>,
    /// Whether an article is open or on its way. A memo, so that what depends on this alone is not drawn again for each
    /// article.
    pub is_open: Memo<bool>,
}

impl Reader {
    pub(super) fn new() -> Self {
        let state = RwSignal::new(ReaderState::Closed);
        Self { state, is_open: Memo::new(move |_| state.with(|s| *s != ReaderState::Closed)) }
    }
}
