//! Progress of long work, on a terminal's standard error; nothing where standard error is no terminal.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// The progress of one step. It disappears when it is dropped.
pub struct Progress(ProgressBar);

impl Progress {
    /// A step over that many bytes.
    pub fn of_bytes(step: &'static str, total: u64) -> Self {
        Self::new(step, total, "{msg:10} {wide_bar} {bytes} of {total_bytes}, {eta} left")
    }

    /// A step over that many articles.
    pub fn of_articles(step: &'static str, total: usize) -> Self {
        Self::new(step, total as u64, "{msg:10} {wide_bar} {human_pos} of {human_len} articles, {eta} left")
    }

    /// A step whose length nobody knows.
    pub fn spinner(step: &'static str) -> Self {
        let bar = ProgressBar::new_spinner().with_message(step);
        bar.enable_steady_tick(Duration::from_millis(100));
        Self(bar)
    }

    fn new(step: &'static str, total: u64, template: &str) -> Self {
        // The templates above are right, which a test holds; the default is a bar as well.
        let style = ProgressStyle::with_template(template).unwrap_or_else(|_| ProgressStyle::default_bar());
        Self(ProgressBar::new(total).with_style(style).with_message(step))
    }

    /// So much more is done.
    pub fn advance(&self, by: u64) {
        self.0.inc(by);
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        self.0.finish_and_clear();
    }
}
