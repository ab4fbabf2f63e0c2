//! The program for large corpora. The host's worker and the batch workers that it starts run it.

fn main() {
    dateline_host::start();
}
