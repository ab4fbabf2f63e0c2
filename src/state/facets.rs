//! The facets' values with their counts, and how many values of each are asked for.

use std::sync::Arc;

use dateline_search::protocol::{self, FacetWanted};
use dateline_search::query::Facet;
use leptos::prelude::*;

/// The facets' values with their counts, and how much of each facet is asked for.
#[derive(Clone, Copy)]
pub struct Facets {
    /// Those of the query before while the answer for a new one is on its way.
    pub counts: RwSignal<Arc<protocol::Facets>>,
    /// How many values of each facet are asked for, and by what name.
    pub wanted: RwSignal<Vec<FacetWanted>>,
}

/// As many values of a facet as are shown at first.
pub fn initially_wanted(facet: Facet) -> FacetWanted {
    let most = if facet == Facet::Speaker { 8 } else { 6 };
    FacetWanted { facet, most, find: String::new() }
}

impl Facets {
    pub(super) fn new() -> Self {
        Self { counts: RwSignal::new(Arc::default()), wanted: RwSignal::new(Facet::ALL.map(initially_wanted).to_vec()) }
    }

    /// What is asked of a facet.
    pub fn wanted_of(self, facet: Facet) -> FacetWanted {
        let wanted = self.wanted.with(|all| all.iter().find(|wanted| wanted.facet == facet).cloned());
        wanted.unwrap_or_else(|| initially_wanted(facet))
    }

    /// Changes what is asked of a facet.
    pub fn want(self, facet: Facet, change: impl FnOnce(&mut FacetWanted)) {
        self.wanted.update(|all| {
            if let Some(wanted) = all.iter_mut().find(|wanted| wanted.facet == facet) {
                change(wanted);
            }
        });
    }
}
