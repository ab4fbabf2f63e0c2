//! The web worker, which holds corpus and engine.

fn main() {
    dateline::web::worker::start();
}
