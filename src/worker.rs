//! The worker's side: one engine, which answers in the order asked.
//!
//! It speaks first: a `Hello` with its build, numbered 0. A message that reached it earlier, while its program was still
//! being loaded, might be lost; the page waits for the greeting instead.

use std::cell::RefCell;

use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

use dateline_search::engine::Session;
use dateline_search::protocol::{Request, Response, build};
use dateline_search::wire;

/// Greets the page and listens to it for as long as the worker lives.
pub fn start() {
    let session = RefCell::new(Session::default());
    let hear = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
        let data = event.data();
        let Some((number, request)) = wire::read::<Request>(&data) else {
            // A bare number is a question that a newer one has overtaken. It has been answered by now.
            if data.as_f64().is_none() {
                let message = "The page asked something that its worker does not know. Reload the page.".to_owned();
                say(0, Response::Failed { message });
            }
            return;
        };
        let answer = session.borrow_mut().handle(&request, &mut |progress| say(number, progress));
        say(number, answer);
    });
    scope().set_onmessage(Some(hear.as_ref().unchecked_ref()));
    hear.forget();
    say(0, Response::Hello { build: build() });
}

fn scope() -> DedicatedWorkerGlobalScope {
    js_sys::global().unchecked_into()
}

fn say(number: u32, body: Response) {
    // Fails only for values that cannot be cloned, and bytes can.
    let _ = scope().post_message(&wire::write(number, &body));
}
