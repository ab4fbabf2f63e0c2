//! The page's program, which is its worker's too.

fn main() {
    dateline_page::start();
}
