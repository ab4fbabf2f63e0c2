//! The page.

fn main() {
    dateline::web::start();
}
