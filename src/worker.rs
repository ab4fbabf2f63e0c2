//! The page's own worker: an engine that answers requests about an analysed corpus, in the order in which they come.
//!
//! It speaks first: a greeting in an envelope that names its build. A message that reached it earlier, while its program was
//! still being loaded, might be lost; the page waits for the greeting instead.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use dateline_search::engine::AnalysedSession;
use dateline_search::protocol::{Request, Response};
use dateline_wire as wire;

/// Greets the page and listens to it for as long as the worker lives.
pub fn start() {
    let session = RefCell::new(AnalysedSession::default());
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        // A question that is taken back has been answered by now.
        if wire::taken_back(&data).is_some() {
            return;
        }
        match wire::read::<Request>(&data) {
            Some((number, request)) => {
                let answer = session.borrow_mut().handle(&request);
                say(number, &answer);
            }
            None => {
                let message = "The page asked something that its worker does not know. Reload the page.".to_owned();
                say(0, &Response::Failed { message });
            }
        }
    });
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    say(0, &Response::Ready);
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn say(number: u32, body: &Response) {
    // Fails only for values that cannot be cloned, and bytes can.
    let _ = scope().post_message(&wire::write(number, body));
}
