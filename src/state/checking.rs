//! A text of the reader's whose quotations are looked for in the corpus.

use std::sync::Arc;

use super::corpus::Corpus;
use super::open_corpus::NO_HOST;
use crate::boot::Boot;
use crate::client::Slot;
use dateline_search::protocol::{Request, Response};
use dateline_search::view::CheckedDraft;
use leptos::prelude::*;

/// The text and what came of it.
#[derive(Clone, Copy)]
pub struct Checking {
    /// As typed or pasted.
    pub draft: RwSignal<String>,
    /// What came of it when it was last checked.
    pub outcome: RwSignal<CheckOutcome>,
    corpus: Corpus,
}

/// What came of a check.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CheckOutcome {
    /// Nothing was checked yet.
    #[default]
    None,
    /// The worker is looking.
    Looking,
    /// The text's quotations.
    Checked(Arc<CheckedDraft>),
    /// Why it could not be checked.
    Failed(String),
}

impl Checking {
    pub(super) fn new(corpus: Corpus) -> Self {
        Self { draft: RwSignal::new(String::new()), outcome: RwSignal::new(CheckOutcome::None), corpus }
    }

    /// Has the text checked.
    pub fn check(self) {
        if self.draft.with_untracked(|draft| draft.trim().is_empty()) {
            return self.outcome.set(CheckOutcome::Failed("There is no text to check.".to_owned()));
        }
        self.outcome.set(CheckOutcome::Looking);
        self.ask();
    }

    fn ask(self) {
        self.corpus.ask(Slot::Check, Request::Check { draft: self.draft.get_untracked() });
    }

    fn is_looking(self) -> bool {
        self.outcome.with_untracked(|outcome| *outcome == CheckOutcome::Looking)
    }

    /// Asks again once another worker has the corpus; what was found in another corpus goes.
    pub(super) fn follow(self) {
        Effect::new(move |before: Option<u32>| {
            let revision = self.corpus.revision.get();
            if before.is_some_and(|before| before != revision) {
                match self.is_looking() {
                    true => self.ask(),
                    false => self.outcome.set(CheckOutcome::None),
                }
            }
            revision
        });
    }

    /// Takes the worker's answer. That only the worker for large corpora can look is its client's business, if there is one.
    pub(super) fn take(self, response: Response) {
        if !self.is_looking() {
            return;
        }
        match response {
            Response::Checked(draft) => self.outcome.set(CheckOutcome::Checked(Arc::new(draft))),
            Response::Failed { message } => self.outcome.set(CheckOutcome::Failed(message)),
            Response::NeedsAnalysis if Boot::read().is_some_and(|boot| boot.host.is_none()) => {
                self.outcome.set(CheckOutcome::Failed(NO_HOST.to_owned()));
            }
            Response::NeedsAnalysis => self.corpus.needs_analysis(),
            _ => {}
        }
    }
}
