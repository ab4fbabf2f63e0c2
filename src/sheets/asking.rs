//! Questions of a sheet: one at a time, asked again when another corpus is open.

use super::event::want;
use dateline_search::review::CorrectionLog;
use dateline_search::sheets::{SheetRequest, SheetResponse};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::CustomEvent;

/// What came of the last question.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Answer {
    /// Nothing was asked yet.
    #[default]
    None,
    /// The worker is looking.
    Waiting,
    /// The answer.
    Told(Arc<SheetResponse>),
    /// Why there is none, in words for the reader.
    Failed(String),
}

/// The last question and what came of it.
#[derive(Clone, Copy)]
pub struct Asking {
    question: StoredValue<Option<SheetRequest>>,
    /// What is asked when that is answered, if it goes first.
    next: StoredValue<Option<SheetRequest>>,
    /// What the reader has corrected so far.
    pub corrected: StoredValue<CorrectionLog>,
    /// What came of it.
    pub answer: RwSignal<Answer>,
}

impl Asking {
    /// Nothing is asked yet; from now on answers are heard.
    pub fn new() -> Self {
        let asking = Self {
            question: StoredValue::new(None),
            next: StoredValue::new(None),
            corrected: StoredValue::new(CorrectionLog::default()),
            answer: RwSignal::new(Answer::None),
        };
        let _ = window_event_listener_untyped("dateline-answer", move |event| {
            asking.hear(&event.unchecked_into::<CustomEvent>().detail());
        });
        asking
    }

    /// Asks, in place of what was asked before; once corrections are made again, if that goes on.
    pub fn ask(self, question: SheetRequest) {
        let goes_first = self.question.with_value(|asked| matches!(asked, Some(SheetRequest::CorrectAgain { .. })));
        if goes_first {
            self.answer.set(Answer::Waiting);
            return self.next.set_value(Some(question));
        }
        self.question.set_value(Some(question));
        self.answer.set(Answer::Waiting);
        self.post();
    }

    /// Asks this, and what was asked before once it is answered.
    pub fn ask_first(self, question: SheetRequest) {
        let before = self.question.get_value();
        if before.is_some() {
            self.next.set_value(before);
        }
        self.question.set_value(Some(question));
        self.post();
    }

    /// Forgets what was asked.
    pub fn forget(self) {
        self.next.set_value(None);
        if self.question.with_value(|asked| matches!(asked, Some(SheetRequest::CorrectAgain { .. }))) {
            return self.answer.set(Answer::None);
        }
        self.question.set_value(None);
        self.answer.set(Answer::None);
    }

    /// The sheet is closed: nothing is asked any more, but what corrects comes to its end.
    pub fn rest(self) {
        if !self.is_correcting() {
            self.forget();
        }
    }

    /// Whether names or statements are being corrected.
    pub fn is_correcting(self) -> bool {
        let corrects =
            |asked: &SheetRequest| matches!(asked, SheetRequest::Correct { .. } | SheetRequest::Accept { .. });
        self.question.with_value(|question| question.as_ref().is_some_and(corrects))
    }

    /// Says why nothing is asked.
    pub fn refuse(self, why: &str) {
        self.question.set_value(None);
        self.answer.set(Answer::Failed(why.to_owned()));
    }

    fn post(self) {
        let Some(question) = self.question.get_value() else { return };
        want("ask", &js_sys::Uint8Array::from(question.write().as_slice()));
    }

    fn hear(self, detail: &JsValue) {
        if self.question.with_value(Option::is_none) {
            return;
        }
        if detail.is_undefined() || detail.is_null() {
            // Corrections were meant for the corpus that was open then.
            if self.is_correcting() {
                return self.refuse("Other articles are open now. Nothing was corrected.");
            }
            self.answer.set(Answer::Waiting);
            return self.post();
        }
        self.answer.set(match detail.as_string() {
            Some(message) => Answer::Failed(message),
            None => match SheetResponse::read(&js_sys::Uint8Array::new(detail).to_vec()) {
                Some(response) => {
                    if let SheetResponse::Corrected { quotations, marked, corrections } = &response {
                        // Whether or not the sheet is still open: all lists of the page have other answers now.
                        self.question.set_value(self.next.get_value());
                        self.next.set_value(None);
                        self.corrected.set_value(corrections.clone());
                        // What is asked next the page has asked anew, as all that is shown.
                        want("changed", &js_sys::Array::of2(&(*quotations).into(), &(*marked).into()));
                    }
                    let is_again =
                        self.question.with_value(|asked| matches!(asked, Some(SheetRequest::CorrectAgain { .. })));
                    if is_again && matches!(response, SheetResponse::Refused(_)) {
                        self.question.set_value(self.next.get_value());
                        self.next.set_value(None);
                        self.post();
                        return;
                    }
                    Answer::Told(Arc::new(response))
                }
                None => {
                    Answer::Failed("This sheet and the page are of different versions. Reload the page.".to_owned())
                }
            },
        });
    }
}
