//! The program for large corpora: the engine's worker and the analysts that it starts.

fn main() {
    dateline_host::start();
}
