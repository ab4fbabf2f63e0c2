//! What the page knows, apart from how it is drawn: the address, the corpus, the results, the facets, the axis, the open
//! article and the notices.
//!
//! Each concern is a small `Copy` struct of signals. [`provide`] puts all of them into the context of the root component;
//! a component takes those that it needs with `expect_context`. Nothing here knows a view: a view changes a signal or calls
//! a method, [`questions`] asks the worker whenever the address has changed, and [`answers`] puts what the worker answers
//! into the signals.

mod answers;
mod axis;
mod corpus;
mod facets;
mod keeping;
mod marks;
mod notices;
mod open_corpus;
mod opening;
mod questions;
mod quote_context;
mod reader;
mod results;
mod route;
mod sheets;
mod viewport;
mod worker;

use leptos::prelude::*;

pub use axis::{Axis, EntryNames};
pub use corpus::{Corpus, Phase};
pub use facets::{Facets, initially_wanted};
pub use marks::{MARKS, MarkSwitches, VisibleMarks};
pub use notices::{Notice, Notices};
pub use open_corpus::NO_HOST;
pub use opening::Status as OpeningStatus;
pub use quote_context::QuoteContext;
pub use reader::{Reader, ReaderState};
pub use results::{List, PAGE, Results};
pub use route::Route;
pub use viewport::Viewport;

/// All of it. Copies are handles of the same state.
#[derive(Clone, Copy)]
struct State {
    /// The address.
    route: Route,
    /// The corpus that is open.
    corpus: Corpus,
    /// The list of the current view.
    results: Results,
    /// What the list can be narrowed to.
    facets: Facets,
    /// What the timeline draws.
    axis: Axis,
    /// The quotation whose context is shown.
    context: QuoteContext,
    /// The open article.
    reader: Reader,
    /// Which marks the reader shows.
    marks: MarkSwitches,
    /// Notices at the foot of the page.
    notices: Notices,
    /// The window.
    viewport: Viewport,
}

/// Makes the page's state, provides each concern as a context of the current owner, starts the worker and asks it whenever
/// the address changes.
pub fn provide() {
    let (route, worker, notices) = (Route::new(), worker::WorkerHandle::new(), Notices::new());
    let reader = Reader::new();
    let corpus = Corpus::new(worker, notices);
    let state = State {
        route,
        corpus,
        results: Results::new(route, worker),
        facets: Facets::new(),
        axis: Axis::new(route, worker),
        context: QuoteContext::new(worker),
        reader,
        marks: MarkSwitches::new(),
        notices,
        viewport: Viewport::new(reader),
    };
    provide_context(state.route);
    provide_context(state.corpus);
    provide_context(state.results);
    provide_context(state.facets);
    provide_context(state.axis);
    provide_context(state.context);
    provide_context(state.reader);
    provide_context(state.marks);
    provide_context(state.notices);
    provide_context(state.viewport);
    state.corpus.start(move |heard| state.hear(heard));
    state.ask_as_the_route_changes();
    sheets::follow(route, corpus, notices);
}
